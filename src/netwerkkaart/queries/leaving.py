"""*Wat als X vertrekt?*: the facts of the whole team for the rule, and the names around what it finds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, exists, or_, select

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.facts import AgreementFact, VisitFact
from netwerkkaart.domain.leaving import (
    AssignmentFact,
    Lean,
    TeamFacts,
    TieFact,
    WorkersPromise,
    met_since,
    what_leans_on,
)
from netwerkkaart.domain.people import AssignmentKind, Level, PersonName, TieStep
from netwerkkaart.domain.promises import PromiseSide, status_on
from netwerkkaart.domain.readings import WINDOW_WEEKS
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries import log_facts, standing
from netwerkkaart.queries.leaving_rows import (
    LeavingAgreement,
    LeavingContact,
    LeavingPromise,
    LeavingRow,
    LeavingSchool,
    Named,
)
from netwerkkaart.queries.plain import Rows, rows_on
from netwerkkaart.queries.running import SCHOOL_LABEL, not_ended, runs_on, school_open
from netwerkkaart.queries.school_time import school_times
from netwerkkaart.queries.visit_rows import rows_of
from netwerkkaart.store import tables as t

_LEVELS = {level: place for place, level in enumerate(Level)}


@dataclass(frozen=True, slots=True)
class _School:
    name: str
    code: str
    sector: Sector


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    roles: tuple[str, ...]
    schools: tuple[int, ...]
    key_contact: bool


def leaving(connection: Connection, worker_id: int, *, on: date) -> LeavingRow:
    """Return what hangs on a worker on a day, in a fixed number of statements.

    Raises:
        NotFoundError: there is no such colleague.
    """
    workers = {row.id: row for row in connection.execute(select(t.worker))}
    if worker_id not in workers:
        raise NotFoundError("Deze collega bestaat niet meer; misschien is die intussen verwijderd.")
    rows = rows_on(connection)
    schools = _schools(connection, on)
    assignments = _assignments(connection, on)
    ties, steps = _ties(connection, worker_id, on)
    windows = {
        number: time.calendar.window(on, WINDOW_WEEKS)
        for number, time in school_times(connection, None).items()
        if number in schools
    }
    visits = _visits(rows, windows, on)
    met = {one for found in visits.values() for visit in found if worker_id in visit.workers for one in visit.contacts}
    people = _people(connection, met | {tie.contact for tie in ties}, on)
    promises = _promises(connection, on)
    agreed = standing.agreements(rows, on)
    facts = TeamFacts(
        workers=frozenset(
            number
            for number, row in workers.items()
            if (row.starts_on is None or row.starts_on <= on) and (row.ends_on is None or row.ends_on >= on)
        ),
        contacts=frozenset(people),
        assignments=assignments,
        ties=ties,
        visits=visits,
        windows=windows,
        promises=[fact for fact, _row in promises.values()],
        agreements=_with_schools(agreed),
    )
    found = what_leans_on(worker_id, facts, on)
    reasons = [why for one in (*found.schools, *found.contacts) for why in one.why]
    behind = {number for why in reasons if why.records is Kind.VISIT for number in why.ids}
    shown = {row.id: row for row in rows_of(rows, sorted({*behind, *found.planned}))}
    own = workers[worker_id]
    named = {number: row.name for number, row in workers.items()}
    titles = {fact.id: title for each in agreed.values() for fact, title in each.items()}
    names = _Names(worker_id, facts, schools, named, titles, on)
    return LeavingRow(
        on=on,
        worker=Named(worker_id, own.name),
        job=own.job,
        starts_on=own.starts_on,
        ends_on=own.ends_on,
        schools=names.school_rows({one.id: one.why for one in found.schools}),
        contacts=names.contact_rows({one.id: one.why for one in found.contacts}, people, steps),
        promises=tuple(row for fact, row in promises.values() if fact.id in found.promises),
        agreements=names.agreement_rows(found.agreements),
        planned=tuple(sorted((shown[one] for one in found.planned), key=lambda one: (one.day, one.id))),
        colleagues=tuple(
            Named(number, row.name)
            for number, row in sorted(workers.items(), key=lambda item: item[1].name.lower())
            if number in facts.workers and number != worker_id
        ),
        visits=shown,
        assignments={one.id: one for one in assignments},
        ties=steps,
    )


def _schools(connection: Connection, on: date) -> Mapping[int, _School]:
    school = t.school.c
    rows = connection.execute(select(school.id, SCHOOL_LABEL, school.code, school.sector).where(school_open(on)))
    return {row[0]: _School(row[1], row[2] or "", row[3]) for row in rows}


def _people(connection: Connection, known: set[int], on: date) -> Mapping[int, _Person]:
    """Return who of these is there on a day: in a position at an open school, or never in one; two statements."""
    person, held = t.contact.c, t.position.c
    rows = connection.execute(
        select(
            person.id,
            person.given,
            person.infix,
            person.family,
            held.school_id,
            t.role.c.name.label("role"),
            held.key_contact,
            t.role.c.level,
        )
        .join(t.position, held.contact_id == person.id)
        .join(t.role, t.role.c.id == held.role_id)
        .join(t.school, t.school.c.id == held.school_id)
        .where(person.id.in_(known), person.erased_on.is_(None), runs_on(t.position, on), school_open(on))
    ).all()
    found: dict[int, _Person] = {}
    for row in sorted(rows, key=lambda row: (_LEVELS[row.level], row.school_id)):
        name = str(PersonName(row.given, row.infix, row.family))
        before = found.get(row.id, _Person(name, (), (), key_contact=False))
        found[row.id] = _Person(
            name,
            tuple(dict.fromkeys((*before.roles, row.role))),
            tuple(dict.fromkeys((*before.schools, row.school_id))),
            before.key_contact or row.key_contact,
        )
    loose = connection.execute(
        select(person.id, person.given, person.infix, person.family, person.organisation).where(
            person.id.in_(known), person.erased_on.is_(None), ~exists().where(held.contact_id == person.id)
        )
    )
    for number, given, infix, family, organisation in loose:
        roles = (organisation,) if organisation else ()
        found[number] = _Person(str(PersonName(given, infix, family)), roles, (), key_contact=False)
    return found


def _assignments(connection: Connection, on: date) -> list[AssignmentFact]:
    one = t.assignment.c
    rows = connection.execute(
        select(one.id, one.worker_id, one.school_id, one.kind, one.starts_on, one.ends_on)
        .where(not_ended(t.assignment, on))
        .order_by(one.id)
    )
    return [AssignmentFact(*row) for row in rows]


def _ties(connection: Connection, worker_id: int, on: date) -> tuple[list[TieFact], Mapping[int, tuple[TieStep, date]]]:
    """Return the ties with everybody the worker has one with, and the step of each of their own; one statement."""
    tie, step, own = t.tie.c, t.tie_step.c, t.tie.alias().c
    theirs = select(own.contact_id).where(own.worker_id == worker_id)
    rows = connection.execute(
        select(tie.id, tie.worker_id, tie.contact_id, step.step, step.since)
        .join(t.tie_step, step.tie_id == tie.id)
        .where(step.since <= on, tie.contact_id.in_(theirs))
        .order_by(step.since, step.id)
    ).all()
    found: dict[int, TieFact] = {}
    steps: dict[int, tuple[TieStep, date]] = {}
    for row in rows:
        found.setdefault(row.id, TieFact(row.id, row.worker_id, row.contact_id, row.since))
        if row.worker_id == worker_id:
            steps[row.id] = (row.step, row.since)
    return list(found.values()), steps


def _visits(rows: Rows, windows: Mapping[int, Period], on: date) -> Mapping[int, list[VisitFact]]:
    """Return the visits the rule looks at: of the last twelve months and of the windows, and what is planned."""
    since = min([met_since(on).first, *(window.first for window in windows.values())])
    which = log_facts.Which(
        "(v.day BETWEEN ? AND ? OR (v.status = 'planned' AND v.day > ?))",
        (since.isoformat(), on.isoformat(), on.isoformat()),
    )
    return {school: list(found) for school, found in log_facts.visits(rows, which, with_themes=False).items()}


def _promises(connection: Connection, on: date) -> Mapping[int, tuple[WorkersPromise, LeavingPromise]]:
    """Return the promises of ours as they stood on a day; one statement."""
    made, person = t.promise.c, t.contact.c
    rows = connection.execute(
        select(
            made.id,
            made.school_id,
            made.worker_id,
            made.status,
            made.settled_on,
            made.text,
            made.due_on,
            made.contact_id,
            person.given,
            person.infix,
            person.family,
            person.erased_on,
            SCHOOL_LABEL.label("school"),
        )
        .join(t.school, t.school.c.id == made.school_id)
        .outerjoin(t.contact, person.id == made.contact_id)
        .where(
            made.side == PromiseSide.US,
            made.worker_id.is_not(None),
            made.made_on <= on,
            or_(made.settled_on.is_(None), made.settled_on > on),
        )
        .order_by(made.due_on.is_(None), made.due_on, made.id)
    )
    found = {}
    for row in rows:
        known = row.given is not None and row.erased_on is None
        contact = str(PersonName(row.given, row.infix, row.family)) if known else ""
        fact = WorkersPromise(
            row.id, row.school_id, row.worker_id, PromiseSide.US, status_on(row.status, row.settled_on, on)
        )
        shown = LeavingPromise(row.id, row.school_id, row.school, row.contact_id, contact, row.text, row.due_on)
        found[row.id] = fact, shown
    return found


def _with_schools(
    agreed: Mapping[int, Mapping[AgreementFact, str]],
) -> list[tuple[AgreementFact, frozenset[int]]]:
    found: dict[AgreementFact, set[int]] = defaultdict(set)
    for school, each in agreed.items():
        for fact in each:
            found[fact].add(school)
    return [(fact, frozenset(where)) for fact, where in found.items()]


Why = Mapping[int, tuple[Lean, ...]]


@dataclass(frozen=True)
class _Names:
    """Puts names to what the rule found."""

    worker: int
    facts: TeamFacts
    schools: Mapping[int, _School]
    workers: Mapping[int, str]
    titles: Mapping[int, str]
    on: date

    def named(self, ids: Iterable[int]) -> tuple[Named, ...]:
        """Return schools with their names, by name; those that are closed have none."""
        found = (Named(number, self.schools[number].name) for number in ids if number in self.schools)
        return tuple(sorted(found, key=lambda one: (one.name.lower(), one.id)))

    def school_rows(self, why: Why) -> tuple[LeavingSchool, ...]:
        """Return every school the worker comes to or that leans, the leaning ones first, then by name."""
        kinds: dict[int, AssignmentKind] = {}
        faces: dict[int, set[int]] = defaultdict(set)
        for one in self.facts.assignments:
            if one.worker == self.worker and kinds.get(one.school) is not AssignmentKind.FIXED:
                kinds[one.school] = one.kind  # also one that begins later: it would have to be handed over
            elif one.worker in self.facts.workers and one.kind is AssignmentKind.FIXED and one.on(self.on):
                faces[one.school].add(one.worker)
        found = [
            LeavingSchool(
                id=number,
                name=self.schools[number].name,
                code=self.schools[number].code,
                sector=self.schools[number].sector,
                assigned=kinds.get(number),
                faces=tuple(Named(face, self.workers[face]) for face in sorted(faces[number] - {self.worker})),
                why=why.get(number, ()),
            )
            for number in {*kinds, *why}
            if number in self.schools
        ]
        return tuple(sorted(found, key=lambda one: (not one.why, one.name.lower(), one.id)))

    def contact_rows(
        self, why: Why, people: Mapping[int, _Person], steps: Mapping[int, tuple[TieStep, date]]
    ) -> tuple[LeavingContact, ...]:
        """Return everybody the worker knows, those who lean first, then by school and name."""
        ties = {one.contact: steps[one.id][0] for one in self.facts.ties if one.id in steps}
        met: dict[int, date] = {}
        year = met_since(self.on)
        for visit in (each for visits in self.facts.visits.values() for each in visits):
            if visit.held and visit.day in year and self.worker in visit.workers:
                met.update({one: max(visit.day, met.get(one, visit.day)) for one in visit.contacts})
        found = [
            LeavingContact(
                id=number,
                name=people[number].name,
                roles=", ".join(people[number].roles),
                schools=self.named(people[number].schools),
                key_contact=people[number].key_contact,
                step=ties.get(number),
                last_met=met.get(number),
                why=why.get(number, ()),
            )
            for number in {*ties, *met} & people.keys()
        ]
        return tuple(sorted(found, key=self._place))

    @staticmethod
    def _place(one: LeavingContact) -> tuple[bool, str, str, int]:
        return not one.why, one.schools[0].name.lower() if one.schools else "", one.name.lower(), one.id

    def agreement_rows(self, ids: Iterable[int]) -> tuple[LeavingAgreement, ...]:
        """Return agreements with their schools, the one that ends first at the top."""
        known = {fact.id: (fact, where) for fact, where in self.facts.agreements}
        found = [
            LeavingAgreement(fact.id, fact.kind, self.titles[fact.id], fact.ends_on, self.named(where))
            for fact, where in (known[number] for number in ids)
        ]
        return tuple(sorted(found, key=lambda one: (one.ends_on or date.max, one.id)))
