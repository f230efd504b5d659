"""What the store promises: one act is one step, told once, undone and redone exactly."""

import sqlite3
import threading
from datetime import date, datetime

import pytest
from sqlalchemy import Connection, delete, func, insert, select, update

from netwerkkaart.domain.changes import Changes, Kind, Turn
from netwerkkaart.domain.errors import ReadOnlyError, RefusedError, UndoConflictError
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.tables import contact, logbook, school, theme, visit, visit_theme
from netwerkkaart.store.work import Store
from tests.dump import dump
from tests.town import Town, build_town


@pytest.fixture
def told(store: Store) -> list[Changes]:
    notices: list[Changes] = []
    store.listen(notices.append)
    return notices


def rename(store: Store, school_id: int, name: str) -> None:
    with store.work("Hernoemd") as tx:
        tx.execute(update(school).where(school.c.id == school_id).values(name=name))


def name_of(store: Store, school_id: int) -> str:
    with store.read() as connection:
        return str(connection.execute(select(school.c.name).where(school.c.id == school_id)).scalar_one())


def _delete_and_stumble(store: Store) -> None:
    with store.work("Half") as tx:
        tx.execute(delete(visit))
        raise ZeroDivisionError


def test_one_act_is_one_step_and_one_notice(store: Store, town: Town, told: list[Changes]) -> None:
    with store.work("Twee dingen") as tx:
        tx.execute(update(school).where(school.c.id == town.lyceum).values(note="x"))
        tx.execute(update(theme).values(archived=True))
    assert len(told) == 1
    assert told[0].step == "Twee dingen"
    assert told[0].ids(Kind.SCHOOL) == {town.lyceum}
    assert told[0].ids(Kind.THEME) == set(town.themes.values())
    assert store.undo_label == "Twee dingen"


def test_a_link_is_told_of_as_its_owner(store: Store, town: Town, told: list[Changes]) -> None:
    with store.work("Thema erbij") as tx:
        tx.execute(insert(visit_theme), {"visit_id": town.visits[0], "theme_id": town.themes["safety"]})
    assert dict(told[0].touched) == {Kind.VISIT: frozenset({town.visits[0]})}


def test_no_change_is_no_step_and_no_notice(store: Store, town: Town, told: list[Changes]) -> None:
    before = store.history()
    with store.work("Niets") as tx:
        tx.execute(update(school).values(name=school.c.name))
    assert store.history() == before
    assert told == []


def test_an_exception_leaves_nothing(store: Store, town: Town, told: list[Changes]) -> None:
    before = dump(store)
    with pytest.raises(ZeroDivisionError):
        _delete_and_stumble(store)
    assert dump(store) == before
    assert told == []
    rename(store, town.lyceum, "Daarna gaat het weer")
    assert len(told) == 1


def test_undo_brings_cascades_back_and_redo_keeps_ids(store: Store, town: Town, told: list[Changes]) -> None:
    before = dump(store)
    with store.work("School weg") as tx:
        tx.exec_driver_sql("DELETE FROM agreement_school")
        tx.execute(delete(school).where(school.c.id == town.lyceum))
    gone = dump(store)
    assert gone != before
    assert told[-1].concerns(Kind.VISIT)  # a cascade is told of too
    store.undo()
    assert dump(store) == before
    assert told[-1].ids(Kind.VISIT) == set(town.visits)
    store.redo()
    assert dump(store) == gone
    assert [notice.turn for notice in told] == [Turn.DONE, Turn.UNDONE, Turn.REDONE]


def test_ids_are_never_given_out_twice(store: Store) -> None:
    build_town(store)

    def add() -> int:
        with store.work("Thema") as tx:
            values = {"name": f"thema {store.history()[-1].number}", "rank": 99}
            return int(tx.execute(insert(theme).returning(theme.c.id), values).scalar_one())

    first = add()
    store.undo()
    assert add() > first


def test_a_new_step_clears_redo(store: Store, town: Town) -> None:
    rename(store, town.lyceum, "A")
    store.undo()
    rename(store, town.lyceum, "B")
    assert store.redo_label == ""
    with pytest.raises(RefusedError):
        store.redo()


def test_jumping_goes_both_ways(store: Store, town: Town) -> None:
    states: dict[int, str] = {}
    for name in "ABC":
        rename(store, town.lyceum, name)
        states[store.history()[-1].number] = name
    numbers = list(states)
    for target in (numbers[0], numbers[2], numbers[1], numbers[2]):
        store.jump(target)
        with store.read() as connection:
            assert (
                connection.execute(select(school.c.name).where(school.c.id == town.lyceum)).scalar() == states[target]
            )


@pytest.mark.parametrize("sql", ["UPDATE school SET name = 'ander'", "DELETE FROM visit"])
def test_a_step_somebody_else_wrote_over_is_refused_whole(store: Store, town: Town, sql: str) -> None:
    with store.work("Mijn stap") as tx:
        tx.execute(update(school).values(name="mijn"))
        tx.execute(update(visit).values(note="mijn"))
    other = sqlite3.connect(store.path)
    other.execute("PRAGMA foreign_keys = ON")
    other.execute(sql)
    other.commit()
    other.close()
    after = dump(store)
    with pytest.raises(UndoConflictError, match="Mijn stap"):
        store.undo()
    assert dump(store) == after
    assert store.undo_label == "Mijn stap"


