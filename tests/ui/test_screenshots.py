"""A picture of everything, also of a file with nothing in it, and without touching the file."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from netwerkkaart.store.opening import open_for_writing
from netwerkkaart.ui.frame.pages import PAGES
from tests.town import build_town

_OF_THE_FRAME = {"bezoekpaneel", "zoeken", "geschiedenis", "toetsen", "handleiding", "begin"}
_OF_A_SCHOOL = {
    "band",
    "functie",
    "inzet",
    "afspraak",
    "bezoek-vol",
    "bezoeken-kalender",
    "kaart-rond",
    "dossier-waarom",
    "peiling",
    "groei-aangewezen",
    "groei-tabel",
    "planning-gepland",
    "doel",
    "bezoekblad",
}


def _pictures(file: Path, out: Path) -> set[str]:
    code = (
        "import sys; from pathlib import Path; from netwerkkaart.ui.screenshots import main;"
        "sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), 'dark', (1280, 800), settle_ms=20))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(file), str(out)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    complaints = [line for line in result.stderr.splitlines() if "This plugin does not support" not in line]
    assert complaints == []
    return {path.stem for path in out.glob("*.png")}


@pytest.mark.slow
def test_every_page_and_dialog_gets_its_picture(new_file: Path, tmp_path: Path) -> None:
    before = new_file.read_bytes()
    made = _pictures(new_file, tmp_path / "plaatjes")
    assert {f"{number:02d}-{page.slug}" for number, page in enumerate(PAGES, 1)} <= made
    assert {name.partition("-")[2] for name in made} >= _OF_THE_FRAME
    assert new_file.read_bytes() == before


@pytest.mark.slow
def test_where_there_is_a_school_its_dialogs_get_theirs(new_file: Path, tmp_path: Path) -> None:
    with open_for_writing(new_file, datetime(2026, 11, 23, 9, 0)) as store:  # noqa: DTZ001 - local time
        build_town(store)
    made = _pictures(new_file, tmp_path / "plaatjes")
    assert {name.partition("-")[2] for name in made} >= _OF_THE_FRAME | _OF_A_SCHOOL
