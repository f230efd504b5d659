"""Files that are written whole or not at all."""

from pathlib import Path


def put_whole(out: Path, document: bytes) -> None:
    """Write a file beside its place and then put it there; what stood there stays when that fails.

    Raises:
        OSError: it can't be written there.
    """
    beside = out.with_name(f".{out.name[:60]}.deel")
    try:
        beside.write_bytes(document)
        beside.replace(out)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
