"""Something light over the window: a card on a dimmed ground, gone with Esc or a click beside it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from netwerkkaart.ui import theme


class Overlay(QWidget):
    """Covers its host and holds a card; the keyboard stays inside until it closes."""

    closed = Signal()

    def __init__(self, host: QWidget, width: int, *, name: str, dim: bool = True) -> None:
        super().__init__(host)
        self._host = host
        self._width = width
        self._dim = dim
        self._before: QWidget | None = None
        self._ground: QPixmap | None = None
        self.setAccessibleName(name)
        self.card = QFrame(self)
        theme.set_kind(self.card, "card")
        self.card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.card.setAccessibleName(name)
        self.body = QVBoxLayout(self.card)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        host.installEventFilter(self)
        self.hide()

    def place_card(self) -> None:
        """Put the card where it belongs: the upper middle, unless a subclass knows better."""
        width = min(self._width, self.width() - 48)
        height = min(self.card_height(width), self.height() - 112)
        self.card.setGeometry((self.width() - width) // 2, 72, width, height)

    def card_height(self, width: int) -> int:
        """Return how high the card wants to be at this width."""
        layout = self.card.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return self.card.sizeHint().height()

    def open(self) -> None:
        """Show it over the window and take the keyboard."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.setGeometry(self._host.rect())
        if not self.isVisible():
            self._ground = self._picture()  # so that typing repaints a picture of the page and not the page
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.place_card()
        self.show()
        self.raise_()
        self.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def _picture(self) -> QPixmap:
        """Return what the host shows, on the colour of the window: its pages leave their ground to the window."""
        QApplication.sendPostedEvents(None, QEvent.Type.MetaCall)  # what was just made is shown first, as Qt queues it,
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # and what was just said has its room
        ratio = self._host.devicePixelRatioF()
        picture = QPixmap(self._host.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.colour("window"))
        self._host.render(picture)
        return picture

    def first_focus(self) -> QWidget:
        """Return what has the keyboard when it opens."""
        return self.card

    def dismiss(self) -> None:
        """Close it and give the keyboard back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        self._see_through()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _see_through(self) -> None:
        self._ground = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._see_through()
            self.setGeometry(self._host.rect())
            self.place_card()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        if self._ground is not None:
            painter.drawPixmap(0, 0, self._ground)
        if self._dim:
            painter.fillRect(event.rect(), QColor(8, 16, 18, 120 if theme.is_dark() else 64))
        if not self.card.geometry().contains(event.rect()):
            self._paint_shadow(painter)

    def _paint_shadow(self, painter: QPainter) -> None:
        """Draw it by hand: a graphics effect would blur the whole card again at every key."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 10 if theme.is_dark() else 3))
        for spread in range(2, 22, 2):
            place = self.card.geometry().adjusted(-spread, 4 - spread, spread, 8 + spread)
            painter.drawRoundedRect(place, theme.RADIUS + spread, theme.RADIUS + spread)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            event.accept()  # keys for the page below stay out of it

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Keep Tab inside the card."""
        current = QApplication.focusWidget()
        chain = [w for w in self.card.findChildren(QWidget) if _takes_tab(w)]
        if not chain:
            return True
        step = 1 if next else -1
        wanted = chain[(chain.index(current) + step) % len(chain)] if current in chain else chain[0]
        wanted.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
