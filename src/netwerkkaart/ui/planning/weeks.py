"""What the board of weeks shows, as plain data: made from the round, compared before anything is drawn again."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.round import RoundRow, RoundTable
from netwerkkaart.queries.visit_rows import VisitRow
from netwerkkaart.texts import _, dates, ngettext
from netwerkkaart.texts import round as texts
from netwerkkaart.texts.words import word
from netwerkkaart.ui.visits.marks import people

_NAMED_OUT = 2
"""More schools than this that are out on a day are counted, not named."""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A planned visit as a card shows it; ``place`` is the wijk it is in."""

    visit: int
    school: int
    day: date
    title: str
    note: str
    place: str
    told: str
    """Everything, for who can't see the card and for its tooltip."""


@dataclass(frozen=True, slots=True)
class DayFacts:
    """A day: why everybody is out, which schools are out by themselves, and what is planned, a place at a time."""

    day: date
    out: str
    schools_out: str
    schools_out_all: str
    cards: tuple[CardFacts, ...]


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """A week: its title, what is special, and its days; a weekend day only where something is planned."""

    monday: date
    title: str
    note: str
    out: str
    """Why there is no school all week; empty in a school week."""
    days: tuple[DayFacts, ...]
    weekend: tuple[CardFacts, ...]

    @property
    def cards(self) -> tuple[CardFacts, ...]:
        """Every card of the week."""
        return (*(card for day in self.days for card in day.cards), *self.weekend)


def week_facts(
    table: RoundTable, rows: Collection[RoundRow], visits: Iterable[VisitRow], *, first: date, weeks: int
) -> list[WeekFacts]:
    """Return so many weeks from a Monday on, with these visits; ``rows`` are the schools whose own days are shown."""
    by_day: dict[date, list[CardFacts]] = defaultdict(list)
    rows = [row for row in rows if row.time.own]
    for visit in visits:
        by_day[visit.day].append(card_facts(table, visit))
    found = []
    for number in range(weeks):
        monday = first + timedelta(days=7 * number)
        days = [monday + timedelta(days=one) for one in range(7)]
        told = tuple(_day(table, rows, day, by_day[day]) for day in days[:5])
        weekend = tuple(card for day in days[5:] for card in by_day[day])
        number_of = sum(len(by_day[day]) for day in days)
        calendar = table.time.calendar
        out = table.time.out_on(monday) if not calendar.in_school_week(monday) else None
        note = _week_note(table, monday, number_of)
        found.append(WeekFacts(monday, texts.week(monday), note, texts.out(out) if out else "", told, weekend))
    return found


def card_facts(table: RoundTable, visit: VisitRow, *, with_day: bool = False) -> CardFacts:
    """Return a planned visit as a card; ``with_day`` where the card does not stand on its day."""
    row = table.row(visit.school_id)
    clock, guests = dates.clock(visit.at), people(visit.contacts)
    day = dates.day(visit.day).rsplit(" ", 1)[0] if with_day else ""
    note = " ".join(part for part in (day, clock, guests or word(visit.kind)) if part)
    hosts = _("door {names}").format(names=", ".join(visit.workers)) if visit.workers else ""
    parts = (dates.day(visit.day), clock, visit.school, word(visit.kind), ", ".join(visit.contacts), visit.place, hosts)
    place = (row.neighbourhood or row.city) if row is not None else visit.city
    told = " · ".join(part for part in parts if part)
    return CardFacts(visit.id, visit.school_id, visit.day, visit.school, note, place, told)


def _day(table: RoundTable, rows: Collection[RoundRow], day: date, cards: list[CardFacts]) -> DayFacts:
    out = table.time.out_on(day)
    own = [] if out is not None else [(row.name, why) for row in rows if (why := row.time.out_on(day))]
    every = "\n".join(f"{name}: {texts.out(why)}" for name, why in own)
    short = ", ".join(f"{name}: {texts.out_short(why)}" for name, why in own)
    if len(own) > _NAMED_OUT:
        short = ngettext("{n} school is er niet", "{n} scholen zijn er niet", len(own)).format(n=len(own))
    order = {place: number for number, place in enumerate(dict.fromkeys(card.place for card in cards))}
    grouped = sorted(cards, key=lambda card: order[card.place])
    return DayFacts(day, texts.out(out) if out else "", short, every, tuple(grouped))


def _week_note(table: RoundTable, monday: date, visits: int) -> str:
    told = []
    calendar = table.time.calendar
    if calendar.in_school_week(monday):
        start = SchoolYear.of(monday + timedelta(days=4)).first
        number = calendar.school_weeks_between(start - timedelta(days=7), monday)
        told.append(_("schoolweek {number}").format(number=number))
    if visits:
        told.append(ngettext("{n} bezoek", "{n} bezoeken", visits).format(n=visits))
    return " · ".join(told)
