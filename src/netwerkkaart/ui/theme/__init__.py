"""The look of the window: palette, style sheet and fonts made from :mod:`netwerkkaart.look`.

Call :func:`apply` once at start and again whenever the user picks another look. Widgets that paint themselves ask
:func:`tokens` or :func:`colour` *while painting*: a change of look repaints them and nothing needs to be told.
"""

from netwerkkaart.look import (
    BODY,
    CONTROL_HEIGHT,
    HEADING,
    MOTION_MS,
    RADIUS,
    ROW_HEIGHT,
    SMALL,
    SPACE,
    TITLE,
    TWO_LINE_HEIGHT,
    Look,
    Tokens,
    Tone,
)
from netwerkkaart.ui.theme.current import colour, is_dark, motion_ms, tokens, tone
from netwerkkaart.ui.theme.fonts import elide, font, wrap
from netwerkkaart.ui.theme.looks import IN_FUSION, apply, chosen_look, restyle, set_kind

__all__ = [
    "BODY",
    "CONTROL_HEIGHT",
    "HEADING",
    "IN_FUSION",
    "MOTION_MS",
    "RADIUS",
    "ROW_HEIGHT",
    "SMALL",
    "SPACE",
    "TITLE",
    "TWO_LINE_HEIGHT",
    "Look",
    "Tokens",
    "Tone",
    "apply",
    "chosen_look",
    "colour",
    "elide",
    "font",
    "is_dark",
    "motion_ms",
    "restyle",
    "set_kind",
    "tokens",
    "tone",
    "wrap",
]
