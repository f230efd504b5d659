"""How a visit is shown everywhere: its icon, its tone, its people in words."""

from collections.abc import Sequence
from typing import Final

from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.texts import _

KIND_ICONS: Final = {
    VisitKind.DROP_IN: "walk-in",
    VisitKind.APPOINTMENT: "calendar",
    VisitKind.MEETING: "meeting",
    VisitKind.ACTIVITY: "activity",
    VisitKind.PHONE: "phone",
    VisitKind.MAIL: "mail",
    VisitKind.NEEDS_TALK: "talk",
}
STATUS_TONES: Final = {
    VisitStatus.PLANNED: "info",
    VisitStatus.HELD: "good",
    VisitStatus.CANCELLED_BY_SCHOOL: "warning",
    VisitStatus.CANCELLED_BY_US: "warning",
}


def person_name(name: str) -> str:
    """Return a contact's name; who was erased has none."""
    return name or _("verwijderd contact")


def people(names: Sequence[str], nobody: str = "") -> str:
    """Return people in words, separated by commas."""
    return ", ".join(map(person_name, names)) if names else nobody


def first_names(names: Sequence[str]) -> str:
    """Return colleagues by their first names; two of the same name keep their family name."""
    short = [name.split(" ")[0] for name in names]
    return ", ".join(name if short.count(given) > 1 else given for name, given in zip(names, short, strict=True))
