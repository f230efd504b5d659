from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.privacy import WORDS, Concern, find_concerns, passes_eleven_test
from netwerkkaart.texts import privacy as texts


def found(text: str, **how: date) -> list[str]:
    return [concern.words for concern in find_concerns(text, **how)]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_list_is_found_whatever_its_case(word: str) -> None:
    plain = word.replace("…", "")
    for written in (plain, plain.upper(), plain.capitalize()):
        assert found(f"Over {written}, gisteren.") == [written]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("Koffie gedronken met de teamleider.", []),
        ("Een leerling vroeg iets.", ["leerling"]),
        ("De leerlingbegeleider belde.", []),  # a role, not a pupil
        ("Alle leerlingen in de pauze.", []),
        ("De medeleerling", []),
        ("(leerling)", ["leerling"]),
        ("jongen   van\nhiernaast", ["jongen   van"]),
        ("een jongen vandaag", []),
        ("mishandeling, mishandeld", ["mishandeling", "mishandeld"]),
        ("autisme en Autistisch", ["autisme", "Autistisch"]),
        ("dépressief", ["dépressief"]),
        ("de\u0301pressief", ["de\u0301pressief"]),
        ("ＡＤＨＤ", ["ＡＤＨＤ"]),
        ("ADHD'er", ["ADHD"]),
        ("asielzoekers", []),  # the list names no ellipsis here
        ("de moeder van en de vader van", ["moeder van", "vader van"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sanne 3H was boos", ["Sanne 3H"]),
        ("gisteren Sanne uit 3HV", ["Sanne uit 3HV"]),
        ("Sanne (3H)", ["Sanne (3H"]),
        ("Jan-Kees van de klas 2B", ["Jan-Kees van de klas 2B"]),
        ("in 4A Mohammed", ["4A Mohammed"]),
        ("Zoë, 1B", ["Zoë, 1B"]),
        ("Élise 1B", ["Élise 1B"]),
        ("groepsproces in 3H en 3V", []),
        ("In 3H was het onrustig", []),
        ("Mentor 3H belde", []),
        ("Klas 1A. Het ging goed", []),
        ("HAVO 4A", []),
        ("Sanne 7H", []),  # no such class
        ("Sanne 3h", []),
        ("Sanne 3HAV", []),
        ("Sanne 13H", []),
        ("lokaal 2B", []),
    ],
)
def test_a_class_code_beside_a_name(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12-03-2011", ["12-03-2011"]),
        ("geb. 12/3/2011", ["geb. 12/3/2011"]),
        ("geboren op 12 maart 2011", ["geboren op 12 maart 2011"]),
        ("12 mrt. 2011", ["12 mrt. 2011"]),
        ("2011-03-12", ["2011-03-12"]),
        ("geboortedatum: 12-3-11", ["geboortedatum: 12-3-11"]),
        ("geboren 30-04-2025", ["geboren 30-04-2025"]),
        ("afspraak 12-03-11", []),  # two digits say too little without a word
        ("afspraak op 12-03-2026", []),
        ("31-02-2011", []),  # no such day
        ("convenant tot 31-12-2026", []),
        ("12 maart", []),
        ("113-03-2011", []),
    ],
)
def test_a_date_of_birth(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_today_tells_a_birthday_from_a_day_of_work() -> None:
    assert found("12-03-2024", today=date(2027, 1, 1)) == []
    assert found("12-03-2024", today=date(2028, 1, 1)) == ["12-03-2024"]


@pytest.mark.parametrize(
    ("digits", "passes"),
    [
        ("111222333", True),
        ("123456782", True),
        ("123456789", False),
        ("000000000", False),
        ("12345678", False),
        ("1234567820", False),
        ("12345678x", False),
        ("١١١٢٢٢٣٣٣", False),
        ("", False),
    ],
)
def test_the_eleven_test(digits: str, passes: bool) -> None:
    assert passes_eleven_test(digits) is passes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nummer 123456782", ["123456782"]),
        ("1234.56.782", ["1234.56.782"]),
        ("123 456 782.", ["123 456 782"]),
        ("123-456-782", ["123-456-782"]),
        ("om 12 uur 12 123456782", ["123456782"]),
        ("123456789", []),
        ("06 0000 0012", []),
        ("1234567820", []),
        ("12345678", []),
    ],
)
def test_a_bsn(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_places_are_those_of_the_text_as_typed() -> None:
    text = "ﬁjn… een DÉPRESSIEF kind"
    [concern] = find_concerns(text)
    assert concern == Concern(9, 19, "DÉPRESSIEF")
    assert text[concern.start : concern.end] == concern.words


def test_concerns_come_in_order_and_do_not_overlap() -> None:
    text = "Sanne 3H, leerling, geb. 12-03-2011, 123456782, moeder van Sanne 3H"
    assert found(text) == ["Sanne 3H", "leerling", "geb. 12-03-2011", "123456782", "moeder van", "Sanne 3H"]


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Sanne", " 3H", "leerling", "12-03-2011", "123456782", "é", "\u0301", "İ", "ß", "1", " ", "."]),
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_taken_and_every_concern_is_a_piece_of_it(text: str) -> None:
    concerns = find_concerns(text)
    assert all(text[each.start : each.end] == each.words and each.words for each in concerns)
    assert all(one.end <= other.start for one, other in pairwise(concerns))


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "1 ", "1A", "1A ", "Aa 1A ", "Aa-", "jongen ", "jongen van ", " ", "é", "\u0301", "geb", "12-03-2011 ",
     "12 maart ", "Aa uit van in ", "mishandel", "_", "123456782", "1.2.3."],
)  # fmt: skip
@pytest.mark.timeout(20)  # far below a second each, unless the time grows with the square of the length
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    text = (piece * 200_000)[:200_000]
    assert all(0 <= each.start < each.end <= len(text) for each in find_concerns(text))


def test_the_warning_names_what_was_found() -> None:
    assert texts.warning(find_concerns("De leerling, een Leerling en een leerling")) == (
        "Dit lijkt op informatie over een leerling (“leerling”, “Leerling”). Die hoort hier niet; leg het vast waar "
        "jouw organisatie dat heeft afgesproken."
    )
    assert texts.warning([]) == ""
    assert "(“misbruik”, “schulden”, “geloof”, “…”)" in texts.warning(find_concerns("misbruik schulden geloof asiel"))
