"""Visit sheets as files: what is planned on some days, set on paper."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netwerkkaart.domain.audience import Veil
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.exchange.partnership import write_file
from netwerkkaart.queries.day_sheet import day_sheet
from netwerkkaart.queries.partnership_report import known_names
from netwerkkaart.texts import _, dates

if TYPE_CHECKING:
    from netwerkkaart.store.work import Store


@dataclass(frozen=True)
class SheetOrder:
    """Which sheets: from one day to another, of everybody or of one worker, with names or not."""

    first: date
    last: date
    today: date
    worker_id: int | None = None
    with_names: bool = True

    @property
    def file_name(self) -> str:
        """A name for the file."""
        last = "" if self.first == self.last else f" - {self.last.isoformat()}"
        return f"{_('Bezoekblad')} {self.first.isoformat()}{last}.pdf"


def day_sheet_pdf(store: "Store", order: SheetOrder) -> tuple[bytes, int]:
    """Return the sheets as PDF, and how many pages they have.

    Raises:
        RefusedError: nothing is planned on these days.
    """
    from netwerkkaart.reports.day_sheet import set_day_sheet  # reportlab is slow to import

    with store.read() as connection:
        sheet = day_sheet(connection, order.first, order.last, today=order.today, worker_id=order.worker_id)
        veil = Veil(() if order.with_names else known_names(connection))
    if not sheet.days:
        raise RefusedError(_nothing(order))
    paper = set_day_sheet(sheet, with_names=order.with_names, veil=veil)
    return paper.pdf(), len(paper.pages)


def write_day_sheet(store: "Store", out: Path, order: SheetOrder) -> int:
    """Write the sheets and return how many pages they have.

    Raises:
        RefusedError: nothing is planned on these days.
        ReportNotSavedError: the file can't be written there.
    """
    document, pages = day_sheet_pdf(store, order)
    write_file(out, document)
    return pages


def _nothing(order: SheetOrder) -> str:
    if order.first == order.last:
        return _("Op {day} is er niets gepland, dus er is geen bezoekblad.").format(day=dates.day(order.first))
    span = dates.span(order.first, order.last)
    return _("Van {days} is er niets gepland, dus er is geen bezoekblad.").format(days=span)
