"""The records behind a figure in words: which visits and signals, and what each was."""

from collections.abc import Iterable
from dataclasses import dataclass

from netwerkkaart.domain.facts import VisitFact
from netwerkkaart.domain.visits import Initiative
from netwerkkaart.queries.school_record import SchoolRecord
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import day


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record: the words for it, and the visit to open."""

    text: str
    visit_id: int


def guests(record: SchoolRecord, visit: VisitFact) -> str:
    """Return the names of who of the school was at a visit."""
    known = sorted(name for one in visit.contacts if (name := record.names.contacts.get(one, "")))
    gone = len(visit.contacts) - len(known)
    return ", ".join((*known, *[_("verwijderd contact")] * gone))


def hosts(record: SchoolRecord, visit: VisitFact) -> str:
    """Return the names of who of us was at a visit."""
    return ", ".join(sorted(record.names.workers.get(one, "") for one in visit.workers))


def of_visits(record: SchoolRecord, ids: Iterable[int], *, with_initiative: bool = False) -> list[Evidence]:
    """Return visits in words, newest first."""
    visits = sorted((record.visit_by_id[one] for one in ids), key=lambda visit: (visit.day, visit.id), reverse=True)
    found = []
    for visit in visits:
        parts = [day(visit.day), words.word(visit.kind), guests(record, visit)]
        if not visit.held:
            parts.insert(1, words.word(visit.status))
        if with_initiative:
            whose = {Initiative.SCHOOL: _("initiatief van de school"), Initiative.US: _("initiatief van ons")}
            parts.append(whose.get(visit.initiative, ""))
        found.append(Evidence(" · ".join(part for part in parts if part), visit.id))
    return found


def of_signals(record: SchoolRecord, ids: Iterable[int]) -> list[Evidence]:
    """Return signals in words, newest first."""
    signals = sorted((record.signal_by_id[one] for one in ids), key=lambda one: (one.day, one.id), reverse=True)
    found = []
    for signal in signals:
        way = _("opbouwend") if signal.building else _("schurend")
        who = record.names.contacts.get(signal.contact, "") if signal.contact is not None else ""
        what = f"{words.word(signal.kind)} ({way}, {words.word(signal.dimension)})"
        found.append(Evidence(" · ".join(part for part in (day(signal.day), what, who) if part), signal.visit))
    return found
