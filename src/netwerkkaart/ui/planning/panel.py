"""The round at the left: the list, what can be done with the chosen lines, and why they are proposed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from netwerkkaart.queries.round import RoundTable
from netwerkkaart.texts import _
from netwerkkaart.texts import round as texts
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.planning.entries import Entry
from netwerkkaart.ui.planning.proposals import ProposalList
from netwerkkaart.ui.planning.why import WhyPane
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.empty import EmptyState

_PRESSING, _BY_PLACE = "pressing", "place"


class RoundPanel(QFrame):
    """A card with the proposals; it says what is asked for them, and knows nothing of how that is done."""

    plan_asked = Signal()
    week_menu_asked = Signal(object)
    """The menu that is to be filled with weeks."""
    menu_asked = Signal(QPoint)
    plan_opened = Signal(int)
    chosen_changed = Signal()
    order_changed = Signal()
    all_asked = Signal()
    """Nothing passes the filter, and the user wants to see everything."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "card")
        self._read_only = desk.store.read_only
        self._told: tuple[RoundTable, date] | None = None
        self.list = ProposalList()
        self.why = WhyPane(desk)
        self.nothing = EmptyState("check", "")
        self.order = ChipGroup(exclusive=True, required=True)
        self.order.add(_PRESSING, _("dringend eerst"), tooltip=texts.order_rule())
        self.order.add(_BY_PLACE, _("per wijk"))
        self.order.set_checked([_PRESSING])
        self.order.setAccessibleName(_("Volgorde van de ronde"))
        self.plan_button = QPushButton(icon("plus", "on_accent"), _("Plannen"))
        self.week_button = QPushButton(icon("calendar"), _("In week…"))
        self.why_button = QPushButton(_("Waarom?"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 8, 1, 8)
        inside.setSpacing(6)
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 8, 0)
        top.setSpacing(12)
        top.addWidget(label(_("De ronde"), "heading", wrap=False))
        top.addWidget(self.order, 1, Qt.AlignmentFlag.AlignVCenter)
        inside.addLayout(top)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        inside.addWidget(self._stack, 1)
        self.why.hide()
        why = QVBoxLayout()
        why.setContentsMargins(10, 0, 10, 0)
        why.addWidget(self.why)
        inside.addLayout(why)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 2, 10, 2)
        foot.setSpacing(8)
        theme.set_kind(self.plan_button, "primary")
        theme.set_kind(self.why_button, "quiet")
        self.plan_button.setToolTip(_("In de eerste goede week (P of Enter)"))
        self.week_button.setMenu(QMenu(self.week_button))
        self.why_button.setCheckable(True)
        self.why_button.setToolTip(_("De regel, en wat eraan ten grondslag ligt (W of spatie)"))
        foot.addWidget(self.plan_button)
        foot.addWidget(self.week_button)
        foot.addStretch()
        foot.addWidget(self.why_button)
        inside.addLayout(foot)

    def _connect(self) -> None:
        self.order.changed.connect(lambda _keys: self._on_order())
        self.list.chosen_changed.connect(self._on_chosen)
        self.list.plan_asked.connect(self.plan_asked)
        self.list.menu_asked.connect(self.menu_asked)
        self.list.plan_opened.connect(self.plan_opened)
        self.list.why_asked.connect(self.turn_why)
        self.plan_button.clicked.connect(lambda _on=False: self.plan_asked.emit())
        self.week_button.menu().aboutToShow.connect(lambda: self.week_menu_asked.emit(self.week_button.menu()))
        self.why_button.clicked.connect(self.turn_why)
        self.nothing.pressed.connect(self.all_asked)

    def _on_order(self) -> None:
        """Put the lines in the other order, with what is chosen in sight."""
        self.order_changed.emit()
        self.list.scrollTo(self.list.currentIndex())

    @property
    def by_place(self) -> bool:
        """Whether the schools of a wijk are to stand together."""
        return self.order.checked() == [_BY_PLACE]

    def show_round(self, table: RoundTable, found: Sequence[Entry], today: date, *, narrowed: bool) -> None:
        """Show these lines, or that there are none; what is chosen stays."""
        self._told = table, today
        self._stack.setCurrentIndex(0 if found else 1)
        if not found and narrowed:
            self.nothing.say("filter", _("Met dit filter stelt de ronde niets voor."), _("Alles tonen"))
        elif not found:
            self.nothing.say("check", _("Niemand wacht: de ronde stelt nu niets voor."), "")
        self.list.set_entries(found)

    def plannable(self) -> list[Entry]:
        """Return the chosen lines for which a visit can be planned."""
        return [entry for entry in self.list.chosen() if entry.can_plan]

    def turn_why(self) -> None:
        """Unfold why the chosen line is proposed, or fold it away."""
        self.why.setVisible(self.why.isHidden())
        self.why_button.setChecked(not self.why.isHidden())
        self._show_why()

    def _show_why(self) -> None:
        if self._told is not None and not self.why.isHidden():
            self.why.show_chosen(self._told[0], self.list.chosen(), self._told[1])

    def _on_chosen(self) -> None:
        can = bool(self.plannable()) and not self._read_only
        self.plan_button.setEnabled(can)
        self.week_button.setEnabled(can)
        self._show_why()
        self.chosen_changed.emit()

    def go_into(self) -> None:
        """Give the keys to the list, with something chosen."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.choose_first()
