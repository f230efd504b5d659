"""A question on a past day is answered as it was that evening: nothing that was recorded later changes a word."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, text

from netwerkkaart.domain.agreements import AgreementKind
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, PersonName, TieStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.trust import StandOrigin, TrustStand
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.graph.questions import answers
from netwerkkaart.graph.questions.answer import Answer
from netwerkkaart.queries.network import Network, NodeKind, network
from netwerkkaart.store import tables as t
from netwerkkaart.store.opening import open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import (
    ContactDraft,
    IntroductionDraft,
    PositionDraft,
    add_contact,
    end_position,
    introduce,
    set_tie_step,
)
from netwerkkaart.usecases.example import TODAY as EXAMPLE_DAY
from netwerkkaart.usecases.moves import leave, move_contact
from netwerkkaart.usecases.partnership import AgreementDraft, add_agreement, set_phase, set_trust_state
from netwerkkaart.usecases.schools import close_school
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from netwerkkaart.usecases.workers import AssignmentDraft, WorkerDraft, add_worker, assign, edit_worker, end_assignment
from tests.dump import dump
from tests.town import TODAY, Town

NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - local time


def asked(found: Network, *, each: int = 1) -> list[Answer]:
    """Ask a network everything that can be asked of one day; of large ones about one in ``each`` people only."""
    told = [answers.hanging(found), answers.joining(found), answers.empty_seats(found)]
    for node in found.nodes[::each]:
        if node.kind is NodeKind.CONTACT:
            told.append(answers.path(found, node.key))
        if node.kind is not NodeKind.SCHOOL:
            told.append(answers.leaving(found, node.key))
    return told


def on(store: Store, day: date, today: date) -> Network:
    with store.read() as connection:
        return network(connection, today=today, on=day)


def steps(store: Store) -> int:
    """Count the steps that could be undone."""
    return sum(line.done for line in store.history())


# -- a file from which everything later is cut away ------------------------------------------------------------------

_LATER = (
    "DELETE FROM visit WHERE day > :day",
    "DELETE FROM tie_step WHERE since > :day",
    "DELETE FROM tie WHERE id NOT IN (SELECT tie_id FROM tie_step)",
    "DELETE FROM introduction WHERE day > :day",
    "DELETE FROM phase WHERE since > :day",
    "DELETE FROM trust_state WHERE since > :day",
    "DELETE FROM agreement WHERE starts_on > :day",
    "DELETE FROM position WHERE starts_on > :day",
    "UPDATE position SET ends_on = NULL WHERE ends_on > :day",
    "DELETE FROM assignment WHERE starts_on > :day",
    "UPDATE assignment SET ends_on = NULL WHERE ends_on > :day",
    "UPDATE worker SET ends_on = NULL WHERE ends_on > :day",
    "UPDATE school SET closed_on = NULL WHERE closed_on > :day",
)


@pytest.fixture(scope="module")
def story(example_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return the example, open for writing; whoever writes takes it back."""
    path = tmp_path_factory.mktemp("vroeger") / "voorbeeld.netwerkkaart"
    path.write_bytes(example_file.read_bytes())
    with open_for_writing(path, NOW) as store:
        yield store


@given(st.dates(date(2024, 9, 1), EXAMPLE_DAY - timedelta(days=1)))
@settings(max_examples=4)
def test_a_file_without_anything_later_gives_the_same_answers(story: Store, day: date) -> None:
    whole = on(story, day, EXAMPLE_DAY)
    before = asked(whole, each=9)
    with story.work("Later vergeten") as tx:
        for statement in _LATER:
            tx.execute(text(statement), {"day": day.isoformat()})
    try:
        assert on(story, EXAMPLE_DAY, EXAMPLE_DAY) != whole  # today is another day all the same
        then = on(story, day, EXAMPLE_DAY)
        assert then == whole
        assert asked(then, each=9) == before
        assert len(before) > 5
    finally:
        story.undo()


# -- whatever is logged later ----------------------------------------------------------------------------------------

Pick = Callable[[list[int]], int]
"""Chooses one of some ids."""


def ids(connection: Connection, column: Any) -> list[int]:
    return list(connection.execute(select(column).order_by(column)).scalars())


