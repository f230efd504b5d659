"""From a school's story to its visits: every one with day, people, themes, signals and note; same seed, same story."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from random import Random

from netwerkkaart.domain.rhythm import SchoolCalendar
from netwerkkaart.domain.trust import SIGNALS, SignalKind
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.usecases.example import sentences
from netwerkkaart.usecases.example.place import ANCHOR
from netwerkkaart.usecases.example.short import BETWEEN, LATE, ours, theirs
from netwerkkaart.usecases.example.told import Pledge, Stretch, Told, ToldSchool

_KINDS = {
    VisitKind.DROP_IN: 38,
    VisitKind.APPOINTMENT: 22,
    VisitKind.MEETING: 10,
    VisitKind.PHONE: 18,
    VisitKind.MAIL: 12,
}
_FOR_ONE = {VisitKind.PHONE, VisitKind.MAIL}
_THEMES = {
    VisitKind.DROP_IN: (0, 1, 1),
    VisitKind.APPOINTMENT: (1, 1, 2),
    VisitKind.MEETING: (1, 2, 2),
    VisitKind.ACTIVITY: (0, 1),
    VisitKind.PHONE: (0, 1),
    VisitKind.MAIL: (0, 1),
    VisitKind.NEEDS_TALK: (2, 2, 3),
}
_BUILDING = (
    SignalKind.SHARED_CONCERN,
    SignalKind.WE_KEPT_PROMISE,
    SignalKind.ASKED_FOR_US,
    SignalKind.KEPT_APPOINTMENT,
    SignalKind.BROUGHT_TO_COLLEAGUE,
    SignalKind.INVITED_TO_MEETING,
    SignalKind.WE_WERE_USEFUL,
)
_STRAINING = (
    SignalKind.KEPT_US_AWAY,
    SignalKind.DECIDED_WITHOUT_US,
    SignalKind.SCHOOL_BROKE_APPOINTMENT,
    SignalKind.WE_BROKE_PROMISE,
)
_SETTLED_BY = date(2026, 10, 20)


@dataclass
class _Share:
    """Gives everybody turns in the measure of their weight; who comes in later starts level with the others."""

    turns: dict[str, float] = field(default_factory=dict)

    def pick(self, rng: Random, weights: dict[str, int], but: Iterable[str] = ()) -> str | None:
        """Return whose turn it is, or None when nobody is left."""
        known = [self.turns[key] / weight for key, weight in weights.items() if key in self.turns]
        level = min(known, default=0.0)
        for key, weight in weights.items():
            self.turns.setdefault(key, level * weight)
        left = [key for key in weights if key not in set(but)]
        if not left:
            return None
        chosen = min(left, key=lambda key: (self.turns[key] + 1) / weights[key] + rng.random() * 0.15)
        self.turns[chosen] += 1
        return chosen


class Teller:
    """Tells the visits of one school."""

    def __init__(self, school: ToldSchool, calendar: SchoolCalendar, rng: Random) -> None:
        self.school = school
        self.calendar = calendar
        self.rng = rng
        self.people = {person.key: person for person in school.people if person.tie is not None}
        self.turns = _Share()
        self.shifts = _Share()
        self.taken = {told.day for told in school.told}

    def visits(self) -> list[Told]:
        """Return every visit in order of time, those that are planned included."""
        told = [self._manned(visit) for visit in self.school.told]
        for stretch in self.school.stretches:
            told += self._stretch(stretch, [visit for visit in told if stretch.first <= visit.day <= stretch.last])
        self._let_all_be_met(told)
        return sorted(told, key=lambda visit: visit.day)

    def _let_all_be_met(self, visits: list[Told]) -> None:
        """Give a seat to who was never met: that of somebody with seats to spare, so that all sums stay."""
        first = next(iter(self.people), "")
        told = {visit.day for visit in self.school.told}
        for person in self.people.values():
            seats = Counter(who for visit in visits if visit.status is VisitStatus.HELD for who in visit.who)
            if seats[person.key]:
                continue
            spare = [
                (seats[who], place, who)
                for place, visit in enumerate(visits)
                if visit.status is VisitStatus.HELD and person.key in self._weights(visit.day)
                for who in visit.who
                if who != first and visit.day not in told and seats[who] > 1
            ]
            if spare:
                _seats, place, who = max(spare)
                visits[place] = _swapped(visits[place], who, person.key)

    def _stretch(self, stretch: Stretch, told: Sequence[Told]) -> list[Told]:
        days = self._days(stretch)
        statuses = [VisitStatus.HELD] * len(days)
        if len(days) >= 6:
            off = (VisitStatus.CANCELLED_BY_SCHOOL, VisitStatus.CANCELLED_BY_US)
            statuses[self.rng.randrange(1, len(days))] = self.rng.choice(off)
        held = [day for day, status in zip(days, statuses, strict=True) if status is VisitStatus.HELD]
        seats = self._leaning(stretch, held) if stretch.slots else [self._met(day) for day in held]
        started = set(self.rng.sample(range(len(held)), min(stretch.by_school, len(held))))
        visits: list[Told] = []
        for day, status in zip(days, statuses, strict=True):
            if status is VisitStatus.HELD:
                place = held.index(day)
                visits.append(self._visit(day, seats[place], started=place in started))
            else:
                who = self._met(day)[:1]
                visits.append(
                    Told(day, VisitKind.APPOINTMENT, who, "", status=status, workers=self._on_duty(day), at=time(15, 0))
                )
        self._give_signals(visits, stretch, told)
        return [self._written(visit) for visit in visits]

    def _days(self, stretch: Stretch) -> list[date]:
        """Spread the visits evenly over the school weeks of the stretch."""
        weeks = []
        monday = stretch.first - timedelta(days=stretch.first.weekday())
        while monday <= stretch.last:
            week = [monday + timedelta(days=number) for number in range(5)]
            open_days = [day for day in week if stretch.first <= day <= stretch.last and not self.calendar.is_free(day)]
            if open_days:
                weeks.append(open_days)
            monday += timedelta(days=7)
        chosen: list[date] = []
        for number in range(stretch.visits):
            low = number * len(weeks) // stretch.visits
            high = max((number + 1) * len(weeks) // stretch.visits, low + 1)
            at = self.rng.randrange(low, high)
            order = [*range(at, len(weeks)), *range(at)]
            free = next(
                (left for place in order if (left := [day for day in weeks[place] if day not in self.taken])), None
            )
            if free is None:
                break
            day = self.rng.choice(free)
            self.taken.add(day)
            chosen.append(day)
        return sorted(chosen)

    def _weights(self, day: date) -> dict[str, int]:
        return {
            person.key: person.weight
            for person in self.people.values()
            if person.from_day <= day and (person.until is None or day <= person.until)
        }

    def _met(self, day: date) -> tuple[str, ...]:
        seats = self.rng.choices((1, 2, 3), (72, 22, 6))[0]
        found: list[str] = []
        weights = self._weights(day)
        for _seat in range(seats):
            person = self.turns.pick(self.rng, weights, found)
            if person is not None:
                found.append(person)
        return tuple(found)

    def _leaning(self, stretch: Stretch, held: Sequence[date]) -> list[tuple[str, ...]]:
        """Give the first person exactly ``leaning`` of ``slots`` places, the others the rest."""
        first = next(iter(self.people))
        others = [{key: weight for key, weight in self._weights(day).items() if key != first} for day in held]
        open_places = [place for place, weights in enumerate(others) if weights]
        without = set(self.rng.sample(open_places, len(held) - stretch.leaning))
        beside = [place for place in open_places if place not in without]
        doubled = set(self.rng.sample(beside, stretch.slots - len(held)))
        seats: list[tuple[str, ...]] = []
        for place, weights in enumerate(others):
            other = self.turns.pick(self.rng, weights) if place in without | doubled else None
            seats.append(tuple(key for key in (None if place in without else first, other) if key))
        return seats

    def _on_duty(self, day: date) -> tuple[str, ...]:
        weights = {
            duty.worker: duty.weight
            for duty in self.school.duties
            if duty.first <= day and (duty.last is None or day <= duty.last)
        }
        first = self.shifts.pick(self.rng, weights)
        if first is None:
            return ()
        second = self.rng.choice(list(weights)) if self.rng.random() < 0.12 else first
        return (first,) if second == first else (first, second)

    def _visit(self, day: date, who: tuple[str, ...], *, started: bool) -> Told:
        rng = self.rng
        running = [deed for deed in self.school.deeds if deed.first <= day <= (deed.last or ANCHOR)]
        kinds = {kind: weight for kind, weight in _KINDS.items() if len(who) == 1 or kind not in _FOR_ONE}
        kind = rng.choices(list(kinds), list(kinds.values()))[0]
        if running and kind is VisitKind.DROP_IN and rng.random() < 0.4:
            kind = VisitKind.ACTIVITY
        initiative = Initiative.SCHOOL if started else rng.choices((Initiative.US, Initiative.UNKNOWN), (8, 2))[0]
        return Told(
            day,
            kind,
            who,
            "",
            self._themes(rng.choice(_THEMES[kind])),
            initiative,
            workers=self._on_duty(day),
            at=time(rng.randrange(8, 16), rng.choice((0, 15, 30, 45))) if rng.random() < 0.35 else None,
            place=rng.choice(sentences.PLACES) if kind not in _FOR_ONE and rng.random() < 0.5 else "",
        )

    def _themes(self, count: int) -> tuple[str, ...]:
        own = self.school.themes
        found: list[str] = []
        while own and len(found) < min(count, len(own)):
            theme = self.rng.choices(own, [1 / (place + 1) for place in range(len(own))])[0]
            if theme not in found:
                found.append(theme)
        return tuple(found)

    def _give_signals(self, visits: list[Told], stretch: Stretch, told: Sequence[Told]) -> None:
        for building, kinds, wanted in (
            (True, _BUILDING, stretch.building),
            (False, _STRAINING, stretch.straining),
        ):
            had = sum(SIGNALS[kind].building is building for visit in told for kind, _who in visit.signals)
            order = list(kinds)
            self.rng.shuffle(order)
            for number in range(wanted - had):
                self._give(visits, order[number % len(order)])

    def _give(self, visits: list[Told], kind: SignalKind) -> None:
        able = [
            place
            for place, visit in enumerate(visits)
            if visit.status is VisitStatus.HELD
            and visit.who
            and not any(monday <= visit.day < monday + timedelta(days=7) for monday in BETWEEN)
        ]
        fewest = min(len(visits[place].signals) for place in able)
        place = self.rng.choice([place for place in able if len(visits[place].signals) == fewest])
        visit = visits[place]
        if visit.initiative is Initiative.SCHOOL and kind is SignalKind.SHARED_CONCERN:
            kind = SignalKind.CONTACTED_US
        who = self.rng.choice(visit.who)
        if (kind, who) not in visit.signals:
            visits[place] = replace(visit, signals=(*visit.signals, (kind, who)))
        else:
            visits[place] = replace(visit, signals=(*visit.signals, (kind, "")))

    def _written(self, visit: Told) -> Told:
        """Add the note and, now and then, a promise."""
        kinds = [kind for kind, _who in visit.signals]
        text = sentences.note(self.rng, visit.kind, visit.status, visit.initiative, visit.themes, kinds)
        pledges = (self._pledge(visit),) if self._promises(visit) else ()
        return replace(visit, note=text, pledges=pledges)

    def _promises(self, visit: Told) -> bool:
        return visit.status is VisitStatus.HELD and visit.day < _SETTLED_BY and self.rng.random() < 0.11

    def _pledge(self, visit: Told) -> Pledge:
        due = self.rng.choice((7, 14, 14, 21))
        ending = self.rng.random()
        to = visit.who[0] if visit.who else ""
        make, texts = (ours, sentences.OUR_PLEDGES) if self.rng.random() < 0.65 else (theirs, sentences.THEIR_PLEDGES)
        text = self.rng.choice(texts)
        if ending < 0.12 and visit.day + timedelta(days=due + 6) <= ANCHOR:
            return make(text, due, LATE, due + 6, to)
        return make(text, due, settled=self.rng.randrange(1, due), to=to)

    def _manned(self, visit: Told) -> Told:
        for person in visit.who:
            if person not in self.people:
                raise ValueError(f"{person} can't be met at {self.school.name}")
        return visit if visit.workers else replace(visit, workers=self._on_duty(visit.day))


def _swapped(visit: Told, old: str, new: str) -> Told:
    return replace(
        visit,
        who=tuple(new if who == old else who for who in visit.who),
        signals=tuple((kind, new if who == old else who) for kind, who in visit.signals),
        pledges=tuple(replace(pledge, to=new) if pledge.to == old else pledge for pledge in visit.pledges),
    )
