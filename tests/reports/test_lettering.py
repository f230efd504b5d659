import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.reports.lettering import Style, readable, shorten, together, width, wrap

BODY = Style(9, 12, "#000000")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Zoë Çelik-Łukaszewicz", "Zoë Çelik-Łukaszewicz"),
        ("Anna 🚀🚀", "Anna •"),
        ("👩‍🏫 juf", "• juf"),
        ("tab\ttwee", "tab twee"),
        ("regel\r\nregel", "regel\nregel"),
        ("nul\u200bbreed\ufeff", "nulbreed"),
        ("e\u0301e\u0301n", "één"),
        ("نور", "???"),
        ("Ａnna", "Anna"),
        ("½ uur", "½ uur"),
    ],
)
def test_only_signs_that_lato_has_are_printed(written: str, printed: str) -> None:
    assert readable(written) == printed


@given(st.text(max_size=400), st.floats(20, 400))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    for line in wrap(text, BODY, room):
        assert width(line, BODY) <= room + 0.01 or len(line) == 1


@given(st.text(st.sampled_from("abc def-ghi/éß"), max_size=300))
def test_wrapping_loses_no_letter(text: str) -> None:
    assert "".join(wrap(text, BODY, 60)).replace(" ", "") == text.replace(" ", "")


def test_paragraphs_stay_apart_and_the_end_is_bare() -> None:
    assert wrap("een\n\ntwee\n\n", BODY, 200) == ["een", "", "twee"]


@given(st.text(max_size=100))
def test_a_shortened_text_fits_on_one_line(text: str) -> None:
    line = shorten(text, BODY, 80)
    assert "\n" not in line
    assert width(line, BODY) <= 80


@pytest.mark.parametrize("room", range(60, 200, 10))
def test_a_telephone_number_is_broken_over_no_lines(room: float) -> None:
    lines = wrap(f"teamleider · {together('06 0000 0011')}", BODY, room)
    assert any("06\u00a00000\u00a00011" in line for line in lines)
