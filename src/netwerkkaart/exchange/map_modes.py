"""What a map can be about; light, for the command line asks it before anything else is loaded."""

from dataclasses import dataclass
from typing import Final

from netwerkkaart.texts import N_


@dataclass(frozen=True)
class MapMode:
    """What a map is about: everything, or the answer to a question; ``about`` is what the user called it by."""

    name: str = "islands"
    about: str = ""


MODES: Final[dict[str, str]] = {
    "islands": "",
    "free": "",
    "around": N_("SCHOOL"),
    "path": N_("CONTACT"),
    "leaving": N_("COLLEGA"),
    "fragile": "",
    "joined": "",
    "gaps": "",
    "difference": N_("DATUM"),
}
"""Every mode, with the word for what it is about where it is about somebody or something."""

EVERYTHING: Final = MapMode()
"""The whole map, about nothing in particular."""
