"""The network read from a file: who is there on a date, what ties them, and nothing of later."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, Level, PersonName, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, NodeKind, SavedPlace, network, places
from netwerkkaart.queries.schools import school_rows
from netwerkkaart.store.opening import open_for_reading, open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import (
    ContactDraft,
    IntroductionDraft,
    PositionDraft,
    add_contact,
    introduce,
    set_tie_step,
)
from netwerkkaart.usecases.example import TODAY as EXAMPLE_DAY
from netwerkkaart.usecases.partnership import set_phase
from netwerkkaart.usecases.places import keep_places, pin
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from netwerkkaart.usecases.workers import AssignmentDraft, WorkerDraft, add_worker, assign
from tests.town import TODAY, Town

NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - local time


def read(store: Store, on: date | None = None) -> Network:
    with store.read() as connection:
        return network(connection, today=TODAY, on=on)


def tie(found: Network, kind: NetTieKind, source: str, target: str) -> NetTie:
    (one,) = [tie for tie in found.ties if (tie.kind, tie.source, tie.target) == (kind, source, target)]
    return one


def test_the_town_today(store: Store, town: Town) -> None:
    found = read(store)
    nodes = {node.key: node for node in found.nodes}
    lyceum, kribbe = nodes[f"school:{town.lyceum}"], nodes[f"school:{town.kribbe}"]
    assert (lyceum.phase, lyceum.stand, lyceum.neighbourhood) == (Phase.EXPLORING, TrustStand.EMERGING, "Binnenstad")
    assert lyceum.sub == "vo · Binnenstad"
    assert (kribbe.phase, kribbe.stand) == (Phase.NO_CONTACT, TrustStand.NO_VIEW)
    anna, piet = nodes[f"contact:{town.anna}"], nodes[f"contact:{town.piet}"]
    assert (anna.label, anna.key_contact, anna.left) == ("Anna van den Berg", True, False)
    assert (piet.level, piet.left, piet.left_on) == (Level.LEADERSHIP, True, date(2026, 7, 3))
    assert nodes[f"worker:{town.noor}"].kind is NodeKind.WORKER


def test_ties_have_their_step_and_the_last_visit_that_happened(store: Store, town: Town) -> None:
    found = read(store)
    bilal, anna, zoe = f"worker:{town.bilal}", f"contact:{town.anna}", f"contact:{town.zoe}"
    known = tie(found, NetTieKind.TIE, bilal, anna)
    assert (known.step, known.last_contact) == (TieStep.MUTUAL, date(2026, 3, 10))  # the planned one does not count
    met = tie(found, NetTieKind.TIE, bilal, zoe)
    assert (met.step, met.last_contact) == (None, date(2026, 6, 2))
    assert tie(found, NetTieKind.INTRODUCED, anna, zoe)
    assert tie(found, NetTieKind.ASSIGNED, bilal, f"school:{town.lyceum}").assignment
    assert tie(found, NetTieKind.EMPLOYED, anna, f"school:{town.lyceum}").main


def test_a_visit_of_nobody_in_particular_counts_for_school_and_contact(store: Store, town: Town) -> None:
    draft = VisitDraft(town.lyceum, TODAY, VisitKind.PHONE, contact_ids=(town.anna,))
    log_visit(store, draft, today=TODAY)
    found = read(store)
    nodes = {node.key: node for node in found.nodes}
    assert nodes[f"school:{town.lyceum}"].last_contact == TODAY
    assert nodes[f"contact:{town.anna}"].last_contact == TODAY
    assert nodes[f"school:{town.kribbe}"].last_contact is None
    assert tie(found, NetTieKind.TIE, f"worker:{town.bilal}", f"contact:{town.anna}").last_contact != TODAY


def test_nothing_of_later_leaks_into_a_past_date(store: Store, town: Town) -> None:
    found = read(store, date(2025, 12, 1))
    nodes = {node.key: node for node in found.nodes}
    assert nodes[f"school:{town.lyceum}"].phase is Phase.FIRST_CONTACT
    assert nodes[f"school:{town.lyceum}"].stand is TrustStand.NO_VIEW
    assert not nodes[f"contact:{town.piet}"].left
    assert tie(found, NetTieKind.TIE, f"worker:{town.bilal}", f"contact:{town.anna}").step is TieStep.ACQUAINTED
    assert not [one for one in found.ties if one.kind is NetTieKind.INTRODUCED]
    assert found.on == date(2025, 12, 1)


def test_before_anybody_was_there_only_schools_stand(store: Store, town: Town) -> None:
    found = read(store, date(2019, 1, 1))
    assert {node.kind for node in found.nodes} == {NodeKind.SCHOOL}
    assert found.ties == ()


_LATER = (
    "DELETE FROM visit WHERE day > :day",
    "DELETE FROM tie_step WHERE since > :day",
    "DELETE FROM tie WHERE id NOT IN (SELECT tie_id FROM tie_step)",
    "DELETE FROM introduction WHERE day > :day",
    "DELETE FROM phase WHERE since > :day",
    "DELETE FROM trust_state WHERE since > :day",
    "DELETE FROM position WHERE starts_on > :day",
    "UPDATE position SET ends_on = NULL WHERE ends_on > :day",
    "DELETE FROM assignment WHERE starts_on > :day",
    "UPDATE assignment SET ends_on = NULL WHERE ends_on > :day",
    "UPDATE worker SET ends_on = NULL WHERE ends_on > :day",
    "UPDATE school SET closed_on = NULL WHERE closed_on > :day",
)


@pytest.mark.parametrize("on", [date(2024, 10, 1), date(2025, 12, 19), date(2026, 7, 3), date(2026, 7, 4)])
def test_a_past_date_is_what_the_file_said_when_nothing_later_was_in_it(example: Path, on: date) -> None:
    """All later rows are taken out of a copy; the network of that day must not notice."""
    with open_for_writing(example, NOW) as store:
        before = read(store, on)
        with store.work("Later vergeten") as tx:
            for statement in _LATER:
                tx.execute(text(statement), {"day": on.isoformat()})
        assert read(store, on) == before
        assert len(before.nodes) > 20
        assert {tie.kind for tie in before.ties} >= {NetTieKind.TIE, NetTieKind.ASSIGNED, NetTieKind.EMPLOYED}


def test_what_is_logged_later_changes_nothing_of_a_past_date(store: Store, town: Town) -> None:
    on, later = date(2026, 4, 1), date(2026, 9, 1)
    before = read(store, on)
    new = add_contact(
        store,
        ContactDraft(PersonName("Ömer", "", "Yılmaz")),
        [PositionDraft(town.kribbe, town.roles["class_teacher"])],  # of an unknown day: known since it was entered
    )
    move_position = PositionDraft(town.kribbe, town.roles["head"], starts_on=later)
    add_contact(store, ContactDraft(PersonName("Ilse", "", "Mulder")), [move_position])
    worker = add_worker(store, WorkerDraft("Femke Dokkum", "jongerencoach", later))
    assign(store, AssignmentDraft(worker, town.kribbe, AssignmentKind.FIXED, later))
    set_tie_step(store, town.bilal, town.anna, TieStep.CARRIER, since=later)
    set_tie_step(store, town.noor, town.piet, TieStep.IN_CONTACT, since=later)
    introduce(store, town.piet, IntroductionDraft(town.noor, IntroductionKind.CONTACT, town.anna, day=later))
    set_phase(store, town.kribbe, Phase.FIRST_CONTACT, since=later)
    log_visit(store, VisitDraft(town.kribbe, later, VisitKind.PHONE, contact_ids=(new,)), today=TODAY)
    assert read(store, on) == before
    assert {f"contact:{new}", f"worker:{worker}"} <= {node.key for node in read(store).nodes}


def test_who_has_no_dates_is_there_from_the_first_trace_on(store: Store, town: Town) -> None:
    new = add_contact(
        store, ContactDraft(PersonName("Ömer", "", "Yılmaz")), [PositionDraft(town.lyceum, town.roles["mentor"])]
    )
    visit = VisitDraft(town.lyceum, date(2025, 11, 4), VisitKind.PHONE, contact_ids=(new,))
    log_visit(store, visit, today=TODAY)
    there = [f"contact:{new}" in {node.key for node in read(store, date(2025, 11, day)).nodes} for day in (3, 4)]
    assert there == [False, True]
    (node,) = [node for node in read(store).nodes if node.key == f"contact:{new}"]
    assert node.since == date(2025, 11, 4)


def test_ties_carry_their_steps_and_positions_their_roles(store: Store, town: Town) -> None:
    found = read(store)
    bilal, anna, lyceum = f"worker:{town.bilal}", f"contact:{town.anna}", f"school:{town.lyceum}"
    known = tie(found, NetTieKind.TIE, bilal, anna)
    assert known.steps == ((date(2025, 10, 7), TieStep.ACQUAINTED), (date(2026, 3, 10), TieStep.MUTUAL))
    assert known.since == date(2025, 10, 7)
    assert tie(found, NetTieKind.ASSIGNED, bilal, lyceum).since == date(2024, 8, 26)
    post = tie(found, NetTieKind.EMPLOYED, anna, lyceum)
    assert (post.roles, post.since, post.until) == (("mentor",), date(2024, 8, 26), None)
    assert tie(found, NetTieKind.EMPLOYED, f"contact:{town.piet}", lyceum).until == date(2026, 7, 3)
    assert tie(found, NetTieKind.INTRODUCED, anna, f"contact:{town.zoe}").since == date(2026, 3, 10)


def test_seats_are_those_of_the_list_of_schools(example_file: Path) -> None:
    with open_for_reading(example_file) as store, store.read() as connection:
        found, listed = network(connection, today=EXAMPLE_DAY), school_rows(connection, today=EXAMPLE_DAY)
    empty = {node.key: [seat.role for seat in node.seats if not seat.taken] for node in found.nodes if node.seats}
    assert {f"school:{row.id}": list(row.gaps) for row in listed if f"school:{row.id}" in empty} == empty
    assert any(empty.values())
    assert any(seat.taken for node in found.nodes for seat in node.seats)


@pytest.mark.parametrize(("on", "there"), [(date(2027, 7, 1), True), (date(2027, 7, 5), False)])
def test_who_left_stays_a_year_as_a_ghost(store: Store, town: Town, on: date, there: bool) -> None:
    keys = {node.key for node in read(store, on).nodes}
    assert (f"contact:{town.piet}" in keys) is there


@pytest.mark.parametrize(("on", "doubted"), [(TODAY, False), (date(2027, 1, 1), True), (date(2027, 3, 11), True)])
def test_a_stand_that_may_no_longer_hold_is_doubted(store: Store, town: Town, on: date, doubted: bool) -> None:
    node = next(one for one in read(store, on).nodes if one.key == f"school:{town.lyceum}")
    assert node.doubted is doubted


def test_it_takes_few_statements(
    store: Store, town: Town, statements: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with statements() as said:
        read(store)
    assert len([one for one in said if one.lstrip().upper().startswith("SELECT")]) == 14


def test_places_are_kept_and_pinned(store: Store, town: Town) -> None:
    keep_places(store, {"school:1": (1500, -250), "worker:1": (0, 10)})
    pin(store, "school:1", 7000, 8000)
    with store.read() as connection:
        found = places(connection)
    assert found == {"school:1": SavedPlace(7.0, 8.0, pinned=True), "worker:1": SavedPlace(0.0, 0.01, pinned=False)}
