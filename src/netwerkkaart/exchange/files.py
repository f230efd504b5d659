"""Files that are written whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_whole(out: Path) -> Iterator[Path]:
    """Give the path to write to, beside the place of a file; it is put there when that went well.

    What stood there stays when anything goes wrong, and nothing is left beside it.
    """
    beside = out.with_name(f".{out.stem[:60]}.deel{out.suffix}")
    try:
        yield beside
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def put_whole(out: Path, document: bytes) -> None:
    """Write a file beside its place and then put it there; what stood there stays when that fails.

    Raises:
        OSError: it can't be written there.
    """
    with written_whole(out) as beside:
        beside.write_bytes(document)
