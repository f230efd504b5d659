"""One line to open: icon, words, what it is about, and at most two acts at its right.

What does not fit beside the acts goes on in a second line; the height follows.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from netwerkkaart.look import BODY, SMALL
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon as themed
from netwerkkaart.ui.icons import paint_icon

_HEIGHT = 42
_TITLE_LINE, _NOTE_LINE = 18, 14
_MOST_LINES = 2
_WHEN = 58
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Line(QAbstractButton):
    """A line one can open with a click or Enter; ``when`` stands before it in a column of its own."""

    def __init__(
        self,
        title: str,
        note: str,
        *,
        icon: str = "",
        tone: str = "",
        when: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(title)
        self.note = note
        self._icon = icon
        self._tone = tone
        self._when = when
        self._shy: list[QPushButton] = []
        self._titles: tuple[str, ...] = (title,)
        self._notes: tuple[str, ...] = (note,) if note else ()
        self._acts = QHBoxLayout(self)
        self._acts.setContentsMargins(0, 0, 6, 0)
        self._acts.setSpacing(4)
        self._acts.addStretch()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(", ".join(part for part in (when or "", title, note) if part))
        self.setToolTip(f"{title}\n{note}" if note else title)

    def add_act(self, text: str, kind: str = "", *, icon: str = "", shy: bool = False) -> QPushButton:
        """Put a small button at the right and return it; a shy one is there only for who is at the line."""
        button = QPushButton(text, self)
        if kind:
            theme.set_kind(button, kind)
        if icon:
            button.setIcon(themed(icon, "accent"))
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setAccessibleName(f"{text}: {self.text()}")
        self._acts.addWidget(button)
        if shy:
            button.installEventFilter(self)
            self._shy.append(button)
            button.hide()
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Put something else at the right, after the acts, such as a menu."""
        self._acts.addWidget(widget)

    def offer(self, first: QPushButton, then: Sequence[QPushButton]) -> None:
        """Let one button give way to others that say how."""
        for button in then:
            button.hide()

        def ask() -> None:
            self._shy.clear()
            for button in self.findChildren(QPushButton):
                button.setVisible(button in then)
            then[0].setFocus()
            self.update()

        first.clicked.connect(ask)

    def _show_shy(self) -> None:
        here = self.underMouse() or self.hasFocus() or any(button.hasFocus() for button in self._shy)
        for button in self._shy:
            button.setVisible(here)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._shy and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._show_shy)
        return super().eventFilter(watched, event)

    # Four handlers rather than ``event``: that would be called for each of a thousand events while a page is built.

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_shy()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_shy()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_shy()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_shy()

    def _acts_width(self) -> int:
        widgets = (self._acts.itemAt(place) for place in range(self._acts.count()))
        shown = [item.widget() for item in widgets if item is not None and item.widget() is not None]
        return sum(widget.sizeHint().width() + 4 for widget in shown if widget is not None and not widget.isHidden())

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._wrap()

    def _left(self) -> int:
        return 8 + (_WHEN if self._when is not None else 0) + (30 if self._icon else 0)

    def _room(self) -> int:
        return self.width() - self._left() - self._acts_width() - 12

    def _wrap(self) -> None:
        """Break the words at this width; what comes with the pointer later does not make the line jump."""
        room = self._room()
        self._titles = theme.wrap(self.text(), QFontMetrics(theme.font(BODY, strong=True)), room, _MOST_LINES)
        self._notes = theme.wrap(self.note, QFontMetrics(theme.font(SMALL)), room, _MOST_LINES)
        more = _TITLE_LINE * max(0, len(self._titles) - 1) + _NOTE_LINE * max(0, len(self._notes) - 1)
        self.setFixedHeight(_HEIGHT + more)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(self.rect(), theme.RADIUS, theme.RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        left = self._left()
        if self._when is not None:
            painter.setFont(theme.font(BODY, tabular=True))
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRect(8, 0, _WHEN - 8, self.height()), _LEFT, self._when)
        if self._icon:
            paint_icon(painter, QRect(left - 30, (self.height() - 18) // 2, 18, 18), self._icon, self._ink())
        self._paint_words(painter, left)

    def _ink(self) -> str:
        return theme.tone(self._tone).solid if self._tone else "muted"

    def _paint_words(self, painter: QPainter, left: int) -> None:
        room = self._room()
        strong, quiet = theme.font(BODY, strong=True), theme.font(SMALL)
        painter.setFont(strong)
        painter.setPen(theme.colour("text"))
        top = 4 if self._notes else (self.height() - 2 - _TITLE_LINE * len(self._titles)) // 2
        for words in self._titles:
            painter.drawText(QRect(left, top, room, 20), _LEFT, theme.elide(words, QFontMetrics(strong), room))
            top += _TITLE_LINE
        painter.setFont(quiet)
        painter.setPen(theme.colour(theme.tone(self._tone).ink if self._tone else "muted"))
        for words in self._notes:
            painter.drawText(QRect(left, top, room, 16), _LEFT, theme.elide(words, QFontMetrics(quiet), room))
            top += _NOTE_LINE
