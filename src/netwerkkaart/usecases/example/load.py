"""A town like Hanzewaard at any size, to see the program under load: same kind of rows, by the same kind of chance."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from sqlalchemy import Connection

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.people import AssignmentKind, TieStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.domain.trust import SIGNALS, SignalKind, StandOrigin, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.example import place, sentences
from netwerkkaart.usecases.example.people import People, people
from netwerkkaart.usecases.example.sentences import pick
from netwerkkaart.usecases.example.writing import SEED, Rows, house, put, refuse_if_filled, words

_VISITS_A_YEAR = 50
"""More than this at one school in a year is unlikely, so a longer log goes further back."""

_MOST_YEARS = 10
_DAYS_TOLD = (place.ANCHOR - place.FIRST_DAY).days
_CACHE_KIB = 256_000
"""The indexes of the log fit in it, so that no page is written twice."""

_AT_ONCE = 5_000
_LINK_STATEMENTS = {
    "visit_contact": "INSERT INTO visit_contact (visit_id, contact_id) VALUES (?, ?)",
    "visit_worker": "INSERT INTO visit_worker (visit_id, worker_id) VALUES (?, ?)",
    "visit_theme": "INSERT INTO visit_theme (visit_id, theme_id) VALUES (?, ?)",
}
_AFTER_SCHOOL = time(16, 30, tzinfo=UTC)
_KINDS = (
    *[VisitKind.DROP_IN] * 38,
    *[VisitKind.APPOINTMENT] * 22,
    *[VisitKind.PHONE] * 16,
    *[VisitKind.MAIL] * 10,
    *[VisitKind.MEETING] * 8,
    *[VisitKind.ACTIVITY] * 5,
    VisitKind.NEEDS_TALK,
)
_STATUSES = (
    *[VisitStatus.HELD] * 94,
    *[VisitStatus.CANCELLED_BY_SCHOOL] * 3,
    *[VisitStatus.CANCELLED_BY_US] * 3,
)
_INITIATIVES = (*[Initiative.US] * 10, *[Initiative.SCHOOL] * 7, *[Initiative.UNKNOWN] * 3)
_TITLES = {
    "break_activity": "Pauzeactiviteit",
    "resilience_training": "Weerbaarheidstraining",
    "group_process": "Groepsproces",
    "individual_coaching": "Coaching",
    "activation": "Activering",
    "signalling": "Signalering",
    "neighbourhood_activity": "Wijkactiviteit",
    "parent_contact": "Koffieochtend voor ouders",
}
_SIGNALS = tuple(kind for kind in SignalKind for _ in range(4 if SIGNALS[kind].building else 1))


def write_town(
    store: Store,
    *,
    schools: int,
    contacts: int,
    visits: int,
    seed: int = SEED,
    today: date = place.TODAY,
) -> None:
    """Fill an empty file with a made-up town of this size; the same numbers and seed give the same rows.

    There are about 2.5 themes to a visit. The log ends on 20 November 2026 and goes back two years, or further where
    there are more than 50 visits a year to a school; a few visits are planned in the week of ``today`` and the next.

    Raises:
        RefusedError: there are schools or people in the file already, or there are contacts or visits but no school.
        ReadOnlyError: the file is open for reading only.
    """
    if schools < 1:
        raise RefusedError("Een stad zonder scholen kan niet. Kies minstens één school.")
    refuse_if_filled(store)
    with store.load("Voorbeeld gemaakt") as tx:
        rng = Random(f"{seed}/{schools}/{contacts}/{visits}")  # noqa: S311 - a story, no secret
        who = people(rng, words(tx), schools, contacts)
        rows: Rows = {**house(place.ORGANISATION), **who.rows}
        days = _school_days(schools, visits)
        _Partnership(rng, who, rows, days[0], words(tx)["offer"]).write()
        tx.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")
        put(tx, rows)
        _Log(tx, rng, who, words(tx)["theme"]).write(days, visits, today)
        tx.exec_driver_sql("PRAGMA cache_size = -16000")


def _school_days(schools: int, visits: int) -> list[date]:
    years = min(visits / (schools * _VISITS_A_YEAR), _MOST_YEARS)
    back = max(_DAYS_TOLD, round(years * 365.25))
    calendar = school_calendar(HolidayRegion.NORTH)
    every = (place.ANCHOR - timedelta(days=back - number) for number in range(back + 1))
    return [day for day in every if not calendar.is_free(day)]


class _Log:
    """Writes the visits, with all that hangs on them."""

    def __init__(self, tx: Connection, rng: Random, who: People, themes: dict[str, int]) -> None:
        self.tx = tx
        self.rng = rng
        self.who = who
        self.bundles = [
            tuple(rng.sample(list(themes), rng.choices((1, 2, 3, 4), (12, 32, 34, 22))[0])) for _ in range(997)
        ]
        self.ids = {bundle: tuple(themes[slug] for slug in bundle) for bundle in self.bundles}
        self.rows: Rows = {"visit": [], "signal": [], "promise": []}
        self.links: dict[str, list[tuple[int, int]]] = {table: [] for table in _LINK_STATEMENTS}
        self.signals = 0
        self.promises = 0

    def write(self, days: Sequence[date], visits: int, today: date) -> None:
        """Write this many visits over these days, the last few of them planned after today."""
        rng, schools = self.rng, len(self.who.workers_of)
        planned = min(schools // 3, visits // 20)
        held = sorted(rng.choices(days, k=visits - planned))
        calendar = school_calendar(HolidayRegion.NORTH)
        monday = today - timedelta(days=today.weekday())
        ahead = [day for number in range(14) if not calendar.is_free(day := monday + timedelta(days=number))]
        later = sorted(rng.choices(ahead or [monday], k=planned))
        weights = list(accumulate(rng.uniform(0.4, 1.6) for _ in range(schools)))
        for number, day in enumerate((*held, *later), start=1):
            school = bisect_left(weights, rng.random() * weights[-1]) + 1
            self._visit(number, day, school, planned=number > len(held))
            if number % _AT_ONCE == 0:
                self._flush()
        self._flush()

    def _flush(self) -> None:
        put(self.tx, self.rows)
        for table, pairs in self.links.items():
            if pairs:
                self.tx.exec_driver_sql(_LINK_STATEMENTS[table], pairs)
            pairs.clear()
        for rows in self.rows.values():
            rows.clear()

    def _visit(self, number: int, day: date, school: int, *, planned: bool) -> None:
        rng, rows = self.rng, self.rows
        kind = pick(rng, _KINDS)
        status = VisitStatus.PLANNED if planned else pick(rng, _STATUSES)
        initiative = Initiative.US if planned else pick(rng, _INITIATIVES)
        workers = self.who.workers_of[school - 1]
        worker = workers[0] if rng.random() < 0.7 else pick(rng, workers)
        there = self.who.contacts_of[school - 1]
        met: list[int] = []
        if there:
            met = [there[int(len(there) * rng.random() ** 2)]]
            if rng.random() < 0.25 and (other := pick(rng, there)) != met[0]:
                met.append(other)
        bundle = () if status not in {VisitStatus.HELD, VisitStatus.PLANNED} else pick(rng, self.bundles)
        signal = pick(rng, _SIGNALS) if status is VisitStatus.HELD and rng.random() < 0.4 else None
        rows["visit"].append(
            {
                "id": number,
                "school_id": school,
                "day": day,
                "at": time(rng.randrange(8, 17), 0) if planned or rng.random() < 0.2 else None,
                "place": pick(rng, sentences.PLACES) if rng.random() < 0.3 else "",
                "kind": kind,
                "status": status,
                "initiative": initiative,
                "note": sentences.note(rng, kind, status, initiative, bundle, (signal,) if signal else ()),
                "entered_by_id": worker,
                "entered_at": datetime.combine(min(day, place.ANCHOR), _AFTER_SCHOOL),
            }
        )
        self.links["visit_worker"].append((number, worker))
        self.links["visit_contact"] += [(number, contact) for contact in met]
        self.links["visit_theme"] += [(number, theme) for theme in self.ids.get(bundle, ())]
        if signal:
            about = met[0] if met else None
            self.signals += 1
            rows["signal"].append({"id": self.signals, "visit_id": number, "contact_id": about, "kind": signal})
        if status is VisitStatus.HELD and rng.random() < 0.12:
            self._promise(number, day, school, worker, met[0] if met else None)

    def _promise(self, visit: int, day: date, school: int, worker: int, contact: int | None) -> None:
        rng = self.rng
        ours = rng.random() < 0.65
        due = day + timedelta(days=pick(rng, (7, 14, 21, 30)))
        settled: date | None = day + timedelta(days=rng.randrange(1, 36))
        status = PromiseStatus.KEPT if settled is None or settled <= due else PromiseStatus.LATE
        if settled is not None and settled > place.ANCHOR:
            settled, status = None, PromiseStatus.OPEN
        elif rng.random() < 0.05:
            status = PromiseStatus.DROPPED
        self.promises += 1
        self.rows["promise"].append(
            {
                "id": self.promises,
                "school_id": school,
                "visit_id": visit,
                "contact_id": contact,
                "worker_id": worker,
                "side": PromiseSide.US if ours else PromiseSide.SCHOOL,
                "text": pick(rng, sentences.OUR_PLEDGES if ours else sentences.THEIR_PLEDGES),
                "made_on": day,
                "due_on": due,
                "status": status,
                "settled_on": settled,
            }
        )


class _Partnership:
    """Writes phases, stands, ties, activities and agreements, each from a day within the log."""

    def __init__(self, rng: Random, who: People, rows: Rows, first: date, offers: dict[str, int]) -> None:
        self.rng = rng
        self.who = who
        self.rows = rows
        self.first = first
        self.offers = offers

    def write(self) -> None:
        """Write it all, school by school."""
        tables = ("phase", "trust_state", "tie", "tie_step", "assignment", "activity", "agreement", "agreement_school")
        self.rows.update({table: [] for table in tables})
        for school, workers in enumerate(self.who.workers_of, start=1):
            for number, worker in enumerate(workers):
                kind = AssignmentKind.SUBSTITUTE if number else AssignmentKind.FIXED
                self._add("assignment", worker_id=worker, school_id=school, kind=kind, starts_on=self.first)
            self._phases(school, workers[0])
            self._stands(school, workers[0])
            self._activities(school)
            if self.rng.random() < 0.2:
                self._covenant(school)
            self._ties(workers[0], self.who.contacts_of[school - 1])

    def _days(self, count: int) -> list[date]:
        span = (place.ANCHOR - self.first).days
        return sorted(self.first + timedelta(days=number) for number in self.rng.sample(range(span), count))

    def _add(self, table: str, **values: Any) -> int:
        self.rows[table].append({"id": len(self.rows[table]) + 1, **values})
        return len(self.rows[table])

    def _phases(self, school: int, worker: int) -> None:
        rng = self.rng
        level = rng.randrange(3)
        for number, day in enumerate(self._days(rng.randrange(1, 6))):
            back = None
            if number and level and rng.random() < 0.15:
                level, back = level - 1, rng.choice(list(StepBackReason))
            elif number:
                level = min(level + 1, 7)
            self._add("phase", school_id=school, phase=Phase(level), since=day, back_because=back, set_by_id=worker)

    def _stands(self, school: int, worker: int) -> None:
        for day in self._days(self.rng.randrange(1, 4)):
            stand = self.rng.choices(list(TrustStand), (1, 1, 4, 4))[0]
            origin = self.rng.choice(list(StandOrigin))
            self._add("trust_state", school_id=school, stand=stand, since=day, origin=origin, set_by_id=worker)

    def _activities(self, school: int) -> None:
        rng = self.rng
        for day in self._days(rng.randrange(4)):
            offer = rng.choice(list(_TITLES))
            self._add(
                "activity",
                school_id=school,
                offer_id=self.offers[offer],
                title=f"{_TITLES[offer]} {day.year}",
                starts_on=day,
                ends_on=min(day + timedelta(days=rng.choice((0, 42, 90))), place.ANCHOR),
                reach=rng.randrange(8, 120),
            )

    def _covenant(self, school: int) -> None:
        starts = date(self.rng.choice((2024, 2025, 2026)), self.rng.choice((1, 8)), 1)
        ends = date(starts.year + 2, starts.month, 1) - timedelta(days=1)
        number = self._add(
            "agreement",
            kind=AgreementKind.COVENANT,
            title=f"Convenant {starts.year}–{ends.year}",
            status=AgreementStatus.ACTIVE,
            starts_on=starts,
            ends_on=ends,
            evaluation_on=ends - timedelta(days=90) if self.rng.random() < 0.5 else None,
        )
        self.rows["agreement_school"].append({"agreement_id": number, "school_id": school})

    def _ties(self, worker: int, contacts: Sequence[int]) -> None:
        for contact in contacts:
            if self.rng.random() < 0.8:
                tie = self._add("tie", worker_id=worker, contact_id=contact)
                steps = list(TieStep)[: self.rng.choices((1, 2, 3, 4), (3, 4, 3, 1))[0]]
                for step, day in zip(steps, self._days(len(steps)), strict=True):
                    self._add("tie_step", tie_id=tie, step=step, since=day)
