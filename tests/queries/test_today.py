"""Vandaag tells what is due, leaning and silent, as the rules of the domain have it."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from netwerkkaart.domain.facts import VisitFact
from netwerkkaart.domain.privacy import INFORM_CONTACT_DAYS
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.readings import WINDOW_WEEKS, Spread, spread
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.domain.trust import Doubt, StandOrigin, TrustStand
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.today import today_page
from netwerkkaart.queries.today_schools import _frees_a_week
from netwerkkaart.store.tables import contact, position
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import PositionDraft, add_position, end_position, mark_informed
from netwerkkaart.usecases.partnership import set_trust_state
from netwerkkaart.usecases.promises import PromiseFacts, add_promise, settle_promise
from netwerkkaart.usecases.schools import close_school
from netwerkkaart.usecases.visits import VisitDraft, log_visit, set_visit_status
from tests.town import TODAY, Town

NORTH = school_calendar(HolidayRegion.NORTH)


def test_an_empty_file_says_so(store: Store) -> None:
    with store.glance() as glance:
        found = today_page(glance, today=TODAY)
    assert found.empty
    lists = (found.visits, found.promises, found.agreements, found.to_check, found.to_inform, found.leaning)
    assert lists == ((),) * 6
    assert (found.silent, found.never_met) == ((), 0)


@pytest.mark.parametrize("today", [TODAY, date(2026, 9, 10)])
def test_it_takes_at_most_twenty_statements(town: Town, store: Store, today: date) -> None:
    said: list[str] = []
    with store.glance() as glance:
        glance.connection.set_trace_callback(said.append)
        today_page(glance, today=today)
    assert len(said) <= 20


def test_what_is_planned_and_what_nobody_settled(town: Town, store: Store) -> None:
    def plan(day: date) -> int:
        draft = VisitDraft(town.kribbe, day, VisitKind.APPOINTMENT, status=VisitStatus.PLANNED)
        return log_visit(store, draft, today=TODAY)

    late, long_ago = plan(TODAY - timedelta(days=3)), plan(TODAY - timedelta(days=61))
    today, next_week, later = plan(TODAY), plan(date(2026, 12, 6)), plan(date(2026, 12, 7))
    with store.glance() as glance:
        found = [one.id for one in today_page(glance, today=TODAY).visits]
    assert found == [late, today, town.visits[3], next_week]
    assert long_ago not in found
    assert later not in found


def test_promises_count_from_a_week_before_their_date_until_they_are_settled(town: Town, store: Store) -> None:
    def promise(due: date | None) -> int:
        return add_promise(
            store, PromiseFacts(town.lyceum, PromiseSide.SCHOOL, "Rooster sturen", date(2026, 9, 1), due)
        )

    soon, later = promise(TODAY + timedelta(days=7)), promise(TODAY + timedelta(days=8))
    promise(None)
    kept = promise(TODAY)
    settle_promise(store, kept, kept=True, on=TODAY, today=TODAY)
    with store.glance() as glance:
        found = today_page(glance, today=TODAY).promises
    assert [one.text for one in found] == ["Overzicht van aanbod sturen", "Rooster sturen"]
    assert found[1].id == soon
    assert later not in {one.id for one in found}
    assert (found[0].worker, found[0].visit_id) == ("Bilal Oukili", town.visits[1])


@pytest.mark.parametrize(("before", "seen"), [(121, False), (120, True), (30, True), (0, True), (-5, True)])
def test_covenants_show_from_120_days_before_their_end(before: int, seen: bool, town: Town, store: Store) -> None:
    with store.glance() as glance:
        found = today_page(glance, today=date(2026, 12, 31) - timedelta(days=before)).agreements
    assert [one.title for one in found] == (["Convenant 2026"] if seen else [])
    assert all(one.schools == ("Hanzewaard College",) for one in found)


def test_silence_begins_with_never_met_and_counts_school_weeks(town: Town, store: Store) -> None:
    with store.glance() as glance:
        found = today_page(glance, today=TODAY)
    weeks = NORTH.school_weeks_ago(date(2026, 6, 2), TODAY)
    assert [(one.school_id, one.weeks) for one in found.silent] == [(town.kribbe, None), (town.lyceum, weeks)]
    assert found.never_met == 1
    log_visit(store, VisitDraft(town.lyceum, TODAY, VisitKind.PHONE), today=TODAY)
    with store.glance() as glance:
        assert [one.school_id for one in today_page(glance, today=TODAY).silent] == [town.kribbe]


def test_schools_lean_exactly_where_the_reading_warns(town: Town, store: Store) -> None:
    days = [TODAY - timedelta(days=7 * n) for n in range(40)]
    people = [(town.anna,), (town.anna,), (town.zoe,), (town.anna, town.zoe), (town.anna,)]
    facts = [VisitFact(town.visits[2], date(2026, 6, 2), contacts=frozenset({town.zoe}))]
    for n, day in enumerate(days):
        there = people[n % 5]
        number = log_visit(store, VisitDraft(town.lyceum, day, VisitKind.PHONE, contact_ids=there), today=TODAY)
        facts.append(VisitFact(number, day, contacts=frozenset(there)))
    expected = spread(facts, NORTH.window(TODAY, WINDOW_WEEKS))
    with store.glance() as glance:
        (found,) = today_page(glance, today=TODAY).leaning
    assert isinstance(expected, Spread)
    assert expected.warns
    assert (found.school_id, found.person) == (town.lyceum, "Anna van den Berg")
    assert (found.spread.person, found.spread.share, found.spread.total) == (
        expected.person,
        expected.share,
        expected.total,
    )
    assert set(found.spread.visits) == set(expected.visits)


def test_seven_contacts_are_too_few_to_lean_on_anybody(town: Town, store: Store) -> None:
    for n in range(7):
        draft = VisitDraft(town.kribbe, TODAY - timedelta(days=n), VisitKind.PHONE, contact_ids=(town.anna,))
        log_visit(store, draft, today=TODAY)
    with store.glance() as glance:
        assert today_page(glance, today=TODAY).leaning == ()
    log_visit(store, VisitDraft(town.kribbe, TODAY, VisitKind.MAIL, contact_ids=(town.anna,)), today=TODAY)
    with store.glance() as glance:
        assert [one.spread.percent for one in today_page(glance, today=TODAY).leaning] == [100]


def test_who_is_new_is_to_be_informed_and_then_no_more(town: Town, store: Store) -> None:
    with store.glance() as glance:
        found = today_page(glance, today=TODAY)
    assert found.inform_count == len(found.to_inform) == 3
    mark_informed(store, [town.anna, town.piet], on=TODAY)
    with store.glance() as glance:
        found = today_page(glance, today=TODAY)
    assert [(one.id, one.school) for one in found.to_inform] == [(town.zoe, "Hanzewaard College")]


def test_who_was_not_met_for_18_months_is_asked_after(town: Town, store: Store) -> None:
    with store.work("Lang geleden toegevoegd") as tx:
        tx.execute(update(contact).values(added_at=datetime(2020, 1, 1, tzinfo=UTC)))
    with store.glance() as glance:
        now = today_page(glance, today=TODAY).to_check
        later = today_page(glance, today=date(2027, 10, 1)).to_check
    assert [(one.id, one.since) for one in now] == [(town.piet, date(2020, 1, 1))]
    assert {one.id for one in later} == {town.piet, town.anna}  # Zoë was met in June 2026
    # What was planned with Anna on 26 November is no contact.
    assert {one.since for one in later if one.id == town.anna} == {date(2026, 3, 10)}


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone can't be set here")
@pytest.mark.parametrize(
    ("zone", "day"), [("Europe/Amsterdam", date(2026, 11, 23)), ("Asia/Tokyo", date(2026, 11, 23)), ("UTC", None)]
)
def test_who_was_added_after_midnight_was_added_that_day(
    town: Town, store: Store, monkeypatch: pytest.MonkeyPatch, zone: str, day: date | None
) -> None:
    with store.work("Net na middernacht") as tx:
        tx.execute(update(contact).values(added_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC)))
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        with store.glance() as glance:
            found = {one.since for one in today_page(glance, today=TODAY).to_inform}
    finally:
        monkeypatch.undo()
        time.tzset()
    assert found == {(day or date(2026, 11, 22)) + timedelta(days=INFORM_CONTACT_DAYS)}


def doubted(store: Store, today: date) -> list[tuple[int, tuple[Doubt, ...]]]:
    with store.glance() as glance:
        return [(one.school_id, one.doubts) for one in today_page(glance, today=today).doubted]


def test_a_stand_asks_again_after_twelve_months(town: Town, store: Store) -> None:
    assert doubted(store, TODAY) == []
    assert doubted(store, date(2027, 3, 10))[:1] == [(town.lyceum, (Doubt.COVENANT_ENDED,))]
    assert doubted(store, date(2027, 3, 11)) == [(town.lyceum, (Doubt.OLD, Doubt.COVENANT_ENDED))]
    with store.glance() as glance:
        (found,) = today_page(glance, today=date(2027, 3, 11)).doubted
    assert (found.school, found.stand, found.since) == ("Hanzewaard College", TrustStand.EMERGING, date(2026, 3, 10))


def test_a_stand_asks_again_at_once_when_the_aanspreekpunt_leaves(town: Town, store: Store) -> None:
    with store.read() as connection:
        held = connection.execute(select(position.c.id).where(position.c.contact_id == town.anna)).scalar_one()
    end_position(store, held, on=TODAY - timedelta(days=1))
    assert doubted(store, TODAY) == [(town.lyceum, (Doubt.KEY_CONTACT_LEFT,))]
    assert doubted(store, TODAY - timedelta(days=1)) == []  # the last day itself
    again = PositionDraft(town.lyceum, town.roles["teacher"], key_contact=True, starts_on=TODAY)
    add_position(store, town.anna, again)
    assert doubted(store, TODAY) == []  # still the aanspreekpunt, in another position


def test_what_happened_goes_before_what_is_merely_old(town: Town, store: Store) -> None:
    set_trust_state(store, town.kribbe, TrustStand.NO_VIEW, since=date(2020, 1, 1), origin=StandOrigin.PROPOSED)
    day = date(2027, 1, 1)
    assert doubted(store, day) == [(town.lyceum, (Doubt.COVENANT_ENDED,)), (town.kribbe, (Doubt.OLD,))]
    close_school(store, town.kribbe, on=TODAY)
    assert doubted(store, day) == [(town.lyceum, (Doubt.COVENANT_ENDED,))]


def test_a_cancelled_visit_is_no_longer_ahead(town: Town, store: Store) -> None:
    set_visit_status(store, town.visits[3], VisitStatus.CANCELLED_BY_SCHOOL, today=TODAY)
    with store.glance() as glance:
        assert today_page(glance, today=TODAY).visits == ()


def test_the_school_week_is_counted_from_summer_and_a_holiday_has_none(town: Town, store: Store) -> None:
    weeks = {}
    with store.glance() as glance:
        for day in (date(2026, 8, 31), TODAY, date(2026, 12, 28)):
            weeks[day] = today_page(glance, today=day).week
    assert weeks[date(2026, 12, 28)] is None
    first, now = weeks[date(2026, 8, 31)], weeks[TODAY]
    assert first is not None
    assert now is not None
    assert now - first == NORTH.school_weeks_between(date(2026, 8, 31), TODAY)


@pytest.mark.parametrize(
    "own",
    [
        [Period(date(2026, 11, 9), date(2026, 11, 9))],
        [Period(date(2026, 11, 9), date(2026, 11, 13))],
        [Period(date(2026, 11, 12), date(2026, 11, 18))],
        [Period(date(2026, 11, 9), date(2026, 11, 11)), Period(date(2026, 11, 12), date(2026, 11, 13))],
        [Period(date(2026, 11, 11), date(2026, 11, 22))],
    ],
)
def test_own_free_days_matter_only_where_they_make_a_week_free(own: list[Period]) -> None:
    added = NORTH.with_free(own)
    first, last = date(2026, 11, 1), date(2026, 11, 30)
    differs = NORTH.school_weeks_between(first, last) != added.school_weeks_between(first, last)
    assert _frees_a_week(NORTH, own) == differs
