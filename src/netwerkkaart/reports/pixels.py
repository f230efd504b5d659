"""Pages of a PDF as pixels, by pdfium; in any thread, but never in two at once, for pdfium can't."""

from math import ceil
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

PDFIUM: Final = Lock()
"""Whoever draws with pdfium holds it."""
_STRIP: Final = 8_000_000
"""So many pixels are drawn at once, so that a large image takes little more room than itself."""


def page_image(path: Path, scale: float) -> "Image":
    """Return the first page of a file as an image of so many pixels to a point, drawn strip by strip."""
    from PIL import Image  # slow to import
    from pypdfium2 import PdfDocument

    with PDFIUM:
        document = PdfDocument(path)
        try:
            page = document[0]
            wide, high = (ceil(length * scale) for length in page.get_size())
            image = Image.new("RGB", (wide, high))
            strip = max(1, _STRIP // wide)
            for top in range(0, high, strip):
                bottom = min(top + strip, high)
                # half a pixel less, because pdfium2 rounds what it cuts off up
                cut = tuple(max(0.0, (rows - 0.5) / scale) for rows in (0, high - bottom, 0, top))
                image.paste(page.render(scale=scale, crop=cut).to_pil(), (0, top))
            return image
        finally:
            document.close()
