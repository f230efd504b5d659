"""The peiling as a form on one page, for the school to fill in with a pen: boxes to tick, and no names."""

from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.surveys import SurveyAnswer, SurveyStatement
from netwerkkaart.reports.lettering import Style, wrap
from netwerkkaart.reports.page import BODY_WIDTH, LEFT, RIGHT, House, Paper
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import long_day
from netwerkkaart.texts.words import word

_COLUMN = 50.0
_BOX = 13.0
_LEAST_ROW = 40.0
_PAD = 9.0
_STATEMENT = BODY_WIDTH - len(SurveyAnswer) * _COLUMN
_WRITING_LINES = 4
_WRITING_HEIGHT = 24.0
_GAP = 22.0


@dataclass(frozen=True)
class SurveyForm:
    """What is printed on the form: which school, who asks, and to whom it goes back."""

    school: str
    place: str
    organisation: str
    sender: str
    faces: tuple[str, ...]
    today: date
    example: bool = False


def survey_form(form: SurveyForm) -> bytes:
    """Return the form as PDF, one page of A4."""
    return set_survey_form(form).pdf()


def set_survey_form(form: SurveyForm) -> Paper:
    """Return the form laid out, not yet written."""
    paper = Paper(
        House(
            title=_("Peiling {school}").format(school=form.school),
            subject=form.school,
            organisation=form.organisation,
            sender=form.sender,
            day=long_day(form.today),
            careful=_("voorbeeld, alles is verzonnen") if form.example else "",
        )
    )
    _title(paper, form)
    _table(paper)
    back = _back(paper, form)
    high = sum(len(wrap(text, style, BODY_WIDTH)) * style.leading + 4 for text, style in back)
    _writing(paper, high + _GAP)
    paper.y -= _GAP
    for text, style in back:
        paper.paragraph(text, style)
        paper.y -= 4
    return paper


def _title(paper: Paper, form: SurveyForm) -> None:
    kinds, us = paper.type, form.organisation or _("ons")
    paper.bookmark(_("Peiling"), 0)
    paper.y += 4
    paper.lines([_("Peiling")], kinds.accent)
    paper.y -= 3
    paper.paragraph(_("Hoe gaat de samenwerking?"), kinds.title)
    paper.y -= 2
    paper.paragraph(" · ".join(part for part in (form.school, form.place) if part), kinds.muted)
    paper.y -= 12
    paper.paragraph(
        _(
            "Deze zes stellingen gaan over de samenwerking tussen de school en {us}, op dit moment. Zet bij elke "
            "stelling één kruisje. Weet je het niet, kies dan “weet ik niet”; een stelling overslaan mag ook. Staat er "
            "“onze rol” of “ons vakmanschap”, dan is dat van {us}."
        ).format(us=us),
        kinds.lead,
    )
    paper.y -= 4
    paper.paragraph(
        _(
            "Wij vullen hetzelfde in. Er komt geen cijfer of totaal uit: waar jullie en wij anders antwoorden, hebben "
            "we een onderwerp voor het gesprek."
        ),
        kinds.lead,
    )
    paper.y -= 30
    words = _("Ingevuld op")
    paper.write(LEFT, paper.y, words, kinds.strong)
    paper.rule(LEFT + 70, paper.y - 3, LEFT + 230, paper.tokens.outline, 0.8)
    paper.y -= 18


def _table(paper: Paper) -> None:
    kinds, tokens = paper.type, paper.tokens
    middles = [LEFT + _STATEMENT + (place + 0.5) * _COLUMN for place in range(len(SurveyAnswer))]
    heads = [wrap(word(answer), kinds.label, _COLUMN - 6) for answer in SurveyAnswer]
    high = max(len(lines) for lines in heads) * kinds.label.leading
    paper.y -= high + 4
    for middle, lines in zip(middles, heads, strict=True):
        for number, line in enumerate(reversed(lines)):
            paper.write_middle(middle, paper.y + 6 + number * kinds.label.leading, line, kinds.label)
    paper.rule(LEFT, paper.y, RIGHT, tokens.outline, 0.9)
    for number, statement in enumerate(SurveyStatement, 1):
        lines = wrap(word(statement), kinds.lead, _STATEMENT - 32)
        row = max(len(lines) * kinds.lead.leading + 2 * _PAD, _LEAST_ROW)
        bottom = paper.y - row
        if number % 2 == 0:
            paper.box(LEFT, bottom, BODY_WIDTH, row, tokens.sunken)
        base = paper.y - (row - len(lines) * kinds.lead.leading) / 2 - kinds.lead.size - 0.8
        paper.write(LEFT + 4, base, str(number), kinds.accent)
        for place, line in enumerate(lines):
            paper.write(LEFT + 20, base - place * kinds.lead.leading, line, kinds.lead)
        for middle in middles:
            box = (middle - _BOX / 2, bottom + (row - _BOX) / 2, _BOX, _BOX)
            paper.box(*box, tokens.surface, tokens.text, radius=2, thick=0.9)
        paper.y = bottom
        paper.rule(LEFT, bottom, RIGHT, tokens.line, 0.7)


def _writing(paper: Paper, below: float) -> None:
    """Draw lines to write on, as many as leave room for what comes below."""
    paper.y -= 26
    paper.paragraph(_("Waar wil je het in het gesprek over hebben?"), paper.type.strong)
    paper.paragraph(
        _("Alleen over de samenwerking. Dit gebruiken we in het gesprek; we bewaren het niet."), paper.type.small
    )
    for _line in range(min(_WRITING_LINES, int((paper.room - below) // _WRITING_HEIGHT))):
        paper.y -= _WRITING_HEIGHT
        paper.rule(LEFT, paper.y, RIGHT, paper.tokens.outline, 0.6)


def _back(paper: Paper, form: SurveyForm) -> list[tuple[str, Style]]:
    """Return what stands at the foot: to whom it goes back, and what becomes of it."""
    told = []
    if form.faces:
        names = _(" of ").join(form.faces)
        told.append((_("Graag terug aan {names}.").format(names=names), paper.type.body))
    privacy = _(
        "Privacy: schrijf hier geen namen of verhalen van leerlingen of ouders op. Wie het formulier invulde vragen "
        "we niet. We bewaren alleen de kruisjes, de datum en van welke school ze zijn."
    )
    return [*told, (privacy, paper.type.muted)]
