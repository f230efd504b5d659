"""The first page, when no file is open: look at an example, start empty, start with DUO's schools, or open a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.frame.notice import NoticeBar
from netwerkkaart.ui.frame.wish import WishKind
from netwerkkaart.ui.icons import icon, paint_icon, pixmap
from netwerkkaart.ui.widgets.busy import BusyBar

_ROOM = 720


class _Choice(QPushButton):
    """A large button with an icon, a title and two lines that say what happens."""

    def __init__(self, icon: str, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._title, self._words = icon, title, text
        self.setFixedHeight(104)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        return QSize(_ROOM // 2 - 8, 104)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focus else "line"), 2 if focus else 1))
        painter.setBrush(theme.colour("hover" if self.underMouse() and self.isEnabled() else "surface"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selected"))
        painter.drawEllipse(QRect(20, 24, 40, 40))
        paint_icon(painter, QRect(30, 34, 20, 20), self._icon, "accent")
        painter.setFont(theme.font(theme.HEADING, strong=True))
        painter.setPen(theme.colour("text" if self.isEnabled() else "disabled"))
        painter.drawText(QRect(76, 20, self.width() - 92, 24), Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted" if self.isEnabled() else "disabled"))
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(76, 46, self.width() - 92, 48), flags, self._words)


class StartPage(QWidget):
    """Four choices and the files opened before."""

    chosen = Signal(object)  # WishKind
    recent_chosen = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QWidget(self)
        column.setFixedWidth(_ROOM)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._greet()
        self._choices: dict[WishKind, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(16)
        for number, (kind, sign, title, text) in enumerate(_choices()):
            button = self._choices[kind] = _Choice(sign, title, text, column)
            button.clicked.connect(lambda _checked=False, kind=kind: self.chosen.emit(kind))
            grid.addWidget(button, number // 2, number % 2)
        self._column.addLayout(grid)
        self._busy = BusyBar()
        self._column.addSpacing(8)
        self._column.addWidget(self._busy)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._column.addLayout(self._recent)
        self.notices = NoticeBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self.notices)
        layout.addStretch(3)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(column)
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch(4)
        self._promise(layout)

    def _greet(self) -> None:
        title = QLabel(_("Welkom bij Netwerkkaart"))
        theme.set_kind(title, "title")
        text = QLabel(
            _(
                "Wie kennen we op welke school, wat bespraken we daar, en hoe groeit het vertrouwen? "
                "Kies hoe je begint."
            ),
            wordWrap=True,
        )
        theme.set_kind(text, "muted")
        sign = QLabel()
        sign.setPixmap(pixmap("map", 44, "accent", self.devicePixelRatioF()))
        self._column.addWidget(sign)
        self._column.addWidget(title)
        self._column.addWidget(text)
        self._column.addSpacing(16)

    def _promise(self, layout: QVBoxLayout) -> None:
        text = QLabel(_("Alles blijft op deze computer. Er gaat niets vanzelf naar buiten."))
        theme.set_kind(text, "small")
        layout.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(12)

    def choice(self, kind: WishKind) -> QPushButton:
        """Return the button of one choice."""
        return self._choices[kind]

    def set_recent(self, files: Sequence[Path]) -> None:
        """List the files that were opened before; those that are gone are left out by the caller."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not files:
            return
        self._recent.addSpacing(16)
        head = QLabel(_("Laatst geopend"))
        theme.set_kind(head, "caption")
        self._recent.addWidget(head)
        for path in files[:4]:
            button = QPushButton(_("{name}, in {folder}").format(name=path.stem, folder=_short(path.parent)))
            button.setIcon(icon("folder", "accent"))
            button.setToolTip(str(path))
            theme.set_kind(button, "link")
            button.clicked.connect(lambda _checked=False, path=path: self.recent_chosen.emit(path))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def work(self, text: str) -> None:
        """Show that something is being made; the choices wait."""
        for button in self._choices.values():
            button.setEnabled(False)
        self._busy.start(text, cancellable=False)

    def rest(self) -> None:
        """Let the user choose again."""
        self._busy.stop()
        for button in self._choices.values():
            button.setEnabled(True)


def _short(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home).as_posix()}" if folder.is_relative_to(home) else str(folder)


def _choices() -> tuple[tuple[WishKind, str, str, str], ...]:
    return (
        (
            WishKind.EXAMPLE,
            "eye",
            _("Voorbeeld bekijken"),
            _("Een verzonnen stad met scholen, mensen en twee jaar bezoeken. Probeer alles gerust uit."),
        ),
        (
            WishKind.DUO,
            "import",
            _("Beginnen met DUO-scholen"),
            _("Kies je gemeente uit het open bestand van DUO; de scholen staan er dan meteen in."),
        ),
        (
            WishKind.EMPTY,
            "plus",
            _("Leeg beginnen"),
            _("Een nieuw bestand. Scholen en mensen voeg je zelf toe."),
        ),
        (
            WishKind.OPEN,
            "folder",
            _("Bestand openen"),
            _("Een bestand van Netwerkkaart dat al op deze computer of op het netwerk staat."),
        ),
    )
