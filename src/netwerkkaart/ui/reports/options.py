"""What a report is about and how large its pages are shown: the bar above them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QHBoxLayout, QToolButton, QWidget

from netwerkkaart.domain.audience import Audience
from netwerkkaart.texts import _
from netwerkkaart.texts.words import capitalised, word
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.reports.preview import PagesView
from netwerkkaart.ui.widgets.chips import ChipGroup

_ONE_LINE = 600


class ReportOptions(QWidget):
    """The period, for whom, with names or not, and the zoom of the preview; one line where there is room, else two."""

    def __init__(self, preview: PagesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.years = QComboBox()
        self.years.setAccessibleName(_("Periode"))
        self.years.setMinimumWidth(150)
        self.audiences = ChipGroup(exclusive=True, required=True)
        self.audiences.setAccessibleName(_("Voor wie"))
        for audience in Audience:
            self.audiences.add(audience, capitalised(word(audience)))
        self.audiences.set_checked([Audience.TEAM])
        self.names = QCheckBox(_("Met namen"))
        self.names.setChecked(True)
        self.zoom_buttons = [
            _tool("zoom-out", _("Kleiner"), lambda: preview.zoom_by(-1)),
            _tool("fit", _("Op de breedte"), lambda: preview.set_zoom(1.0)),
            _tool("zoom-in", _("Groter"), lambda: preview.zoom_by(1)),
        ]
        of_whom, of_what = QHBoxLayout(), QHBoxLayout()
        of_whom.setSpacing(12)
        of_whom.addWidget(self.years)
        of_whom.addWidget(self.audiences, 1, Qt.AlignmentFlag.AlignVCenter)
        of_what.setSpacing(12)
        of_what.addWidget(self.names)
        of_what.addSpacing(4)
        of_what.addStretch()
        for button in self.zoom_buttons:
            of_what.addWidget(button)
        self._lines = QHBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)
        self._lines.addLayout(of_whom, 1)
        self._lines.addLayout(of_what)

    def in_order(self) -> list[QWidget]:
        """Return what Tab comes by, first to last."""
        chips = [self.audiences.chip(key) for key in self.audiences.keys()]  # noqa: SIM118 - no mapping
        return [self.years, *chips, self.names, *self.zoom_buttons]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction.LeftToRight if self.width() >= _ONE_LINE else QBoxLayout.Direction.TopToBottom
        self._lines.setDirection(way)


def _tool(name: str, text: str, act: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.clicked.connect(act)
    return button
