"""The column at the left: the program's name with its menu, and the pages."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.frame.buttons import PaintedButton
from netwerkkaart.ui.frame.pages import PAGES
from netwerkkaart.ui.icons import paint_icon

WIDTH = 200


class _Name(PaintedButton):
    """The program's name, which opens the menu."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Netwerkkaart", "map", parent)
        self.setAccessibleName(_("Menu"))
        self.setAccessibleDescription(_("Bestand, bewerken, ga naar en help"))
        self.setToolTip(_("Menu (F10)"))

    def paint_words(self, painter: QPainter, place: QRect) -> None:
        paint_icon(painter, QRect(11, (place.height() - 20) // 2, 20, 20), self.icon_name, "accent")
        painter.setFont(theme.font(theme.HEADING, strong=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(place.adjusted(42, 0, -24, -1), Qt.AlignmentFlag.AlignVCenter, self.text())
        sign = QRect(place.width() - 26, (place.height() - 14) // 2, 14, 14)
        paint_icon(painter, sign, "chevron-down", "muted")


class Sidebar(QFrame):
    """Name and pages; says which page is asked for."""

    page_asked = Signal(str)
    menu_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "side")
        self.setFixedWidth(WIDTH)
        self.name = _Name(self)
        self.name.clicked.connect(self.menu_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(2)
        layout.addWidget(self.name)
        layout.addSpacing(12)
        self._group = QButtonGroup(self)
        self._items: dict[str, QPushButton] = {}
        for page in PAGES:
            item = self._items[page.key] = PaintedButton(_(page.title), page.icon, self)
            item.setCheckable(True)
            item.clicked.connect(lambda _checked=False, key=page.key: self.page_asked.emit(key))
            self._group.addButton(item)
            if page.key == "settings":
                layout.addStretch()
            layout.addWidget(item)

    def show_page(self, key: str) -> None:
        """Mark the page that is shown."""
        self._items[key].setChecked(True)

    def item(self, key: str) -> QPushButton:
        """Return the button of a page."""
        return self._items[key]
