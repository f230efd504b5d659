"""What stands with a network that goes to another program: what it is, of which day, and what was left out."""

from collections.abc import Callable
from datetime import date
from typing import Final

from netwerkkaart.domain.audience import ReportPart
from netwerkkaart.texts import N_, _
from netwerkkaart.texts.audience import why_left_out
from netwerkkaart.texts.dates import long_day

COLUMNS: Final = {
    "sub": N_("Omschrijving"),
    "sector": N_("Sector"),
    "neighbourhood": N_("Wijk"),
    "board": N_("Bevoegd gezag"),
    "level": N_("Niveau"),
    "stand": N_("Stand"),
    "phase": N_("Fase"),
    "key_contact": N_("Aanspreekpunt"),
    "left": N_("Vertrokken"),
    "since": N_("Sinds"),
    "until": N_("Tot en met"),
    "last_contact": N_("Laatste contact"),
    "step": N_("Band"),
    "assignment": N_("Inzet"),
    "roles": N_("Functies"),
    "weight": N_("Sterkte"),
}
"""Head of each column in Kumu, by the field it shows."""

_TIES: Final[dict[str, Callable[[], str]]] = {
    "employed": lambda: _("werkt hier"),
    "tie": lambda: _("kent"),
    "assigned": lambda: _("vast gezicht of invaller"),
    "introduced": lambda: _("bracht jullie bij"),
}


def tie_kind(slug: str) -> str:
    """Return what a line says, in words."""
    return _TIES[slug]()


def column(field: str) -> str:
    """Return the head of a column."""
    return _(COLUMNS[field])


def title(on: date) -> str:
    """Return the name of the network in the file."""
    return _("Netwerkkaart, {day}").format(day=long_day(on))


def left_out(*, names: bool) -> tuple[str, ...]:
    """Return what is not in the file, in sentences."""
    always = _("Notities, telefoonnummers en mailadressen staan er niet in.")
    return (always,) if names else (why_left_out(ReportPart.NAMES), always)


def warning(*, names: bool) -> str:
    """Return what to mind with the file."""
    if names:
        return _("Bevat persoonsgegevens: alleen voor intern gebruik.")
    return _("Namen van mensen zijn weggelaten.")


def about(on: date, *, names: bool) -> str:
    """Return all of it in one text."""
    return " ".join((f"{title(on)}.", warning(names=names), *left_out(names=names)))
