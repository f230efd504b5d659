"""A list as text for the clipboard and as a file for a spreadsheet."""

import csv
import html
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from netwerkkaart.exchange.sheets import put
from netwerkkaart.ui.tables.columns import Column, Value

_FORMULA = re.compile(r"[=@\t\r\n]|[+-](?!\d[\d .,]*\Z)")  # a telephone number may begin with +


def as_tsv(columns: Sequence[Column[Any]], rows: Iterable[Any]) -> str:
    """Return heads and rows with tabs between the cells, none of which a spreadsheet takes for a formula."""
    lines = ["\t".join(column.title for column in columns)]
    lines += ["\t".join(_harmless(_one_line(column.text(row))) for column in columns) for row in rows]
    return "\n".join(lines) + "\n"


def as_html(columns: Sequence[Column[Any]], rows: Iterable[Any]) -> str:
    """Return heads and rows as an HTML table, for a word processor."""
    head = "".join(f"<th>{html.escape(column.title)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(_html_cell(column.text(row)) for column in columns) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def write_csv(path: Path, columns: Sequence[Column[Any]], rows: Iterable[Any]) -> int:
    """Write a CSV file as a Dutch spreadsheet opens it (semicolons, UTF-8 with mark); return the number of rows."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([column.title for column in columns])
        number = 0
        for row in rows:
            writer.writerow([_harmless(_value(column, row)) for column in columns])
            number += 1
    return number


def write_xlsx(path: Path, columns: Sequence[Column[Any]], rows: Iterable[Any]) -> int:
    """Write an XLSX file with a filter on its heads; return the number of rows."""
    import xlsxwriter

    number = 0
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as book:
        page = book.add_worksheet()
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "dd-mm-yyyy", "align": "left"})
        for place, column in enumerate(columns):
            page.set_column(place, place, max(10, column.width / 7))
            page.write_string(0, place, column.title, head)
        for number, row in enumerate(rows, 1):
            for place, column in enumerate(columns):
                put(page, number, place, _value(column, row), day)
        page.freeze_panes(1, 0)
        if columns:
            page.autofilter(0, 0, max(1, number), len(columns) - 1)
    return number


def _value(column: Column[Any], row: Any) -> Value:
    return column.value(row) if column.value else column.text(row)


def _harmless(value: Value) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    text = value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
    return "'" + text if isinstance(value, str) and _FORMULA.match(text) else text


def _html_cell(text: str) -> str:
    """Return a cell; what a spreadsheet would take for a formula is marked as text for it."""
    text = _one_line(text)
    kind = " style=\"mso-number-format:'\\@'\"" if _FORMULA.match(text) else ""
    return f"<td{kind}>{html.escape(text)}</td>"


def _one_line(text: str) -> str:
    return " ".join(text.split())
