"""The schools to choose reports of: type to narrow, one to look at, several to keep at once."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.names import fold
from netwerkkaart.queries.report_choices import SchoolChoice
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.words import sector_name, word
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.search import SearchField

_ID = Qt.ItemDataRole.UserRole
_ROOM = 196  # for a name beside its icon; a longer one takes two lines, for the style sheet's padding is not counted
_LINE, _AROUND = 34, 18
_FOUND_BY = Qt.ItemDataRole.UserRole + 1


class SchoolChooser(QWidget):
    """A list with a search field; Ctrl and Shift choose several, Ctrl+A all that are shown."""

    looked = Signal(object)
    """The id of the school to look at, or None."""
    chosen = Signal()
    """The schools that are chosen changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(_("Zoek een school"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Scholen om een rapport van te maken"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._count = QLabel()
        theme.set_kind(self._count, "small")
        self.all_button = QPushButton(_("Alles kiezen"))
        theme.set_kind(self.all_button, "link")
        under = QHBoxLayout()
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self._count, 1)
        under.addWidget(self.all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(under)
        self.search.narrowed.connect(self.narrow)
        self.search.left_down.connect(self.list.setFocus)
        self.search.entered.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(lambda now, _before: self.looked.emit(self._id(now)))
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.all_button.clicked.connect(self.list.selectAll)

    @staticmethod
    def _id(item: QListWidgetItem | None) -> int | None:
        return None if item is None else int(item.data(_ID))

    def set_schools(self, schools: Sequence[SchoolChoice]) -> None:
        """Show these schools; what was looked at and chosen stays, and else the first is looked at."""
        looked, chosen = self.current_id(), set(self.ids())
        metrics = QFontMetrics(theme.font())
        room = QRect(0, 0, _ROOM, 400), int(Qt.TextFlag.TextWordWrap)
        self.list.blockSignals(True)
        self.list.clear()
        for school in schools:
            item = QListWidgetItem(icon(f"sector-{school.sector.value}", f"sector.{school.sector.value}"), school.name)
            item.setData(_ID, school.id)
            closed = _("gesloten") if school.closed else ""
            facts = " · ".join(part for part in (word(school.sector), school.neighbourhood, closed) if part)
            item.setData(_FOUND_BY, fold(f"{school.name} {facts}"))
            item.setToolTip(f"{school.name}\n{facts}")
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, f"{sector_name(school.sector)}, {facts}")
            item.setSizeHint(QSize(0, max(_LINE, metrics.boundingRect(*room, school.name).height() + _AROUND)))
            self.list.addItem(item)
        self.narrow(self.search.text())
        self.list.blockSignals(False)
        if not self.look_at(looked) and self.list.count():
            self.list.setCurrentRow(0)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if self._id(item) in chosen:
                item.setSelected(True)
        self._on_chosen()

    def narrow(self, text: str) -> None:
        """Show only the schools that hold these words."""
        words = fold(text).split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.data(_FOUND_BY) for word in words))

    def look_at(self, school_id: int | None) -> bool:
        """Choose this one school to look at; tell whether it is there."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if self._id(item) == school_id:
                item.setHidden(False)
                self.list.setCurrentItem(item, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.list.scrollToItem(item)
                return True
        return False

    def current_id(self) -> int | None:
        """Return the school that is looked at."""
        return self._id(self.list.currentItem())

    def ids(self) -> list[int]:
        """Return the schools that are chosen, in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [int(item.data(_ID)) for item in items if item.isSelected() and not item.isHidden()]

    def _on_chosen(self) -> None:
        number = len(self.ids())
        self._count.setText(
            ngettext("{number} school gekozen", "{number} scholen gekozen", number).format(number=number)
        )
        self.chosen.emit()
