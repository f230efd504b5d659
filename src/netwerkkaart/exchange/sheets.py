"""Cells of an XLSX file: a text is a text whatever it begins with, and nothing is lost without a word."""

from datetime import date
from typing import TYPE_CHECKING, Final

from netwerkkaart.texts import _

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST: Final = 32_767
"""UTF-16 units a cell holds; of a longer text the writer drops the rest, and tells nobody."""


def fitting(text: str) -> str:
    """Return a text as a cell holds it; one that is too long ends in *ingekort*, so that its reader knows."""
    if len(text) <= MOST // 2 or len(units := text.encode("utf-16-le")) <= 2 * MOST:
        return text
    said = _("… (ingekort: meer past er niet in een cel)")
    return units[: 2 * (MOST - len(said))].decode("utf-16-le", "ignore") + said  # half a sign is none


def put(sheet: "Worksheet", row: int, place: int, value: str | float | date | None, day: "Format") -> None:
    """Put a value in a cell by its own kind, a date in the form ``day``; nothing is taken for a formula or a link.

    Raises:
        ValueError: the sheet has no such cell.
    """
    if value is None or value == "":
        return
    if isinstance(value, str):
        code = sheet.write_string(row, place, fitting(value))
    elif isinstance(value, date):
        code = sheet.write_datetime(row, place, value, day)
    else:
        code = sheet.write_number(row, place, value)
    if code:
        raise ValueError(f"row {row}, column {place} could not be written: {code}")
