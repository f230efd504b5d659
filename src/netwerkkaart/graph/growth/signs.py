"""The flags of the growth chart: a shape of its own for each event; who comes is full, who goes is hollow."""

from collections.abc import Callable
from typing import Final

from netwerkkaart.domain.growth import MarkKind
from netwerkkaart.graph import glyphs
from netwerkkaart.graph.inks import Inks
from netwerkkaart.graph.pen import Pen

_Draw = Callable[[Pen, float, float, float, Inks], None]
_THIN = 0.2


def _first_contact(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    pen.circle(x, y, r * 0.86, inks.accent)
    pen.circle(x, y, r * 0.3, inks.paper)


def _talk(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    pen.polygon([(x - r * 0.45, y + r * 0.2), (x - r * 0.45, y + r), (x + r * 0.25, y + r * 0.3)], inks.accent)
    pen.rect(x - r * 0.95, y - r * 0.8, r * 1.9, r * 1.25, r * 0.4, inks.accent)
    for place in (-0.48, 0.0, 0.48):
        pen.circle(x + place * r, y - r * 0.17, r * 0.14, inks.paper)


def _activity(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    pen.polygon([(x, y - r * 0.9), (x + r * 0.95, y + r * 0.75), (x - r * 0.95, y + r * 0.75)], inks.accent)


def _sheet(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    pen.rect(x - r * 0.68, y - r * 0.9, r * 1.36, r * 1.8, r * 0.22, inks.accent)
    for place in (-0.36, 0.08, 0.52):
        pen.polyline([(x - r * 0.32, y + place * r), (x + r * 0.32, y + place * r)], inks.on_accent, r * 0.16)


def _ended_sheet(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    pen.rect(x - r * 0.6, y - r * 0.82, r * 1.2, r * 1.64, r * 0.22, inks.paper, inks.accent, r * _THIN)
    pen.polyline([(x - r * 0.85, y + r * 0.6), (x + r * 0.85, y - r * 0.6)], inks.accent, r * _THIN)


def _star(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    pen.polygon(glyphs.star_points(x, y, r * 1.1), inks.star)


def _hollow_star(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    pen.polygon(glyphs.star_points(x, y, r), inks.paper, inks.star, r * _THIN)


def _face(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    pen.rect(x - r * 0.75, y - r * 0.75, r * 1.5, r * 1.5, r * 0.4, inks.accent)


def _hollow_face(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    pen.rect(x - r * 0.68, y - r * 0.68, r * 1.36, r * 1.36, r * 0.36, inks.paper, inks.accent, r * _THIN)


def _bars(pen: Pen, x: float, y: float, r: float, inks: Inks, *, full: bool) -> None:
    for place, high in ((-0.62, 0.7), (0.0, 1.2), (0.62, 1.7)):
        box = (x + place * r - r * 0.2, y + r * 0.85 - r * high, r * 0.4, r * high)
        if full:
            pen.rect(*box, r * 0.1, inks.accent)
        else:
            pen.rect(*box, r * 0.1, inks.paper, inks.accent, r * 0.15)


def _our_survey(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    _bars(pen, x, y, r, inks, full=True)


def _their_survey(pen: Pen, x: float, y: float, r: float, inks: Inks) -> None:
    _bars(pen, x, y, r, inks, full=False)


SIGNS: Final[dict[MarkKind, _Draw]] = {
    MarkKind.FIRST_CONTACT: _first_contact,
    MarkKind.NEEDS_TALK: _talk,
    MarkKind.FIRST_ACTIVITY: _activity,
    MarkKind.COVENANT_STARTED: _sheet,
    MarkKind.COVENANT_ENDED: _ended_sheet,
    MarkKind.KEY_CONTACT_CAME: _star,
    MarkKind.KEY_CONTACT_LEFT: _hollow_star,
    MarkKind.FACE_CAME: _face,
    MarkKind.FACE_LEFT: _hollow_face,
    MarkKind.SURVEY_US: _our_survey,
    MarkKind.SURVEY_SCHOOL: _their_survey,
}


def sign(pen: Pen, kind: MarkKind, x: float, y: float, reach: float, inks: Inks) -> None:
    """Draw the flag of an event around a point."""
    SIGNS[kind](pen, x, y, reach, inks)


def several(pen: Pen, number: int, x: float, y: float, reach: float, inks: Inks) -> None:
    """Draw that more than one event stands here, and how many where there is room to say it."""
    pen.circle(x, y, reach * 1.1, inks.paper, inks.text, reach * _THIN)
    shown = str(number) if number < 10 else "+"
    pen.text(x, y + reach * 0.5, shown, reach * 1.5, inks.text, bold=True, anchor="middle")
