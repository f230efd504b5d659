"""A light panel at the right that keeps the page behind it visible."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.section import Rule

_SHADOW = 16


class SidePanel(QWidget):
    """Slides in over the right side of its host; Esc closes it, unless :attr:`may_close` says no."""

    closed = Signal()

    def __init__(self, host: QWidget, *, width: int = 440) -> None:
        super().__init__(host)
        self._host = host
        self._wide = width
        self.may_close: Callable[[], bool] = lambda: True
        self._title = QLabel()
        theme.set_kind(self._title, "heading")
        self._content: QWidget | None = None
        self._before: QWidget | None = None
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._footer = QWidget()
        self._buttons = QHBoxLayout(self._footer)
        self._buttons.setContentsMargins(20, 12, 20, 12)
        self._buttons.setSpacing(8)
        self._lay_out()
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        host.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        close = QToolButton()
        close.setIcon(icon("close", "muted"))
        close.setToolTip(_("Sluiten (Esc)"))
        close.setAccessibleName(_("Sluiten"))
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 12, 8)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        self._rule = Rule()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SHADOW, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._rule)
        layout.addWidget(self._footer)
        self._rule.hide()
        self._footer.hide()

    def set_title(self, text: str) -> None:
        """Say what the panel is for."""
        self._title.setText(text)
        self._scroll.setAccessibleName(text)
        self.setAccessibleName(text)

    def set_content(self, content: QWidget) -> None:
        """Show this in the panel; it is scrolled when it is higher than the window."""
        content.setContentsMargins(20, 8, 20, 16)
        self._content = content
        self._scroll.setWidget(content)

    def set_footer(self, buttons: Sequence[QPushButton]) -> None:
        """Put buttons at the foot, where they stay in sight; the last one is the main one."""
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
        self._buttons.addStretch()
        for button in buttons:
            self._buttons.addWidget(button)
            button.show()
        self._footer.setVisible(bool(buttons))
        self._rule.setVisible(bool(buttons))

    def is_open(self) -> bool:
        """Tell whether the panel is in sight."""
        return not self.isHidden()

    def open_panel(self) -> None:
        """Slide in and go to the first field."""
        target = self._place()
        fresh = self.isHidden()
        if fresh:
            self._before = QApplication.focusWidget()
            self._scroll.verticalScrollBar().setValue(0)
        self.show()
        self.raise_()
        if fresh and theme.motion_ms():
            self._slide.stop()
            self._slide.setDuration(theme.motion_ms())
            self._slide.setStartValue(target + QPoint(48, 0))
            self._slide.setEndValue(target)
            self._slide.start()
        if self._content is not None:
            self._focus_first(self._content)

    def _focus_first(self, content: QWidget) -> None:
        for child in [content, *content.findChildren(QWidget)]:
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled() and not child.isHidden():
                child.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def close_panel(self) -> bool:
        """Close, if :attr:`may_close` agrees; tell whether it did."""
        if self.isHidden() or not self.may_close():
            return False
        self._slide.stop()
        self._give_focus_back()
        self.hide()
        self.closed.emit()
        return True

    def _give_focus_back(self) -> None:
        """Let the keys go where they went before the panel came, if that is still in sight."""
        before, self._before = self._before, None
        now = QApplication.focusWidget()
        if before is not None and isValid(before) and before.isVisible() and (now is None or self.isAncestorOf(now)):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> QPoint:
        host = self._host
        wide = min(self._wide, host.width() - 40)
        self.resize(wide + _SHADOW, host.height())
        target = QPoint(host.width() - wide - _SHADOW, 0)
        self.move(target)
        return target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and not self.isHidden():
            self._slide.stop()
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        shade = QLinearGradient(0, 0, _SHADOW, 0)
        shade.setColorAt(0, QColor(0, 0, 0, 0))
        shade.setColorAt(1, QColor(0, 0, 0, 90 if theme.is_dark() else 26))
        painter.fillRect(0, 0, _SHADOW, self.height(), shade)
        painter.fillRect(_SHADOW, 0, self.width() - _SHADOW, self.height(), theme.colour("raised"))
        painter.fillRect(_SHADOW - 1, 0, 1, self.height(), theme.colour("line"))
