"""Instellingen › Wijken: the neighbourhoods, and whether their basics stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from netwerkkaart.domain.schools import BaseInOrder
from netwerkkaart.queries.activities import WijkGrowth, wijk_growth
from netwerkkaart.queries.settings import NeighbourhoodRow, neighbourhoods
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.texts.activities import growth
from netwerkkaart.texts.words import word
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools.parts import clear
from netwerkkaart.ui.schools.wijk_row import show_wijk
from netwerkkaart.ui.settings.panel import Panel
from netwerkkaart.ui.tables import Column, ListView, RowsModel, cells
from netwerkkaart.ui.tables.listview import EmptyText
from netwerkkaart.ui.themes.gap_rows import gap_row
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.usecases.neighbourhoods import add_neighbourhood, edit_neighbourhood, remove_neighbourhood

if TYPE_CHECKING:
    from netwerkkaart.ui.schools.why import WhyRow


class NeighbourhoodDialog(Dialog):
    """One wijk: name, basis op orde, and a note."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, row: NeighbourhoodRow | None = None) -> None:
        super().__init__(_("Wijk bewerken") if row else _("Nieuwe wijk"), parent)
        self._desk, self._row = desk, row
        form = Form()
        self.name = form.row(_("Naam"), QLineEdit(row.name if row else ""))
        self.base = form.row(
            _("Basis op orde"),
            ChipGroup(exclusive=True),
            _("Het werk op scholen rust op het werk in de wijk. Niets aangevinkt betekent: onbekend."),
        )
        for value in BaseInOrder:
            self.base.add(value, word(value))
        self.base.set_checked([row.base_in_order] if row and row.base_in_order else ())
        self.note = form.row(_("Notitie"), NoteField(desk.today))
        self.note.set_text(row.note if row else "")
        self.body.addWidget(form)

    def save(self) -> None:
        chosen = self.base.checked()
        base = BaseInOrder(str(chosen[0])) if chosen else None
        if self._row is None:
            add_neighbourhood(self._desk.store, self.name.text(), base_in_order=base, note=self.note.text())
        else:
            edit_neighbourhood(
                self._desk.store, self._row.id, name=self.name.text(), base_in_order=base, note=self.note.text()
            )


class NeighbourhoodsPanel(Panel):
    """The list of wijken."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, _("Wijken"), _("Een school hoort bij een wijk. In de wijk begint het werk: is de basis daar op orde?")
        )
        self._growth: dict[int, WijkGrowth] = {}
        self.warnings: list[WhyRow] = []
        columns: list[Column[NeighbourhoodRow]] = [
            Column("name", _("Wijk"), lambda row: row.name, width=180),
            Column(
                "base", _("Basis op orde"), lambda row: word(row.base_in_order) if row.base_in_order else "–", width=140
            ),
            Column(
                "work",
                _("Inzet"),
                self._work,
                sort=self._now,
                width=160,
                icon=lambda row: "warning" if self._warns(row) else "",
                tooltip=self._explain,
            ),
            Column("note", _("Notitie"), lambda row: row.note, stretch=True, paint=cells.wrapped(lambda row: row.note)),
            Column("schools", _("Scholen"), lambda row: _schools(row.schools), sort=lambda row: row.schools, width=100),
        ]
        self._model = RowsModel(columns, row_id=lambda row: row.id)
        self.list = ListView(
            self._model,
            "wijken",
            _("Zoek wijk"),
            title=_("Wijken"),
            counted=lambda number: ngettext("{n} wijk", "{n} wijken", number).format(n=number),
            empty=EmptyText(
                "neighbourhood", _("Hier komen de wijken waarin jullie scholen staan."), _("Wijk toevoegen")
            ),
        )
        self.list.opened.connect(self.edit)
        self.list.empty_pressed.connect(self.add)
        self.list.menu_asked.connect(self._menu)
        self.body.addWidget(self.list, 1)
        self._warnings = QVBoxLayout()
        self._warnings.setSpacing(8)
        self.body.addLayout(self._warnings)
        self.add_tool(_("Nieuwe wijk"), "plus", self.add, primary=True)

    def refresh(self) -> None:
        with self.desk.store.read() as connection:
            rows = neighbourhoods(connection)
            found = wijk_growth(connection, today=self.desk.today())
        self._growth = {one.id: one for one in found}
        self._model.set_rows(rows)
        open_ = {row.objectName() for row in self.warnings if row.is_unfolded()}
        clear(self._warnings)
        self.warnings = []
        for one in found:
            if one.growth.warns:
                self._warn(one, unfolded=one.name in open_)

    def _warn(self, found: WijkGrowth, *, unfolded: bool) -> None:
        row = gap_row(self.desk, self)
        row.setObjectName(found.name)
        show_wijk(self.desk, row, found)
        row.unfold(open_=unfolded)
        self.warnings.append(row)
        self._warnings.addWidget(row)

    def _work(self, row: NeighbourhoodRow) -> str:
        """Return how often something is done in a wijk this school year, and how often by this time in the last."""
        found = self._growth.get(row.id)
        if found is None:
            return ""
        now, before = len(found.growth.now), len(found.growth.before)
        return _("{now} keer, was {before}").format(now=now, before=before)

    def _warns(self, row: NeighbourhoodRow) -> bool:
        found = self._growth.get(row.id)
        return found is not None and found.growth.warns

    def _explain(self, row: NeighbourhoodRow) -> str:
        found = self._growth.get(row.id)
        return words.capitalised(growth(found.growth)) if found else ""

    def _now(self, row: NeighbourhoodRow) -> int:
        found = self._growth.get(row.id)
        return len(found.growth.now) if found else 0

    def add(self) -> None:
        """Ask for a new wijk."""
        NeighbourhoodDialog(self.desk, self).exec()

    def edit(self, neighbourhood_id: object) -> None:
        """Change a wijk."""
        row = next((row for row in self._model.rows() if row.id == neighbourhood_id), None)
        if row is not None:
            NeighbourhoodDialog(self.desk, self, row).exec()

    def _menu(self, where: QPoint, ids: list[int]) -> None:
        if len(ids) != 1:
            return
        menu = QMenu(self)
        menu.addAction(icon("edit"), _("Bewerken…"), lambda: self.edit(ids[0]))
        menu.addAction(
            icon("trash"), _("Verwijderen"), lambda: self.desk.act(remove_neighbourhood, self.desk.store, ids[0])
        )
        menu.exec(where)


def _schools(count: int) -> str:
    return ngettext("{n} school", "{n} scholen", count).format(n=count)
