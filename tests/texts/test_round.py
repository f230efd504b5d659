"""The round in sentences: every plural, every reason, every kind of day."""

from datetime import date

import pytest

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.goals import GoalProgress
from netwerkkaart.domain.readings import ContactDays
from netwerkkaart.domain.round import Out, OutKind, Reason, RoundReason
from netwerkkaart.texts import round as texts

TODAY = date(2026, 11, 23)
NEVER, SEAT, LONG, PROMISED = RoundReason


def progress(days: int, wished: int | None) -> GoalProgress:
    return GoalProgress(ContactDays((TODAY,) * days, tuple(range(days))), wished)


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (Reason(NEVER, Kind.CONTACT, (1,)), "nog nooit ontmoet"),
        (Reason(NEVER, Kind.SCHOOL, (1,)), "hier zijn we nog nooit geweest"),
        (Reason(SEAT, Kind.ROLE, (1,)), "lege stoel"),
        (Reason(LONG, Kind.VISIT, (1,), TODAY, 1, 1), "1 schoolweek geleden"),
        (Reason(LONG, Kind.VISIT, (1,), TODAY, 14, 12), "14 schoolweken geleden"),
        (Reason(PROMISED, Kind.PROMISE, (1,), due_on=TODAY), "toezegging van ons, uiterlijk 23 nov 2026"),
        (
            Reason(PROMISED, Kind.PROMISE, (1, 2), due_on=date(2026, 11, 22)),
            "2 toezeggingen van ons, te laat sinds 22 nov 2026",
        ),
    ],
)
def test_a_reason(why: Reason, told: str) -> None:
    assert texts.reason(why, TODAY) == told
    assert texts.rule(why).endswith(".")
    assert (texts.missing(why) != "") is (why.kind in {NEVER, SEAT})


@pytest.mark.parametrize(("bound", "told"), [(1, "Langer dan 1 schoolweek "), (12, "Langer dan 12 schoolweken ")])
def test_the_rule_of_a_silence_names_its_bound(bound: int, told: str) -> None:
    assert texts.rule(Reason(LONG, Kind.VISIT, (1,), TODAY, 20, bound)).startswith(told)


@pytest.mark.parametrize(
    ("kind", "name", "role", "told"),
    [
        (Kind.CONTACT, "Anna van den Berg", "mentor", "Anna van den Berg"),
        (Kind.ROLE, "", "intern begeleider", "Intern begeleider (wie?)"),
        (Kind.SCHOOL, "Lyceum", "", "De school als geheel"),
    ],
)
def test_whom_it_is_about(kind: Kind, name: str, role: str, told: str) -> None:
    assert texts.whom(kind, name, role) == told


@pytest.mark.parametrize(
    ("monday", "told"),
    [
        (date(2026, 11, 23), "Week 48, 23–27 nov 2026"),
        (date(2026, 11, 30), "Week 49, 30 nov–4 dec 2026"),
        (date(2026, 12, 28), "Week 53, 28 dec–1 jan 2027"),
        (date(2027, 1, 4), "Week 1, 4–8 jan 2027"),
    ],
)
def test_a_week(monday: date, told: str) -> None:
    assert texts.week(monday) == told


@pytest.mark.parametrize(
    ("why", "whole", "short"),
    [
        (Out(OutKind.WEEKEND), "weekend", "weekend"),
        (Out(OutKind.HOLIDAY, "Kerstvakantie"), "Kerstvakantie", "Kerstvakantie"),
        (Out(OutKind.HOLIDAY), "vakantie of feestdag", "vakantie of feestdag"),
        (Out(OutKind.STUDY_DAY, "Studiedag "), "studiedag", "studiedag"),
        (Out(OutKind.TEST_WEEK, "toetsweek 1"), "toetsweek (toetsweek 1)", "toetsweek"),
    ],
)
def test_why_a_day_is_no_good(why: Out, whole: str, short: str) -> None:
    assert (texts.out(why), texts.out_short(why)) == (whole, short)


def test_the_sentence_of_a_day_that_is_no_good() -> None:
    out, day = Out(OutKind.STUDY_DAY), date(2026, 11, 24)
    told = "Di 24 nov 2026 is geen goede dag voor Lyceum: studiedag."
    assert texts.out_sentence("Lyceum", day, out, None) == told
    good = texts.out_sentence("Lyceum", day, out, date(2026, 11, 25))
    assert good == f"{told} De eerste dag waarop er weer school is, is wo 25 nov 2026."


@pytest.mark.parametrize(
    ("days", "wished", "told", "lacks"),
    [
        (0, None, "0 contactdagen dit schooljaar", ""),
        (1, None, "1 contactdag dit schooljaar", ""),
        (0, 1, "0 van 1 contactdag", " Er ontbreekt er nog 1."),
        (4, 6, "4 van 6 contactdagen", " Er ontbreken er nog 2."),
        (6, 6, "6 van 6 contactdagen", ""),
        (7, 6, "7 van 6 contactdagen", ""),
    ],
)
def test_how_far_a_goal_is(days: int, wished: int | None, told: str, lacks: str) -> None:
    found = progress(days, wished)
    assert texts.progress(found) == told
    assert texts.progress_rule(found).endswith(f"bezoek dat doorging.{lacks}")
