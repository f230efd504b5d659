from datetime import date, timedelta
from pathlib import Path

import pytest

from netwerkkaart import resources
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.holidays_source import FIRST_YEAR, LAST_YEAR, ask_package, read_spans, write_spans

N, M, S = HolidayRegion.NORTH, HolidayRegion.MIDDLE, HolidayRegion.SOUTH


@pytest.mark.parametrize(
    ("region", "first", "last"),
    [
        # 2026 as the ministry set it; autumn and spring differ per region
        (N, date(2026, 2, 21), date(2026, 3, 1)),
        (M, date(2026, 2, 14), date(2026, 2, 22)),
        (S, date(2026, 2, 14), date(2026, 2, 22)),
        (N, date(2026, 7, 4), date(2026, 8, 16)),
        (M, date(2026, 7, 18), date(2026, 8, 30)),
        (S, date(2026, 7, 11), date(2026, 8, 23)),
        (N, date(2026, 10, 10), date(2026, 10, 18)),
        (M, date(2026, 10, 17), date(2026, 10, 25)),
        (S, date(2026, 10, 17), date(2026, 10, 25)),
        (N, date(2026, 12, 19), date(2027, 1, 3)),
        (S, date(2025, 12, 20), date(2026, 1, 4)),
    ],
)
def test_the_holidays_of_a_region_are_one_period(region: HolidayRegion, first: date, last: date) -> None:
    assert Period(first, last) in school_calendar(region).free


@pytest.mark.parametrize("region", [*HolidayRegion, None])
@pytest.mark.parametrize(
    "day", [date(2026, 4, 6), date(2026, 4, 27), date(2026, 5, 14), date(2026, 5, 25), date(2033, 12, 26)]
)
def test_public_holidays_are_free_everywhere(region: HolidayRegion | None, day: date) -> None:
    assert school_calendar(region).is_free(day)


def test_a_public_holiday_leaves_a_school_week() -> None:
    assert school_calendar(N).in_school_week(date(2026, 5, 25))  # Tweede pinksterdag


def test_without_a_region_only_what_is_free_in_all_three_counts() -> None:
    calendar = school_calendar(None)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    for day in days:
        assert calendar.is_free(day) is all(school_calendar(region).is_free(day) for region in HolidayRegion)
    assert not calendar.in_school_week(date(2026, 7, 22))
    assert calendar.in_school_week(date(2026, 10, 12))


@pytest.mark.parametrize("region", [*HolidayRegion, None])
def test_a_school_year_has_some_forty_school_weeks(region: HolidayRegion | None) -> None:
    calendar = school_calendar(region)
    for year in range(FIRST_YEAR, 2029):
        weeks = calendar.school_weeks_between(date(year, 7, 31), date(year + 1, 7, 31))
        assert 38 <= weeks <= (43 if region else 46)


def test_it_says_until_when_the_holidays_are_known() -> None:
    known = school_calendar(N).known_until
    assert known is not None
    assert known >= date(2030, 7, 31)  # a newer package may know more
    assert known < date(LAST_YEAR, 12, 31)
    autumn = [day for day in (date(known.year, 10, 1) + timedelta(days=n) for n in range(40)) if day.weekday() < 5]
    assert not any(map(school_calendar(N).is_free, autumn))
    assert {school_calendar(region).known_until for region in (M, S, None)} == {known}


def test_a_region_is_worked_out_once() -> None:
    assert school_calendar(M) is school_calendar(M)
    own = school_calendar(M, [Period(date(2026, 11, 23), date(2026, 11, 27))])
    assert not own.in_school_week(date(2026, 11, 24))
    assert school_calendar(M).in_school_week(date(2026, 11, 24))


def test_our_file_says_what_the_package_says() -> None:
    """When this fails after an upgrade: python -m netwerkkaart.queries.holidays_source."""
    assert read_spans() == ask_package()


def test_writing_the_file_anew_gives_the_same_file(tmp_path: Path) -> None:
    write_spans(tmp_path / "holidays.json")
    assert (tmp_path / "holidays.json").read_bytes() == resources.path("holidays.json").read_bytes()


def test_without_the_file_the_package_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(resources, "_ROOT", tmp_path)
    assert read_spans() == ask_package()
