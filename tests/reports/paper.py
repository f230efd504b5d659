"""What a reader, or a careless forwarder, can find in a PDF."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader


def text_of(document: bytes) -> str:
    """Return the words of all pages, in reading order, on one line."""
    pages = PdfReader(BytesIO(document)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def everything_in(document: bytes) -> str:
    """Return the words of the pages, of the outline and of the description of the document."""
    reader = PdfReader(BytesIO(document))
    described = [str(value) for value in (reader.metadata or {}).values()]
    return " ".join([text_of(document), *outline_of(document), *described])


def outline_of(document: bytes) -> list[str]:
    """Return the titles of the outline."""

    def titles(entries: list[Any]) -> list[str]:
        found = []
        for entry in entries:
            found += titles(entry) if isinstance(entry, list) else [str(entry.title)]
        return found

    return titles(PdfReader(BytesIO(document)).outline)


def fonts_of(document: bytes) -> dict[str, bool]:
    """Return every font that a page names, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(BytesIO(document)).pages:
        resources: Any = page["/Resources"]
        for reference in resources["/Font"].values():
            font = reference.get_object()
            described = font.get("/FontDescriptor")
            found[str(font["/BaseFont"])] = described is not None and "/FontFile2" in described.get_object()
    return found
