"""The peiling on paper: what each side answered, statement by statement, and where they differ; no total."""

from collections.abc import Mapping
from typing import Final

from netwerkkaart.domain.audience import ReportPart
from netwerkkaart.domain.surveys import SurveySide, SurveyStatement, compare
from netwerkkaart.queries.partnership_rows import SchoolReport
from netwerkkaart.queries.surveys import SurveyRow
from netwerkkaart.reports.page import Paper
from netwerkkaart.reports.sight import Sight
from netwerkkaart.reports.table import Cell, Column, Row, Table
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.dates import NO_DATE, month
from netwerkkaart.texts.words import capitalised, word

_MOST = 4
"""How many peilingen fit beside each other, the latest."""
_TABLE_HEIGHT = 200.0
_HIDDEN_WITH: Final[Mapping[SurveySide, ReportPart]] = {
    SurveySide.US: ReportPart.OUR_SURVEY,
    SurveySide.SCHOOL: ReportPart.SCHOOL_SURVEY,
}


def seen_surveys(report: SchoolReport, sight: Sight) -> tuple[SurveyRow, ...]:
    """Return the peilingen of the period this reader gets to see, the oldest first."""
    return tuple(row for row in report.surveys if report.within(row.day) and not sight.hides(_HIDDEN_WITH[row.side]))


def surveys(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    """Set the latest peilingen beside each other; nothing where this reader gets to see none."""
    seen = seen_surveys(report, sight)[-_MOST:]
    if not seen:
        return
    paper.heading(_("Peiling"), note=_("zes stellingen over de samenwerking; er is geen totaal"), keep=_TABLE_HEIGHT)
    columns = [Column(_("Stelling"), 4.4)]
    columns += [Column(f"{capitalised(word(row.side))}, {month(row.day)}", 1.9) for row in seen]
    Table(paper, columns).set([_row(number, one, seen) for number, one in enumerate(SurveyStatement, 1)])
    if not any(sight.hides(part) for part in _HIDDEN_WITH.values()):
        _topics(paper, report)


def _row(number: int, statement: SurveyStatement, seen: tuple[SurveyRow, ...]) -> Row:
    cells: list[Cell] = [f"{number}. {word(statement)}"]
    for row in seen:
        answer = row.answers.get(statement)
        cells.append(word(answer) if answer is not None else NO_DATE)
    return Row(cells)


def _topics(paper: Paper, report: SchoolReport) -> None:
    """Say at which statements both sides differ now, and by which rule."""
    found = compare(report.surveys, report.on)
    if found is None or not found.topics:
        return
    numbers = [str(list(SurveyStatement).index(one) + 1) for one in found.topics]
    said = ngettext(
        "Onderwerp voor het gesprek: stelling {numbers}.",
        "Onderwerpen voor het gesprek: stelling {numbers}.",
        len(numbers),
    )
    paper.y -= 4
    paper.paragraph(said.format(numbers=_(" en ").join(numbers)), paper.type.strong)
    paper.paragraph(
        _("Daar antwoordden wij en de school anders in de laatste peiling van elk, hooguit een half jaar uit elkaar."),
        paper.type.small,
    )
