"""Notes, dates and dialogs: what is typed is read, kept, or refused with a reason."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.ui.widgets.confirm import ConfirmInline
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.ui.widgets.typed_date import parse_date
from tests.keyboard import type_text
from tests.ui.showing import TODAY, shown

pytestmark = pytest.mark.usefixtures("still")


def test_a_dialog_makes_room_for_its_error_and_gives_it_back_only_when_asked(qtbot: QtBot) -> None:
    dialog = Dialog("Aanspreekpunt kiezen", intro="Een zin die zegt waar het over gaat.")
    field = QPlainTextEdit()
    field.setFixedHeight(80)
    dialog.body.addWidget(field)
    shown(qtbot, dialog)
    before = dialog.height()
    dialog.show_error("Kies eerst iemand van de school. " * 8)
    grown = dialog.height()
    assert grown > before + 60
    assert field.height() == 80
    dialog.show_error("")
    assert dialog.height() == grown
    dialog.fit()
    assert dialog.height() == before


def test_a_note_warns_and_never_blocks(qtbot: QtBot) -> None:
    note = shown(qtbot, NoteField(lambda: TODAY))
    type_text(note.edit, "Koffie met een leerling én Zoë")
    assert note.text() == "Koffie met een leerling én Zoë"
    qtbot.waitUntil(lambda: bool(note.warning()))
    assert "“leerling”" in note.warning()
    note.leave_button.click()
    assert not note.open_warning()
    type_text(note.edit, " en de moeder van")
    assert note.open_warning()
    assert "“moeder van”" in note.warning()
    assert "leerling’" not in note.warning()
    note.mend_button.click()
    assert QApplication.focusWidget() is note.edit
    note.edit.setPlainText("Goed gesprek")
    assert not note.open_warning()
    assert "Geen namen of verhalen" in note.edit.accessibleDescription()


def test_a_kept_note_was_accepted_before(qtbot: QtBot) -> None:
    note = shown(qtbot, NoteField(lambda: TODAY))
    note.set_text("over een leerling")
    assert not note.open_warning()


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("v", TODAY, TODAY),
        ("t", TODAY, TODAY),
        ("Vandaag", TODAY, TODAY),
        ("gisteren", date(2026, 11, 23), date(2026, 11, 23)),
        ("-3", date(2026, 11, 21), date(2026, 11, 21)),
        ("+7", date(2026, 12, 1), date(2026, 12, 1)),
        ("di", TODAY, TODAY),
        ("vr", date(2026, 11, 20), date(2026, 11, 27)),
        ("woensdag", date(2026, 11, 18), date(2026, 11, 25)),
        ("24", TODAY, TODAY),
        ("25", date(2026, 10, 25), date(2026, 11, 25)),
        ("31", date(2026, 10, 31), date(2026, 12, 31)),
        ("3 mrt", date(2026, 3, 3), date(2027, 3, 3)),
        ("3 maart", date(2026, 3, 3), date(2027, 3, 3)),
        ("29 feb", date(2024, 2, 29), date(2028, 2, 29)),
        ("24-11", TODAY, TODAY),
        ("1/12/25", date(2025, 12, 1), date(2025, 12, 1)),
        ("di 24 nov 2026", TODAY, TODAY),
        ("24 november 2026", TODAY, TODAY),
        ("2026-11-24", TODAY, TODAY),
        ("31 februari", None, None),
        ("32-1-2026", None, None),
        ("d", None, None),
        ("", None, None),
        ("morgenavond", None, None),
    ],
)
def test_dates_as_people_type_them(text: str, past: date | None, future: date | None) -> None:
    assert parse_date(text, TODAY) == past
    assert parse_date(text, TODAY, future=True) == future


def test_every_shown_date_is_read_back(qtbot: QtBot) -> None:
    field = shown(qtbot, DateField(TODAY))
    for days in range(0, 800, 3):
        field.set_value(TODAY - timedelta(days=days))
        assert parse_date(field.text(), TODAY) == field.value()


def test_a_date_field_steps_and_settles(qtbot: QtBot) -> None:
    field = shown(qtbot, DateField(TODAY))
    told: list[date | None] = []
    field.changed.connect(told.append)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert told == [TODAY, date(2026, 11, 25), date(2026, 11, 18)]
    field.selectAll()
    type_text(field, "3 nov")
    assert field.value() == date(2026, 11, 3)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "di 3 nov 2026"
    field.selectAll()
    type_text(field, "ooit")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() is None
    assert "niet te lezen" in field.problem()
    assert field.property("invalid")
    field.set_value(TODAY)
    assert not field.property("invalid")


class _Refusing(Dialog):
    name = ""

    def save(self) -> None:
        if not self.name:
            raise NetwerkkaartError("Vul een naam in.")


def test_a_dialog_stays_open_with_the_reason(qtbot: QtBot) -> None:
    dialog = _Refusing("School toevoegen")
    field = QLineEdit()
    dialog.body.addWidget(field)
    shown(qtbot, dialog)
    assert QApplication.focusWidget() is field
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.error() == "Vul een naam in."
    dialog.name = "De Wilg"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == 1


def test_a_form_names_its_fields(qtbot: QtBot) -> None:
    form = Form()
    name = form.row("Naam", QLineEdit(), "Zoals de school zichzelf noemt")
    shown(qtbot, form)
    assert name.accessibleName() == "Naam"
    assert name.accessibleDescription() == "Zoals de school zichzelf noemt"


def test_escape_refuses(qtbot: QtBot) -> None:
    sure = ConfirmInline("Verwijderen?", "Verwijderen", "Niet doen")
    qtbot.addWidget(sure)
    told: list[str] = []
    sure.confirmed.connect(lambda: told.append("ja"))
    sure.refused.connect(lambda: told.append("nee"))
    sure.ask()
    sure.activateWindow()
    QApplication.processEvents()
    assert sure.no.hasFocus()
    QTest.keyClick(sure.no, Qt.Key.Key_Escape)
    sure.ask()
    sure.yes.click()
    assert told == ["nee", "ja"]
