"""Badges: the phase, the stand of the trust and the sector of a school, each as shape and words."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.look import BODY
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.drawing import draw_ladder, draw_sector, draw_stand, sector_width

_HEIGHT = 24
_LADDER = 96


class _Badge(QWidget):
    """Something painted that is as wide as its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _say(self, text: str) -> None:
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(24, _HEIGHT)

    def _wide(self, text: str) -> int:
        return QFontMetrics(theme.font(BODY)).horizontalAdvance(text)


class PhaseLadder(_Badge):
    """Eight rising steps with the number and name of the phase behind them."""

    def __init__(self, parent: QWidget | None = None, *, with_words: bool = True) -> None:
        super().__init__(parent)
        self._with_words = with_words
        self._phase: int | None = None
        self._ambition: int | None = None
        self.set_phase(None)

    def set_phase(self, phase: int | None, ambition: int | None = None) -> None:
        """Show a phase (0–7, None: not set yet) and the phase the school aims at."""
        self._phase, self._ambition = phase, ambition
        spoken = _("Fase {words}").format(words=self._words()) if phase is not None else self._words()
        self._say(spoken)

    def _words(self) -> str:
        if self._phase is None:
            return _("fase nog niet bepaald")
        label = words.phase_label(Phase(self._phase))
        if self._ambition is None:
            return label
        return _("{phase} (ambitie {number})").format(phase=label, number=self._ambition)

    def sizeHint(self) -> QSize:
        return QSize(_LADDER + (self._wide(self._words()) + 12 if self._with_words else 0), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        phase = -1 if self._phase is None else self._phase
        draw_ladder(painter, QRect(0, 2, _LADDER - 4, 18), phase, self._ambition)
        if self._with_words:
            painter.setFont(theme.font(BODY))
            painter.setPen(theme.colour("text" if self._phase is not None else "muted"))
            room = self.rect().adjusted(_LADDER + 6, 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words())


class StandBadge(_Badge):
    """Shape, word and, if there is one, a remark such as *klopt dit nog?*."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stand = TrustStand.NO_VIEW
        self._faded = False
        self._note = ""
        self.set_stand(None)

    def set_stand(self, stand: TrustStand | None, *, faded: bool = False, note: str = "") -> None:
        """Show a stand; ``faded`` when it is too old to rely on."""
        self._stand = stand or TrustStand.NO_VIEW
        self._faded, self._note = faded, note
        said = " · ".join(part for part in (words.word(self._stand), note) if part)
        self._say(_("Stand van het vertrouwen: {words}").format(words=said))

    def sizeHint(self) -> QSize:
        note = self._wide(self._note) + 6 if self._note else 0
        return QSize(22 + self._wide(words.word(self._stand)) + note, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        word = words.word(self._stand)
        draw_stand(QPainter(self), self.rect(), self._stand, word, faded=self._faded, note=self._note)


class SectorBadge(_Badge):
    """The sector as icon and letters on its own tone."""

    def __init__(self, sector: Sector = Sector.PO, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sector = sector
        self.set_sector(sector)

    def set_sector(self, sector: Sector) -> None:
        """Show a sector."""
        self._sector = sector
        self._say(words.sector_name(sector))

    def sizeHint(self) -> QSize:
        return QSize(sector_width(words.word(self._sector)), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        draw_sector(QPainter(self), 0, self.rect(), self._sector, words.word(self._sector))
