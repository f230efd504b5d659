"""From the story to rows: the example file, written in one go."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from netwerkkaart.domain.duo import DuoFileKind
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.names import sort_key
from netwerkkaart.domain.people import PersonName, TieStep
from netwerkkaart.domain.promises import PromiseStatus
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.schools import HolidayRegion, SchoolSource, Sector
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.example import place
from netwerkkaart.usecases.example.aims import AIMS
from netwerkkaart.usecases.example.polls import poll_rows
from netwerkkaart.usecases.example.story import DEALS, SCHOOLS
from netwerkkaart.usecases.example.telling import Teller
from netwerkkaart.usecases.example.told import Deed, Person, Told, ToldSchool
from netwerkkaart.usecases.example.weighed import WEIGHED
from netwerkkaart.usecases.settings import SettingKey

SEED = 20261120
EXAMPLE = "example"
"""The value of the setting ``story`` in a file whose town is made up."""

DUO_FILES = {
    Sector.PO: DuoFileKind.PO,
    Sector.VO: DuoFileKind.VO,
    Sector.PRO: DuoFileKind.VO,
    Sector.ISK: DuoFileKind.VO,
    Sector.SBO: DuoFileKind.SO,
    Sector.SO: DuoFileKind.SO,
    Sector.VSO: DuoFileKind.SO,
}
DUO_DAY = date(2026, 4, 1)
_HEARD_OF, _READ_OF = date(2026, 9, 29), date(2026, 11, 12)
"""When we noted people we never met: at schools we know, and at the one we only read of."""

_AFTER_SCHOOL = time(16, 30, tzinfo=UTC)
_GROWTH = {
    TieStep.ACQUAINTED: (0.0, 1),
    TieStep.IN_CONTACT: (0.2, 2),
    TieStep.MUTUAL: (0.5, 4),
    TieStep.CARRIER: (0.75, 7),
}
"""After which part of the meetings somebody took a step, and how many meetings that takes at least."""

Rows = dict[str, list[dict[str, Any]]]


def write_example(store: Store, *, seed: int = SEED, today: date = place.TODAY) -> None:
    """Fill an empty file with the story of Hanzewaard; the same seed and day give the same rows.

    What is planned lies in the week of ``today`` and the next; everything else stays on its own date.

    Raises:
        RefusedError: there are schools or people in the file already.
        ReadOnlyError: the file is open for reading only.
    """
    refuse_if_filled(store)
    with store.load("Voorbeeld gemaakt") as tx:
        put(tx, _Writer(tx, seed, today).rows())


def refuse_if_filled(store: Store) -> None:
    """Raise RefusedError when the file holds a school, a contact or a worker."""
    with store.read() as connection:
        for table in (t.school, t.contact, t.worker):
            if connection.execute(select(func.count()).select_from(table)).scalar_one():
                raise RefusedError("Dit bestand is niet leeg. Maak het voorbeeld in een nieuw bestand.")


def put(tx: Connection, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    """Insert rows, table by table in the order in which they need each other; all of one table have the same keys."""
    for table in t.metadata.sorted_tables:
        put_many(tx, table, rows.get(table.name, []))


def put_many(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert many rows of one table: as Core would, but each column's rule is looked up once and not for every row."""
    if not rows:
        return
    dialect = tx.dialect
    compiled = insert(table).compile(dialect=dialect, column_keys=list(rows[0]))
    names: list[str] = list(compiled.positiontup or ())
    columns = []
    for name in names:
        rule = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        columns.append([row[name] for row in rows] if rule is None else [rule(row[name]) for row in rows])
    tx.exec_driver_sql(str(compiled), list(zip(*columns, strict=True)))


def words(tx: Connection) -> dict[str, dict[str, int]]:
    """Return the ids of the seeded roles, themes and offers by their slugs."""
    return {
        table.name: {slug: number for slug, number in tx.execute(select(table.c.slug, table.c.id)) if slug}
        for table in (t.role, t.theme, t.offer)
    }


