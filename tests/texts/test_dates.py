from datetime import date, datetime, time, timedelta

import pytest
from babel.dates import format_date

from netwerkkaart.texts import dates

TODAY = date(2026, 11, 24)


def test_every_day_of_two_years_reads_as_babel_writes_it() -> None:
    for number in range(731):
        when = date(2026, 1, 1) + timedelta(days=number)
        assert dates.day(when) == format_date(when, "EEE d MMM y", locale="nl")
        assert dates.short_day(when) == format_date(when, "d MMM y", locale="nl")
        assert dates.long_day(when) == format_date(when, "d MMMM y", locale="nl")
        assert dates.month(when) == format_date(when, "MMM y", locale="nl")


def test_the_words_of_the_design() -> None:
    assert dates.day(TODAY) == "di 24 nov 2026"
    assert dates.long_day(TODAY) == "24 november 2026"
    assert dates.month(TODAY) == "nov 2026"


def test_no_date_is_a_dash() -> None:
    shown = {dates.day(None), dates.short_day(None), dates.long_day(None), dates.month(None)}
    assert shown == {dates.NO_DATE} == {dates.relative_day(None, TODAY)}


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (TODAY, date(2027, 1, 3), "24 nov 2026 – 3 jan 2027"),
        (TODAY, None, "sinds 24 nov 2026"),
        (None, TODAY, "tot en met 24 nov 2026"),
        (TODAY, TODAY, "24 nov 2026"),
        (None, None, ""),
    ],
)
def test_spans(first: date | None, last: date | None, text: str) -> None:
    assert dates.span(first, last) == text


@pytest.mark.parametrize(
    ("weeks", "this_week", "text"),
    [
        (None, True, "nog nooit"),
        (0, True, "deze week"),
        (0, False, "nog geen schoolweek geleden"),
        (1, False, "1 schoolweek geleden"),
        (5, True, "5 schoolweken geleden"),
        (-1, True, "over 1 schoolweek"),
        (-2, False, "over 2 schoolweken"),
    ],
)
def test_school_weeks(weeks: int | None, this_week: bool, text: str) -> None:
    assert dates.school_weeks_ago(weeks, this_week=this_week) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "vandaag"),
        (1, "morgen"),
        (2, "overmorgen"),
        (3, "over 3 dagen"),
        (-1, "gisteren"),
        (-2, "eergisteren"),
        (-3, "3 dagen geleden"),
        (400, "over 400 dagen"),
    ],
)
def test_days_as_seen_from_today(days: int, text: str) -> None:
    assert dates.relative_day(TODAY + timedelta(days=days), TODAY) == text


@pytest.mark.parametrize(
    ("at", "text"),
    [(None, ""), (time(9), "9:00"), (time(0, 5), "0:05"), (datetime(2026, 11, 24, 16, 30), "16:30")],  # noqa: DTZ001
)
def test_times_of_day(at: time | datetime | None, text: str) -> None:
    assert dates.clock(at) == text
