"""Editing a visit drops nothing and keeps what hangs on it together."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.store.tables import promise, visit
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.promises import settle_promise
from netwerkkaart.usecases.visits import PromiseDraft, VisitDraft, delete_visits, edit_visit, log_visit
from tests.dump import dump
from tests.town import TODAY, Town

DAY = date(2026, 11, 3)


def promises(store: Store, visit_id: int) -> list[tuple[int, date]]:
    with store.read() as connection:
        query = select(promise.c.school_id, promise.c.made_on).where(promise.c.visit_id == visit_id)
        return [(row.school_id, row.made_on) for row in connection.execute(query.order_by(promise.c.id))]


def a_visit(town: Town, *due: date | None) -> VisitDraft:
    made = tuple(PromiseDraft(PromiseSide.US, "Aanbod sturen", one) for one in due)
    return VisitDraft(town.lyceum, DAY, VisitKind.PHONE, promises=made, entered_by_id=town.bilal)


def test_what_was_promised_follows_the_visit_to_another_school_and_day(store: Store, town: Town) -> None:
    visit_id = log_visit(store, a_visit(town, date(2026, 11, 20), date(2026, 11, 4)), today=TODAY)
    moved = replace(a_visit(town), school_id=town.kribbe, day=date(2026, 11, 10))
    before = dump(store)
    edit_visit(store, visit_id, moved, today=TODAY)
    # The second was due on the fourth: a promise can't be due before it was made, so it keeps its own day.
    assert promises(store, visit_id) == [(town.kribbe, date(2026, 11, 10)), (town.kribbe, DAY)]
    store.undo()
    assert dump(store) == before


def test_a_settled_promise_is_never_made_after_its_outcome(store: Store, town: Town) -> None:
    visit_id = log_visit(store, a_visit(town, None), today=TODAY)
    with store.read() as connection:
        made = connection.execute(select(promise.c.id).where(promise.c.visit_id == visit_id)).scalar_one()
    settle_promise(store, made, kept=True, on=date(2026, 11, 5), today=TODAY)
    edit_visit(store, visit_id, replace(a_visit(town), day=date(2026, 11, 10)), today=TODAY)
    assert promises(store, visit_id) == [(town.lyceum, DAY)]


def test_who_wrote_it_down_stays_when_a_colleague_edits(store: Store, town: Town) -> None:
    visit_id = log_visit(store, a_visit(town), today=TODAY)
    edit_visit(store, visit_id, replace(a_visit(town), note="Later aangevuld", entered_by_id=town.noor), today=TODAY)
    with store.read() as connection:
        row = connection.execute(select(visit).where(visit.c.id == visit_id)).one()
    assert (row.entered_by_id, row.note) == (town.bilal, "Later aangevuld")


def test_a_promise_is_not_due_before_the_visit(store: Store, town: Town) -> None:
    before = dump(store)
    with pytest.raises(RefusedError, match="vóór het bezoek"):
        log_visit(store, a_visit(town, date(2026, 11, 2)), today=TODAY)
    assert dump(store) == before


def test_any_number_of_visits_can_be_deleted_at_once(store: Store, town: Town) -> None:
    delete_visits(store, [*town.visits, *range(10**6, 10**6 + 300_000)])
    with store.read() as connection:
        assert connection.execute(select(visit.c.id)).all() == []
