"""Small shapes with a meaning, drawn the same in lists, badges and dossiers: never font glyphs."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPen

from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.look import BODY, SMALL, mix
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import paint_icon

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CHIP_HEIGHT = 20


def draw_stand_shape(painter: QPainter, place: QRectF, stand: TrustStand, *, faded: bool = False) -> None:
    """Draw only the shape: hatched ring, cross, half disc or disc."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(theme.tone(f"stand.{stand.value}").solid)
    if faded:
        ink = theme.colour(mix(ink.name(), theme.tokens().muted, 0.65))
    inner = place.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(ink, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match stand:
        case TrustStand.NO_VIEW:
            painter.setPen(QPen(ink, 1.4))
            painter.drawEllipse(inner)
            _hatch(painter, inner, ink)
        case TrustStand.ABSENT:
            cross = inner.adjusted(1, 1, -1, -1)
            painter.setPen(QPen(ink, 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(cross.topLeft(), cross.bottomRight())
            painter.drawLine(cross.topRight(), cross.bottomLeft())
        case TrustStand.EMERGING:
            painter.drawEllipse(inner)
            painter.setBrush(ink)
            painter.drawPie(inner, 90 * 16, -180 * 16)  # the right half, as in the sign ◑
        case TrustStand.GROUNDED:
            painter.setBrush(ink)
            painter.drawEllipse(inner)
    painter.restore()


def _hatch(painter: QPainter, place: QRectF, ink: QColor) -> None:
    outline = QPainterPath()
    outline.addEllipse(place)
    painter.setClipPath(outline)
    painter.setPen(QPen(ink, 1))
    step = 3.0
    offset = place.left() - place.height()
    while offset < place.right():
        painter.drawLine(QPointF(offset, place.bottom()), QPointF(offset + place.height(), place.top()))
        offset += step


def draw_stand(
    painter: QPainter, place: QRect, stand: TrustStand, word: str, *, faded: bool = False, note: str = ""
) -> int:
    """Draw shape and word from the left; return the width used."""
    side = 13
    draw_stand_shape(painter, QRectF(place.x(), place.center().y() - 5.5, side, side), stand, faded=faded)
    face = theme.font(BODY)
    painter.setFont(face)
    painter.setPen(
        theme.colour("muted" if faded or stand is TrustStand.NO_VIEW else theme.tone(f"stand.{stand.value}").ink)
    )
    metrics = QFontMetrics(face)
    room = QRect(place.x() + side + 7, place.y(), place.width() - side - 7, place.height())
    painter.drawText(room, _LEFT, theme.elide(word, metrics, room.width()))
    used = side + 7 + metrics.horizontalAdvance(word)
    if note:
        painter.setPen(theme.colour("muted"))
        rest = room.adjusted(metrics.horizontalAdvance(word) + 6, 0, 0, 0)
        painter.drawText(rest, _LEFT, theme.elide(note, metrics, rest.width()))
        used += 6 + metrics.horizontalAdvance(note)
    return used


def draw_ladder(painter: QPainter, place: QRect, phase: int, ambition: int | None) -> None:
    """Draw a dot for phase 0 and seven rising steps, filled so far, with a mark above the ambition."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    gap = 2.0
    step = (place.width() - 7 * gap) / 8
    tokens = theme.tokens()
    for number in range(8):
        tall = place.height() * (0.34 + 0.46 * number / 7)
        box = QRectF(place.x() + number * (step + gap), place.bottom() + 1 - tall, step, tall)
        if number == 0:
            box = QRectF(box.center().x() - 2.5, box.bottom() - 5, 5, 5)
        corner = 2.5 if number == 0 else 1.5
        if number <= phase:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(box, corner, corner)
        else:
            reached = ambition is not None and number <= ambition
            painter.setPen(QPen(theme.colour("outline" if reached else mix(tokens.line, tokens.outline, 0.4)), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        if number == ambition:
            middle = box.center().x()
            top = box.top() - 2
            mark = QPainterPath(QPointF(middle, top))
            mark.lineTo(middle - 3, top - 3.6)
            mark.lineTo(middle + 3, top - 3.6)
            mark.closeSubpath()
            painter.fillPath(mark, QBrush(theme.colour("highlight")))
    painter.restore()


def chip_width(text: str) -> int:
    """Return how wide a chip with these words is."""
    return QFontMetrics(theme.font(SMALL, strong=True)).horizontalAdvance(text) + 16


def draw_chip(painter: QPainter, left: int, place: QRect, text: str, tone: str, room: int) -> int:
    """Draw words on a soft tone, at most ``room`` wide; return the width used."""
    face = theme.font(SMALL, strong=True)
    width = min(chip_width(text), room)
    box = QRectF(left, place.center().y() - CHIP_HEIGHT / 2 + 1, width, CHIP_HEIGHT)
    tokens = theme.tokens()
    soft, ink = (
        (theme.tone(tone).soft, theme.tone(tone).ink) if tone else (mix(tokens.sunken, tokens.line, 0.6), tokens.text)
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(soft))
    painter.drawRoundedRect(box, CHIP_HEIGHT / 2, CHIP_HEIGHT / 2)
    painter.setFont(face)
    painter.setPen(theme.colour(ink))
    painter.drawText(box.adjusted(8, 0, -6, 0), _LEFT, theme.elide(text, QFontMetrics(face), width - 14))
    painter.restore()
    return width


def sector_width(word: str) -> int:
    """Return how wide the badge of a sector is."""
    return QFontMetrics(theme.font(SMALL, strong=True)).horizontalAdvance(word) + 16 + 19


def draw_sector(painter: QPainter, left: int, place: QRect, sector: Sector, word: str) -> int:
    """Draw the badge of a sector: icon and word on its soft tone; return the width used."""
    tone = theme.tone(f"sector.{sector.value}")
    width = sector_width(word)
    box = QRectF(left, place.center().y() - CHIP_HEIGHT / 2 + 1, width, CHIP_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tone.soft))
    painter.drawRoundedRect(box, 5, 5)
    paint_icon(painter, QRect(left + 6, round(box.y()) + 3, 14, 14), f"sector-{sector.value}", theme.colour(tone.ink))
    painter.setFont(theme.font(SMALL, strong=True))
    painter.setPen(theme.colour(tone.ink))
    painter.drawText(box.adjusted(25, 0, 0, 0), _LEFT, word)
    painter.restore()
    return width