def house(organisation: str) -> Rows:
    """Return the rows of the town itself: its settings and wijken."""
    settings = {
        SettingKey.ORGANISATION: organisation,
        SettingKey.REPORT_SENDER: "Team jongerenwerk Hanzewaard, verzonnen voorbeeld",
        SettingKey.MUNICIPALITY: place.TOWN,
        SettingKey.STORY: EXAMPLE,
    }
    return {
        "setting": [{"key": key.value, "value": value} for key, value in settings.items()],
        "neighbourhood": [
            {"id": number, "name": wijk.name, "base_in_order": wijk.base, "note": wijk.note}
            for number, wijk in enumerate(place.WIJKEN, start=1)
        ],
    }


class _Writer:
    """Gives everything in the story its id, and collects the rows."""

    def __init__(self, tx: Connection, seed: int, today: date) -> None:
        self.words = words(tx)
        self.seed = seed
        self.shift = today - timedelta(days=today.weekday()) - place.TODAY
        self.out: Rows = defaultdict(list, house(place.ORGANISATION))
        self.wijken = {wijk.name: number for number, wijk in enumerate(place.WIJKEN, start=1)}
        self.workers = {colleague.key: number for number, colleague in enumerate(place.COLLEAGUES, start=1)}
        self.schools = {school.key: number for number, school in enumerate(SCHOOLS, start=1)}
        people = [person for school in SCHOOLS for person in school.people]
        self.people = {person.key: number for number, person in enumerate(people, start=1)}

    def rows(self) -> Rows:
        """Return every row of the example, by table."""
        self.out["worker"] = [
            {"id": self.workers[one.key], "name": one.name, "job": one.job, "starts_on": one.starts_on}
            for one in place.COLLEAGUES
        ]
        for school in SCHOOLS:
            self._school(school)
            calendar = school_calendar(HolidayRegion.NORTH, [Period(free.first, free.last) for free in school.free])
            rng = Random(f"{self.seed}/{school.key}")  # noqa: S311 - a story, no secret
            visits = Teller(school, calendar, rng).visits()
            for visit in visits:
                self._visit(school, visit)
            for person in school.people:
                self._person(school, person, visits)
        for deal in DEALS:
            number = self._add("agreement", **_of(deal, "kind", "title", "status", "starts_on", "ends_on"))
            self.out["agreement"][-1].update(_of(deal, "evaluation_on", "note"))
            for key in deal.schools:
                self.out["agreement_school"].append({"agreement_id": number, "school_id": self.schools[key]})
        self.out.update(poll_rows(self.schools, self.workers))
        for one in WEIGHED:
            self._add(
                "theme_status",
                school_id=self.schools[one.school],
                theme_id=self.words["theme"][one.theme],
                status=one.status,
                since=one.since,
                set_by_id=self.workers[one.by],
            )
        for aim in AIMS:
            self._add("goal", school_id=self.schools[aim.school], **_of(aim, "year", "text", "contact_days", "met_on"))
        self._in_order_of_time()
        return self.out

    def _add(self, table: str, **values: Any) -> int:
        number = len(self.out[table]) + 1
        self.out[table].append({"id": number, **values})
        return number

    def _school(self, school: ToldSchool) -> None:
        number = self.schools[school.key]
        culture = school.culture
        self._add(
            "school",
            **_of(school, "name", "short_name", "sector", "level", "board", "denomination", "approach"),
            **_of(school, "interval_weeks", "website", "note"),
            code=school.code or None,
            street=school.street,
            house_number=school.number,
            postcode=place.POSTCODE,
            city=place.TOWN,
            municipality_code="9999",
            municipality_name=place.TOWN,
            phone=f"06 0000 00{len(self.people) + number - 1:02}",
            holiday_region=HolidayRegion.NORTH,
            neighbourhood_id=self.wijken[school.wijk],
            source=SchoolSource.DUO if school.code else SchoolSource.HAND,
            duo_reference_day=DUO_DAY if school.code else None,
            duo_file_kind=DUO_FILES[school.sector].value if school.code else "",
            ambition_phase=school.ambition,
            culture_how=culture.how if culture else "",
            culture_first=culture.first if culture else "",
            culture_avoid=culture.avoid if culture else "",
            culture_places=culture.places if culture else "",
            culture_access=culture.access if culture else "",
        )
        for free in school.free:
            self._add("school_day", school_id=number, **_of(free, "kind", "first", "last", "label"))
        for duty in school.duties:
            self._add(
                "assignment",
                worker_id=self.workers[duty.worker],
                school_id=number,
                kind=duty.kind,
                starts_on=duty.first,
                ends_on=duty.last,
            )
        for step in school.steps:
            self._add(
                "phase",
                school_id=number,
                phase=step.phase,
                since=step.since,
                reason=step.reason,
                back_because=step.back,
                set_by_id=self.workers.get(step.by),
            )
        for standing in school.standings:
            self._add(
                "trust_state",
                school_id=number,
                **_of(standing, "stand", "since", "reason", "origin"),
                set_by_id=self.workers.get(standing.by or self._face(school)),
            )
        for deed in school.deeds:
            self._deed(school, deed)

    @staticmethod
    def _face(school: ToldSchool) -> str:
        return school.duties[0].worker if school.duties else place.NOOR

    def _deed(self, school: ToldSchool, deed: Deed) -> None:
        number = self._add(
            "activity",
            school_id=self.schools[school.key],
            offer_id=self.words["offer"][deed.offer],
            neighbourhood_id=self.wijken.get(deed.wijk),
            title=deed.title,
            starts_on=deed.first,
            ends_on=deed.last,
            reach=deed.reach,
            note=deed.note,
        )
        on_duty = [duty.worker for duty in school.duties if duty.last is None or deed.first <= duty.last]
        for worker in deed.workers or tuple(on_duty[:1]):
            self.out["activity_worker"].append({"activity_id": number, "worker_id": self.workers[worker]})

    def _visit(self, school: ToldSchool, visit: Told) -> None:
        day = visit.day + self.shift if visit.status is VisitStatus.PLANNED else visit.day
        written = min(day, place.ANCHOR)
        number = self._add(
            "visit",
            school_id=self.schools[school.key],
            day=day,
            **_of(visit, "at", "place", "kind", "status", "initiative", "note"),
            entered_by_id=self.workers[visit.workers[0]],
            entered_at=datetime.combine(written, _AFTER_SCHOOL),
        )
        links = self.out
        links["visit_contact"] += [{"visit_id": number, "contact_id": self.people[who]} for who in visit.who]
        links["visit_worker"] += [{"visit_id": number, "worker_id": self.workers[who]} for who in visit.workers]
        links["visit_theme"] += [{"visit_id": number, "theme_id": self.words["theme"][slug]} for slug in visit.themes]
        for kind, who in visit.signals:
            self._add("signal", visit_id=number, contact_id=self.people.get(who), kind=kind)
        for pledge in visit.pledges:
            after = pledge.settled_after
            settled = None if pledge.status is PromiseStatus.OPEN else visit.day + timedelta(days=after or 0)
            self._add(
                "promise",
                school_id=self.schools[school.key],
                visit_id=number,
                contact_id=self.people.get(pledge.to),
                worker_id=self.workers[visit.workers[0]],
                side=pledge.side,
                text=pledge.text,
                made_on=visit.day,
                due_on=None if pledge.due_after is None else visit.day + timedelta(days=pledge.due_after),
                status=pledge.status,
                settled_on=settled,
            )

    def _person(self, school: ToldSchool, person: Person, visits: Iterable[Told]) -> None:
        number = self.people[person.key]
        name = PersonName(person.given, person.infix, person.family)
        together = [
            visit for visit in visits if visit.status is VisitStatus.HELD and person.key in visit.who and visit.workers
        ]
        first = together[0].day if together else None
        known = first or (_HEARD_OF if school.duties else _READ_OF)
        informed = known + timedelta(days=14)
        self._add(
            "contact",
            given=person.given,
            infix=person.infix,
            family=person.family,
            sort_name=sort_key(name),
            email=_address(name, school, person),
            phone=f"06 0000 00{number - 1:02}",
            organisation=person.organisation,
            note=person.note,
            informed_on=informed if informed <= place.ANCHOR else None,
            added_at=datetime.combine(known, _AFTER_SCHOOL),
        )
        for key in (school.key, *person.also):
            self._add(
                "position",
                contact_id=number,
                school_id=self.schools[key],
                role_id=self.words["role"][person.role],
                team=person.team,
                key_contact=person.star and key == school.key,
                starts_on=person.since,
                ends_on=person.until,
                confirmed_on=_confirmed(key, person),
            )
        if first is None:
            return
        self._add(
            "introduction",
            contact_id=number,
            worker_id=self.workers[together[0].workers[0]],
            kind=person.via.kind,
            by_contact_id=self.people.get(person.via.by),
            by_worker_id=self.workers.get(person.via.by),
            day=first,
        )
        self._ties(person, together)

    def _ties(self, person: Person, together: list[Told]) -> None:
        if person.tie is None:
            return
        steps = list(TieStep)
        days = {one.key: [visit.day for visit in together if one.key in visit.workers] for one in place.COLLEAGUES}
        closest = max(days, key=lambda worker: len(days[worker]))
        for worker, met in days.items():
            if not met or (worker != closest and len(met) < 2):
                continue
            reach = steps.index(person.tie) if worker == closest else max(steps.index(person.tie) - 1, 0)
            tie = self._add("tie", worker_id=self.workers[worker], contact_id=self.people[person.key])
            taken: set[date] = set()
            for step in steps[: reach + 1]:
                part, least = _GROWTH[step]
                since = met[int(part * len(met))]
                if len(met) >= least and since not in taken:
                    taken.add(since)
                    self._add("tie_step", tie_id=tie, step=step, since=since)

    def _in_order_of_time(self) -> None:
        """Number the visits, promises and signals in the order in which they came, as if they had been logged."""
        visits = sorted(self.out["visit"], key=lambda row: (row["day"], row["id"]))
        new = {row["id"]: number for number, row in enumerate(visits, start=1)}
        for table in ("visit_contact", "visit_worker", "visit_theme", "signal", "promise"):
            for row in self.out[table]:
                row["visit_id"] = new[row["visit_id"]]
            self.out[table].sort(key=lambda row: row["visit_id"])
        for table in ("signal", "promise"):
            for number, row in enumerate(self.out[table], start=1):
                row["id"] = number
        for row in visits:
            row["id"] = new[row["id"]]
        self.out["visit"] = visits


def _of(thing: object, *names: str) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


def _confirmed(school_key: str, person: Person) -> date | None:
    """Return the day on which somebody said at a school that this person is still there."""
    school = next(one for one in SCHOOLS if one.key == school_key)
    day = school.walked
    if day is None or person.key in school.unsure or (person.since is not None and person.since > day):
        return None
    return day if person.until is None or person.until >= day else None


def _address(name: PersonName, school: ToldSchool, person: Person) -> str:
    letters = f"{name.given[0]}.{name.infix}{name.family}".replace(" ", "").lower()
    plain = "".join(_plain(letter) for letter in letters)
    where = person.organisation or school.short_name
    host = "".join(letter for letter in where.lower() if letter.isalnum())
    return f"{plain}@{host}.example"


def _plain(letter: str) -> str:
    from netwerkkaart.domain.names import fold

    return letter if letter in ".-" else fold(letter)
