"""The fixed wordings about privacy: what stands under a note, what the text check says, and "Mag ik dit delen?"."""

from collections.abc import Sequence
from typing import Final

from netwerkkaart.domain.privacy import Concern
from netwerkkaart.texts import N_, _

_UNDER_NOTE: Final = N_(
    "Alleen over de samenwerking met de school. Geen namen of verhalen van leerlingen of ouders. "
    "Schrijf alsof de ander meeleest."
)
_WARNING: Final = N_(
    "Dit lijkt op informatie over een leerling (“{words}”). Die hoort hier niet; "
    "leg het vast waar jouw organisatie dat heeft afgesproken."
)
_SHARE_CHECK: Final = (
    N_(
        "Gaf de jongere uitdrukkelijk toestemming (jonger dan 16: ook de wettelijk vertegenwoordiger)? "
        "Dan mag je delen waarvoor toestemming is."
    ),
    N_(
        "Geen toestemming: alleen bij concrete, ernstige veiligheidsrisico's én als delen de enige weg is; "
        "overleg eerst met een collega, zonder naam."
    ),
    N_("Twijfel: volg de meldcode."),
)


def under_note() -> str:
    """Return what stands under every note field."""
    return _(_UNDER_NOTE)


def warning(concerns: Sequence[Concern]) -> str:
    """Return what the text check says when a note is saved; empty when there is no concern.

    The words found stand in it once each, as typed, the first three of them.
    """
    words = list(dict.fromkeys(" ".join(concern.words.split()) for concern in concerns))
    if not words:
        return ""
    shown = "”, “".join(words[:3]) + ("”, “…" if len(words) > 3 else "")
    return _(_WARNING).format(words=shown)


def adjust() -> str:
    """Return the button that goes back to the note."""
    return _("Aanpassen")


def keep_anyway() -> str:
    """Return the button that saves the note as it is."""
    return _("Toch bewaren")


def share_question() -> str:
    """Return the title of the share check."""
    return _("Mag ik dit delen?")


def share_steps() -> tuple[str, ...]:
    """Return the three steps of the share check, to be numbered."""
    return tuple(_(step) for step in _SHARE_CHECK)
