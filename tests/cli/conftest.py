"""An example file for the command line, and a way to run it as the user does."""

from datetime import datetime
from pathlib import Path

import pytest

from netwerkkaart.cli import main
from netwerkkaart.store.opening import open_for_writing
from netwerkkaart.usecases.example import write_example
from tests.cli.answer import Answer, Run


@pytest.fixture(scope="session")
def _example_file(_empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("voorbeeld") / "voorbeeld.netwerkkaart"
    path.write_bytes(_empty_file.read_bytes())
    with open_for_writing(path, datetime(2026, 11, 23, 9, 0)) as store:  # noqa: DTZ001 - local time
        write_example(store)
    return path


@pytest.fixture
def example(_example_file: Path, tmp_path: Path) -> Path:
    """Return a file with the story of Hanzewaard, closed."""
    path = tmp_path / "hanzewaard.netwerkkaart"
    path.write_bytes(_example_file.read_bytes())
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return how to run the command line in this process: ``run("info", "--db", path)``."""

    def run(*words: object) -> Answer:
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run