def test_a_row_somebody_else_hung_on_ours_is_not_dragged_along(store: Store, town: Town) -> None:
    with store.work("School erbij") as tx:
        new_id = tx.execute(insert(school).returning(school.c.id), {"name": "Nieuw", "sector": "po"}).scalar_one()
    other = sqlite3.connect(store.path)
    other.execute(
        "INSERT INTO visit (school_id, day, kind, entered_at) VALUES (?, '2026-11-01', 'phone', '2026-11-01T10:00:00')",
        (new_id,),
    )
    other.commit()
    other.close()
    with pytest.raises(UndoConflictError):
        store.undo()
    with store.read() as connection:
        assert connection.execute(select(func.count()).where(visit.c.school_id == new_id)).scalar() == 1


def test_upserts_and_replaced_rows_are_journalled(store: Store, town: Town) -> None:
    before = dump(store)
    with store.work("Vervangen") as tx:
        tx.exec_driver_sql("INSERT OR REPLACE INTO place (node, x, y, pinned) VALUES ('school:1', 1, 1, 1)")
        tx.exec_driver_sql("INSERT OR REPLACE INTO place (node, x, y, pinned) VALUES ('school:1', 2, 2, 0)")
    after = dump(store)
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


def test_kept_rows_make_no_step(store: Store, town: Town, told: list[Changes]) -> None:
    before = store.history()
    with store.keep() as tx:
        tx.exec_driver_sql("INSERT INTO place (node, x, y) VALUES ('school:9', 1, 1)")
    assert store.history() == before
    assert told == []
    rename(store, town.lyceum, "X")
    store.undo()
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM place").scalar() == 1


def test_reading_can_not_write(store: Store, town: Town) -> None:
    with pytest.raises(ReadOnlyError), store.read() as connection:
        connection.execute(delete(school))


def test_a_work_block_holds_no_other(store: Store, town: Town) -> None:
    with pytest.raises(RuntimeError), store.work("buiten"), store.work("binnen"):
        pass


def test_the_logbook_says_who_and_what_but_no_value(store: Store, town: Town) -> None:
    store.who = "Noor Tesselaar"
    rename(store, town.lyceum, "Geheim College")
    store.undo()
    with store.read() as connection:
        lines = connection.execute(select(logbook).order_by(logbook.c.id.desc()).limit(2)).all()
    assert [line.step for line in lines] == ["Ongedaan gemaakt: Hernoemd", "Hernoemd"]
    assert lines[1].who == "Noor Tesselaar"
    assert lines[1].things == f"school:{town.lyceum}"
    assert "Geheim" not in str(lines)


def test_strange_text_comes_back_clean(store: Store, town: Town) -> None:
    name = "Zoë\x00 \ud800“🎈”\r\n<script>"
    with store.work("Vreemd") as tx:
        tx.execute(update(contact).where(contact.c.id == town.zoe).values(given=name))
    store.undo()
    store.redo()
    with store.read() as connection:
        given = connection.execute(select(contact.c.given).where(contact.c.id == town.zoe)).scalar()
    assert given == "Zoë “🎈”\n<script>"


def test_a_reader_beside_the_writer_sees_commits_and_can_not_write(store: Store, town: Town) -> None:
    with open_for_reading(store.path) as beside:
        assert beside.read_only
        rename(store, town.lyceum, "Nieuwe naam")
        assert name_of(beside, town.lyceum) == "Nieuwe naam"
        with pytest.raises(ReadOnlyError), beside.work("Mag niet"):
            pass


def test_threads_take_turns(store: Store) -> None:
    town = build_town(store)

    def write(number: int) -> None:
        for turn in range(10):
            rename(store, town.lyceum, f"{number}-{turn}")

    start = len(store.history())
    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.history()) == start + 40
    before_all = store.history()[start - 1].number
    store.jump(before_all)
    with store.read() as connection:
        assert (
            connection.execute(select(school.c.name).where(school.c.id == town.lyceum)).scalar() == "Hanzewaard College"
        )


def test_loading_in_bulk_starts_the_history_anew(store: Store, town: Town, told: list[Changes]) -> None:
    def fill(tx: Connection) -> None:
        rows = [
            {"school_id": town.lyceum, "day": date(2026, 1, 1), "kind": "phone", "note": f"nummer {number}"}
            | {"entered_at": datetime(2026, 1, 1)}  # noqa: DTZ001
            for number in range(500)
        ]
        tx.execute(insert(visit), rows)

    with store.load("Voorbeeld") as tx:
        fill(tx)
    assert store.history() == ()
    assert told[-1].concerns(Kind.VISIT)
    rename(store, town.lyceum, "Na het laden")
    assert [line.label for line in store.history()] == ["Hernoemd"]
    with store.read() as connection:
        found = connection.exec_driver_sql("SELECT rowid FROM found_note WHERE found_note MATCH 'nummer'").all()
    assert len(found) == 500
