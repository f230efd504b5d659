import pytest

from netwerkkaart.domain.place_names import place_name, postcode, same_place


@pytest.mark.parametrize(
    ("duo", "shown"),
    [
        ("DEVENTER", "Deventer"),
        ("ALPHEN AAN DEN RIJN", "Alphen aan den Rijn"),
        ("IJSSELSTEIN", "IJsselstein"),
        ("CAPELLE AAN DEN IJSSEL", "Capelle aan den IJssel"),
        ("'S-GRAVENHAGE", "'s-Gravenhage"),
        ("S GRAVENHAGE", "'s-Gravenhage"),
        ("S HERTOGENBOSCH", "'s-Hertogenbosch"),
        ("'S-HEER ARENDSKERKE", "'s-Heer Arendskerke"),
        ("'T HARDE", "'t Harde"),
        ("STAD AAN 'T HARINGVLIET", "Stad aan 't Haringvliet"),
        ("2E EXLOERMOND", "2e Exloermond"),
        ("DE BILT", "De Bilt"),
        ("DEN HAM OV", "Den Ham Ov"),
        ("BERGEN NH", "Bergen NH"),
        ("NUENEN CA", "Nuenen ca"),
        ("HEI- EN BOEICOP", "Hei- en Boeicop"),
        ("WEHE-DEN HOORN", "Wehe-den Hoorn"),
        ("REUSEL-DE MIERDEN", "Reusel-De Mierden"),
        ("ALTEVEER GEM DE WOLDEN", "Alteveer gem De Wolden"),
        ("SPAARNDAM GEM. HAARLEM", "Spaarndam gem. Haarlem"),
        ("ST.-ANNAPAROCHIE", "St.-Annaparochie"),
        ("SUDWEST-FRYSLAN", "Sudwest-Fryslan"),
        ("TER AAR", "Ter Aar"),
        ("Deventer", "Deventer"),
        ("'s-Gravenhage", "'s-Gravenhage"),
        ("", ""),
        ("1234", "1234"),
    ],
)
def test_capitals_become_a_name(duo: str, shown: str) -> None:
    assert place_name(duo) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [("'s-Gravenhage", "S GRAVENHAGE"), ("Súdwest-Fryslân", "SUDWEST-FRYSLAN"), ("Nuenen c.a.", "NUENEN CA")],
)
def test_one_place_in_two_spellings(one: str, other: str) -> None:
    assert same_place(one) == same_place(other)


def test_two_places_stay_two() -> None:
    assert same_place("Bergen NH") != same_place("Bergen Lb")


@pytest.mark.parametrize(
    ("typed", "kept"), [("7411aa", "7411 AA"), (" 7411  Aa ", "7411 AA"), ("0411 AA", "0411 AA"), ("x", "x")]
)
def test_a_postcode_in_one_spelling(typed: str, kept: str) -> None:
    assert postcode(typed) == kept
