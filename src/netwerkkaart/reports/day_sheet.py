"""The visit sheet (*bezoekblad*) on paper: a page per school of the day, with room to write.

It goes along in a bag, so it says what one needs at the door and no more: no stand, no signals, no notes.
"""

from collections.abc import Sequence

from netwerkkaart.domain.audience import Audience, Veil
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus, is_overdue
from netwerkkaart.look import LIGHT
from netwerkkaart.queries.day_sheet import DaySheet, SheetDay, SheetPerson, SheetPromise, SheetSchool, SheetVisit
from netwerkkaart.reports.lettering import Style, readable, shorten, together, width, wrap
from netwerkkaart.reports.page import BODY_WIDTH, LEFT, RIGHT, House, Paper
from netwerkkaart.reports.sight import Sight
from netwerkkaart.reports.table import Column, Part, Row, Table
from netwerkkaart.texts import _, dates
from netwerkkaart.texts import round as texts
from netwerkkaart.texts.words import capitalised, word

_LINE = 19.0
_FEWEST_LINES = 2
_HEAD = 14.0
_SPOKEN = 22.0
_BOX = 7.5
_NARROW_SPACE = "\u00a0"


def day_sheet_report(sheet: DaySheet, *, with_names: bool = True, veil: Veil | None = None) -> bytes:
    """Return the sheets as PDF; ``veil`` covers the names of everybody in the file where no name may stand."""
    return set_day_sheet(sheet, with_names=with_names, veil=veil).pdf()


def set_day_sheet(sheet: DaySheet, *, with_names: bool, veil: Veil | None = None) -> Paper:
    """Return the sheets laid out on pages, not yet written."""
    people = [one for day in sheet.days for school in day.schools for visit in school.visits for one in visit.people]
    names = veil or Veil([one.name for one in people])
    sight = Sight.of(Audience.TEAM, names, with_names=with_names, one_year=False)
    paper = Paper(_house(sheet, sight), LIGHT)
    for number, day in enumerate(sheet.days):
        if number:
            paper.new_page()
        _day(paper, sheet, day, sight)
        for place, school in enumerate(day.schools):
            if place:
                paper.new_page()
            _school(paper, sheet, school, sight)
    return paper


def _house(sheet: DaySheet, sight: Sight) -> House:
    careful = [_("bevat persoonsgegevens")] if sight.named else [_("zonder namen van personen")]
    if sheet.example:
        careful.insert(0, _("voorbeeld, alles is verzonnen"))
    return House(
        title=_("Bezoekblad {days}").format(days=dates.span(sheet.first, sheet.last)),
        subject=_("Bezoekblad {days}").format(days=dates.span(sheet.first, sheet.last)),
        organisation=sheet.organisation,
        sender=sight.text(sheet.sender),
        day=dates.long_day(sheet.today),
        careful=" · ".join(careful),
        warn=sight.named,
    )


def _day(paper: Paper, sheet: DaySheet, day: SheetDay, sight: Sight) -> None:
    """Set the day, and what is planned on it where that is more than one school."""
    weekday = capitalised(dates.weekday(day.day))
    paper.bookmark(dates.day(day.day), 0)
    over = [_("Bezoekblad"), sight.text(sheet.worker) if sheet.worker and sight.named else ""]
    paper.lines([" · ".join(part for part in over if part)], paper.type.accent)
    paper.y -= 3
    paper.paragraph(f"{weekday} {dates.long_day(day.day)}", paper.type.title)
    if len(day.schools) > 1:
        round_ = (f"{dates.clock(school.visits[0].at)} {school.name}".strip() for school in day.schools)
        paper.paragraph(" · ".join(round_), paper.type.body)
    paper.y -= 7
    paper.rule(LEFT, paper.y, RIGHT, paper.tokens.line)


