"""A list that goes to a spreadsheet, by the clipboard or as a file: texts stay texts, and nothing is lost quietly."""

import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

from netwerkkaart.ui.tables import Column
from netwerkkaart.ui.tables.export import as_html, as_tsv, write_xlsx

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Row:
    name: str
    weeks: int = 3
    since: date = date(2026, 8, 24)


COLUMNS: list[Column[Row]] = [
    Column("name", "School", lambda row: row.name),
    Column("weeks", "Weken", lambda row: str(row.weeks), value=lambda row: row.weeks),
    Column("since", "Sinds", lambda row: str(row.since), value=lambda row: row.since),
]


def test_what_is_copied_is_no_formula_where_it_is_pasted() -> None:
    rows = [Row("=1+1"), Row("+31 6 12"), Row("@SUM(A1)"), Row("Anna\t=1+1")]
    assert [line.split("\t")[0] for line in as_tsv(COLUMNS, rows).splitlines()[1:]] == [
        "'=1+1",
        "+31 6 12",
        "'@SUM(A1)",
        "Anna =1+1",
    ]
    page = as_html(COLUMNS, rows)
    as_text = "<td style=\"mso-number-format:'\\@'\">"
    assert f"{as_text}=1+1</td>" in page
    assert f"{as_text}@SUM(A1)</td>" in page
    assert page.count(as_text) == 2


def test_a_sheet_holds_texts_numbers_and_days_each_as_such(tmp_path: Path) -> None:
    names = ["=1+1", "{=1+1}", "https://x.example", "007", "x" * 40_000]
    assert write_xlsx(tmp_path / "x.xlsx", COLUMNS, [Row(name) for name in names]) == 5
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        sheet, shared = (ET.fromstring(book.read(f"xl/{name}.xml")) for name in ("worksheets/sheet1", "sharedStrings"))
    kinds = [cell.get("t", "n") for row in list(sheet.iter(f"{SHEET}row"))[1:] for cell in row]
    assert kinds == ["s", "n", "n"] * 5
    assert not list(sheet.iter(f"{SHEET}f"))
    assert not list(sheet.iter(f"{SHEET}hyperlink"))
    texts = ["".join(part.text or "" for part in one.iter(f"{SHEET}t")) for one in shared]
    assert [name for name in names[:4] if name not in texts] == []
    (cut,) = [text for text in texts if text.startswith("xxx")]
    assert len(cut) == 32_767
    assert cut.endswith("… (ingekort: meer past er niet in een cel)")
