"""The lines of the round as the list shows them: wijken, schools, whom to see there and why, and what is planned."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.names import fold
from netwerkkaart.domain.round import Proposal, RoundPlan, RoundReason
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.round import RoundRow, RoundTable
from netwerkkaart.texts import _, dates, ngettext
from netwerkkaart.texts import round as texts


class EntryKind(StrEnum):
    """What a line of the list is."""

    PLACE = "place"
    SCHOOL = "school"
    PROPOSAL = "proposal"
    PLANNED = "planned"


@dataclass(frozen=True)
class RoundFilter:
    """Which part of the round is wanted; empty means no matter which."""

    mine: int | None = None
    """The colleague whose schools are wanted."""
    wijk: str = ""
    sectors: frozenset[Sector] = frozenset()
    reasons: frozenset[RoundReason] = frozenset()
    text: str = ""
    by_place: bool = False
    """Whether the schools of a wijk stand together, instead of the most pressing first."""

    @property
    def narrows(self) -> bool:
        """Whether something is left out."""
        return bool(self.mine is not None or self.wijk or self.sectors or self.reasons or self.text)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a place, a school, a proposal of the round, or a plan that keeps proposals away."""

    kind: EntryKind
    title: str
    note: str = ""
    row: RoundRow | None = None
    proposal: Proposal | None = None
    plan: RoundPlan | None = None
    late: bool = False
    """Whether it is about a promise that is overdue."""

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this line from the others, also after reading again."""
        school = self.row.id if self.row is not None else self.title
        what = (self.proposal.kind, self.proposal.id) if self.proposal is not None else ()
        return self.kind, school, what, self.plan.visit if self.plan is not None else 0

    @property
    def can_plan(self) -> bool:
        """Whether a visit can be planned for it."""
        return self.kind in {EntryKind.SCHOOL, EntryKind.PROPOSAL}


def rows_wanted(table: RoundTable, wanted: RoundFilter) -> list[RoundRow]:
    """Return the schools that pass the filter, whatever is proposed there, the most pressing first."""
    return [
        row
        for row in table.rows
        if (wanted.mine is None or wanted.mine in row.worker_ids)
        and (not wanted.wijk or row.neighbourhood == wanted.wijk)
        and (not wanted.sectors or row.sector in wanted.sectors)
    ]


def entries(table: RoundTable, wanted: RoundFilter, today: date) -> list[Entry]:
    """Return the lines of the round that pass the filter."""
    schools = [block for row in rows_wanted(table, wanted) if (block := _school(table, row, wanted, today))]
    if not wanted.by_place:
        return [entry for block in schools for entry in block]
    places: dict[str, list[Entry]] = {}
    for block in schools:
        places.setdefault(_place(block[0].row), []).extend(block)
    found: list[Entry] = []
    for name in sorted(places, key=lambda one: (not one, fold(one))):
        found += [Entry(EntryKind.PLACE, name or _("zonder wijk")), *places[name]]
    return found


def _place(row: RoundRow | None) -> str:
    if row is None:
        return ""
    return ", ".join(part for part in (row.city, row.neighbourhood) if part)


def _school(table: RoundTable, row: RoundRow, wanted: RoundFilter, today: date) -> list[Entry]:
    """Return the lines of a school, none when nothing of it passes."""
    proposed = [
        entry for one in row.round.proposals if (entry := _proposal(table, row, one, today)) and _fits(one, wanted)
    ]
    planned = [] if wanted.reasons else list(_planned(row))
    words = fold(wanted.text).split()
    about = fold(f"{row.name} {row.neighbourhood} {row.city}")
    if words and not all(word in about for word in words):

        def named(entry: Entry) -> bool:
            said = f"{about} {fold(entry.title)}"
            return all(word in said for word in words)

        proposed, planned = [one for one in proposed if named(one)], [one for one in planned if named(one)]
    if not proposed and not planned:
        return []
    return [Entry(EntryKind.SCHOOL, row.name, _school_note(row), row), *proposed, *planned]


def _fits(proposal: Proposal, wanted: RoundFilter) -> bool:
    return not wanted.reasons or any(why.kind in wanted.reasons for why in proposal.reasons)


def _proposal(table: RoundTable, row: RoundRow, proposal: Proposal, today: date) -> Entry:
    whom = table.whom(row, proposal)
    title = texts.whom(proposal.kind, whom.name, whom.role)
    if proposal.kind is Kind.CONTACT and whom.role:
        title = f"{title}, {whom.role}"
    note = " · ".join(texts.reason(why, today) for why in proposal.reasons)
    late = any(why.due_on is not None and why.due_on < today for why in proposal.reasons)
    return Entry(EntryKind.PROPOSAL, title, note, row, proposal, late=late)


def _planned(row: RoundRow) -> Iterator[Entry]:
    """Return a line for each plan that covers what would be proposed here."""
    plans = {one.plan.visit: one.plan for one in row.round.planned}
    for plan in sorted(plans.values(), key=lambda one: (one.day, one.visit)):
        names = [
            row.people[one.proposal.id].name
            for one in row.round.planned
            if one.plan.visit == plan.visit and one.proposal.kind is Kind.CONTACT
        ]
        told = _("gepland {day}").format(day=dates.day(plan.day).rsplit(" ", 1)[0])
        yield Entry(EntryKind.PLANNED, ": ".join(part for part in (told, ", ".join(names)) if part), "", row, plan=plan)


def _school_note(row: RoundRow) -> str:
    last = dates.school_weeks_ago(row.round.weeks) if row.round.weeks is not None else _("nog nooit geweest")
    goal = texts.progress(row.progress) if row.goal is not None and row.progress is not None else ""
    return " · ".join(part for part in (row.neighbourhood or row.city, last, goal) if part)


def summary(found: Sequence[Entry]) -> str:
    """Return how much there is: ``34 voorstellen op 12 scholen``."""
    proposals = sum(one.kind is EntryKind.PROPOSAL for one in found)
    schools = sum(one.kind is EntryKind.SCHOOL for one in found)
    told = ngettext("{n} voorstel", "{n} voorstellen", proposals).format(n=proposals)
    place = ngettext("op {n} school", "op {n} scholen", schools).format(n=schools)
    return f"{told} {place}"


def chosen_by_school(chosen: Iterable[Entry], fill: Callable[[RoundRow], Iterable[Proposal]]) -> dict[int, set[int]]:
    """Return whom to see per school: the people chosen, and for a school as a whole those that fit in one visit."""
    found: dict[int, set[int]] = {}
    for entry in chosen:
        if not entry.can_plan or entry.row is None:
            continue
        people = found.setdefault(entry.row.id, set())
        wanted = (entry.proposal,) if entry.proposal is not None else tuple(fill(entry.row))
        people.update(one.id for one in wanted if one is not None and one.kind is Kind.CONTACT)
    return found