def _school(paper: Paper, sheet: DaySheet, school: SheetSchool, sight: Sight) -> None:
    paper.skip(9)
    paper.bookmark(school.name, 1)
    paper.paragraph(school.name, paper.type.figure)
    facts = [word(school.sector), school.neighbourhood, school.address, school.phone]
    paper.paragraph(" · ".join(part for part in facts if part), paper.type.muted)
    for visit in school.visits:
        paper.y -= 2
        paper.paragraph(_when(visit, sight), paper.type.strong)
    if school.last is None:
        paper.paragraph(_("We waren hier nog nooit."), paper.type.muted)
    else:
        ago = dates.school_weeks_ago(school.weeks)
        told = _("Laatste bezoek aan deze school: {day}, {ago}").format(day=dates.day(school.last), ago=ago)
        paper.paragraph(told, paper.type.muted)
    paper.y -= 8
    columns = [Column(_("Wie je spreekt"), 4), Column(_("Goed om te weten"), 5)]
    Table(paper, columns).set([Row([_people(paper, school, sight), _know(paper, school, sight)])])
    if school.promises:
        paper.y -= 8
        columns = [Column(_("Toegezegd door ons"), 1), Column(_("Toegezegd door de school"), 1)]
        ours, theirs = (_promised(paper, sheet, school.promises, side, sight) for side in PromiseSide)
        Table(paper, columns).set([Row([ours, theirs])])
    if school.themes:
        paper.y -= 8
        paper.lines([_("Wat hier speelt")], paper.type.label)
        paper.paragraph(_themes(school, sight), paper.type.body)
    _guide(paper, school, sight)


def _when(visit: SheetVisit, sight: Sight) -> str:
    workers = ", ".join(visit.workers) if sight.named else ""
    by = _("door {names}").format(names=workers) if workers else ""
    parts = (dates.clock(visit.at) or _("zonder tijd"), word(visit.kind), sight.text(visit.place), by)
    return " · ".join(part for part in parts if part)


def _name(person: SheetPerson, sight: Sight) -> str:
    if person.erased:
        return _("verwijderd contact")
    return str(person.name) if sight.named else capitalised(sight.text(person.role) or _("contactpersoon"))


def _everybody(school: SheetSchool) -> list[SheetPerson]:
    """Return whom one sees at a school, each once."""
    return list({one.id: one for visit in school.visits for one in visit.people}.values())


def _people(paper: Paper, school: SheetSchool, sight: Sight) -> list[Part]:
    kinds = paper.type
    parts: list[Part] = []
    for person in _everybody(school):
        parts.append((_name(person, sight), kinds.strong))
        key = _("aanspreekpunt") if person.key_contact else ""
        role = sight.text(person.role) if sight.named else ""
        about = " · ".join(part for part in (role, key, together(person.phone) if sight.named else "") if part)
        if about:
            parts.append((about, kinds.body))
        if person.last is None:
            parts.append((_("nog nooit ontmoet"), kinds.muted))
        else:
            ago = dates.school_weeks_ago(person.weeks)
            told = _("laatst gesproken {day}, {ago}").format(day=dates.short_day(person.last), ago=ago)
            parts.append((told, kinds.muted))
        parts.append(_gap(paper))
    if not parts:
        parts.append((_("Nog niemand gekozen: loop langs, en vraag wie er tijd heeft."), kinds.muted))
        parts.append(_gap(paper))
    if school.seats:
        seats = ", ".join(school.seats)
        parts.append((_("Hier kennen we nog niemand als {roles}.").format(roles=seats), kinds.muted))
    elif parts:
        parts.pop()
    return parts


def _know(paper: Paper, school: SheetSchool, sight: Sight) -> list[Part]:
    told = (
        (_("Binnenkomen"), school.access),
        (_("Plekken en tijden"), school.places),
        (_("Eerst langs"), school.first),
        (_("Liever niet"), school.avoid),
        (_("Zo werkt deze school"), school.how),
    )
    kinds = paper.type
    parts: list[Part] = []
    for title, text in told:
        if text.strip():
            parts += [(title, kinds.strong), (sight.text(text), kinds.body), _gap(paper)]
    return parts[:-1] or [(_("Nog niets opgeschreven. Dat kan in het dossier, bij Schoolcultuur."), kinds.muted)]