class Later:
    """Does things that are dated after a day, each by a use case of the program."""

    def __init__(self, store: Store, town: Town) -> None:
        self.store = store
        self.roles = list(town.roles.values())

    def ids(self, column: Any) -> list[int]:
        with self.store.read() as connection:
            return ids(connection, column)

    def visited(self, pick: Pick, day: date) -> None:
        school, contact, worker = (pick(self.ids(one.c.id)) for one in (t.school, t.contact, t.worker))
        draft = VisitDraft(school, day, VisitKind.DROP_IN, contact_ids=(contact,), worker_ids=(worker,))
        log_visit(self.store, draft, today=TODAY)

    def tied(self, pick: Pick, day: date) -> None:
        step = list(TieStep)[pick([0, 1, 2, 3])]
        set_tie_step(self.store, pick(self.ids(t.worker.c.id)), pick(self.ids(t.contact.c.id)), step, since=day)

    def introduced(self, pick: Pick, day: date) -> None:
        people = self.ids(t.contact.c.id)
        worker, by = pick(self.ids(t.worker.c.id)), pick(people)
        introduce(self.store, pick(people), IntroductionDraft(worker, IntroductionKind.CONTACT, by, day=day))

    def phased(self, pick: Pick, day: date) -> None:
        to, why = Phase(pick([0, 1, 2, 3, 4])), next(iter(StepBackReason))
        set_phase(self.store, pick(self.ids(t.school.c.id)), to, since=day, reason="Zo zit het", back_because=why)

    def trusted(self, pick: Pick, day: date) -> None:
        stand = list(TrustStand)[pick([0, 1, 2, 3])]
        school = pick(self.ids(t.school.c.id))
        set_trust_state(self.store, school, stand, since=day, origin=StandOrigin.OWN, reason="Zo zit het")

    def agreed(self, pick: Pick, day: date) -> None:
        draft = AgreementDraft(AgreementKind.COVENANT, "Later", (pick(self.ids(t.school.c.id)),), starts_on=day)
        add_agreement(self.store, draft, today=TODAY)

    def came(self, pick: Pick, day: date) -> None:
        post = PositionDraft(
            pick(self.ids(t.school.c.id)), pick(self.roles), key_contact=bool(pick([0, 1])), starts_on=day
        )
        add_contact(self.store, ContactDraft(PersonName("Ilse", "", "Mulder")), [post])

    def moved(self, pick: Pick, day: date) -> None:
        post = PositionDraft(pick(self.ids(t.school.c.id)), pick(self.roles), starts_on=day)
        with self.store.read() as connection:
            held = connection.execute(select(t.position.c.contact_id, t.position.c.id)).all()
        contact = pick(sorted({row.contact_id for row in held}))
        move_contact(self.store, contact, post, [row.id for row in held if row.contact_id == contact])

    def ended(self, pick: Pick, day: date) -> None:
        end_position(self.store, pick(self.ids(t.position.c.id)), day)

    def left(self, pick: Pick, day: date) -> None:
        leave(self.store, [pick(self.ids(t.contact.c.id))], on=day)

    def hired(self, pick: Pick, day: date) -> None:
        name = f"Femke {len(self.ids(t.worker.c.id))}"
        new = add_worker(self.store, WorkerDraft(name, "jongerencoach", day))
        school, kind = pick(self.ids(t.school.c.id)), list(AssignmentKind)[pick([0, 1])]
        assign(self.store, AssignmentDraft(new, school, kind, day))

    def fired(self, pick: Pick, day: date) -> None:
        with self.store.read() as connection:
            rows = connection.execute(select(t.worker).order_by(t.worker.c.id)).all()
        row = rows[pick(list(range(len(rows))))]
        edit_worker(self.store, row.id, WorkerDraft(row.name, row.job, row.starts_on, day))

    def replaced(self, pick: Pick, day: date) -> None:
        end_assignment(self.store, pick(self.ids(t.assignment.c.id)), day)

    def closed(self, pick: Pick, day: date) -> None:
        close_school(self.store, pick(self.ids(t.school.c.id)), on=day)


ACTS = sorted(
    name for name, found in vars(Later).items() if callable(found) and not name.startswith("_") and name != "ids"
)


@given(
    day=st.dates(date(2024, 9, 1), TODAY - timedelta(days=2)),
    acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(1, 800)), min_size=3, max_size=8),
    seed=st.integers(0, 2**32),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_history_that_is_logged_later_changes_an_answer(
    store: Store, town: Town, day: date, acts: list[tuple[str, int]], seed: int
) -> None:
    before = on(store, day, TODAY)
    told, today, chance = asked(before), dump(store), Random(seed)
    later, so_far = Later(store, town), steps(store)
    for name, days in acts:
        when = min(day + timedelta(days=days), TODAY)
        with suppress(RefusedError):  # what cannot be said is not said
            getattr(later, name)(chance.choice, when)
    try:
        assert asked(on(store, day, TODAY)) == told
        assert on(store, day, TODAY) == before
    finally:
        while steps(store) > so_far:
            store.undo()
    assert dump(store) == today
