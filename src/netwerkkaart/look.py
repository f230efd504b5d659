"""How Netwerkkaart looks: colours, sizes and spacing as plain data, for the window and for paper alike.

Colours are ``#RRGGBB`` text; sizes are logical pixels on screen (points on paper). No Qt here: a test proves the
contrast of every pair in :data:`TEXT_PAIRS` (4.5:1) and :data:`GRAPHIC_PAIRS` (3:1), in both looks. Named tuples, since
making a dataclass costs the first paint some milliseconds.
"""

from enum import StrEnum
from typing import NamedTuple


class Look(StrEnum):
    """The look the user chose; *system* follows the desktop."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


SPACE = 4
"""The grid: every distance is a multiple of this."""
RADIUS = 6
"""Corners of fields, buttons and cards."""
SMALL, BODY, HEADING, TITLE = 11, 13, 16, 22
"""The four text sizes."""
ROW_HEIGHT = 32
"""One line in a list."""
TWO_LINE_HEIGHT = 44
"""Two lines in a list."""
CONTROL_HEIGHT = 32
"""Buttons and fields."""
MOTION_MS = 160
"""Length of the only kind of movement there is."""


class Tone(NamedTuple):
    """One meaning in three strengths: ``ink`` writes on ``soft``; ``solid`` draws shapes on any surface."""

    ink: str
    soft: str
    solid: str


class Tokens(NamedTuple):
    """All colours of one look."""

    dark: bool
    window: str
    """Behind everything."""
    side: str
    """The navigation column."""
    surface: str
    """Cards, lists, fields."""
    raised: str
    """Menus, panels and dialogs."""
    sunken: str
    """Wells inside a surface: chips at rest, table heads."""
    hover: str
    selected: str
    line: str
    """Quiet separators (decoration, not information)."""
    outline: str
    """Edges of controls; 3:1."""
    text: str
    muted: str
    """Second lines, captions, placeholders; still 4.5:1."""
    disabled: str
    """Controls that cannot be used now (exempt from contrast by WCAG)."""
    accent: str
    """Petrol: links, focus, the main button."""
    accent_hover: str
    on_accent: str
    highlight: Tone
    """The one warm colour: stars and what asks attention now."""
    good: Tone
    warning: Tone
    danger: Tone
    info: Tone
    stand: dict[str, Tone]
    """By the slug of ``domain.trust.TrustStand``."""
    sector: dict[str, Tone]
    """By the slug of ``domain.schools.Sector``."""
    level: dict[str, Tone]
    """By the slug of ``domain.people.Level``."""
    ties: tuple[str, str, str, str]
    """From *kennismaking* to *drager*, in order."""
    warmer: str
    """A tie that grew; told from ``cooler`` by everybody who tells colours apart at all."""
    cooler: str
    series: tuple[str, str, str, str, str, str, str, str]
    """Tones for workers and chart lines; the first eight need no pattern."""
    heat: tuple[str, str]
    """Weakest and strongest cell of a heat table."""


_SECTORS_LIGHT = {
    "po": Tone("#7A4A00", "#FBEBD0", "#B26F0A"),
    "sbo": Tone("#8A3D14", "#FBE4D9", "#C05A26"),
    "so": Tone("#8B2F55", "#F9E1EA", "#B8497A"),
    "vso": Tone("#6E3488", "#F0E3F5", "#8F4FAE"),
    "vo": Tone("#1D4F8C", "#DFEAF8", "#2F6FBA"),
    "pro": Tone("#115C63", "#D8EDEE", "#1D7F88"),
    "isk": Tone("#41409B", "#E5E4F7", "#6462C4"),
    "mbo": Tone("#34601E", "#E3EFDA", "#4F8A32"),
}
_SECTORS_DARK = {
    "po": Tone("#F2C987", "#3A2C14", "#D9A04A"),
    "sbo": Tone("#F5B797", "#402619", "#DE8657"),
    "so": Tone("#F2ACC8", "#3E212E", "#DB7DA5"),
    "vso": Tone("#DDB5EF", "#35233F", "#B884D3"),
    "vo": Tone("#A9CBF5", "#1B2D45", "#6DA4E6"),
    "pro": Tone("#95D9DE", "#153336", "#4DB2BA"),
    "isk": Tone("#C2C1F7", "#292848", "#9391EA"),
    "mbo": Tone("#B5DA9E", "#24351A", "#81BA61"),
}
_LEVELS_LIGHT = {
    "direction": Tone("#3A3F7A", "#E4E5F3", "#50569E"),
    "leadership": Tone("#1C5379", "#DCEAF4", "#2C749F"),
    "care": Tone("#8A3358", "#F7E2EB", "#B04F7C"),
    "daily": Tone("#115C4E", "#D9EEE8", "#1F8270"),
    "around": Tone("#5A5140", "#EEEAE1", "#857961"),
}
_LEVELS_DARK = {
    "direction": Tone("#C3C7F5", "#282A45", "#979DE6"),
    "leadership": Tone("#A5D0EC", "#1A2F3D", "#66AAD4"),
    "care": Tone("#F0B1CB", "#3B222E", "#D67FA6"),
    "daily": Tone("#98DCCB", "#16342D", "#52B49C"),
    "around": Tone("#D8CDB6", "#333027", "#AC9F84"),
}

LIGHT = Tokens(
    dark=False,
    window="#F5F6F5",
    side="#ECEFEE",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F1F3F2",
    hover="#EDF1F0",
    selected="#D9EAEC",
    line="#E0E4E3",
    outline="#768182",
    text="#1A2324",
    muted="#556163",
    disabled="#9AA4A5",
    accent="#0E6472",
    accent_hover="#0A5260",
    on_accent="#FFFFFF",
    highlight=Tone("#8A4300", "#FDEAD6", "#C8640F"),
    good=Tone("#1F6239", "#DFF0E4", "#2E8250"),
    warning=Tone("#734C00", "#FCEFCB", "#AD7604"),
    danger=Tone("#96291F", "#FAE3E0", "#B53A2E"),
    info=Tone("#0E5664", "#DCECEE", "#1A7584"),
    stand={
        "no_view": Tone("#505B5D", "#ECEFEF", "#7B8687"),
        "absent": Tone("#96291F", "#FAE3E0", "#B53A2E"),
        "emerging": Tone("#734C00", "#FCEFCB", "#AC7403"),
        "grounded": Tone("#1F6239", "#DFF0E4", "#2E8250"),
    },
    sector=_SECTORS_LIGHT,
    level=_LEVELS_LIGHT,
    ties=("#758B8E", "#5B8A92", "#2F7683", "#0B4F5B"),
    warmer="#C4462F",
    cooler="#2F6FBA",
    series=("#0E6472", "#C8640F", "#50569E", "#4F8A32", "#B04F7C", "#2F6FBA", "#857961", "#8F4FAE"),
    heat=("#E6F1F2", "#0E6472"),
)

DARK = Tokens(
    dark=True,
    window="#14181A",
    side="#101415",
    surface="#1B2022",
    raised="#22282A",
    sunken="#23292B",
    hover="#252C2E",
    selected="#1D3D43",
    line="#2D3537",
    outline="#7B8789",
    text="#E6EBEB",
    muted="#A3AEB0",
    disabled="#667073",
    accent="#62BECB",
    accent_hover="#7FD0DB",
    on_accent="#08272C",
    highlight=Tone("#F8BE8C", "#432B17", "#EE954A"),
    good=Tone("#9DDBB2", "#1B3525", "#59B57E"),
    warning=Tone("#F0CE7F", "#3B2F12", "#DDAA3C"),
    danger=Tone("#F8B3AA", "#45211E", "#E6776A"),
    info=Tone("#A0D9E1", "#173439", "#5AB4C1"),
    stand={
        "no_view": Tone("#B3BDBE", "#2B3234", "#869193"),
        "absent": Tone("#F8B3AA", "#45211E", "#E6776A"),
        "emerging": Tone("#F0CE7F", "#3B2F12", "#DDAA3C"),
        "grounded": Tone("#9DDBB2", "#1B3525", "#59B57E"),
    },
    sector=_SECTORS_DARK,
    level=_LEVELS_DARK,
    ties=("#72868A", "#6FA3AB", "#6CC0CC", "#B4EEF5"),
    warmer="#F08A72",
    cooler="#6DA4E6",
    series=("#62BECB", "#EE954A", "#979DE6", "#81BA61", "#D67FA6", "#6DA4E6", "#AC9F84", "#B884D3"),
    heat=("#1E3034", "#7FD3DF"),
)

SURFACES = ("window", "side", "surface", "raised", "sunken", "hover", "selected")
"""The names of every colour that text or shapes may stand on."""

TEXT_PAIRS = (
    *((ink, under) for ink in ("text", "muted", "accent") for under in SURFACES),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
)
"""Ink and surface of plain text; each tone adds its ``ink`` on its ``soft`` and on every surface."""

GRAPHIC_PAIRS = tuple((ink, under) for ink in ("outline", "accent", "warmer", "cooler") for under in SURFACES)
"""Lines and shapes that carry meaning; each tone adds its ``solid`` on every surface."""


def tones(tokens: Tokens) -> dict[str, Tone]:
    """Return every tone of a look under a readable name."""
    found = {name: getattr(tokens, name) for name in ("highlight", "good", "warning", "danger", "info")}
    for family in ("stand", "sector", "level"):
        found.update({f"{family}.{slug}": tone for slug, tone in getattr(tokens, family).items()})
    return found


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2, from 0 (black) to 1 (white)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 (the same) to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(one: str, other: str, part: float) -> str:
    """Return the colour ``part`` of the way from one to the other; 0 gives the first."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def best_ink(background: str) -> str:
    """Return black or white, whichever reads best on a mixed background."""
    return max(("#FFFFFF", "#000000"), key=lambda ink: contrast(ink, background))
