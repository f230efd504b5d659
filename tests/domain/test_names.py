import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.names import fold, initials, is_infix, sort_key, split_name
from netwerkkaart.domain.people import PersonName


@pytest.mark.parametrize(
    ("typed", "given_name", "infix", "family"),
    [
        ("Anna van den Berg", "Anna", "van den", "Berg"),
        ("Anna Bakker", "Anna", "", "Bakker"),
        ("Anna Maria Bakker", "Anna Maria", "", "Bakker"),
        ("Anna", "Anna", "", ""),
        ("", "", "", ""),
        ("   ", "", "", ""),
        ("  Anna   de\tWit ", "Anna", "de", "Wit"),
        ("van den Berg", "", "van den", "Berg"),
        ("J. de Vries", "J.", "de", "Vries"),
        ("Jan in 't Veld", "Jan", "in 't", "Veld"),
        ("Jan van ’t Hof", "Jan", "van ’t", "Hof"),
        ("Piet 't Hart", "Piet", "'t", "Hart"),
        ("Ada v.d. Meer", "Ada", "v.d.", "Meer"),
        ("Anna Van Den Berg", "Anna", "Van Den", "Berg"),
        ("Fatima el Amrani", "Fatima", "el", "Amrani"),
        ("Fatima El Amrani", "Fatima El", "", "Amrani"),
        ("Ben Ali", "Ben", "", "Ali"),
        ("Mo ben Ali", "Mo", "ben", "Ali"),
        ("Ana da Silva", "Ana", "da", "Silva"),
        ("Maria Bakker-de Wit", "Maria", "", "Bakker-de Wit"),
        ("Maria Bakker - van den Berg", "Maria", "", "Bakker-van den Berg"),
        ("Maria van den Berg-de Wit", "Maria", "van den", "Berg-de Wit"),
        ("Anne-Marie Smit", "Anne-Marie", "", "Smit"),
        ("Anna de", "Anna", "", "de"),
        ("Berg, Anna van den", "Anna", "van den", "Berg"),
        ("van den Berg, Anna", "Anna", "van den", "Berg"),
        ("Bakker, Anna", "Anna", "", "Bakker"),
        ("Bakker,", "Bakker", "", ""),
        ("Zoë Çelik", "Zoë", "", "Çelik"),
    ],
)
def test_one_typed_string_becomes_three_parts(typed: str, given_name: str, infix: str, family: str) -> None:
    assert split_name(typed) == PersonName(given_name, infix, family)


@given(st.text(max_size=60))
def test_splitting_takes_any_text_and_loses_no_letter(typed: str) -> None:
    parts = split_name(typed)
    assert sorted(filter(str.isalnum, f"{parts.given}{parts.infix}{parts.family}")) == sorted(
        filter(str.isalnum, typed)
    )


SIMPLE = st.sampled_from(["Anna", "Bilal", "Noor", "Zoë", "Jan Kees"])
INFIX = st.sampled_from(["", "van", "van den", "de", "in 't", "el"])
FAMILY = st.sampled_from(["Berg", "Çelik", "IJzerman", "Bakker-de Wit", "Ørsted"])


@given(SIMPLE, INFIX, FAMILY)
def test_a_name_as_spoken_or_as_listed_comes_back(given_name: str, infix: str, family: str) -> None:
    name = PersonName(given_name, infix, family)
    assert split_name(str(name)) == name
    assert split_name(name.listed()) == name


def test_a_list_runs_by_achternaam_without_tussenvoegsel_accents_or_ij() -> None:
    listed = [
        PersonName("Zoë", "", ""),
        PersonName("Bo", "", "Aalders"),
        PersonName("Anna", "van den", "Berg"),
        PersonName("Bram", "", "Berg"),
        PersonName("Anna", "", "Berg Smit"),
        PersonName("Anna", "", "Bergen"),
        PersonName("Ali", "", "Çelik"),
        PersonName("Ada", "", "Cremer"),
        PersonName("Ine", "d'", "Hondt"),
        PersonName("Ole", "", "Ørsted"),
        PersonName("Kim", "van", "Wijk"),
        PersonName("Lia", "van", "Wyk"),
        PersonName("Jet", "", "Xander"),
        PersonName("Mia", "", "IJzerman"),
        PersonName("Tom", "", "Zwart"),
    ]
    ordered = sorted(listed, key=sort_key)
    # Without an achternaam the voornaam sorts: Zoë stands among the Z's.
    assert ordered == [*listed[1:14], listed[0], listed[14]]


def test_the_same_achternaam_sorts_by_voornaam_before_tussenvoegsel() -> None:
    names = [PersonName("Bo", "van", "Dam"), PersonName("Bo", "", "Dam"), PersonName("Anna", "van", "Dam")]
    assert sorted(names, key=sort_key) == [names[2], names[1], names[0]]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("IJsbrand Çelik-Ørsted", "ysbrand celik orsted"),
        ("Ĳsselmeer", "ysselmeer"),
        ("D’Hondt", "dhondt"),
        ("Groß  Łódź", "gross lodz"),
        ("  O.B.S. 't  Anker ", "o b s t anker"),
        ("", ""),
        ("…", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        (PersonName("Anna", "van den", "Berg"), "AB"),
        (PersonName("anna", "", ""), "A"),
        (PersonName("IJsbrand", "de", "Wit"), "IJW"),
        (PersonName("'t", "", "élan"), "TÉ"),
        (PersonName("", "", ""), ""),
    ],
)
def test_initials(name: PersonName, letters: str) -> None:
    assert initials(name) == letters


def test_small_words_that_are_also_names_count_only_when_small() -> None:
    assert is_infix("ben")
    assert not is_infix("Ben")
    assert is_infix("Van")
