"""One field for finding and doing, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netwerkkaart.app import Program
from netwerkkaart.domain.changes import Kind
from netwerkkaart.ui.contacts.dialog import ContactDialog
from netwerkkaart.ui.frame.entries import Entry
from netwerkkaart.ui.frame.palette import CommandPalette
from tests.keyboard import type_text

Start = Callable[[Path | None], Program]
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(program: Program) -> CommandPalette:
    QTest.keyClick(QApplication.focusWidget() or program.window, Qt.Key.Key_K, CTRL)
    palette = program.window.palette_overlay
    assert palette is not None
    assert palette.isVisible()
    assert palette.field.hasFocus()
    return palette


def lines(palette: CommandPalette) -> list[str]:
    rows = (palette.list.rows.row(number) for number in range(palette.list.rows.rowCount()))
    return [row.title if isinstance(row, Entry) else f"[{row}]" for row in rows]


def press(palette: CommandPalette, key: Qt.Key) -> None:
    QTest.keyClick(palette.field, key)


def test_a_name_is_found_and_opened_with_enter(start: Start, town_file: Path) -> None:
    program = start(town_file)
    palette = opened(program)
    type_text(palette.field, "hanze")
    assert lines(palette)[:2] == ["[Gevonden]", "Hanzewaard College"]
    press(palette, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert program.window.navigator is not None
    here = program.window.navigator.page("schools").current_target()
    assert (here.kind, program.window.navigator.key) == (Kind.SCHOOL, "schools")


@pytest.mark.parametrize("typed", ["celik", "Çelik", "zoe cel", "zöe", "Celikk"])
def test_names_are_found_without_accents_and_with_a_slip(start: Start, town_file: Path, typed: str) -> None:
    palette = opened(start(town_file))
    type_text(palette.field, typed)
    assert "Zoë Çelik" in lines(palette)


def test_words_of_notes_are_found_with_the_piece_they_stand_in(start: Start, town_file: Path) -> None:
    program = start(town_file)
    palette = opened(program)
    type_text(palette.field, "groepsdruk")
    assert "[In bezoeken, toezeggingen en inzet]" in lines(palette)
    found = next(
        row
        for row in (palette.list.rows.row(n) for n in range(palette.list.rows.rowCount()))
        if isinstance(row, Entry) and row.snippet
    )
    assert "groepsdruk" in found.snippet


def test_commands_are_found_by_beginnings_other_words_and_slips(start: Start, town_file: Path) -> None:
    palette = opened(start(town_file))
    for typed, expected in (
        ("bez vast", "Bezoek vastleggen…"),
        ("backup", "Reservekopie maken"),
        ("insteling", "Instellingen"),
    ):
        palette.field.clear()
        type_text(palette.field, typed)
        assert expected in lines(palette)
    press(palette, Qt.Key.Key_Return)
    assert palette.window().navigator.key == "settings"  # type: ignore[attr-defined]


def test_what_was_opened_last_comes_first(start: Start, town_file: Path) -> None:
    program = start(town_file)
    assert program.desk is not None
    program.desk.open_school(2)
    program.desk.open_contact(1)
    palette = opened(program)
    assert lines(palette)[:4] == ["[Laatst bekeken]", "Anna van den Berg", "De Kribbe", "[Doen]"]


def test_the_arrows_walk_over_headings_and_round_the_ends(start: Start, town_file: Path) -> None:
    program = start(town_file)
    assert program.desk is not None
    program.desk.open_school(2)
    palette = opened(program)
    chosen = []
    for _step in range(2):
        press(palette, Qt.Key.Key_Down)
        chosen.append(palette.list.currentIndex().row())
    assert chosen == [3, 4]
    for _step in range(3):
        press(palette, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.list.rows.rowCount() - 1


def test_escape_gives_the_keyboard_back(start: Start, town_file: Path) -> None:
    program = start(town_file)
    program.window.topbar.search.setFocus()
    palette = opened(program)
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert program.window.topbar.search.hasFocus()


def test_who_is_not_found_can_be_added_at_once(start: Start, town_file: Path) -> None:
    program = start(town_file)
    palette = opened(program)
    type_text(palette.field, "Sanne de Wit")
    assert lines(palette)[-3:] == ["[Toevoegen]", "Nieuw contact “Sanne de Wit”", "Nieuwe school “Sanne de Wit”"]
    press(palette, Qt.Key.Key_Return)
    dialog = program.window.findChild(ContactDialog)
    assert dialog is not None
    assert dialog.name.name().family == "Wit"
    dialog.close()


def test_nothing_is_added_to_a_file_that_is_read_only(start: Start, town_file: Path) -> None:
    from netwerkkaart.store.lock import FileLock

    lock = FileLock(town_file)
    lock.acquire()
    try:
        palette = opened(start(town_file))
        type_text(palette.field, "Sanne de Wit")
        assert lines(palette) == []
        assert palette._nothing.isVisible()
        palette.field.clear()
        assert "Bezoek vastleggen…" not in lines(palette)
    finally:
        lock.release()
