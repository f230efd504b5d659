"""The records behind a figure in words: which visits, signals and promises, and what each was."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.facts import PromiseFact, SignalFact, VisitFact
from netwerkkaart.domain.visits import Initiative
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import day
from netwerkkaart.texts.promises import about
from netwerkkaart.texts.readings import People


class Names(People, Protocol):
    """What everything in the log of a school is called."""

    @property
    def themes(self) -> Mapping[int, str]:
        """The names of themes by id."""

    @property
    def promises(self) -> Mapping[int, str]:
        """The words of promises by id."""

    @property
    def activities(self) -> Mapping[int, str]:
        """The titles of activities by id."""

    @property
    def agreements(self) -> Mapping[int, str]:
        """The titles of agreements by id."""


class Log(Protocol):
    """What was logged at a school up to a day."""

    @property
    def today(self) -> date:
        """That day."""

    @property
    def names(self) -> Names:
        """What the ids are called."""

    @property
    def visit_by_id(self) -> Mapping[int, VisitFact]:
        """Every visit by its id."""

    @property
    def signal_by_id(self) -> Mapping[int, SignalFact]:
        """Every signal by its id."""

    @property
    def promise_by_id(self) -> Mapping[int, PromiseFact]:
        """Every promise by its id."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record: the words for it, what it is, and the visit where it came up, if it did at one."""

    text: str
    records: Kind
    id: int
    visit_id: int | None = None


def guests(log: Log, visit: VisitFact) -> str:
    """Return the names of who of the school was at a visit."""
    known = sorted(name for one in visit.contacts if (name := log.names.contacts.get(one, "")))
    gone = len(visit.contacts) - len(known)
    return ", ".join((*known, *[_("verwijderd contact")] * gone))


def hosts(log: Log, visit: VisitFact) -> str:
    """Return the names of who of us was at a visit."""
    return ", ".join(sorted(log.names.workers.get(one, "") for one in visit.workers))


def of_visits(log: Log, ids: Iterable[int], *, with_initiative: bool = False) -> list[Evidence]:
    """Return visits in words, newest first."""
    visits = sorted((log.visit_by_id[one] for one in ids), key=lambda visit: (visit.day, visit.id), reverse=True)
    found = []
    for visit in visits:
        parts = [day(visit.day), words.word(visit.kind), guests(log, visit)]
        if not visit.held:
            parts.insert(1, words.word(visit.status))
        if with_initiative:
            whose = {Initiative.SCHOOL: _("initiatief van de school"), Initiative.US: _("initiatief van ons")}
            parts.append(whose.get(visit.initiative, ""))
        found.append(Evidence(" · ".join(part for part in parts if part), Kind.VISIT, visit.id, visit.id))
    return found


def of_signals(log: Log, ids: Iterable[int]) -> list[Evidence]:
    """Return signals in words, newest first."""
    signals = sorted((log.signal_by_id[one] for one in ids), key=lambda one: (one.day, one.id), reverse=True)
    found = []
    for signal in signals:
        way = _("opbouwend") if signal.building else _("schurend")
        who = log.names.contacts.get(signal.contact, "") if signal.contact is not None else ""
        what = f"{words.word(signal.kind)} ({way}, {words.word(signal.dimension)})"
        text = " · ".join(part for part in (day(signal.day), what, who) if part)
        found.append(Evidence(text, Kind.SIGNAL, signal.id, signal.visit))
    return found


def of_promises(log: Log, ids: Iterable[int]) -> list[Evidence]:
    """Return promises in words, the newest first."""
    promises = sorted((log.promise_by_id[one] for one in ids), key=lambda one: (one.made_on, one.id), reverse=True)
    found = []
    for promise in promises:
        state = about(promise.side, promise.status, promise.due_on, promise.settled_on, log.today)
        parts = (day(promise.made_on), log.names.promises.get(promise.id, ""), state)
        found.append(Evidence(" · ".join(part for part in parts if part), Kind.PROMISE, promise.id))
    return found


def of_records(log: Log, kind: Kind, ids: Iterable[int]) -> list[Evidence]:
    """Return records of any kind a rule names in words."""
    told: dict[Kind, Callable[[Log, Iterable[int]], list[Evidence]]] = {
        Kind.VISIT: of_visits,
        Kind.SIGNAL: of_signals,
        Kind.PROMISE: of_promises,
    }
    if kind in told:
        return told[kind](log, ids)
    named: dict[Kind, Mapping[int, str]] = {
        Kind.CONTACT: log.names.contacts,
        Kind.WORKER: log.names.workers,
        Kind.THEME: log.names.themes,
        Kind.ACTIVITY: log.names.activities,
        Kind.AGREEMENT: log.names.agreements,
    }
    gone = _("verwijderd contact") if kind is Kind.CONTACT else words.word(kind)
    return [Evidence(named.get(kind, {}).get(one, "") or gone, kind, one) for one in ids]
