"""A report on a printer: its very pages, drawn as sharp as the printer can use."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.texts import _
from netwerkkaart.ui.reports.rendering import page_sizes, render_page

_SHARPEST = 300.0
_POINTS_PER_INCH = 72.0


class NotPrintedError(NetwerkkaartError):
    """The printer did not take the report."""


def make_printer(title: str) -> QPrinter:
    """Return a printer set to the sheet of our reports."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def print_pages(
    document: bytes,
    printer: QPrinter,
    *,
    stopped: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _part: None,
) -> int:
    """Print a report and return how many pages went to the printer; it may run outside the GUI thread.

    Raises:
        NotPrintedError: the printer can't be reached.
    """
    sizes = page_sizes(document)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(sizes), len(sizes))
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrintedError(_("De printer is niet bereikbaar. Kijk of hij aanstaat, of bewaar het rapport als PDF."))
    done = 0
    try:
        for number in range(first - 1, last):
            if stopped():
                printer.abort()
                break
            if done:
                printer.newPage()
            dots = min(float(printer.resolution()), _SHARPEST) / _POINTS_PER_INCH
            wide, high = sizes[number]
            image = render_page(document, number, dots)
            sheet = printer.pageLayout().fullRectPixels(printer.resolution())
            part = min(sheet.width() / wide, sheet.height() / high)
            painter.drawImage(QRectF(0, 0, wide * part, high * part), image)
            done += 1
            progress(done / (last - first + 1))
    finally:
        painter.end()
    return done
