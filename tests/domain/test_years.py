from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.years import SchoolYear, add_months, school_years


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2026, 7, 31), 2025),
        (date(2026, 8, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2026),
        (date(2024, 2, 29), 2023),
    ],
)
def test_a_day_falls_in_the_school_year_from_1_august(day: date, start: int) -> None:
    assert SchoolYear.of(day) == SchoolYear(start)


@pytest.mark.parametrize("text", ["2025-2026", "2025–2026", " 2025 - 2026 ", "2025/2026", "2025-26", "2025—2026"])
def test_a_school_year_is_read_as_people_write_it(text: str) -> None:
    assert SchoolYear.parse(text) == SchoolYear(2025)


def test_the_turn_of_the_century_in_two_digits() -> None:
    assert SchoolYear.parse("1999-00") == SchoolYear(1999)


@pytest.mark.parametrize(
    "text", ["", "2025", "2025-2027", "2026-2025", "2025-2025", "2025-27", "0000-0001", "９９９９-0000", "x2025-2026"]
)
def test_what_is_no_school_year_is_refused_with_the_text_and_the_cure(text: str) -> None:
    with pytest.raises(RefusedError, match="geen schooljaar") as refused:
        SchoolYear.parse(text)
    assert text in str(refused.value)
    assert "2025-2026" in str(refused.value)


def test_ends_label_and_neighbours() -> None:
    year = SchoolYear(2026)
    assert (year.first, year.last) == (date(2026, 8, 1), date(2027, 7, 31))
    assert year.label == str(year) == "2026–2027"
    assert year.short == "26–27"
    assert SchoolYear(1999).short == "99–00"
    assert (year.previous, year.next) == (SchoolYear(2025), SchoolYear(2027))
    assert SchoolYear(2025) < year


@pytest.mark.parametrize("start", [0, -1, 9999])
def test_a_year_outside_the_calendar_is_an_error(start: int) -> None:
    with pytest.raises(ValueError, match=str(start)):
        SchoolYear(start)


@given(st.dates(min_value=date(3, 1, 1), max_value=date(9997, 12, 31)))
def test_every_day_lies_in_its_own_year_and_in_no_other(day: date) -> None:
    year = SchoolYear.of(day)
    assert day in year
    assert day not in year.previous
    assert year.next.first not in year
    assert SchoolYear.parse(year.label) == year


def test_only_days_lie_in_a_school_year() -> None:
    assert "2026-09-01" not in SchoolYear(2026)


def test_the_school_years_a_period_touches() -> None:
    assert school_years(date(2024, 8, 26), date(2026, 11, 20)) == tuple(map(SchoolYear, (2024, 2025, 2026)))
    assert school_years(date(2026, 9, 1), date(2026, 9, 1)) == (SchoolYear(2026),)
    assert school_years(date(2027, 9, 1), date(2026, 9, 1)) == ()


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 24), -12, date(2025, 11, 24)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 11, 24), 14, date(2028, 1, 24)),
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected
