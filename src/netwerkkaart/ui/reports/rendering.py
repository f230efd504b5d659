"""The pages of a PDF as images of Qt, by pdfium, in any thread."""

from PySide6.QtGui import QImage

from netwerkkaart.reports.pixels import PDFIUM


def page_sizes(document: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page, in points."""
    from pypdfium2 import PdfDocument  # slow to import

    with PDFIUM:
        opened = PdfDocument(document)
        try:
            return tuple(opened.get_page_size(number) for number in range(len(opened)))
        finally:
            opened.close()


def render_page(document: bytes, number: int, scale: float) -> QImage:
    """Return a page as an image of so many pixels per point."""
    from pypdfium2 import PdfDocument  # slow to import

    with PDFIUM:
        opened = PdfDocument(document)
        try:
            page = opened[number]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
            bitmap.close()
            page.close()
            return image
        finally:
            opened.close()
