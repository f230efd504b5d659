"""The map at the command line: on which paper, how sharp, and what does not go together."""

from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.cli.answer import Run


def test_a_poster_of_one_sheet(run: Run, example_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    answer = run("map", "--db", example_file, "--out", out, "--poster", "A2", "--orientation", "portrait")
    assert answer.code == 0
    assert "Eén blad A2, staand." in answer.out
    (page,) = PdfReader(out).pages
    assert [round(float(side)) for side in (page.mediabox.width, page.mediabox.height)] == [1191, 1684]
    sheet = tmp_path / "y.pdf"
    assert run("map", "--db", example_file, "--out", sheet, "--sheet", "A2", "--orientation", "portrait").code == 0
    assert sheet.read_bytes() == out.read_bytes()


def test_a_poster_over_sheets_says_how_many_and_how_large(run: Run, example_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    answer = run("map", "--db", example_file, "--out", out, "--poster", "A1", "--sheet", "A3")
    assert answer.code == 0
    assert "4 bladen A3 (2 naast elkaar, 2 onder elkaar)" in answer.out
    pages = PdfReader(out).pages
    assert len(pages) == 4
    assert all(f"blad {number} van 4" in page.extract_text() for number, page in enumerate(pages, start=1))


def test_a_png_of_any_scale(run: Run, example_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.png"
    assert run("map", "--db", example_file, "--out", out, "--sheet", "A4", "--scale", "1,5").code == 0
    with Image.open(out) as image:
        assert image.size == (1263, 893)


@pytest.mark.parametrize(
    ("name", "options", "code", "why"),
    [
        ("x.pdf", ["--poster", "A4", "--sheet", "A4"], 1, "past op één blad A4"),
        ("x.pdf", ["--poster", "A4", "--sheet", "A2"], 1, "Kies een grotere poster of kleinere bladen."),
        ("x.svg", ["--poster", "A1", "--sheet", "A4"], 1, "Laat de naam eindigen op .pdf."),
        ("x.png", ["--poster", "A0", "--scale", "9"], 1, "Neem hoogstens schaal 4,3"),
        ("x.pdf", ["--scale", "2"], 1, "--scale hoort bij een PNG"),
        ("x.pdf", ["--flipbook", "--poster", "A1", "--sheet", "A4"], 1, "één blad per bladzijde"),
        ("x.png", ["--scale", "0"], 2, "0 is geen schaal"),
        ("x.png", ["--scale", "nan"], 2, "nan is geen schaal"),
        ("x.pdf", ["--poster", "A5"], 2, "A5"),
    ],
)
def test_what_does_not_go_together_is_refused(
    run: Run, example_file: Path, tmp_path: Path, name: str, options: list[str], code: int, why: str
) -> None:
    answer = run("map", "--db", example_file, "--out", tmp_path / name, *options)
    assert (answer.code, answer.out) == (code, "")
    assert why in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_flipbook_of_a_size(run: Run, example_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    given = ("map", "--db", example_file, "--out", out, "--flipbook", "--from", "2025", "--sheet", "A4")
    assert run(*given, "--orientation", "portrait").code == 0
    pages = PdfReader(out).pages
    assert len(pages) == 2
    assert {round(float(page.mediabox.width)) for page in pages} == {595}


def test_layers_and_colours(run: Run, example_file: Path, tmp_path: Path) -> None:
    def text(*options: str) -> str:
        out = tmp_path / "x.svg"
        assert run("map", "--db", example_file, "--out", out, *options).code == 0
        return out.read_text(encoding="utf-8")

    assert "lege stoel" in text()
    assert "lege stoel" not in text("--layers")
    assert "politie" in text("--layers", "partners", "themes")
    assert "Vast gezicht" in text("--colour", "face")
    assert run("map", "--db", example_file, "--out", tmp_path / "y.svg", "--layers", "roads").code == 2
