"""A second file beside ``store``, to compare two of them."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from netwerkkaart.store.opening import open_for_writing
from netwerkkaart.store.work import Store


@pytest.fixture
def new_file_store(_empty_file: Path, tmp_path: Path) -> Iterator[Store]:
    """Return an open store on another empty file."""
    path = tmp_path / "tweede.netwerkkaart"
    path.write_bytes(_empty_file.read_bytes())
    with open_for_writing(path, datetime(2026, 11, 23, 9, 0)) as opened:  # noqa: DTZ001 - local time
        yield opened