def _promised(
    paper: Paper, sheet: DaySheet, promises: Sequence[SheetPromise], side: PromiseSide, sight: Sight
) -> list[Part]:
    kinds = paper.type
    parts: list[Part] = []
    for one in promises:
        if one.side is side:
            parts += [(sight.text(one.text), kinds.body), (_promise_state(one, sheet), kinds.muted), _gap(paper)]
    return parts[:-1] or [(_("niets"), kinds.muted)]


def _promise_state(one: SheetPromise, sheet: DaySheet) -> str:
    if one.status is not PromiseStatus.OPEN:
        return f"{word(one.status)}, {dates.short_day(one.settled_on)}"
    if one.due_on is None:
        return word(one.status)
    late = is_overdue(one.status, one.due_on, sheet.today)
    told = _("te laat sinds {day}") if late else _("open, uiterlijk {day}")
    return told.format(day=dates.short_day(one.due_on))


def _themes(school: SheetSchool, sight: Sight) -> str:
    told = []
    for one in school.themes:
        times = _("{n}× genoemd in een jaar").format(n=one.visits) if one.visits else ""
        about = ", ".join(part for part in (word(one.status) if one.status else "", times) if part)
        told.append(f"{sight.text(one.name)} ({about})" if about else sight.text(one.name))
    return " · ".join(told)


def _guide(paper: Paper, school: SheetSchool, sight: Sight) -> None:
    """Set the questions with lines to write on, so many that the page is full, and whom one spoke to."""
    heads = [*(_(question) for question in texts.QUESTIONS), _("Afgesproken: wie doet wat, voor wanneer?")]
    closing = wrap(_closing(sight), paper.type.small, BODY_WIDTH)
    around = _SPOKEN + len(heads) * _HEAD + len(closing) * paper.type.small.leading + 4
    paper.need(10 + around + len(heads) * _FEWEST_LINES * _LINE)
    paper.skip(10)
    lines = max(int((paper.room - around) / _LINE), len(heads) * _FEWEST_LINES)
    _spoken(paper, school, sight)
    for place, head in enumerate(heads):
        paper.y -= _HEAD
        paper.write(LEFT, paper.y + 2, readable(head), paper.type.strong)
        for _line in range(lines // len(heads) + (place < lines % len(heads))):
            paper.y -= _LINE
            paper.rule(LEFT, paper.y + 4, RIGHT, paper.tokens.outline, 0.35)
    paper.y -= 4
    paper.lines(closing, paper.type.small)


def _spoken(paper: Paper, school: SheetSchool, sight: Sight) -> None:
    """Set a box to tick for everybody one meant to see, and one for who else was there."""
    style = paper.type.body
    paper.y -= _SPOKEN - 8
    x = LEFT
    head = _("Gesproken:")
    paper.write(x, paper.y, head, paper.type.strong)
    x += width(head, paper.type.strong) + 10
    for person in _everybody(school):
        name = shorten(_name(person, sight), style, 150)
        wide = width(name, style) + _BOX + 16
        if x + wide > RIGHT - 130:
            break
        paper.box(x, paper.y - 1, _BOX, _BOX, None, paper.tokens.outline, thick=0.7)
        paper.write(x + _BOX + 4, paper.y, name, style)
        x += wide
    paper.box(x, paper.y - 1, _BOX, _BOX, None, paper.tokens.outline, thick=0.7)
    paper.rule(x + _BOX + 4, paper.y - 1, RIGHT, paper.tokens.outline, 0.35)
    paper.y -= 8


def _gap(paper: Paper) -> Part:
    """Return a little room between two things in a cell."""
    return _NARROW_SPACE, Style(4, 5, paper.tokens.text)


def _closing(sight: Sight) -> str:
    told = _(
        "Alleen over de samenwerking met de school: geen namen of verhalen van leerlingen of ouders. Zet over wat je "
        "opschrijft en vernietig dit blad daarna. Niet op dit blad: stand van het vertrouwen, signalen en notities."
    )
    return told if sight.named else _("{told} Namen van personen zijn weggelaten.").format(told=told)
