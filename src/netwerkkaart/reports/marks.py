"""Signs drawn as shapes, so that paper in black and white says the same: the ladder of phases and the stand."""

from math import cos, pi, sin

from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.reports.lettering import Style
from netwerkkaart.reports.page import Paper

STEP = 16.0
_GAP = 3.0
LADDER_WIDTH = len(Phase) * (STEP + _GAP) - _GAP


def ladder(paper: Paper, x: float, y: float, phase: Phase, ambition: Phase | None, high: float = 30.0) -> None:
    """Draw the eight steps of the ladder upwards from ``y``: those taken are full, the ambition has a flag."""
    tokens = paper.tokens
    small = Style(6.6, 8, tokens.muted)
    now = Style(6.6, 8, tokens.text, bold=True)
    for step in Phase:
        left = x + step * (STEP + _GAP)
        tall = 6 + (high - 6) * step / max(Phase)
        taken = step <= phase
        fill = tokens.accent if taken else tokens.surface
        paper.box(left, y, STEP, tall, fill, tokens.accent if taken else tokens.outline, radius=1.6, thick=0.7)
        paper.write_middle(left + STEP / 2, y - 9, str(step.value), now if step == phase else small)
        if step == ambition:
            pole = left + STEP / 2 - 3
            colour = tokens.highlight.solid
            paper.line(((pole, y + tall + 1.5), (pole, y + tall + 12)), colour, 1)
            paper.shape(((pole, y + tall + 12), (pole + 8, y + tall + 9), (pole, y + tall + 6)), colour)


def stand_sign(paper: Paper, x: float, y: float, radius: float, stand: TrustStand, *, faded: bool = False) -> None:
    """Draw the stand around a point: hatched ring, cross, right half full, full; grey when it is older than a year."""
    tokens = paper.tokens
    colour = tokens.stand[TrustStand.NO_VIEW if faded else stand].solid
    thick = radius / 4.5
    if stand is TrustStand.GROUNDED:
        paper.disc(x, y, radius, colour, colour, thick)
    elif stand is TrustStand.ABSENT:
        paper.disc(x, y, radius, tokens.surface, colour, thick)
        arm = radius * 0.48
        paper.line(((x - arm, y - arm), (x + arm, y + arm)), colour, thick * 1.2)
        paper.line(((x - arm, y + arm), (x + arm, y - arm)), colour, thick * 1.2)
    elif stand is TrustStand.EMERGING:
        paper.disc(x, y, radius, tokens.surface, colour, thick)
        half = [(x + radius * cos(angle), y + radius * sin(angle)) for angle in _arc()]
        paper.shape(half, colour)
    else:
        paper.disc(x, y, radius, tokens.surface, colour, thick)
        for shift in (-0.45, 0.0, 0.45):
            reach = radius * (0.78 if shift == 0 else 0.6)
            middle = x + shift * radius, y - shift * radius
            arm = reach * 0.7
            paper.line(
                ((middle[0] - arm, middle[1] - arm), (middle[0] + arm, middle[1] + arm)),
                colour,
                thick * 0.5,
            )


def _arc() -> list[float]:
    return [pi / 2 - pi * step / 16 for step in range(17)]
