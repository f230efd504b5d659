"""A picture of everything, also of a file with nothing in it, and without touching the file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from netwerkkaart.ui.frame.pages import PAGES


@pytest.mark.slow
def test_every_page_and_dialog_gets_its_picture(new_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "plaatjes"
    before = new_file.read_bytes()
    code = (
        "import sys; from pathlib import Path; from netwerkkaart.ui.screenshots import main;"
        "sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), 'dark', (1280, 800)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(new_file), str(out)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    made = {path.stem for path in out.glob("*.png")}
    assert {f"{number:02d}-{page.slug}" for number, page in enumerate(PAGES, 1)} <= made
    assert {"21-bezoekpaneel", "22-zoeken", "25-geschiedenis", "26-toetsen", "31-handleiding", "36-begin"} <= made
    assert new_file.read_bytes() == before
    complaints = [line for line in result.stderr.splitlines() if "This plugin does not support" not in line]
    assert complaints == []
