"""The status of a theme at a school: dated, replaced on the same day, taken back with one step."""

from datetime import date

import pytest

from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.queries.theme_status import theme_steps
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.themes import change_theme_status, delete_theme_status, set_theme_status
from tests.town import TODAY, Town

BEFORE = date(2026, 9, 1)


def steps(store: Store, town: Town) -> list[tuple[date, ThemeStatus]]:
    with store.read() as connection:
        return [(one.since, one.status) for one in theme_steps(connection, school_id=town.lyceum)]


def put(store: Store, town: Town, status: ThemeStatus, since: date = TODAY) -> int:
    return set_theme_status(store, town.lyceum, town.themes["parents"], status, since=since, set_by_id=town.bilal)


def test_a_status_is_set_with_its_day_and_by_whom(store: Store, town: Town) -> None:
    put(store, town, ThemeStatus.RAISED, BEFORE)
    put(store, town, ThemeStatus.TAKEN_UP)
    assert steps(store, town) == [(BEFORE, ThemeStatus.RAISED), (TODAY, ThemeStatus.TAKEN_UP)]
    with store.read() as connection:
        assert {one.set_by for one in theme_steps(connection)} == {"Bilal Oukili"}
        assert theme_steps(connection, theme_id=town.themes["safety"]) == ()
    assert store.undo_label == "Thema gezet op “opgepakt”"
    store.undo()
    assert steps(store, town) == [(BEFORE, ThemeStatus.RAISED)]
    store.redo()
    assert len(steps(store, town)) == 2


def test_on_the_same_day_the_last_word_counts(store: Store, town: Town) -> None:
    first = put(store, town, ThemeStatus.RAISED)
    assert put(store, town, ThemeStatus.AT_REST) == first
    assert steps(store, town) == [(TODAY, ThemeStatus.AT_REST)]


def test_setting_what_holds_already_is_no_step(store: Store, town: Town) -> None:
    held = put(store, town, ThemeStatus.RAISED, BEFORE)
    before = store.history()
    assert put(store, town, ThemeStatus.RAISED) == held
    assert put(store, town, ThemeStatus.RAISED, BEFORE) == held
    assert store.history() == before
    assert steps(store, town) == [(BEFORE, ThemeStatus.RAISED)]


def test_it_can_be_set_for_an_earlier_day(store: Store, town: Town) -> None:
    put(store, town, ThemeStatus.TAKEN_UP)
    put(store, town, ThemeStatus.RAISED, BEFORE)
    assert steps(store, town) == [(BEFORE, ThemeStatus.RAISED), (TODAY, ThemeStatus.TAKEN_UP)]


def test_a_status_moves_to_another_day_but_not_onto_another_one(store: Store, town: Town) -> None:
    put(store, town, ThemeStatus.RAISED, BEFORE)
    last = put(store, town, ThemeStatus.TAKEN_UP)
    change_theme_status(store, last, ThemeStatus.AT_REST, since=TODAY)
    change_theme_status(store, last, ThemeStatus.AT_REST, since=date(2026, 10, 1))
    assert steps(store, town) == [(BEFORE, ThemeStatus.RAISED), (date(2026, 10, 1), ThemeStatus.AT_REST)]
    with pytest.raises(RefusedError, match="Kies een andere dag"):
        change_theme_status(store, last, ThemeStatus.AT_REST, since=BEFORE)
    with pytest.raises(RefusedError, match="jaartal"):
        change_theme_status(store, last, ThemeStatus.AT_REST, since=date(1026, 10, 1))


def test_a_status_set_by_mistake_is_deleted(store: Store, town: Town) -> None:
    delete_theme_status(store, put(store, town, ThemeStatus.RAISED))
    assert steps(store, town) == []
    store.undo()
    assert steps(store, town) == [(TODAY, ThemeStatus.RAISED)]


def test_what_is_gone_is_said(store: Store, town: Town) -> None:
    with pytest.raises(NotFoundError, match="Deze school bestaat niet meer"):
        set_theme_status(store, 404, town.themes["parents"], ThemeStatus.RAISED, since=TODAY)
    with pytest.raises(NotFoundError, match="Dit thema bestaat niet meer"):
        set_theme_status(store, town.lyceum, 404, ThemeStatus.RAISED, since=TODAY)
    with pytest.raises(NotFoundError, match="Deze status bestaat niet meer"):
        change_theme_status(store, 404, ThemeStatus.RAISED, since=TODAY)
