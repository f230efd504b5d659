"""The sections of the partnership report after its first page: people, visits, themes, promises, what we do."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from netwerkkaart.domain.agreements import AgreementStatus, has_expired
from netwerkkaart.domain.audience import Audience, ReportPart, reach_text
from netwerkkaart.domain.facts import PromiseFact
from netwerkkaart.domain.people import Level
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus, is_overdue
from netwerkkaart.domain.readings import PromiseTally, promise_tally
from netwerkkaart.domain.trust import SIGNALS, Dimension
from netwerkkaart.domain.visits import Initiative, VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.look import best_ink, mix
from netwerkkaart.queries.partnership_rows import (
    ActivityLine,
    AgreementLine,
    PersonRow,
    PromiseLine,
    SchoolReport,
    TieRow,
    VisitLine,
)
from netwerkkaart.reports.lettering import Style, readable, shorten, together, width
from netwerkkaart.reports.page import BODY_WIDTH, LEFT, Paper
from netwerkkaart.reports.sight import Sight
from netwerkkaart.reports.summary import held_visits, noticed_at
from netwerkkaart.reports.table import Cell, Column, Group, Part, Row, Table
from netwerkkaart.texts import _, ngettext, trust
from netwerkkaart.texts.dates import NO_DATE, short_day, span
from netwerkkaart.texts.words import capitalised, word

_MOST_YEARS = 5
_DAY = re.compile(r"\d+ \w+ \d{4}")
_HEAT_HEAD, _HEAT_ROW = 14.0, 17.0
_HEAT_WHOLE = 300.0
"""A table of themes lower than this stays on one page."""


def nothing(paper: Paper, sentence: str) -> None:
    """Say that there is nothing to show here."""
    paper.skip(2)
    paper.paragraph(sentence, paper.type.muted)


def people(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    """Set the people of the school by level of authority."""
    paper.heading(_("Mensen van de school"), note=_("op {day}").format(day=short_day(report.on)))
    if not report.people:
        nothing(paper, _("Bij deze school is nog niemand vastgelegd."))
    elif sight.audience is Audience.MUNICIPALITY:
        _people_counted(paper, report, sight)
    else:
        _people_listed(paper, report, sight)


def _people_counted(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    columns = [Column(_("Functie"), 5), Column(_("Aanspreekpunt"), 2), Column(_("Aantal"), 1, right=True)]
    rows: list[Row | Group] = []
    for level, held in _by_level(report.people):
        rows.append(_level(paper, level))
        counts = Counter(person.role for person in held)
        key = {person.role for person in held if person.key_contact}
        rows += [
            Row([sight.text(role), _("ja") if role in key else "", str(number)]) for role, number in counts.items()
        ]
    Table(paper, columns).set(rows)


def _people_listed(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    ties = not sight.hides(ReportPart.TIES)
    columns = [Column(_("Naam") if sight.named else _("Functie"), 2.6)]
    if sight.named:
        columns.append(Column(_("Functie"), 3))
    columns += [Column(_("In deze functie"), 2.1), Column(_("Laatste contact"), 1.7)]
    if ties:
        columns.append(Column(_("Band met onze medewerkers"), 4))
    rows: list[Row | Group] = []
    for level, held in _by_level(report.people):
        rows.append(_level(paper, level))
        rows += [_person(paper, person, sight, ties=ties) for person in held]
    Table(paper, columns).set(rows)


def _by_level(persons: Sequence[PersonRow]) -> list[tuple[Level, list[PersonRow]]]:
    found = [(level, [person for person in persons if person.level is level]) for level in Level]
    return [(level, held) for level, held in found if held]


def _level(paper: Paper, level: Level) -> Group:
    return Group(capitalised(word(level)), paper.tokens.level[level].solid)


def _person(paper: Paper, person: PersonRow, sight: Sight, *, ties: bool) -> Row:
    role = sight.text(person.role)
    extra = " · ".join(part for part in (sight.text(person.team), sight.text(person.organisation)) if part)
    mark: list[Part] = [(_("aanspreekpunt"), _warm(paper))] if person.key_contact else []
    what: list[Part] = [(role, paper.type.body if sight.named else paper.type.strong)]
    if extra:
        what.append((extra, paper.type.small))
    cells: list[Cell] = [[(sight.person(person), paper.type.strong), *mark], what] if sight.named else [[*what, *mark]]
    cells += [
        (term(person.starts_on, person.ends_on) or NO_DATE, paper.type.body),
        (short_day(person.last_contact) if person.last_contact else _("nog niet"), paper.type.body),
    ]
    if ties:
        cells.append([(_tie(tie, sight), paper.type.body) for tie in person.ties] or NO_DATE)
    return Row(cells)


def _tie(tie: TieRow, sight: Sight) -> str:
    who = tie.worker if sight.named else sight.text(tie.job) or _("medewerker")
    if tie.step is None or tie.since is None:
        return _("{worker}: ontmoet").format(worker=who)
    return _("{worker}: {step} ({day})").format(worker=who, step=word(tie.step), day=together(short_day(tie.since)))


def term(first: date | None, last: date | None) -> str:
    """Return a period that breaks between its days, never within one."""
    return _DAY.sub(lambda match: together(match[0]), span(first, last))


def _warm(paper: Paper) -> Style:
    small = paper.type.small_strong
    return Style(small.size, small.leading, paper.tokens.highlight.ink, bold=True)


def visits(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    """Set the visits of the period by school year, newest first, with the planned ones on top."""
    shown = [
        visit
        for visit in report.visits
        if report.within(visit.day) or (visit.status is VisitStatus.PLANNED and visit.day >= report.today)
    ]
    held = len(held_visits(report))
    title = _("Bezoeken en andere contacten")
    note = ngettext("{number} keer geweest", "{number} keer geweest", held).format(number=held) if held else ""
    if not shown:
        paper.heading(title, note=note)
        nothing(paper, _("In deze periode is geen bezoek vastgelegd."))
        return
    columns = [
        Column(_("Datum"), 1.75),
        Column(_("Soort"), 2.45),
        Column(_("Met"), 3.0),
        Column(_("Door"), 2.3),
        Column(_("Initiatief"), 1.35),
        Column(_("Thema’s"), 3),
    ]
    rows: list[Row | Group] = []
    planned = [visit for visit in shown if visit.status is VisitStatus.PLANNED and visit.day >= report.today]
    if planned:
        rows.append(Group(_("Gepland"), paper.tokens.highlight.solid))
        rows += [_visit(paper, visit, sight) for visit in planned]
    past = [visit for visit in reversed(shown) if visit not in planned]
    for year in dict.fromkeys(SchoolYear.of(visit.day) for visit in past):
        rows.append(Group(_("Schooljaar {year}").format(year=year.label), paper.tokens.accent))
        rows += [_visit(paper, visit, sight) for visit in past if visit.day in year]
    Table(paper, columns).set(rows, title=title, note=note)


def _visit(paper: Paper, visit: VisitLine, sight: Sight) -> Row:
    kind: list[Part] = [(word(visit.kind), paper.type.body)]
    if visit.status not in {VisitStatus.HELD, VisitStatus.PLANNED}:
        kind.append((word(visit.status), _warm(paper)))
    started = word(visit.initiative) if visit.initiative is not Initiative.UNKNOWN else NO_DATE
    under: list[Part] = []
    if visit.note and not sight.hides(ReportPart.NOTES):
        under.append((sight.text(visit.note), paper.type.muted))
    if visit.signals and not sight.hides(ReportPart.SIGNALS):
        under.append((_("Wat opviel: {signals}").format(signals=_signals(visit)), paper.type.muted))
    return Row(
        [
            short_day(visit.day),
            kind,
            sight.contacts(visit.contacts) or NO_DATE,
            sight.workers(visit.workers) or NO_DATE,
            started,
            ", ".join(sight.text(theme) for theme in visit.themes) or NO_DATE,
        ],
        under,
    )


def _signals(visit: VisitLine) -> str:
    return "; ".join(
        _("{signal} ({dimension})").format(signal=word(kind), dimension=word(SIGNALS[kind].dimension))
        for kind in visit.signals
    )


def themes(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    """Set how often each theme came up, a column for each school year."""
    held = [visit for visit in report.visits if visit.status is VisitStatus.HELD and visit.day <= report.on]
    counts = Counter((theme, SchoolYear.of(visit.day)) for visit in held for theme in visit.themes)
    note = _("in hoeveel contacten een thema is genoemd, per schooljaar")
    if not counts:
        paper.heading(_("Thema’s"), note=note)
        nothing(paper, _("Er is nog geen thema genoemd."))
        return
    years = sorted({year for _theme, year in counts})[-_MOST_YEARS:]
    totals = Counter[str]()
    for (theme, year), number in counts.items():
        totals[theme] += number if year in years else 0
    names = [theme for theme, total in sorted(totals.items(), key=lambda one: (-one[1], one[0])) if total]
    whole = _HEAT_HEAD + _HEAT_ROW * len(names)
    paper.heading(_("Thema’s"), keep=whole if whole < _HEAT_WHOLE else 70.0, note=note)
    _heat(
        paper, [sight.text(name) for name in names], years, [[counts[name, year] for year in years] for name in names]
    )


def _heat(paper: Paper, names: Sequence[str], years: Sequence[SchoolYear], counts: Sequence[Sequence[int]]) -> None:
    """Draw numbers on ever darker cells; a name too long for its line is shortened."""
    cell, high, gap = 62.0, _HEAT_ROW, 2.0
    most = max(max(row) for row in counts)
    pale, deep = paper.tokens.heat
    left = LEFT + min(
        max(width(readable(name), paper.type.body) for name in names) + 18, BODY_WIDTH - cell * len(years)
    )

    def head() -> None:
        paper.y -= _HEAT_HEAD - 2
        for place, year in enumerate(years):
            paper.write_middle(left + place * cell + cell / 2, paper.y + 2, year.label, paper.type.label)
        paper.y -= 2

    head()
    for name, row in zip(names, counts, strict=True):
        if paper.need(high):
            head()
        paper.y -= high
        paper.write(LEFT, paper.y + 5.5, shorten(name, paper.type.body, left - LEFT - 6), paper.type.body)
        for place, number in enumerate(row):
            x = left + place * cell
            fill = mix(pale, deep, (number - 1) / max(most - 1, 1) * 0.85) if number else paper.tokens.sunken
            paper.box(x, paper.y, cell - gap, high - gap, fill, radius=2.5)
            if number:
                ink = paper.tokens.text if best_ink(fill) == "#000000" else "#FFFFFF"
                style = Style(8.4, 11, ink, bold=True)
                paper.write_middle(x + (cell - gap) / 2, paper.y + 4.6, str(number), style)


def signals(paper: Paper, report: SchoolReport) -> None:
    """Set how many signals there were of each dimension of trust in the period."""
    within = [visit for visit in noticed_at(report) if report.within(visit.day)]
    found = Counter((SIGNALS[kind].dimension, SIGNALS[kind].building) for visit in within for kind in visit.signals)
    paper.heading(_("Signalen per kant van het vertrouwen"), note=_("wat opviel bij bezoeken in deze periode"))
    if not found:
        nothing(paper, _("In deze periode zijn geen signalen genoteerd."))
        return
    columns = [Column(_("Kant"), 4), Column(_("Opbouwend"), 1, right=True), Column(_("Schurend"), 1, right=True)]
    rows = [
        Row([capitalised(word(side)), str(found[side, True] or NO_DATE), str(found[side, False] or NO_DATE)])
        for side in Dimension
        if found[side, True] or found[side, False]
    ]
    Table(paper, columns).set(rows)


def promises(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    """Set what we promised and what the school promised, and what became of it."""
    shown = [each for each in report.promises if _concerns(report, each)]
    title = _("Toezeggingen")
    if not shown:
        paper.heading(title)
        nothing(paper, _("In deze periode is niets toegezegd."))
        return
    texts = not sight.hides(ReportPart.PROMISE_TEXTS)
    columns = [Column(_("Toezegging"), 5)] if texts else []
    columns += [Column(_("Gedaan op"), 1.7), Column(_("Uiterlijk"), 1.7), Column(_("Uitkomst"), 2.4)]
    rows: list[Row | Group] = []
    for side, colour in ((PromiseSide.US, paper.tokens.accent), (PromiseSide.SCHOOL, paper.tokens.series[1])):
        ours = [each for each in shown if each.side is side]
        if not ours:
            continue
        rows.append(Group(capitalised(trust.promises(_tally(ours, side, report.on))), colour))
        for each in reversed(ours):
            cells: list[Cell] = [sight.text(each.text)] if texts else []
            cells += [short_day(each.made_on), short_day(each.due_on), _outcome(paper, each, report.on)]
            rows.append(Row(cells))
    Table(paper, columns).set(rows, title=title)


def _tally(promises: Sequence[PromiseLine], side: PromiseSide, on: date) -> PromiseTally:
    facts = [
        PromiseFact(number, each.side, each.made_on, each.due_on, each.status, each.settled_on)
        for number, each in enumerate(promises)
    ]
    return promise_tally(facts, side, on)


def _concerns(report: SchoolReport, promise: PromiseLine) -> bool:
    settled = promise.settled_on is not None and report.within(promise.settled_on)
    return report.within(promise.made_on) or settled or promise.status is PromiseStatus.OPEN


def _outcome(paper: Paper, promise: PromiseLine, on: date) -> list[Part]:
    if is_overdue(promise.status, promise.due_on, on):
        return [(_("open, de dag is voorbij"), Style(8.8, 12, paper.tokens.highlight.ink, bold=True))]
    style = paper.type.body
    found: list[Part] = [(word(promise.status), style)]
    if promise.settled_on is not None:
        found.append((_("op {day}").format(day=short_day(promise.settled_on)), paper.type.small))
    return found


def activities(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    """Set what we did at the school, and how many took part."""
    shown = [each for each in report.activities if report.within(each.starts_on)]
    paper.heading(_("Onze inzet"))
    if not shown:
        nothing(paper, _("In deze periode is geen inzet vastgelegd."))
        return
    columns = [
        Column(_("Wanneer"), 2.2),
        Column(_("Inzet"), 4.6),
        Column(_("Wijk"), 1.9),
        Column(_("Door"), 2.4),
        Column(_("Deelnemers"), 1.5, right=True),
    ]
    Table(paper, columns).set([_activity(paper, each, sight) for each in reversed(shown)])


def _activity(paper: Paper, activity: ActivityLine, sight: Sight) -> Row:
    title, offer = sight.text(activity.title), sight.text(activity.offer)
    what: list[Part] = [(title, paper.type.strong)]
    if offer.casefold() != title.casefold():
        what.append((offer, paper.type.small))
    when = term(activity.starts_on, activity.ends_on) if activity.ends_on else short_day(activity.starts_on)
    under: list[Part] = []
    if activity.note and not sight.hides(ReportPart.NOTES):
        under.append((sight.text(activity.note), paper.type.muted))
    who = sight.workers(activity.workers) or NO_DATE
    reach = reach_text(activity.reach) or NO_DATE
    return Row([when, what, activity.neighbourhood or NO_DATE, who, reach], under)


def agreements(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    """Set the covenants and other agreements with their term."""
    paper.heading(_("Afspraken en convenant"))
    if not report.agreements:
        nothing(paper, _("Er is geen convenant of andere afspraak vastgelegd."))
        return
    columns = [
        Column(_("Afspraak"), 4.6),
        Column(_("Looptijd"), 2.8),
        Column(_("Evaluatie"), 1.7),
        Column(_("Status"), 1.9),
    ]
    Table(paper, columns).set([_agreement(paper, each, report.on, sight) for each in report.agreements])


def _agreement(paper: Paper, agreement: AgreementLine, on: date, sight: Sight) -> Row:
    what: list[Part] = [(sight.text(agreement.title), paper.type.strong), (word(agreement.kind), paper.type.small)]
    expired = agreement.status is AgreementStatus.ACTIVE and has_expired(agreement.ends_on, on)
    state: Part = (_("verlopen"), _warm(paper)) if expired else (word(agreement.status), paper.type.body)
    under: list[Part] = []
    if agreement.note and not sight.hides(ReportPart.NOTES):
        under.append((sight.text(agreement.note), paper.type.muted))
    lasts = term(agreement.starts_on, agreement.ends_on) or NO_DATE
    return Row([what, lasts, short_day(agreement.evaluation_on), state], under, under_from=0)
