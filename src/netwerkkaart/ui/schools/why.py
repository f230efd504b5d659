"""A figure in words with "Waarom?" beside it: the rule, the records behind it to open, what is missing, what to do."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netwerkkaart.look import BODY, SMALL
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.schools.parts import clear, label, link
from netwerkkaart.ui.widgets.section import IconLabel

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LINE, _TWO_LINES, _EDGE = 26, 42, 6
_MOST = 12


class Record(NamedTuple):
    """One record behind a figure: what it is to whoever opens it, and its words."""

    key: Hashable
    title: str
    text: str = ""


class Group(NamedTuple):
    """Records of one kind, under a small heading if there is one; ``more`` says where those are that are not shown."""

    title: str
    records: Sequence[Record]
    more: str = ""


class Act(NamedTuple):
    """What one can do about it."""

    key: Hashable
    text: str
    icon: str = ""


class Reasons(NamedTuple):
    """Why a figure is what it is; ``nothing`` is said where no record is behind it."""

    rule: str
    groups: Sequence[Group] = ()
    missing: str = ""
    acts: Sequence[Act] = ()
    nothing: str = ""


class RecordLink(QAbstractButton):
    """A record to open: its title as a link, and under it what else is known; a title alone may take both lines."""

    def __init__(self, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = record
        said = _spoken(record)
        self.setText(record.title)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _TWO_LINES if self.record.text or len(self._lines(width)) > 1 else _LINE

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width()))

    def _lines(self, width: int) -> tuple[str, ...]:
        metrics, room = QFontMetrics(theme.font(BODY)), max(width - 2 * _EDGE, 1)
        return theme.wrap(self.record.title, metrics, room, 1 if self.record.text else 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        room, quiet = self.width() - 2 * _EDGE, theme.font(SMALL)
        painter.setFont(theme.font(BODY))
        painter.setPen(theme.colour("accent"))
        for number, line in enumerate(self._lines(self.width())):
            painter.drawText(QRect(_EDGE, 3 + number * 17, room, 20), _LEFT, line)
        painter.setFont(quiet)
        painter.setPen(theme.colour("muted"))
        under = QRect(_EDGE, 22, room, 16)
        painter.drawText(under, _LEFT, theme.elide(self.record.text, QFontMetrics(quiet), room))


class WhyRow(QWidget):
    """Title and words, and "Waarom?" that unfolds the reasons in place; they are looked up when they are asked for."""

    opened = Signal(object)
    """The key of a record that was chosen."""
    acted = Signal(object)
    """The key of an act that was chosen."""

    def __init__(self, parent: QWidget | None = None, *, heading: bool = False, title_wide: int = 0) -> None:
        """Make an empty row; with ``title_wide`` the words stand beside the title, else under it."""
        super().__init__(parent)
        self._reasons: Callable[[], Reasons] | None = None
        self._shown: list[str] = []
        self._icon = IconLabel("", 15)
        self._title = label(kind="heading" if heading else "strong")
        self._text = label()
        self.why = link(_("Waarom?"), self._turn)
        self.why.setCheckable(True)
        self._well = QFrame()
        theme.set_kind(self._well, "well")
        self._well.hide()
        self._inside = QVBoxLayout(self._well)
        self._inside.setContentsMargins(12, 10, 12, 10)
        self._inside.setSpacing(4)
        self.head = QHBoxLayout()
        self.head.setSpacing(12 if title_wide else 8)
        self.head.addWidget(self._icon)
        self.head.addWidget(self._title, 0 if title_wide else 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self.head)
        if title_wide:
            self._title.setFixedWidth(title_wide)
            self.head.addWidget(self._text, 1)
        else:
            layout.addWidget(self._text)
        self.head.addWidget(self.why)
        layout.addSpacing(4)
        layout.addWidget(self._well)

    def show_why(
        self,
        title: str,
        text: str,
        reasons: Callable[[], Reasons],
        *,
        warns: bool = False,
        known: bool = True,
        icon: str = "",
    ) -> None:
        """Show a figure, quietly where it isn't ``known`` yet; what was unfolded is looked up again."""
        self._reasons = reasons
        self._icon.show_icon(icon, "warning" if warns else "muted")
        self._icon.setVisible(bool(icon))
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        theme.set_kind(self._text, "warning" if warns else "" if known else "muted")
        self.why.setAccessibleName(_("Waarom: {title}").format(title=title or text))
        if self.is_unfolded():
            self._fill()

    def text(self) -> str:
        """Return the words of the figure."""
        return self._text.text()

    def title(self) -> str:
        """Return what it is called."""
        return self._title.text()

    def is_unfolded(self) -> bool:
        """Tell whether the reasons are in sight."""
        return not self._well.isHidden()

    def unfold(self, *, open_: bool = True) -> None:
        """Show the reasons, or fold them away."""
        if open_:
            self._fill()
        self._well.setVisible(open_)
        self.why.setChecked(open_)

    def reasons(self) -> list[str]:
        """Return the rule and the words of every record, if they are unfolded."""
        return list(self._shown) if self.is_unfolded() else []

    def links(self) -> list[RecordLink]:
        """Return the records that are unfolded."""
        return self._well.findChildren(RecordLink) if self.is_unfolded() else []

    def _turn(self) -> None:
        self.unfold(open_=not self.is_unfolded())

    def _fill(self) -> None:
        clear(self._inside)
        if self._reasons is None:
            return
        found = self._reasons()
        records = (record for group in found.groups for record in group.records)
        self._shown = [found.rule, *(_spoken(record) for record in records)]
        self._inside.addWidget(label(found.rule))
        for group in found.groups:
            self._add_group(group)
        if found.nothing and not any(group.records for group in found.groups):
            self._inside.addWidget(label(found.nothing, "muted"))
        if found.missing:
            self._inside.addWidget(label(found.missing, "muted"))
        for act in found.acts:
            self._inside.addWidget(link(act.text, lambda key=act.key: self.acted.emit(key), picture=act.icon))  # type: ignore[misc]

    def _add_group(self, group: Group) -> None:
        if not group.records:
            return
        if group.title:
            caption = label(group.title, "caption")
            caption.setContentsMargins(0, 6, 0, 0)
            self._inside.addWidget(caption)
        for record in group.records[:_MOST]:
            shown = RecordLink(record, self._well)
            shown.clicked.connect(lambda _on=False, key=record.key: self.opened.emit(key))
            self._inside.addWidget(shown)
        rest = len(group.records) - _MOST
        if rest > 0:
            self._inside.addWidget(label((group.more or _("en nog {number}")).format(number=rest), "small"))


def _spoken(record: Record) -> str:
    return " · ".join(part for part in (record.title, record.text) if part)
