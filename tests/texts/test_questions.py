"""The answers of the map in words: the rule's own numbers, and Dutch plurals at every bound."""

from datetime import date

import pytest

from netwerkkaart.domain.people import TieStep
from netwerkkaart.texts import questions as texts


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["Lyceum"], "Lyceum"), (["A", "B"], "A en B"), (["A", "B", "C"], "A, B en C")],
)
def test_names_are_listed_as_in_a_sentence(names: list[str], said: str) -> None:
    assert texts.listed(names) == said


def test_the_rule_of_the_way_says_the_numbers_that_count() -> None:
    rule = texts.path_rule()
    for part in ("1 (drager)", "2 (wederkerig)", "3 (in contact)", "4 (kennismaking)", "5 (alleen ontmoet)"):
        assert part in rule
    assert "bracht telt 3, wie op dezelfde school werkt 6" in rule
    assert rule.endswith("invaller is 7.")


def test_the_legs_of_a_way() -> None:
    how = texts.tie(TieStep.MUTUAL, date(2026, 3, 10))
    assert texts.legs([texts.known("Noor", "Anna", how), texts.introduced("Zoë")]) == (
        "Via Noor ken je Anna (wederkerig, laatst gezien 10 mrt 2026); die bracht jullie bij Zoë."
    )
    assert texts.known("", "Anna", texts.tie(None, None)) == (
        "Je kent Anna zelf (ontmoet, geen band gezet, nog niet bij een bezoek)"
    )


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ((0, 0, 0, 0), "Zonder Noor houdt alles een band met jullie."),
        ((1, 0, 0, 0), "Zonder Noor verliest 1 contact de laatste band met jullie."),
        (
            (2, 1, 0, 0),
            "Zonder Noor verliezen 2 contacten de laatste band met jullie en heeft 1 school geen vast gezicht.",
        ),
        ((0, 0, 1, 3), "Zonder Noor kennen jullie op 1 school niemand meer en raken 3 scholen en personen los."),
        (
            (1, 2, 0, 1),
            (
                "Zonder Noor verliest 1 contact de laatste band met jullie, hebben 2 scholen geen vast gezicht en "
                "raakt 1 school of persoon los."
            ),
        ),
    ],
)
def test_what_is_lost(lost: tuple[int, int, int, int], said: str) -> None:
    contacts, faces, schools, cut_off = lost
    assert texts.leaving("Noor", contacts=contacts, faces=faces, schools=schools, cut_off=cut_off) == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((0, 0, 0), "Er zijn nog geen scholen."),
        ((0, 0, 4), "Geen enkele school hangt aan één persoon."),
        ((1, 0, 4), "1 van de 4 scholen hangt aan één persoon."),
        ((3, 1, 4), "3 van de 4 scholen hangen aan één persoon; naar 1 school loopt nog geen lijn."),
        ((0, 2, 2), "Geen enkele school hangt aan één persoon; naar 2 scholen loopt nog geen lijn."),
    ],
)
def test_what_hangs_on_one_person(numbers: tuple[int, int, int], said: str) -> None:
    assert texts.fragile(*numbers) == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((0, 0, 2), "Er zijn geen scholen die via iemand samenhangen."),
        ((5, 1, 0), "5 scholen hangen samen, in 1 groep."),
        ((5, 2, 1), "5 scholen hangen samen, in 2 groepen; 1 school staat apart."),
        ((5, 2, 3), "5 scholen hangen samen, in 2 groepen; 3 scholen staan apart."),
    ],
)
def test_what_hangs_together(numbers: tuple[int, int, int], said: str) -> None:
    assert texts.joined(*numbers) == said


def test_many_schools_are_counted_and_few_are_named() -> None:
    assert texts.joined_with(["A", "B", "C"], ["Noor"]) == "met A, B en C, via Noor"
    assert texts.joined_with(["A", "B", "C", "D"], ["Noor", "Bilal"]) == "met 4 andere scholen, via Noor en Bilal"


def test_empty_seats() -> None:
    assert texts.gaps(0, 0, 5) == "Er zijn geen lege stoelen."
    assert texts.gaps(1, 1, 5) == "1 lege stoel op 1 van de 5 scholen."
    assert texts.gaps(7, 3, 5) == "7 lege stoelen op 3 van de 5 scholen."
    assert texts.nobody_known(["mentor"]) == "geen mentor bekend"
    assert texts.nobody_known(["rector", "mentor"]) == "geen rector en geen mentor bekend"


def test_what_changed() -> None:
    assert texts.difference(new=0, gone=0, warmer=0, cooler=0) == "Er veranderde niets."
    assert texts.difference(new=1, gone=1, warmer=1, cooler=0) == (
        "1 kwam erbij, 1 ging weg; 1 band werd warmer en 0 koeler."
    )
    assert texts.difference(new=2, gone=0, warmer=3, cooler=1) == (
        "2 kwamen erbij, 0 gingen weg; 3 banden werden warmer en 1 koeler."
    )
    assert texts.step_changed(TieStep.ACQUAINTED, TieStep.MUTUAL) == "van kennismaking naar wederkerig"
    assert texts.step_changed(None, TieStep.ACQUAINTED) == "van ontmoet naar kennismaking"
    assert texts.step_changed(TieStep.MUTUAL, TieStep.MUTUAL) == ""
