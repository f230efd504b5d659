"""*Wat als X vertrekt?* agrees for every worker of the example with the rule worked out by hand over the whole file."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.facts import AgreementFact, VisitFact
from netwerkkaart.domain.leaving import AssignmentFact, LeanKind, TeamFacts, TieFact, WorkersPromise
from netwerkkaart.domain.people import AssignmentKind, PersonName, TieStep
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.leaving import leaving
from netwerkkaart.queries.leaving_rows import LeavingRow
from netwerkkaart.store import tables as t
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact, set_tie_step
from netwerkkaart.usecases.moves import leave
from netwerkkaart.usecases.promises import PromiseFacts, add_promise, settle_promise
from netwerkkaart.usecases.schools import close_school
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from netwerkkaart.usecases.workers import AssignmentDraft, WorkerDraft, add_worker, assign, edit_worker
from tests.leaving import Answer, by_hand
from tests.town import TODAY, Town

DAYS = (TODAY, date(2026, 9, 1), date(2025, 12, 24), TODAY + timedelta(days=120))


@pytest.fixture(scope="module")
def hanzewaard(example_file: Path) -> Iterator[Store]:
    """Return the example, to look at only."""
    with open_for_reading(example_file) as opened:
        yield opened


def everything(connection: Connection, on: date) -> TeamFacts:
    """Return all that is in a file, row by row and with nothing left out beforehand."""
    people, workers = defaultdict(set), defaultdict(set)
    for row in connection.execute(select(t.visit_contact)):
        people[row.visit_id].add(row.contact_id)
    for row in connection.execute(select(t.visit_worker)):
        workers[row.visit_id].add(row.worker_id)
    visits: dict[int, list[VisitFact]] = {}
    for row in connection.execute(select(t.visit)):
        fact = VisitFact(
            row.id,
            row.day,
            status=row.status,
            contacts=frozenset(people[row.id]),
            workers=frozenset(workers[row.id]),
        )
        visits.setdefault(row.school_id, []).append(fact)
    free = defaultdict(list)
    for row in connection.execute(select(t.school_day)):
        free[row.school_id].append(Period(row.first, row.last))
    schools = connection.execute(select(t.school)).all()
    open_ = {row.id for row in schools if row.closed_on is None or row.closed_on > on}
    windows = {
        row.id: school_calendar(row.holiday_region, free[row.id]).window(on, 20) for row in schools if row.id in open_
    }
    positions = connection.execute(select(t.position)).all()

    def runs(row: object) -> bool:
        starts, ends = row.starts_on, row.ends_on  # type: ignore[attr-defined] # a row
        return (starts is None or starts <= on) and (ends is None or ends >= on)

    here = {row.contact_id for row in positions if runs(row) and row.school_id in open_}
    ever = {row.contact_id for row in positions}
    contacts = {row.id for row in connection.execute(select(t.contact)) if row.erased_on is None}
    since: dict[int, date] = {}
    for row in connection.execute(select(t.tie_step)):
        since[row.tie_id] = min(row.since, since.get(row.tie_id, row.since))
    linked = defaultdict(set)
    for row in connection.execute(select(t.agreement_school)):
        linked[row.agreement_id].add(row.school_id)
    return TeamFacts(
        workers=frozenset(row.id for row in connection.execute(select(t.worker)) if runs(row)),
        contacts=frozenset(contacts & (here | (contacts - ever))),
        assignments=[
            AssignmentFact(row.id, row.worker_id, row.school_id, row.kind, row.starts_on, row.ends_on)
            for row in connection.execute(select(t.assignment))
        ],
        ties=[
            TieFact(row.id, row.worker_id, row.contact_id, since[row.id])
            for row in connection.execute(select(t.tie))
            if row.id in since
        ],
        visits=visits,
        windows=windows,
        promises=[
            WorkersPromise(row.id, row.school_id, row.worker_id, row.side, row.status)
            for row in connection.execute(select(t.promise))
        ],
        agreements=[
            (AgreementFact(row.id, row.kind, row.status, row.starts_on, row.ends_on), frozenset(linked[row.id]))
            for row in connection.execute(select(t.agreement))
        ],
    )


def answer(found: LeavingRow) -> Answer:
    return {
        "schools": {one.id: {why.kind.value: set(why.ids) for why in one.why} for one in found.leaning_schools},
        "contacts": {one.id: {why.kind.value: set(why.ids) for why in one.why} for one in found.leaning_contacts},
        "promises": {one.id for one in found.promises},
        "agreements": {one.id for one in found.agreements},
        "planned": {one.id for one in found.planned},
    }


def ask(store: Store, worker_id: int, on: date = TODAY) -> LeavingRow:
    with store.read() as connection:
        return leaving(connection, worker_id, on=on)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_every_worker_of_the_example_agrees_with_brute_force(hanzewaard: Store, on: date) -> None:
    with hanzewaard.read() as connection:
        facts = everything(connection, on)
        workers = [row.id for row in connection.execute(select(t.worker.c.id))]
    promises = {"promises"} if on < TODAY else set()  # those of a past day stood open then; a table of cases tells
    for worker in workers:
        found, expected = answer(ask(hanzewaard, worker, on)), by_hand(worker, facts, on)
        assert {key: found[key] for key in found if key not in promises} == {
            key: expected[key] for key in expected if key not in promises
        }
    assert len(workers) == 5


def test_every_reason_occurs_in_the_example(hanzewaard: Store) -> None:
    found = [ask(hanzewaard, worker) for worker in range(1, 6)]
    reasons = [one.why for row in found for one in row.schools] + [one.why for row in found for one in row.contacts]
    every = {why.kind for each in reasons for why in each}
    assert every == set(LeanKind)
    assert all(any(getattr(row, part) for row in found) for part in ("promises", "agreements", "planned"))
    assert not any(row.empty for row in found[:4])


def test_every_record_behind_a_reason_can_be_shown(hanzewaard: Store) -> None:
    for worker in range(1, 6):
        row = ask(hanzewaard, worker)
        known = {"visit": row.visits, "assignment": row.assignments, "tie": row.ties}
        for reasons in [one.why for one in row.schools] + [one.why for one in row.contacts]:
            for why in reasons:
                assert set(why.ids) <= set(known[why.records.value])


def test_the_town(store: Store, town: Town) -> None:
    found = ask(store, town.bilal)
    (school,) = found.leaning_schools
    assert (school.name, school.assigned, school.faces) == ("Hanzewaard College", AssignmentKind.FIXED, ())
    assert [why.kind for why in school.why] == [LeanKind.ONLY_FACE]
    anna, zoe = found.contacts
    assert (anna.name, anna.roles, anna.key_contact, anna.step) == ("Anna van den Berg", "mentor", True, TieStep.MUTUAL)
    assert [why.kind for why in anna.why] == [LeanKind.ONLY_TIE]
    assert (zoe.why, zoe.last_met) == ((), date(2026, 6, 2))
    assert [one.text for one in found.promises] == ["Overzicht van aanbod sturen"]
    assert [one.title for one in found.agreements] == ["Convenant 2026"]
    assert [one.id for one in found.planned] == [town.visits[3]]
    assert [one.name for one in found.colleagues] == ["Noor Tesselaar"]


def test_a_second_vast_gezicht_and_a_second_tie_take_the_weight_off(store: Store, town: Town) -> None:
    assign(store, AssignmentDraft(town.noor, town.lyceum, AssignmentKind.FIXED, date(2026, 8, 1)))
    set_tie_step(store, town.noor, town.anna, TieStep.ACQUAINTED, since=date(2026, 9, 1))
    found = ask(store, town.bilal)
    assert (found.leaning_schools, found.leaning_contacts, found.agreements) == ((), (), ())
    assert [one.name for one in found.schools[0].faces] == ["Noor Tesselaar"]
    before = ask(store, town.bilal, date(2026, 7, 31))
    assert [one.id for one in before.leaning_schools] == [town.lyceum]


def test_a_colleague_who_left_carries_nothing(store: Store, town: Town) -> None:
    assign(store, AssignmentDraft(town.noor, town.lyceum, AssignmentKind.FIXED))
    edit_worker(store, town.noor, WorkerDraft("Noor Tesselaar", ends_on=TODAY - timedelta(days=1)))
    found = ask(store, town.bilal)
    assert [one.id for one in found.leaning_schools] == [town.lyceum]
    assert found.schools[0].faces == ()
    still_hers = ask(store, town.noor)
    assert [(one.id, one.why) for one in still_hers.schools] == [(town.lyceum, ())], "until somebody takes it over"


def test_who_left_the_school_and_a_school_that_closed_lean_on_nobody(store: Store, town: Town) -> None:
    leave(store, [town.anna], on=TODAY - timedelta(days=1))
    assert town.anna not in {one.id for one in ask(store, town.bilal).contacts}
    close_school(store, town.lyceum, on=TODAY)
    found = ask(store, town.bilal)
    assert (found.schools, found.contacts, found.agreements) == ((), (), ())


def test_a_contact_without_any_position_counts_too(store: Store, town: Town) -> None:
    agent = add_contact(store, ContactDraft(PersonName("Wim", "", "Post"), organisation="politie"))
    set_tie_step(store, town.noor, agent, TieStep.IN_CONTACT, since=date(2026, 1, 1))
    (one,) = ask(store, town.noor).leaning_contacts
    assert (one.name, one.roles, one.schools) == ("Wim Post", "politie", ())


def test_a_promise_settled_since_stood_open_on_the_day_itself(store: Store, town: Town) -> None:
    made = PromiseFacts(town.lyceum, PromiseSide.US, "Flyer sturen", date(2026, 10, 1), worker_id=town.bilal)
    number = add_promise(store, made)
    settle_promise(store, number, kept=True, on=TODAY, today=TODAY)
    assert number not in {one.id for one in ask(store, town.bilal).promises}
    assert number in {one.id for one in ask(store, town.bilal, TODAY - timedelta(days=1)).promises}
    assert number not in {one.id for one in ask(store, town.bilal, date(2026, 9, 30)).promises}


def test_who_is_gone_can_not_be_asked_after(store: Store, town: Town) -> None:
    with pytest.raises(NotFoundError):
        ask(store, 999)


def test_with_nothing_in_the_file_nothing_hangs(store: Store) -> None:
    worker = add_worker(store, WorkerDraft("Eerste"))
    found = ask(store, worker)
    assert found.empty
    assert (found.schools, found.contacts) == ((), ())


def test_it_takes_as_many_statements_whatever_the_size(
    store: Store, town: Town, statements: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    def said() -> int:
        with store.read() as connection, statements() as told:
            leaving(connection, town.bilal, on=TODAY)
        return len([one for one in told if one.lstrip().upper().startswith(("SELECT", "WITH"))])

    few = said()
    for number in range(25):
        held = [PositionDraft(town.lyceum, town.roles["mentor"])]
        person = add_contact(store, ContactDraft(PersonName(f"Iemand {number}", "", "Kennis")), held)
        set_tie_step(store, town.bilal, person, TieStep.ACQUAINTED, since=TODAY)
        draft = VisitDraft(
            town.lyceum,
            TODAY + timedelta(days=number),
            VisitKind.PHONE,
            status=VisitStatus.PLANNED,
            contact_ids=(person,),
            worker_ids=(town.bilal,),
        )
        log_visit(store, draft, today=TODAY)
        assign(
            store,
            AssignmentDraft(
                add_worker(store, WorkerDraft(f"Collega {number}")), town.lyceum, AssignmentKind.SUBSTITUTE
            ),
        )
    assert few <= 18
    assert said() == few
