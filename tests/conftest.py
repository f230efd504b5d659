"""What every test may count on: no screen, the same examples on every machine, and the shared data."""

import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"  # before anything imports Qt

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, event

from netwerkkaart.store.opening import create, open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.example import write_example
from tests.town import Town, build_town

# Two shared cores are slow now and then: a deadline or a slow data strategy says nothing about the code.
_slow = [HealthCheck.too_slow]
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, suppress_health_check=_slow)
settings.register_profile("search", deadline=None, max_examples=2000, suppress_health_check=_slow)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real example files beside the checkout; skip where there is none."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared example files do not lie beside this checkout")
    return SHARED_DATA


@pytest.fixture(scope="session")
def _empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "leeg.netwerkkaart"
    create(path).close()
    return path


@pytest.fixture(scope="session")
def _town_file(_empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Town]:
    path = tmp_path_factory.mktemp("stad") / "stad.netwerkkaart"
    path.write_bytes(_empty_file.read_bytes())
    with open_for_writing(path, datetime(2026, 11, 23, 9, 0)) as opened:  # noqa: DTZ001 - local time
        return path, build_town(opened)


@pytest.fixture
def new_file(request: pytest.FixtureRequest, _empty_file: Path, tmp_path: Path) -> Path:
    """Return a file of one's own, closed: with the seeded words, and the town where a test asks for it."""
    filled: Path = request.getfixturevalue("_town_file")[0] if "town" in request.fixturenames else _empty_file
    path = tmp_path / "proef.netwerkkaart"
    path.write_bytes(filled.read_bytes())
    return path


@pytest.fixture
def store(new_file: Path) -> Iterator[Store]:
    """Return an open store on an empty file."""
    with open_for_writing(new_file, datetime(2026, 11, 23, 9, 0)) as opened:  # noqa: DTZ001 - local time
        yield opened


@pytest.fixture(scope="session")
def example_file(_empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file with the story of Hanzewaard, closed; for reading only, every test has the same."""
    path = tmp_path_factory.mktemp("voorbeeld") / "voorbeeld.netwerkkaart"
    path.write_bytes(_empty_file.read_bytes())
    with open_for_writing(path, datetime(2026, 11, 23, 9, 0)) as opened:  # noqa: DTZ001 - local time
        write_example(opened)
    return path


@pytest.fixture
def example(example_file: Path, tmp_path: Path) -> Path:
    """Return a file of one's own with the story of Hanzewaard, closed."""
    path = tmp_path / "hanzewaard.netwerkkaart"
    path.write_bytes(example_file.read_bytes())
    return path


@pytest.fixture
def town(_town_file: tuple[Path, Town]) -> Town:
    """Return the small fictional town that stands in ``store``: two schools, five people, two workers, four visits."""
    return _town_file[1]


@contextmanager
def _counting(engine: Engine) -> Iterator[list[str]]:
    said: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def statements(store: Store) -> Callable[[], AbstractContextManager[list[str]]]:
    """Return a context manager whose list fills with the statements that the readers of ``store`` run."""
    return lambda: _counting(store.reader)
