"""Each reading is told with its rule, its records and what is missing; a person is named only where asked."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import PromiseFact, SignalFact, VisitFact
from netwerkkaart.domain.ladder import PartnershipFacts
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.readings import PromiseTally
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.school_readings import SchoolLog, SchoolReadings, read_school
from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import Initiative
from netwerkkaart.texts import promises, trust
from netwerkkaart.texts.readings import PROMISES, RECIPROCITY, RHYTHM, SIGNALS, SPREAD, TREND, Told, told

TODAY = date(2026, 11, 24)
NOW, BEFORE = Period(date(2026, 5, 25), TODAY), Period(date(2025, 12, 1), date(2026, 5, 24))
EMPTY = SchoolLog(TODAY, NOW, BEFORE, (), (), (), PartnershipFacts(TODAY, NOW), None, None, None, ())


@dataclass(frozen=True)
class Named:
    contacts: dict[int, str] = field(default_factory=dict)
    workers: dict[int, str] = field(default_factory=dict)


def by_key(readings: SchoolReadings, people: Named | None = None) -> dict[str, Told]:
    return {each.key: each for each in told(readings, people)}


def visits(number: int, *, school: int = 0, contact: int = 1) -> tuple[VisitFact, ...]:
    return tuple(
        VisitFact(
            place,
            TODAY - timedelta(days=place),
            initiative=Initiative.SCHOOL if place < school else Initiative.US,
            contacts=frozenset({contact}),
            workers=frozenset({place % 2}),
        )
        for place in range(number)
    )


def test_without_a_log_every_reading_says_what_is_missing() -> None:
    found = by_key(read_school(EMPTY))
    assert list(found) == [RHYTHM, RECIPROCITY, SIGNALS, SPREAD, TREND, PROMISES]
    assert all(each.rule and not each.ids and not each.warns for each in found.values())
    assert all(each.missing for each in found.values() if each.key != RHYTHM)
    assert [each.key for each in found.values() if each.known] == [RHYTHM]
    assert found[TREND].text == "te weinig gegevens (0 van 4)"
    assert found[TREND].missing.startswith("Nu 0 signalen, in de 20 schoolweken daarvoor 0 signalen;")
    assert found[PROMISES].text == "nog niets afgerond"
    assert "%" not in "".join(each.text for each in found.values())


def test_who_it_runs_through_is_named_only_where_asked() -> None:
    readings = read_school(replace(EMPTY, visits=visits(10, contact=7)))
    text = "100% van de contacten loopt via één persoon"
    assert by_key(readings)[SPREAD].text == text
    named = by_key(readings, Named({7: "Anna van den Berg"}))[SPREAD]
    assert (named.text, named.warns, len(named.ids)) == (f"{text}: Anna van den Berg", True, 10)
    assert by_key(readings, Named({7: ""}))[SPREAD].text == text  # erased


def test_visits_of_nobody_in_particular_are_told_to_be_left_out() -> None:
    known = visits(6, school=2)
    unknown = tuple(visit._replace(id=50 + visit.id, initiative=Initiative.UNKNOWN) for visit in known[:1])
    found = by_key(read_school(replace(EMPTY, visits=(*known, *unknown))))[RECIPROCITY]
    assert found.text == "2 van 6 keer nam de school het initiatief"
    assert found.missing.startswith("1 bezoek telt niet mee")
    assert set(found.ids) == {visit.id for visit in known}


def test_a_direction_comes_with_both_counts() -> None:
    signals = tuple(
        SignalFact(number, 1, day, kind)
        for number, (day, kind) in enumerate(
            [(NOW.first, SignalKind.CONTACTED_US)] * 4 + [(BEFORE.first, SignalKind.KEPT_US_AWAY)] * 5
        )
    )
    found = by_key(read_school(replace(EMPTY, signals=signals)))[TREND]
    assert found.text == "wijst op verbetering: nu 4 van 4 opbouwend, daarvoor 0 van 5"
    assert (found.records, len(found.ids), found.missing, found.known) == (Kind.SIGNAL, 9, "", True)


@pytest.mark.parametrize(
    ("tally", "text"),
    [
        (PromiseTally(PromiseSide.US, (), (), (), (), ()), "door ons nog niets afgerond"),
        (PromiseTally(PromiseSide.US, (), (), (), (), (1,)), "door ons nog niets afgerond"),
        (PromiseTally(PromiseSide.US, (1, 2), (3,), (4,), (5,), (6,)), "door ons 3 van 5 nagekomen, waarvan 1 te laat"),
        (PromiseTally(PromiseSide.SCHOOL, (1,), (), (), (), ()), "door de school 1 van 1 nagekomen"),
        (PromiseTally(PromiseSide.SCHOOL, (), (), (), (1,), ()), "door de school 0 van 1 nagekomen"),
    ],
)
def test_promises_are_told_per_side(tally: PromiseTally, text: str) -> None:
    assert trust.promises(tally) == text


def test_both_sides_of_the_promises_stand_apart_and_the_open_ones_are_told() -> None:
    made = (
        PromiseFact(1, PromiseSide.US, NOW.first, None, PromiseStatus.KEPT, TODAY),
        PromiseFact(2, PromiseSide.SCHOOL, NOW.first, TODAY - timedelta(1)),
        PromiseFact(3, PromiseSide.US, NOW.first, TODAY),
    )
    found = by_key(read_school(replace(EMPTY, promises=made)))[PROMISES]
    assert found.text == "door ons 1 van 1 nagekomen; door de school 0 van 1 nagekomen"
    assert (found.records, set(found.ids), found.warns) == (Kind.PROMISE, {1, 2, 3}, True)
    assert found.missing == "1 toezegging staat nog open en telt nog niet mee."


@pytest.mark.parametrize(
    ("status", "due", "settled", "text"),
    [
        (PromiseStatus.OPEN, None, None, "door ons · open"),
        (PromiseStatus.OPEN, TODAY, None, "door ons · open · uiterlijk di 24 nov 2026"),
        (PromiseStatus.OPEN, TODAY - timedelta(1), None, "door ons · te laat · uiterlijk ma 23 nov 2026"),
        (PromiseStatus.KEPT, None, TODAY, "door ons · nagekomen op di 24 nov 2026"),
        (PromiseStatus.DROPPED, None, None, "door ons · vervallen"),
    ],
)
def test_what_became_of_a_promise(status: PromiseStatus, due: date | None, settled: date | None, text: str) -> None:
    assert promises.about(PromiseSide.US, status, due, settled, TODAY) == text
