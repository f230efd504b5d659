"""*Witte vlekken*: roles × schools, with the seats that are empty."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from netwerkkaart.domain.people import Level
from netwerkkaart.queries.network import NetTieKind, Network, NodeKind

_LEVELS = {level: place for place, level in enumerate(Level)}


class SeatState(StrEnum):
    """What a role is at a school."""

    TAKEN = "taken"  # we know somebody in it
    EMPTY = "empty"  # we know nobody in it, and should
    UNUSUAL = "unusual"  # schools of this kind need not have it


@dataclass(frozen=True, slots=True)
class GapRow:
    """A school, its seats, and how many people we know in each role; both in the order of the roles."""

    school: str
    seats: tuple[SeatState, ...]
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The answer: roles by authority, schools by name."""

    roles: tuple[str, ...]
    rows: tuple[GapRow, ...]

    @property
    def empty(self) -> int:
        """How many seats are empty."""
        return sum(seat is SeatState.EMPTY for row in self.rows for seat in row.seats)

    def missing(self, row: GapRow) -> tuple[str, ...]:
        """Return the roles whose seat is empty at a school."""
        return tuple(role for role, seat in zip(self.roles, row.seats, strict=True) if seat is SeatState.EMPTY)


def gaps(network: Network) -> Gaps:
    """Return for each school in which of the expected roles we know nobody (see ``domain.roles.missing_roles``)."""
    schools = [node for node in network.nodes if node.kind is NodeKind.SCHOOL]
    schools.sort(key=lambda node: (node.label.casefold(), node.key))
    levels = {seat.role: seat.level for node in schools for seat in node.seats}
    roles = tuple(sorted(levels, key=lambda role: (_LEVELS[levels[role]], role)))
    known: Counter[tuple[str, str]] = Counter()
    left = {node.key for node in network.nodes if node.left}
    for tie in network.ties:
        if tie.kind is NetTieKind.EMPLOYED and tie.source not in left:
            known.update((tie.target, role) for role in tie.roles)
    rows = []
    for node in schools:
        states = {seat.role: SeatState.TAKEN if seat.taken else SeatState.EMPTY for seat in node.seats}
        seats = tuple(states.get(role, SeatState.UNUSUAL) for role in roles)
        rows.append(GapRow(node.key, seats, tuple(known[node.key, role] for role in roles)))
    return Gaps(roles, tuple(rows))
