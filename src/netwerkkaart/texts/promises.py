"""What became of a promise, in a few words; the same in dossier, visit, evidence and on the command line."""

from datetime import date

from netwerkkaart.domain.promises import PromiseSide, PromiseStatus, is_overdue
from netwerkkaart.texts import _
from netwerkkaart.texts.dates import day
from netwerkkaart.texts.words import word


def outcome(status: PromiseStatus, due_on: date | None, settled_on: date | None, today: date) -> str:
    """Return ``te laat``, ``open`` or ``nagekomen op di 24 nov 2026``."""
    if is_overdue(status, due_on, today):
        return _("te laat")
    said = word(status)
    return said if settled_on is None else f"{said} {_('op {day}').format(day=day(settled_on))}"


def due(due_on: date | None) -> str:
    """Return ``uiterlijk di 24 nov 2026``; empty when there is no date."""
    return _("uiterlijk {day}").format(day=day(due_on)) if due_on is not None else ""


def about(side: PromiseSide, status: PromiseStatus, due_on: date | None, settled_on: date | None, today: date) -> str:
    """Return who promised, what became of it and by when it was due: ``door ons · te laat · uiterlijk …``."""
    parts = (word(side), outcome(status, due_on, settled_on, today), due(due_on))
    return " · ".join(part for part in parts if part)
