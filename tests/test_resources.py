import subprocess
import sys
from pathlib import Path

import pytest

from netwerkkaart import resources

CHECKOUT = Path(__file__).parents[1]


def test_in_a_checkout_the_files_are_the_top_folder() -> None:
    assert resources.path() == CHECKOUT / "resources"
    assert resources.path("icons").is_dir()


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"geen-pictogram\.svg"):
        resources.path("icons", "geen-pictogram.svg")


def test_installed_the_files_stand_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site" / "netwerkkaart"
    (package / "_resources" / "icons").mkdir(parents=True)
    (package / "__init__.py").touch()
    source = Path(resources.__file__).read_text(encoding="utf-8")
    (package / "resources.py").write_text(source, encoding="utf-8")
    ask = "from netwerkkaart import resources; print(resources.path('icons'))"
    answer = subprocess.run(
        [sys.executable, "-c", ask],
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(answer.stdout.strip()) == package / "_resources" / "icons"
