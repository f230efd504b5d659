"""The partnership report of one school on paper: one report, three audiences, and what was left out."""

from collections.abc import Sequence

from netwerkkaart.domain.audience import Audience, ReportPart, Veil
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.schools import SchoolSource
from netwerkkaart.domain.trust import Doubt, TrustStand
from netwerkkaart.look import LIGHT
from netwerkkaart.queries.partnership_rows import SchoolReport
from netwerkkaart.reports import partnership_sections as sections
from netwerkkaart.reports.growth import Chart, set_chart
from netwerkkaart.reports.lettering import shorten, wrap
from netwerkkaart.reports.map import Drawer, draw_picture
from netwerkkaart.reports.marks import LADDER_WIDTH, ladder, stand_sign
from netwerkkaart.reports.page import BODY_WIDTH, LEFT, RIGHT, House, Paper
from netwerkkaart.reports.partnership_readings import readings
from netwerkkaart.reports.partnership_survey import surveys
from netwerkkaart.reports.sight import Sight
from netwerkkaart.reports.summary import held_visits, summary
from netwerkkaart.texts import _, trust
from netwerkkaart.texts.audience import for_whom, why_left_out
from netwerkkaart.texts.dates import NO_DATE, long_day, school_weeks_ago, short_day
from netwerkkaart.texts.words import capitalised, phase_label, word

_MAP_HEIGHT, _MAP_TALLEST = 262.0, 340.0
_CAPTION = 16.0
_CARD_HEIGHT = 86.0


def partnership_report(
    report: SchoolReport,
    *,
    audience: Audience,
    with_names: bool = True,
    veil: Veil | None = None,
    picture: Drawer | None = None,
    chart: Chart | None = None,
) -> bytes:
    """Return the report as PDF; ``picture`` draws the network and ``chart`` the growth as this audience may see them.

    ``veil`` covers the names of everybody in the file where no name may stand: without it and without names, only
    those of this school are known.
    """
    paper = set_report(report, audience=audience, with_names=with_names, veil=veil, picture=picture, chart=chart)
    return paper.pdf()


def set_report(
    report: SchoolReport,
    *,
    audience: Audience,
    with_names: bool,
    veil: Veil | None,
    picture: Drawer | None,
    chart: Chart | None = None,
) -> Paper:
    """Return the report laid out on pages, not yet written."""
    names = veil or Veil([person.name for person in report.people])
    sight = Sight.of(audience, names, with_names=with_names, one_year=report.year is not None)
    paper = Paper(_house(report, sight), LIGHT)
    _title(paper, report, sight)
    _standing(paper, report, sight)
    _figures(paper, report)
    paper.y -= 14
    paper.paragraph(summary(report, sight), paper.type.lead)
    _faces(paper, report, sight)
    _map(paper, picture, sight)
    sections.people(paper, report, sight)
    if report.phases or report.stands or report.last_contact:
        _growth(paper, report, chart, sight)
    if report.surveys:
        surveys(paper, report, sight)
    if report.last_contact:
        readings(paper, report, sight)
        if not sight.hides(ReportPart.SIGNALS):
            sections.signals(paper, report)
        sections.themes(paper, report, sight)
    sections.visits(paper, report, sight)
    if report.last_contact or report.promises or report.activities:
        sections.promises(paper, report, sight)
        sections.activities(paper, report, sight)
    sections.agreements(paper, report, sight)
    _left_out(paper, sight)
    return paper


def _house(report: SchoolReport, sight: Sight) -> House:
    names_persons = sight.named and bool(report.people or report.faces or report.visits or report.stands)
    careful = [] if sight.named else [_("zonder namen van personen")]
    if names_persons:
        careful = [_("bevat persoonsgegevens")]
    if report.example:
        careful.insert(0, _("voorbeeld, alles is verzonnen"))
    return House(
        title=_("Partnerschapsrapport {school}").format(school=report.school.name),
        subject=report.school.short_name or report.school.name,
        organisation=report.organisation,
        sender=sight.text(report.sender),
        day=long_day(report.today),
        careful=" · ".join(careful),
        warn=names_persons,
    )


