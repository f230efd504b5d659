"""*Witte vlekken* as a table: roles × schools, how many people are known in each, and the seats that are empty."""

from PySide6.QtWidgets import QLabel, QWidget

from netwerkkaart.graph.questions.gaps import SeatState, gaps
from netwerkkaart.queries.network import Network
from netwerkkaart.texts import _
from netwerkkaart.texts import questions as texts
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.menus import parts
from netwerkkaart.ui.schools.dossier import PEOPLE
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.heat import HeatTable, Mark


class SeatsDialog(Dialog):
    """Shows every school with its seats; Enter or a click on a cell opens the people of that school."""

    def __init__(self, desk: Desk, network: Network, parent: QWidget | None = None) -> None:
        found = gaps(network)
        empty = [row for row in found.rows if found.missing(row)]
        super().__init__(texts.gaps_question(), parent, intro=texts.gaps(found.empty, len(empty), len(found.rows)))
        self._desk = desk
        names = {node.key: node.label for node in network.nodes}
        self.table = HeatTable(opens_empty=True)
        self.table.setAccessibleName(_("Functies en scholen"))
        counts, marks, there = {}, {}, set()
        for row in found.rows:
            for role, seat, number in zip(found.roles, row.seats, row.people, strict=True):
                cell = (row.school, role)
                if number:
                    counts[cell] = number
                if seat is not SeatState.UNUSUAL or number:
                    there.add(cell)
                if seat is SeatState.EMPTY:
                    marks[cell] = Mark("empty-seat", _("lege stoel"))
                elif seat is SeatState.TAKEN and not number:
                    marks[cell] = Mark("check", _("bezet door een andere functie"))
        self.table.set_counts(
            [(row.school, names[row.school]) for row in found.rows],
            [(role, role) for role in found.roles],
            counts,
            marks=marks,
            there=there,
        )
        self.table.opened.connect(lambda school, _role: self._open(school))
        self.table.row_opened.connect(self._open)
        legend = QLabel(
            _(
                "Een getal is hoeveel mensen jullie er in die functie kennen. Een stoel is leeg; een vinkje betekent "
                "dat iemand met een andere functie die stoel bezet."
            ),
            wordWrap=True,
        )
        theme.set_kind(legend, "small")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(legend)
        self.set_buttons(_("Sluiten"), "")
        self.resize(860, 700)

    def save(self) -> None:
        """Close: nothing is changed here."""

    def _open(self, school: object) -> None:
        self.accept()
        self._desk.open_school(parts(str(school))[1], PEOPLE)
