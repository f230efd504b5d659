"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from netwerkkaart.exchange.files import put_whole, written_whole


def test_a_file_is_put_in_its_place_when_it_is_done(tmp_path: Path) -> None:
    out = tmp_path / "kaart.png"
    put_whole(out, b"oud")
    with written_whole(out) as beside:
        beside.write_bytes(b"nieuw")
        assert out.read_bytes() == b"oud"
        assert beside.suffix == ".png"
    assert out.read_bytes() == b"nieuw"
    assert list(tmp_path.iterdir()) == [out]


def test_what_stood_there_stays_when_it_goes_wrong(tmp_path: Path) -> None:
    out = tmp_path / "kaart.png"
    put_whole(out, b"oud")

    def fail() -> None:
        with written_whole(out) as beside:
            beside.write_bytes(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert out.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [out]


def test_where_there_is_no_folder_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nergens"):
        put_whole(tmp_path / "nergens" / "kaart.png", b"kaart")
