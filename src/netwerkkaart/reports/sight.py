"""What a reader gets to see of people and texts: names or roles, words as written or with the names covered."""

from collections.abc import Iterable
from dataclasses import dataclass

from netwerkkaart.domain.audience import Audience, ReportPart, Veil, left_out
from netwerkkaart.queries.partnership_rows import Guest, PersonRow
from netwerkkaart.texts import _


@dataclass(frozen=True)
class Sight:
    """One reader's view of the report."""

    audience: Audience
    parts: tuple[ReportPart, ...]
    veil: Veil

    @classmethod
    def of(cls, audience: Audience, veil: Veil, *, with_names: bool, one_year: bool) -> "Sight":
        """Return the view of an audience."""
        return cls(audience, left_out(audience, with_names=with_names, one_year=one_year), veil)

    def hides(self, part: ReportPart) -> bool:
        """Tell whether this part is left out."""
        return part in self.parts

    @property
    def named(self) -> bool:
        """Whether names are shown."""
        return ReportPart.NAMES not in self.parts

    def text(self, written: str) -> str:
        """Return a text somebody wrote, with every name covered where no name may stand."""
        return written if self.named else self.veil.cover(written)

    def guest(self, guest: Guest, nobody: str) -> str:
        """Return somebody at a visit: by name, or else by what they are."""
        if self.named and guest.name:
            return guest.name
        role = self.text(guest.role)
        if self.named and not guest.name:
            return _("verwijderd contact ({role})").format(role=role) if role else _("verwijderd contact")
        return role or nobody

    def guests(self, guests: Iterable[Guest], nobody: str) -> str:
        """Return everybody, separated by commas; without names the same role is counted."""
        shown = [self.guest(guest, nobody) for guest in guests]
        counted = {name: shown.count(name) for name in shown}
        return ", ".join(name if number == 1 or self.named else f"{number}× {name}" for name, number in counted.items())

    def contacts(self, guests: Iterable[Guest]) -> str:
        """Return the people of the school at a visit."""
        return self.guests(guests, _("contactpersoon"))

    def workers(self, guests: Iterable[Guest]) -> str:
        """Return our own people at a visit."""
        return self.guests(guests, _("medewerker"))

    def person(self, person: PersonRow) -> str:
        """Return somebody of the school."""
        if person.erased:
            return _("verwijderd contact")
        return str(person.name) if self.named else self.text(person.role)