def _title(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    school = report.school
    over = [_("Partnerschapsrapport"), for_whom(sight.audience)]
    if report.year is not None:
        over.append(_("schooljaar {year}").format(year=report.year.label))
    paper.bookmark(school.name, 0)
    paper.y += 4
    paper.lines([" · ".join(over)], paper.type.accent)
    paper.y -= 3
    paper.paragraph(school.name, paper.type.title)
    address = " ".join(part for part in (school.street, school.house_number) if part)
    place = " ".join(part for part in (school.postcode, school.city) if part)
    facts = [word(school.sector), school.level, school.neighbourhood]
    facts += [", ".join(part for part in (address, place) if part), school.code]
    paper.y -= 1
    paper.paragraph(" · ".join(part for part in facts if part), paper.type.muted)
    if school.board:
        paper.paragraph(_("Bevoegd gezag: {board}").format(board=school.board), paper.type.muted)
    if school.source is SchoolSource.DUO or school.duo_day is not None:
        source = _("Bron: DUO, Open onderwijsdata")
        if school.duo_day is not None:
            source = _("{source}, peildatum {day}").format(source=source, day=long_day(school.duo_day))
        paper.y -= 1
        paper.paragraph(source, paper.type.small)


def _standing(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    """Draw the card with the ladder, and beside it the stand for who may see it."""
    paper.y -= 12
    paper.need(_CARD_HEIGHT)
    bottom = paper.y - _CARD_HEIGHT
    tokens, kinds = paper.tokens, paper.type
    paper.box(LEFT, bottom, BODY_WIDTH, _CARD_HEIGHT, tokens.sunken, radius=6)
    top = paper.y - 16
    left = LEFT + 16
    now = report.phases[-1] if report.phases else None
    phase = now.phase if now else Phase.NO_CONTACT
    shows_stand = not sight.hides(ReportPart.STAND)
    ladder(paper, left, bottom + 22, phase, report.school.ambition)
    paper.write(left, top, _("Fase van de samenwerking"), kinds.label)
    x = left + LADDER_WIDTH + 16
    room = (RIGHT - 198 if shows_stand else RIGHT - 16) - x
    told = [(line, kinds.heading) for line in wrap(phase_label(phase), kinds.heading, room)[:2]]
    told.append((_("sinds {day}").format(day=short_day(now.since)) if now else _("nog niet vastgelegd"), kinds.small))
    if report.school.ambition is not None:
        wish = _("ambitie: {phase}").format(phase=phase_label(report.school.ambition))
        if report.school.ambition == phase:
            wish = _("dat is ook de ambitie")
        told += [(line, kinds.small) for line in wrap(wish, kinds.small, room)[:2]]
    y = bottom + (_CARD_HEIGHT + sum(style.leading for _line, style in told)) / 2
    for line, style in told:
        y -= style.leading
        paper.write(x, y + style.leading - style.size, line, style)
    if shows_stand:
        _stand(paper, report, sight, RIGHT - 174, bottom)
    paper.y = bottom


def _stand(paper: Paper, report: SchoolReport, sight: Sight, x: float, bottom: float) -> None:
    tokens, kinds = paper.tokens, paper.type
    paper.line(((x - 14, bottom + 14), (x - 14, bottom + _CARD_HEIGHT - 14)), tokens.line, 1)
    paper.write(x, bottom + _CARD_HEIGHT - 16, _("Stand van het vertrouwen"), kinds.label)
    now = report.stands[-1] if report.stands else None
    stand = now.stand if now else TrustStand.NO_VIEW
    doubts = report.readings.doubts
    stand_sign(paper, x + 10, bottom + 43, 9, stand, faded=bool(doubts))
    paper.write(x + 27, bottom + 39, capitalised(word(stand)), kinds.heading)
    if now is None:
        paper.write(x, bottom + 20, _("nog niet vastgelegd"), kinds.small)
        return
    who = now.set_by if sight.named else sight.text(now.job)
    said = _("sinds {day}, {origin}").format(day=short_day(now.since), origin=word(now.origin))
    lines = [said, _("door {name}").format(name=who) if who else ""]
    if doubts:
        lines = [said, _still_true([each.kind for each in doubts])]
    y = bottom + 22
    for line in lines:
        paper.write(x, y, shorten(line, kinds.small, RIGHT - 12 - x), kinds.small)
        y -= 10.5


def _still_true(doubts: Sequence[Doubt]) -> str:
    """Return the question in one short line; the readings further on give every reason."""
    if len(doubts) == 1:
        return trust.still_true(doubts)
    return _("Klopt dit nog? {number} redenen").format(number=len(doubts))


def _figures(paper: Paper, report: SchoolReport) -> None:
    held = held_visits(report)
    last = report.last_contact
    ago = ""
    if last is not None:
        this_week = last.isocalendar()[:2] == report.on.isocalendar()[:2]
        ago = ", " + school_weeks_ago(report.last_contact_weeks, this_week=this_week)
    figures = [
        (str(len(held)), _("contactmomenten")),
        (str(len({guest.id for visit in held for guest in visit.contacts})), _("mensen gesproken")),
        (str(len({theme for visit in held for theme in visit.themes})), _("thema’s genoemd")),
        (short_day(last) if last else NO_DATE, _("laatste contact") + ago),
    ]
    paper.y -= 12
    paper.need(36)
    wide = 108.0
    for place, (figure, what) in enumerate(figures):
        x = LEFT + place * wide + (0 if place == 0 else 14)
        if place:
            paper.line(((x - 14, paper.y - 34), (x - 14, paper.y - 4)), paper.tokens.line, 0.8)
        paper.write(x, paper.y - 18, figure, paper.type.figure)
        paper.write(x, paper.y - 31, what, paper.type.small)
    paper.y -= 36


def _faces(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    """Set who our people are at the school, and who there is the one to speak to."""
    lines = []
    for kind in AssignmentKind:
        faces = [face for face in report.faces if face.kind is kind]
        if not faces:
            continue
        told = []
        for face in faces:
            who = face.name if sight.named else sight.text(face.job) or _("medewerker")
            if face.starts_on is not None:
                who = _("{name} (sinds {day})").format(name=who, day=short_day(face.starts_on))
            told.append(who)
        lines.append((capitalised(word(kind)), ", ".join(told)))
    key = [person for person in report.people if person.key_contact]
    if key:
        named = [f"{sight.person(each)}, {each.role}" if sight.named else sight.person(each) for each in key]
        lines.append((_("Aanspreekpunt"), "; ".join(named)))
    if report.school.approach is not None:
        lines.append((_("Werkwijze"), word(report.school.approach)))
    paper.y -= 8
    for label, text in lines:
        style = paper.type.body
        set_lines = wrap(text, style, BODY_WIDTH - 90)
        paper.need(style.leading * len(set_lines))
        paper.write(LEFT, paper.y - style.size, label, paper.type.muted)
        paper.lines(set_lines, style, LEFT + 90)
        paper.y -= 2


def _map(paper: Paper, picture: Drawer | None, sight: Sight) -> None:
    if picture is None:
        return
    paper.heading(_("Het netwerk rond de school"), keep=_MAP_HEIGHT)
    high = min(_MAP_TALLEST, max(_MAP_HEIGHT, paper.room - _CAPTION))  # the more of the page, the more names
    bottom = paper.y - high
    box = (LEFT, bottom, BODY_WIDTH, high)
    tokens = paper.tokens
    paper.call(lambda canvas: draw_picture(canvas, picture, box, tokens))
    paper.box(*box, None, tokens.line, radius=6, thick=0.8)
    paper.y = bottom - 2
    if sight.hides(ReportPart.TIES):
        caption = _("Een dunne lijn: deze twee spraken elkaar. Bleker: langer geleden.")
        paper.paragraph(caption, paper.type.small)


def _growth(paper: Paper, report: SchoolReport, chart: Chart | None, sight: Sight) -> None:
    shows_stand = not sight.hides(ReportPart.STAND)
    title = _("Vertrouwen en groei door de jaren") if shows_stand else _("Groei door de jaren")
    paper.heading(title, keep=chart.points + 6 if chart else 70.0)
    if chart is not None:
        paper.y -= 4
        set_chart(paper, chart)
    if not sight.hides(ReportPart.REASONS):
        _reasons(paper, report, sight)


def _reasons(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    steps = [(step.since, phase_label(step.phase), _because(step.reason, step.back_because)) for step in report.phases]
    steps += [(step.since, capitalised(word(step.stand)), step.reason) for step in report.stands]
    told = sorted((step for step in steps if step[2]), key=lambda step: step[0], reverse=True)
    if not told:
        return
    paper.y -= 6
    for day, what, why in told:
        head = f"{short_day(day)} · {what}"
        lines = wrap(sight.text(why), paper.type.body, BODY_WIDTH - 190)
        paper.need(paper.type.body.leading * min(len(lines), 3))
        paper.write(LEFT, paper.y - 8.8, shorten(head, paper.type.muted, 182), paper.type.muted)
        paper.lines(lines, paper.type.body, LEFT + 190)
        paper.y -= 1.5


def _because(reason: str, back_because: StepBackReason | None) -> str:
    parts = [word(back_because)] if back_because is not None else []
    return ": ".join([*parts, reason] if reason else parts)


def _left_out(paper: Paper, sight: Sight) -> None:
    paper.heading(_("Wat is weggelaten"), note=_("en waarom"))
    paper.y -= 2
    room = BODY_WIDTH - 170
    for part in sight.parts:
        lines = wrap(why_left_out(part), paper.type.body, room)
        heads = wrap(capitalised(word(part)), paper.type.strong, 158)
        paper.need(paper.type.body.leading * max(len(lines), len(heads)))
        y = paper.y - paper.type.body.size
        for head in heads:
            paper.write(LEFT, y, head, paper.type.strong)
            y -= paper.type.strong.leading
        start = paper.y
        paper.lines(lines, paper.type.body, LEFT + 170)
        paper.y = min(paper.y, start - len(heads) * paper.type.strong.leading) - 3
    paper.y -= 2
    always = _("In geen enkel rapport staan gegevens van leerlingen of ouders: die bewaart dit programma niet.")
    paper.paragraph(always, paper.type.muted)
