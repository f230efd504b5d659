"""The flip-book: a page for each end of a school year and one for the last day, all under one another."""

import re
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from netwerkkaart.cli import main
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.exchange.flipbook import days_of, write_flipbook
from netwerkkaart.queries.network_history import read_history
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.example import TODAY


def test_a_pdf_has_a_page_for_each_year_with_its_date(example_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "kaart.pdf"
    with open_for_reading(example_file) as store:
        assert write_flipbook(store, out, today=TODAY, title="Hanzewaard") == [out]
        with store.read() as connection:
            days = days_of(read_history(connection, today=TODAY))
    document = PdfDocument(out)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    assert len(texts) == len(days) >= 3
    assert "1 augustus 2025" in texts[-3]
    assert "Na schooljaar 2024–2025" in texts[-3]
    assert "23 november 2026" in texts[-1]
    assert sorted(tmp_path.iterdir()) == [out]


def test_without_names_there_are_none_on_any_page(example_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "kaart.svg"
    with open_for_reading(example_file) as store:
        written = write_flipbook(store, out, today=TODAY, names=False)
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert "Noor Tesselaar" not in text
        assert "Youssef el Khattabi" not in text
        assert "Namen van mensen zijn weggelaten." in text


def test_a_series_is_named_by_its_school_years_and_nobody_moves(example_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "kaart.svg"
    with open_for_reading(example_file) as store:
        written = write_flipbook(store, out, today=TODAY, first_year=2024)
    assert [path.name for path in written] == ["kaart-2024-2025.svg", "kaart-2025-2026.svg", "kaart-2026-2027.svg"]
    seen: dict[str, str] = {}
    for path in written:
        for name, rest in re.findall(r"<g><title>(\w+ \(\w+ · [^<]*\))</title>\n([^\n]*)", path.read_text("utf-8")):
            place = re.search(r'cx="[^"]*" cy="[^"]*"', rest)
            assert place is not None
            assert seen.setdefault(name, place[0]) == place[0]
    assert len(seen) > 5


def test_the_last_page_is_the_day_that_is_asked_for(example_file: Path) -> None:
    with open_for_reading(example_file) as store, store.read() as connection:
        history = read_history(connection, today=TODAY)
    on = date(2026, 3, 1)
    assert days_of(history, on=on)[-2:] == [date(2025, 8, 1), on]
    assert days_of(history, on=date(2026, 8, 1))[-2:] == [date(2025, 8, 1), date(2026, 8, 1)]
    assert days_of(history, on=date(1999, 1, 1)) == []


def test_without_a_history_there_is_nothing_to_leaf_through(store: Store, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="nog niets vastgelegd"):
        write_flipbook(store, tmp_path / "kaart.pdf", today=TODAY)
    with pytest.raises(RefusedError, match="PDF, SVG of PNG"):
        write_flipbook(store, tmp_path / "kaart.txt", today=TODAY)
    assert list(tmp_path.glob("kaart*")) == []


def test_at_the_command_line(example_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["map", "--db", str(example_file), "--out", str(tmp_path / "kaart.svg")]
    assert main([*given, "--flipbook", "--from", "2025", "--on", "2026-09-01"]) == 0
    told = capsys.readouterr().out
    assert "kaart-2025-2026.svg" in told
    assert "kaart-2026-2027.svg" in told
    assert main([*given, "--from", "2025"]) != 0
    assert main([*given, "--flipbook", "--mode", "gaps"]) != 0
    assert "hele kaart" in capsys.readouterr().err
