import pytest

from netwerkkaart.domain.people import PersonName, tidy_phone


@pytest.mark.parametrize(
    ("name", "spoken", "listed"),
    [
        (PersonName("Anna", "van den", "Berg"), "Anna van den Berg", "Berg, Anna van den"),
        (PersonName("Anna", "", "Berg"), "Anna Berg", "Berg, Anna"),
        (PersonName("Anna", "", ""), "Anna", "Anna"),
        (PersonName("", "de", "Wit"), "de Wit", "Wit, de"),
        (PersonName("", "", ""), "", ""),
    ],
)
def test_a_name_as_spoken_and_as_listed(name: PersonName, spoken: str, listed: str) -> None:
    assert (str(name), name.listed()) == (spoken, listed)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        (" 06  0000\t0012 ", "06 0000 0012"),
        ("\u202a06-00000012\u202c", "06-00000012"),
        ("06\u00a00000 0012", "06 0000 0012"),
        ("toestel 12", "toestel 12"),
        ("", ""),
    ],
)
def test_a_number_is_only_tidied(typed: str, tidy: str) -> None:
    assert tidy_phone(typed) == tidy
