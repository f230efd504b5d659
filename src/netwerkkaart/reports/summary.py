"""The first paragraph of the report, in plain Dutch, built from facts only."""

from collections import Counter
from collections.abc import Sequence

from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.visits import Initiative, VisitStatus
from netwerkkaart.queries.partnership_rows import SchoolReport, VisitLine
from netwerkkaart.reports.sight import Sight
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.dates import long_day
from netwerkkaart.texts.words import sector_name, word

_NAMED_THEMES = 3


def held_visits(report: SchoolReport) -> list[VisitLine]:
    """Return the visits that took place in the period of the report."""
    return [
        visit
        for visit in report.visits
        if visit.status is VisitStatus.HELD and visit.day <= report.on and report.within(visit.day)
    ]


def noticed_at(report: SchoolReport) -> list[VisitLine]:
    """Return the visits whose signals count: also those that were called off, which is a signal; no plans."""
    return [visit for visit in report.visits if visit.status is not VisitStatus.PLANNED and visit.day <= report.on]


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence lists them: *a, b en c*."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} en {last}").format(first=", ".join(words[:-1]), last=words[-1])


def summary(report: SchoolReport, sight: Sight) -> str:
    """Return the paragraph."""
    held = held_visits(report)
    sentences = [_who(report, sight)]
    if held:
        sentences += [_how_often(report, held), _initiative(held), _themes(held, sight)]
    elif report.last_contact is None:
        sentences.append(_("Met deze school is nog geen contact vastgelegd."))
    else:
        sentences.append(
            _("In {period} is geen contact vastgelegd; het laatste was op {day}.").format(
                period=period(report), day=long_day(report.last_contact)
            )
        )
    sentences += [_phase(report), _kept(report)]
    return " ".join(sentence for sentence in sentences if sentence)


def period(report: SchoolReport) -> str:
    """Return the period as it stands in a sentence."""
    if report.year is None:
        return _("de hele periode")
    return _("schooljaar {year}").format(year=report.year.label)


def _who(report: SchoolReport, sight: Sight) -> str:
    school = report.school
    where = _(" in {neighbourhood}").format(neighbourhood=school.neighbourhood) if school.neighbourhood else ""
    first = _("{name} is een school voor {sector}{where}.").format(
        name=school.name, sector=sector_name(school.sector), where=where
    )
    if school.closed_on is not None and school.closed_on <= report.on:
        first += " " + _("De school is gesloten op {day}.").format(day=long_day(school.closed_on))
    fixed = [face for face in report.faces if face.kind is AssignmentKind.FIXED]
    if not fixed:
        return first + " " + _("De school heeft geen vast gezicht van ons.")
    if sight.named:
        return first + " " + _("Vast gezicht is {names}.").format(names=listed([face.name for face in fixed]))
    return (
        first
        + " "
        + ngettext(
            "De school heeft een vast gezicht van ons.", "De school heeft {number} vaste gezichten van ons.", len(fixed)
        ).format(number=len(fixed))
    )


def _how_often(report: SchoolReport, held: Sequence[VisitLine]) -> str:
    people = len({guest.id for visit in held for guest in visit.contacts})
    moments = ngettext("was er {number} contactmoment", "waren er {number} contactmomenten", len(held)).format(
        number=len(held)
    )
    with_whom = ngettext("met {number} persoon van de school", "met {number} mensen van de school", people).format(
        number=people
    )
    if report.year is None:
        opening = _("Sinds {day}").format(day=long_day(held[0].day))
    else:
        opening = _("In schooljaar {year}").format(year=report.year.label)
    return f"{opening} {moments} {with_whom}." if people else f"{opening} {moments}."


def _initiative(held: Sequence[VisitLine]) -> str:
    known = [visit for visit in held if visit.initiative is not Initiative.UNKNOWN]
    if len(known) < 2:
        return ""
    school = sum(visit.initiative is Initiative.SCHOOL for visit in known)
    return _("Van de {known} keer dat dit is genoteerd, nam de school {number} keer het initiatief.").format(
        number=school, known=len(known)
    )


def _themes(held: Sequence[VisitLine], sight: Sight) -> str:
    counts = Counter(theme for visit in held for theme in visit.themes)
    if not counts:
        return ""
    often = [
        _("{theme} ({number}×)").format(theme=sight.text(theme), number=number)
        for theme, number in counts.most_common(_NAMED_THEMES)
    ]
    if len(counts) == 1:
        return _("Het ging over {themes}.").format(themes=often[0])
    return _("Het ging het vaakst over {themes}.").format(themes=listed(often))


def _phase(report: SchoolReport) -> str:
    if not report.phases:
        return ""
    now = report.phases[-1]
    if now.phase is Phase.NO_CONTACT:
        return ""
    said = _("De samenwerking staat sinds {day} in fase {number}: {phase}.").format(
        day=long_day(now.since), number=now.phase.value, phase=word(now.phase).lower()
    )
    wish = report.school.ambition
    if wish is not None and wish is not Phase.NO_CONTACT and wish != now.phase:
        said += " " + _("De ambitie is fase {number}: {phase}.").format(number=wish.value, phase=word(wish).lower())
    return said


def _kept(report: SchoolReport) -> str:
    ours = [each for each in report.promises if each.side is PromiseSide.US and report.within(each.made_on)]
    if not ours:
        return ""
    kept = sum(each.status in {PromiseStatus.KEPT, PromiseStatus.LATE} for each in ours)
    still = sum(each.status is PromiseStatus.OPEN for each in ours)
    if len(ours) == 1:
        if kept:
            return _("Onze toezegging kwamen wij na.")
        return _("Onze toezegging staat nog open.") if still else _("Onze toezegging is vervallen.")
    if kept:
        said = _("Van onze {number} toezeggingen kwamen wij er {kept} na.").format(number=len(ours), kept=kept)
    else:
        said = _("Van onze {number} toezeggingen is er nog geen nagekomen.").format(number=len(ours))
    if still:
        said += " " + ngettext("Er staat er nog {number} open.", "Er staan er nog {number} open.", still).format(
            number=still
        )
    return said
