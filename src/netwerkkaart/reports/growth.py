"""The growth chart on paper: the very picture of the window, laid out for the width of the page.

``reports`` may not know ``graph``: what draws itself with a pen is put on paper here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from netwerkkaart.look import Tokens
from netwerkkaart.reports.map import PdfPen, draw_picture
from netwerkkaart.reports.page import BODY_WIDTH, LEFT, Paper

_SCALE = 0.66
CHART_WIDTH: Final = BODY_WIDTH / _SCALE
"""How wide the page is in units of the chart, whose small letters are 11 of them high."""


@dataclass(frozen=True)
class Chart:
    """A drawing of this height, in units of the chart, as wide as the page."""

    height: float
    draw: Callable[[PdfPen, Tokens], object]

    @property
    def points(self) -> float:
        """How many points it is high."""
        return self.height * _SCALE


def set_chart(paper: Paper, chart: Chart) -> None:
    """Draw the chart over the width of the page, at the paper's place, and move on."""
    bottom = paper.y - chart.points
    box, tokens = (LEFT, bottom, BODY_WIDTH, chart.points), paper.tokens
    paper.call(
        lambda canvas: draw_picture(
            canvas, lambda pen, _wide, _high, inks: chart.draw(pen, inks), box, tokens, scale=_SCALE
        )
    )
    paper.y = bottom
