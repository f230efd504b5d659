"""The DUO dialog: nothing happens until it is ticked and accepted, and then it is one step."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from netwerkkaart.store.tables import school
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.duo.dialog import DuoDialog
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.widgets.search import SearchField

HEADER = (
    "PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;"
    "POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;"
    "STRAATNAAM CORRESPONDENTIEADRES;HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES;POSTCODE CORRESPONDENTIEADRES;"
    "PLAATSNAAM CORRESPONDENTIEADRES;NODAAL GEBIED CODE;NODAAL GEBIED NAAM;RPA-GEBIED CODE;RPA-GEBIED NAAM;"
    "WGR-GEBIED CODE;WGR-GEBIED NAAM;COROPGEBIED CODE;COROPGEBIED NAAM;ONDERWIJSGEBIED CODE;ONDERWIJSGEBIED NAAM;"
    "RMC-REGIO CODE;RMC-REGIO NAAM;VAKANTIEREGIO"
)


def row(code: str, name: str, municipality: str, number: str) -> str:
    rest = ";".join([" "] * 16)
    street = f"Kade;{int(code[4:]) + 1};1234 AB;{municipality}"
    return f"Overijssel;99999;{code[:4]};{code};{name};{street};{number};{municipality};Openbaar; ; ;{rest};Noord"


@pytest.fixture
def duo_file(tmp_path: Path) -> Path:
    path = tmp_path / "02.-alle-schoolvestigingen-basisonderwijs_2026-04.csv"
    lines = [
        HEADER,
        row("99AA00", "De Eerste", "HANZEWAARD", "0998"),
        row("99AA01", 'School "De Tweede"', "HANZEWAARD", "0998"),
        "dit is een kapotte regel",
        row("99AA02", "Elders", "VERWEG", "0999"),
    ]
    path.write_bytes("\r\n".join([*lines, ""]).encode("cp1252"))
    return path


@pytest.fixture
def desk(qtbot: QtBot, store: Store) -> Desk:
    window = QWidget()
    qtbot.addWidget(window)
    return Desk(store, SyncJobs(), Actions(window), clock=lambda: date(2026, 11, 23))


def schools(store: Store) -> int:
    with store.read() as connection:
        return int(connection.execute(select(func.count()).select_from(school)).scalar_one())


def tick(dialog: DuoDialog, name: str) -> None:
    for place in range(dialog.places.count()):
        if dialog.places.item(place).text().startswith(name):
            dialog.places.item(place).setCheckState(Qt.CheckState.Checked)


def test_nothing_is_ticked_before_somebody_chose_a_municipality(qtbot: QtBot, desk: Desk, duo_file: Path) -> None:
    dialog = DuoDialog(desk, paths=[duo_file])
    qtbot.addWidget(dialog)
    assert not dialog.ok_button.isEnabled()
    assert schools(desk.store) == 0


def test_the_chosen_municipality_comes_in_as_one_step(qtbot: QtBot, desk: Desk, duo_file: Path) -> None:
    dialog = DuoDialog(desk, paths=[duo_file])
    qtbot.addWidget(dialog)
    tick(dialog, "Hanzewaard")
    assert dialog.ok_button.text() == "2 scholen inlezen"
    said: list[str] = []
    desk.said.connect(said.append)
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert schools(desk.store) == 2
    assert said == ["Ingelezen van DUO: 2 nieuwe scholen"]
    desk.store.undo()
    assert schools(desk.store) == 0


def test_a_municipality_is_ticked_by_typing_or_by_a_click_on_its_name(qtbot: QtBot, desk: Desk, duo_file: Path) -> None:
    dialog = DuoDialog(desk, paths=[duo_file])
    qtbot.addWidget(dialog)
    dialog.show()
    find = dialog.findChild(SearchField)
    assert find is not None
    find.setText("hanze")
    qtbot.keyClick(find, Qt.Key.Key_Return)
    assert dialog.ok_button.text() == "2 scholen inlezen"
    item = next(item for item in dialog._shown_places() if item.text().startswith("Hanzewaard"))
    name = dialog.places.visualItemRect(item).center()
    qtbot.mouseClick(dialog.places.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert not dialog.ok_button.isEnabled()
    qtbot.mouseClick(dialog.places.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert dialog.ok_button.text() == "2 scholen inlezen"


def test_the_damaged_line_is_shown_with_its_number(qtbot: QtBot, desk: Desk, duo_file: Path) -> None:
    dialog = DuoDialog(desk, paths=[duo_file])
    qtbot.addWidget(dialog)
    tick(dialog, "Hanzewaard")
    shown = [
        item.text(0)
        for item in dialog.tree.findItems("regel", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 0)
    ]
    assert "regel 4" in shown


def test_a_single_school_can_be_left_out(qtbot: QtBot, desk: Desk, duo_file: Path) -> None:
    dialog = DuoDialog(desk, paths=[duo_file])
    qtbot.addWidget(dialog)
    tick(dialog, "Hanzewaard")
    found = dialog.tree.findItems("De Eerste", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive, 0)
    found[0].setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.ok_button.text() == "1 school inlezen"
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert schools(desk.store) == 1


def test_the_same_file_again_has_nothing_to_do(qtbot: QtBot, desk: Desk, duo_file: Path) -> None:
    for expected in ("2 scholen inlezen", "Inlezen"):
        dialog = DuoDialog(desk, paths=[duo_file])
        qtbot.addWidget(dialog)
        tick(dialog, "Hanzewaard")
        assert dialog.ok_button.text() == expected
        if dialog.ok_button.isEnabled():
            qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert schools(desk.store) == 2


def test_a_strange_file_is_named_and_the_dialog_stays(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    strange = tmp_path / "vakantie.csv"
    strange.write_text("a;b\n1;2\n", encoding="utf-8")
    dialog = DuoDialog(desk, paths=[strange])
    qtbot.addWidget(dialog)
    assert "vakantie.csv" in dialog.error()
    assert not dialog.ok_button.isEnabled()
