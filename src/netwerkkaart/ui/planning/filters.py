"""What narrows the round: whose schools, which wijk, which kind of school, why, and words."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QToolButton, QWidget

from netwerkkaart.domain.round import RoundReason
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.round import RoundTable
from netwerkkaart.texts import _, words
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.planning.entries import RoundFilter
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.choices import one_of
from netwerkkaart.ui.widgets.search import SearchField

_MINE, _ALL = "mine", "all"
_SEARCH = 156
_BETWEEN = 12
_ONE_LINE = 960


class FilterBar(QWidget):
    """One line above the round and the weeks."""

    changed = Signal()
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wijk = ""
        self._sectors: frozenset[Sector] = frozenset()
        self._wijken: list[str] = []
        self._present: list[Sector] = []
        self._me: int | None = None
        self.search = SearchField(_("Zoek in de ronde"))
        self.search.setFixedWidth(_SEARCH)
        self.whose = ChipGroup(exclusive=True, required=True)
        self.whose.setAccessibleName(_("Wiens scholen"))
        self.whose.add(_MINE, _("mijn scholen"), tooltip=_("waar je vast gezicht of invaller bent"))
        self.whose.add(_ALL, _("alle"), tooltip=_("alle scholen die open zijn"))
        self.whose.set_checked([_ALL])
        self.reasons = ChipGroup()
        self.reasons.setAccessibleName(_("Waarom"))
        for reason in RoundReason:
            self.reasons.add(reason, words.word(reason))
        self.wijk = self._menu_button("neighbourhood", self._fill_wijken)
        self.sector = self._menu_button("schools", self._fill_sectors)
        lines = self._lines = QHBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        for widget in (self.search, self.whose, self.wijk, self.sector):
            row.addWidget(widget, 0, middle)
        row.addStretch()
        lines.addLayout(row)
        lines.addWidget(self.reasons, 1, middle)
        widths = [self.whose.chip(key).sizeHint().width() for key in (_MINE, _ALL)]
        self.whose.setMinimumWidth(sum(widths) + _BETWEEN)
        self.search.narrowed.connect(lambda _text: self.changed.emit())
        self.search.left_down.connect(self.left_down)
        self.search.entered.connect(self.left_down)
        for chips in (self.whose, self.reasons):
            chips.changed.connect(lambda _keys: self.changed.emit())
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _ONE_LINE
        self._lines.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _menu_button(self, sign: str, fill: object) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(icon(sign, "muted"))
        button.setIconSize(QSize(20, 16))  # with the gap before the words
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.menu().aboutToShow.connect(fill)
        return button

    def know(self, table: RoundTable, me: int | None) -> None:
        """Say what there is to choose from, and who is at work."""
        self._wijken = sorted({row.neighbourhood for row in table.rows if row.neighbourhood})
        present = {row.sector for row in table.rows}
        self._present = [sector for sector in Sector if sector in present]
        self._sectors &= present
        if self._wijk not in self._wijken:
            self._wijk = ""
        if me != self._me:
            first = self._me is None
            self._me = me
            if first and me is not None and any(me in row.worker_ids for row in table.rows):
                self.whose.set_checked([_MINE])
        if me is None:
            self.whose.set_checked([_ALL])
        self.whose.chip(_MINE).setEnabled(me is not None)
        self.wijk.setVisible(bool(self._wijken))
        self.sector.setVisible(len(self._present) > 1)
        self._say()

    def wanted(self) -> RoundFilter:
        """Return what is asked for."""
        return RoundFilter(
            mine=self._me if self.whose.checked() == [_MINE] else None,
            wijk=self._wijk,
            sectors=self._sectors,
            reasons=frozenset(key for key in self.reasons.checked() if isinstance(key, RoundReason)),
            text=self.search.text().strip(),
        )

    def show_all(self) -> None:
        """Leave nothing out."""
        self._wijk, self._sectors = "", frozenset()
        self.reasons.set_checked(())
        self.whose.set_checked([_ALL])
        self.search.clear()
        self.search.flush()
        self._say()
        self.changed.emit()

    def choose_wijk(self, name: str) -> None:
        """Show the schools of one wijk; an empty name shows all."""
        self._wijk = name
        self._say()
        self.changed.emit()

    def choose_sector(self, sector: Sector | None) -> None:
        """Show one kind of school; ``None`` shows all."""
        self._sectors = frozenset() if sector is None else frozenset({sector})
        self._say()
        self.changed.emit()

    def _fill_wijken(self) -> None:
        menu = self.wijk.menu()
        menu.clear()
        for name in ("", *self._wijken):
            action = menu.addAction(name or _("Alle wijken"), lambda name=name: self.choose_wijk(name))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(name == self._wijk)
        one_of(menu)

    def _fill_sectors(self) -> None:
        menu = self.sector.menu()
        menu.clear()
        for sector in (None, *self._present):
            text = _("Alle sectoren") if sector is None else words.sector_name(sector)
            action = menu.addAction(text, lambda sector=sector: self.choose_sector(sector))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(self._sectors == (frozenset() if sector is None else frozenset({sector})))
        one_of(menu)

    def _say(self) -> None:
        wijk = self._wijk or _("Alle wijken")
        self.wijk.setText(wijk)
        self.wijk.setAccessibleName(_("Wijk: {name}").format(name=wijk))
        sector = next((words.word(one) for one in self._sectors), _("Alle sectoren"))
        self.sector.setText(sector)
        self.sector.setAccessibleName(_("Sector: {name}").format(name=sector))
