"""The readings on paper: what is read of the school on the day of the report, with the rule and the days behind it."""

from collections.abc import Mapping
from datetime import date

from netwerkkaart.domain.audience import ReportPart
from netwerkkaart.domain.changes import Kind
from netwerkkaart.queries.partnership_rows import SchoolReport
from netwerkkaart.reports.page import Paper
from netwerkkaart.reports.sight import Sight
from netwerkkaart.reports.table import Column, Part, Row, Table
from netwerkkaart.texts import _, trust
from netwerkkaart.texts.dates import short_day
from netwerkkaart.texts.readings import SIGNALS, SPREAD, TREND, Told, told
from netwerkkaart.texts.words import capitalised, word

_HIDDEN_WITH: Mapping[str, ReportPart] = {
    SIGNALS: ReportPart.SIGNALS,
    TREND: ReportPart.SIGNALS,
    SPREAD: ReportPart.TIES,
}


class _Named:
    """The names of the people in a report; none where none may stand."""

    def __init__(self, report: SchoolReport, sight: Sight) -> None:
        self.contacts: dict[int, str] = {}
        self.workers: dict[int, str] = {}
        if sight.named:
            for visit in report.visits:
                self.contacts.update({guest.id: guest.name for guest in visit.contacts})
                self.workers.update({guest.id: guest.name for guest in visit.workers})


def shown(report: SchoolReport, sight: Sight) -> tuple[Told, ...]:
    """Return the readings this reader gets to see."""
    every = told(report.readings, _Named(report, sight))
    return tuple(each for each in every if each.key not in _HIDDEN_WITH or not sight.hides(_HIDDEN_WITH[each.key]))


def readings(paper: Paper, report: SchoolReport, sight: Sight) -> None:
    """Set the readings of the school, and for who may see it what the program proposes as its stand, and its doubts."""
    note = _("op {day}; de laatste 20 schoolweken beginnen op {first}").format(
        day=short_day(report.on), first=short_day(report.readings.now.first)
    )
    columns = [Column(_("Lezing"), 1.5), Column(_("Wat de bezoeken laten zien"), 6)]
    days = {visit.id: visit.day for visit in report.visits}
    rows = [_row(paper, each, days) for each in shown(report, sight)]
    if not sight.hides(ReportPart.STAND):
        rows += _stand_rows(paper, report)
    Table(paper, columns).set(rows, title=_("Hoe het contact loopt"), note=note)


def _row(paper: Paper, each: Told, days: Mapping[int, date]) -> Row:
    under: list[Part] = [(each.rule, paper.type.small)]
    found = dict.fromkeys(days[number] for number in each.ids if number in days) if each.records is Kind.VISIT else {}
    if found:
        listed = ", ".join(short_day(day) for day in sorted(found, reverse=True))
        under.append((_("De dagen erachter: {days}").format(days=listed), paper.type.small))
    if each.missing:
        under.append((each.missing, paper.type.small))
    return Row([(each.title, paper.type.strong), (capitalised(each.text), paper.type.body)], under)


def _stand_rows(paper: Paper, report: SchoolReport) -> list[Row]:
    found = report.readings
    proposal = found.proposal
    why = "; ".join(trust.stand_test(test) for test in proposal.tests if test.met)
    rule = [(trust.stand_rule(proposal.stand), paper.type.small)]
    if why:
        rule.append((_("Hieraan is voldaan: {tests}").format(tests=why), paper.type.small))
    rows = [Row([(_("Voorstel"), paper.type.strong), (capitalised(word(proposal.stand)), paper.type.body)], rule)]
    doubt = trust.still_true(each.kind for each in found.doubts)
    if doubt:
        said = _("De stand die is gezet vraagt om een nieuwe blik.")
        rows.append(Row([(_("Zekerheid"), paper.type.strong), (doubt, paper.type.body)], [(said, paper.type.small)]))
    return rows
