"""Small pieces the tabs of the dossier share: labels of one kind, links, and parts of the header to press."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.note import NoteField

_PART_HEIGHT = 50


def label(text: str = "", kind: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label of a kind of the style sheet, whose text can be selected with the mouse."""
    made = QLabel(text, wordWrap=wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        theme.set_kind(made, kind)
    return made


class Elided(QLabel):
    """One line that ends in an ellipsis where the room ends; the tooltip says it whole."""

    def __init__(self, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if kind:
            theme.set_kind(self, kind)

    def say(self, text: str) -> None:
        """Show a text."""
        self.setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        words = theme.elide(self.text(), self.fontMetrics(), self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def link(text: str, act: Callable[[], object], *, name: str = "", picture: str = "") -> QPushButton:
    """Return a button that looks like a link; ``name`` says more to who can't see what stands around it."""
    made = QPushButton(text)
    theme.set_kind(made, "link")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if picture:
        made.setIcon(icon(picture, "accent"))
    if name:
        made.setAccessibleName(name)
    made.clicked.connect(lambda _on=False: act())  # a lambda of the caller may have defaults of its own
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, at once out of sight."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


class Scroll(QScrollArea):
    """A scrolling column: put things in :attr:`column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.set_kind(self.verticalScrollBar(), "apart")
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.setWidget(inner)


class Roomy(Scroll):
    """A column that asks for the room of all it holds, and scrolls only where a small screen can't give it."""

    def sizeHint(self) -> QSize:
        inner = self.column.sizeHint()
        return QSize(inner.width() + self.verticalScrollBar().sizeHint().width(), inner.height())


class Part(QPushButton):
    """A caption above something drawn or written; pressing it leads to where it is changed."""

    def __init__(self, caption: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "quiet")
        self.caption = caption
        self.content = content
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setStyleSheet(f"QPushButton {{ min-height: {_PART_HEIGHT - 14}px; }}")  # the sheet's own is 18
        above = label(caption, "caption", wrap=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 4)
        layout.setSpacing(1)
        layout.addWidget(above)
        layout.addWidget(content, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        content.setMinimumHeight(24)
        for inner in (above, content):
            inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, words: str, *, hint: str = "") -> None:
        """Say what it shows to who can't see it, and what pressing does."""
        self.setAccessibleName(f"{self.caption}: {words}")
        self.setToolTip(hint)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()


def side_by_side(*columns: tuple[str, QWidget, str], shares: Sequence[int] = ()) -> QWidget:
    """Return fields beside each other, each under its label with its hint; equally wide unless ``shares`` says how."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for (text, field, hint), share in zip(columns, shares or [1] * len(columns), strict=True):
        part = Form()
        part.row(text, field, hint)
        field.setAccessibleName(text)
        part.stretch()
        row.addWidget(part, share)
    return made


def day_of(field: DateField) -> date | None:
    """Return the day in a field.

    Raises:
        RefusedError: what stands there can't be read.
    """
    if field.problem():
        raise RefusedError(field.problem())
    return field.value()


def day_so_far(field: DateField, today: date) -> date:
    """Return the day in a field that says since when something holds.

    Raises:
        RefusedError: there is none, it can't be read, or it has yet to come.
    """
    since = day_of(field)
    if since is None:
        raise RefusedError(_("Kies sinds wanneer, bijvoorbeeld vandaag."))
    if since > today:
        raise RefusedError(_("Die dag moet nog komen. Kies vandaag of een eerdere dag."))
    return since


def kept_text(note: NoteField) -> str:
    """Return a note; what looks like information about a pupil is first shown to the writer.

    Raises:
        RefusedError: there is a warning nobody answered yet.
    """
    if note.open_warning():
        raise RefusedError(_("Kijk nog even naar de notitie: pas haar aan, of kies “Toch bewaren”."))
    return note.text()
