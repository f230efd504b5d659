"""*Wat als X vertrekt?* worked out by hand: slow, word for word after the rule, and of no kin to the code it checks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from netwerkkaart.domain.leaving import Leaving, TeamFacts
from netwerkkaart.domain.years import add_months

Answer = dict[str, Any]


@dataclass(frozen=True)
class Meeting:
    """A visit with everybody at it; ``free`` says nothing: only what the rule speaks of is here."""

    id: int
    school: int
    day: date
    status: str
    contacts: frozenset[int]
    workers: frozenset[int]


def as_answer(found: Leaving) -> Answer:
    """Return what the code says, as plain sets to compare."""
    return {
        "schools": {one.id: {why.kind.value: set(why.ids) for why in one.why} for one in found.schools},
        "contacts": {one.id: {why.kind.value: set(why.ids) for why in one.why} for one in found.contacts},
        "promises": set(found.promises),
        "agreements": set(found.agreements),
        "planned": set(found.planned),
    }


def by_hand(worker: int, facts: TeamFacts, on: date) -> Answer:
    """Return what hangs on a worker, asking everything anew of every school and every contact."""
    meetings = [
        Meeting(v.id, school, v.day, v.status.value, v.contacts, v.workers)
        for school, visits in facts.visits.items()
        for v in visits
    ]
    year_ago = add_months(on, -12)
    recent = [m for m in meetings if m.status == "held" and year_ago <= m.day <= on]
    colleagues = [w for w in facts.workers if w != worker]
    answer: Answer = {"schools": {}, "contacts": {}}

    for school in facts.windows:
        why: dict[str, set[int]] = {}
        faces = [
            a
            for a in facts.assignments
            if a.school == school
            and a.kind.value == "fixed"
            and not (a.starts_on and a.starts_on > on)
            and not (a.ends_on and a.ends_on < on)
        ]
        mine = {a.id for a in faces if a.worker == worker}
        if mine and not [a for a in faces if a.worker in colleagues]:
            why["only_face"] = mine
        here = [m for m in recent if m.school == school]
        if [m for m in here if worker in m.workers] and not [m for m in here for c in colleagues if c in m.workers]:
            why["all_contact"] = {m.id for m in here if worker in m.workers}
        window = facts.windows[school]
        pairs = [
            (w, m.id)
            for m in meetings
            if m.school == school and m.status == "held" and window.first <= m.day <= window.last
            for w in m.workers
        ]
        by_me = {number for w, number in pairs if w == worker}
        others_most = max(
            (sum(w == other for w, _m in pairs) for other in {w for w, _m in pairs} - {worker}), default=0
        )
        first = min((w for w in {w for w, _m in pairs} if sum(o == w for o, _m in pairs) == len(by_me)), default=worker)
        if len(pairs) >= 8 and len(by_me) * 100 >= 60 * len(pairs) and (len(by_me) > others_most or first == worker):
            why["most_contact"] = by_me
        if why:
            answer["schools"][school] = why

    for contact in facts.contacts:
        why = {}
        ties = [tie for tie in facts.ties if tie.contact == contact and tie.since <= on]
        if [tie for tie in ties if tie.worker == worker] and not [tie for tie in ties if tie.worker in colleagues]:
            why["only_tie"] = {tie.id for tie in ties if tie.worker == worker}
        seen = [m for m in recent if contact in m.contacts]
        if [m for m in seen if worker in m.workers] and not [m for m in seen for c in colleagues if c in m.workers]:
            why["only_met"] = {m.id for m in seen if worker in m.workers}
        if why:
            answer["contacts"][contact] = why

    answer["promises"] = {
        p.id for p in facts.promises if p.worker == worker and p.side.value == "us" and p.status.value == "open"
    }
    answer["agreements"] = {
        a.id
        for a, schools in facts.agreements
        if (a.status.value == "active" or (a.status.value == "ended" and a.ends_on))
        and not (a.starts_on and a.starts_on > on)
        and not (a.ends_on and a.ends_on < on)
        and [school for school in schools if school in answer["schools"]]
    }
    answer["planned"] = {m.id for m in meetings if m.status == "planned" and m.day >= on and worker in m.workers}
    return answer
