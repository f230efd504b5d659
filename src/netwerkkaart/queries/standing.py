"""How schools stand with us on a day: phases, stands, faces, agreements, activities, promises, as the rules need them.

One statement each in plain SQL, for one school or for all; nothing dated later leaks in. Titles come beside the
facts: ``{school: {fact: title}}``.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.facts import ActivityFact, AgreementFact, PhaseStep, PromiseFact, StandStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus, status_on
from netwerkkaart.domain.stand import StandDoubt, doubts
from netwerkkaart.domain.trust import StandOrigin, TrustStand
from netwerkkaart.queries.plain import Rows

# The school comes twice: without one every school counts.
_ONE = "(? IS NULL OR {school} = ?)"
_PHASES = f"""
    SELECT p.school_id, p.id, p.phase, p.since, p.reason, p.back_because, coalesce(w.name, '')
    FROM phase p LEFT JOIN worker w ON w.id = p.set_by_id
    WHERE p.since <= ? AND {_ONE.format(school="p.school_id")} ORDER BY p.since
"""
_STANDS = f"""
    SELECT s.school_id, s.id, s.stand, s.since, s.reason, s.origin, coalesce(w.name, '')
    FROM trust_state s LEFT JOIN worker w ON w.id = s.set_by_id
    WHERE s.since <= ? AND {_ONE.format(school="s.school_id")} ORDER BY s.since
"""
_LEFT = f"""
    SELECT p.school_id, p.contact_id, max(p.ends_on) FROM position p
    WHERE p.key_contact AND p.ends_on < ? AND {_ONE.format(school="p.school_id")} AND NOT EXISTS (
        SELECT 1 FROM position now WHERE now.contact_id = p.contact_id AND now.school_id = p.school_id
        AND now.key_contact AND (now.starts_on IS NULL OR now.starts_on <= ?)
        AND (now.ends_on IS NULL OR now.ends_on >= ?))
    GROUP BY p.school_id, p.contact_id
"""
_KEY_CONTACTS = f"""
    SELECT DISTINCT school_id, contact_id FROM position
    WHERE key_contact AND (starts_on IS NULL OR starts_on <= ?) AND (ends_on IS NULL OR ends_on >= ?)
    AND {_ONE.format(school="school_id")} ORDER BY contact_id
"""
_FIXED = f"""
    SELECT DISTINCT school_id, worker_id FROM assignment
    WHERE kind = 'fixed' AND (starts_on IS NULL OR starts_on <= ?) AND (ends_on IS NULL OR ends_on >= ?)
    AND {_ONE.format(school="school_id")} ORDER BY worker_id
"""
_AGREEMENTS = f"""
    SELECT l.school_id, a.id, a.kind, a.status, a.starts_on, a.ends_on, a.evaluation_on, a.title
    FROM agreement a JOIN agreement_school l ON l.agreement_id = a.id
    WHERE (a.starts_on IS NULL OR a.starts_on <= ?) AND {_ONE.format(school="l.school_id")} ORDER BY a.starts_on, a.id
"""
_ACTIVITIES = f"""
    SELECT school_id, id, starts_on, neighbourhood_id IS NOT NULL, title FROM activity
    WHERE starts_on <= ? AND {_ONE.format(school="school_id")} ORDER BY starts_on, id
"""
_PROMISES = f"""
    SELECT school_id, id, side, made_on, due_on, status, settled_on, text FROM promise
    WHERE made_on <= ? AND (settled_on IS NULL OR settled_on >= ?) AND {_ONE.format(school="school_id")}
    ORDER BY made_on, id
"""


def phases(rows: Rows, today: date, school_id: int | None = None) -> Mapping[int, Sequence[PhaseStep]]:
    """Return the phases set by school, the oldest first."""
    found: defaultdict[int, list[PhaseStep]] = defaultdict(list)
    for school, number, phase, since, reason, back, set_by in rows(_PHASES, today.isoformat(), school_id, school_id):
        because = StepBackReason(back) if back else None
        found[school].append(PhaseStep(number, Phase(phase), date.fromisoformat(since), reason, because, set_by))
    return found


def stands(rows: Rows, today: date, school_id: int | None = None) -> Mapping[int, Sequence[StandStep]]:
    """Return the stands set by school, the oldest first."""
    found: defaultdict[int, list[StandStep]] = defaultdict(list)
    for school, *said in rows(_STANDS, today.isoformat(), school_id, school_id):
        found[school].append(_stand(*said))
    return found


def _stand(number: int, stand: str, since: str, reason: str, origin: str, set_by: str) -> StandStep:
    return StandStep(number, TrustStand(stand), date.fromisoformat(since), reason, StandOrigin(origin), set_by)


def key_contacts_left(rows: Rows, today: date, school_id: int | None = None) -> Mapping[int, Mapping[int, date]]:
    """Return by school who was its aanspreekpunt and no longer is, with the last day of each."""
    day = today.isoformat()
    found: defaultdict[int, dict[int, date]] = defaultdict(dict)
    for school, contact, last in rows(_LEFT, day, school_id, school_id, day, day):
        found[school][contact] = date.fromisoformat(last)
    return found


def left_by(held: Collection[tuple[int, date | None, date | None]], day: date) -> dict[int, date]:
    """Return who was an aanspreekpunt of a school and no longer is on a day, with the last day of each.

    For who has all who ever ``held`` it (contact, first and last day) and asks about many days.
    """
    still = {one for one, first, last in held if (first is None or first <= day) and (last is None or last >= day)}
    left: dict[int, date] = {}
    for contact, _first, last in held:
        if last is not None and last < day and contact not in still:
            left[contact] = max(last, left.get(contact, last))
    return left


def key_contacts(rows: Rows, today: date, school_id: int | None = None) -> Mapping[int, tuple[int, ...]]:
    """Return the aanspreekpunten by school."""
    return _held(rows, _KEY_CONTACTS, today, school_id)


def fixed_workers(rows: Rows, today: date, school_id: int | None = None) -> Mapping[int, tuple[int, ...]]:
    """Return the vaste gezichten by school."""
    return _held(rows, _FIXED, today, school_id)


def _held(rows: Rows, statement: str, today: date, school_id: int | None) -> Mapping[int, tuple[int, ...]]:
    day = today.isoformat()
    found: defaultdict[int, list[int]] = defaultdict(list)
    for school, number in rows(statement, day, day, school_id, school_id):
        found[school].append(number)
    return {school: tuple(numbers) for school, numbers in found.items()}


def agreements(rows: Rows, today: date, school_id: int | None = None) -> Mapping[int, Mapping[AgreementFact, str]]:
    """Return the agreements that have begun by school, with their titles."""
    found: defaultdict[int, dict[AgreementFact, str]] = defaultdict(dict)
    for school, number, kind, status, starts, ends, evaluation, title in rows(
        _AGREEMENTS, today.isoformat(), school_id, school_id
    ):
        fact = AgreementFact(
            number, AgreementKind(kind), AgreementStatus(status), _day(starts), _day(ends), _day(evaluation)
        )
        found[school][fact] = title
    return found


def activities(rows: Rows, today: date, school_id: int | None = None) -> Mapping[int, Mapping[ActivityFact, str]]:
    """Return the activities that have begun by school, with their titles."""
    found: defaultdict[int, dict[ActivityFact, str]] = defaultdict(dict)
    for school, number, starts, bridge, title in rows(_ACTIVITIES, today.isoformat(), school_id, school_id):
        found[school][ActivityFact(number, date.fromisoformat(starts), bool(bridge))] = title
    return found


def promises(
    rows: Rows, today: date, school_id: int | None = None, *, since: date = date.min
) -> Mapping[int, Mapping[PromiseFact, str]]:
    """Return the promises by school as they stood on a day, with their words; with ``since`` none settled before it."""
    found: defaultdict[int, dict[PromiseFact, str]] = defaultdict(dict)
    for school, number, side, made, due, status, settled, text in rows(
        _PROMISES, today.isoformat(), since.isoformat(), school_id, school_id
    ):
        ended = _day(settled)
        stood = status_on(PromiseStatus(status), ended, today)
        fact = PromiseFact(
            number,
            PromiseSide(side),
            date.fromisoformat(made),
            _day(due),
            stood,
            None if stood is PromiseStatus.OPEN else ended,
        )
        found[school][fact] = text
    return found


def doubted_stands(
    rows: Rows, today: date, school_id: int | None = None
) -> Mapping[int, tuple[StandStep, tuple[StandDoubt, ...]]]:
    """Return by school the stand that was set last, and why it may no longer hold; three statements."""
    left, agreed = key_contacts_left(rows, today, school_id), agreements(rows, today, school_id)
    last = {school: said for school, *said in rows(_STANDS, today.isoformat(), school_id, school_id)}
    found = {}
    for school, said in last.items():
        step = _stand(*said)
        about = doubts(step, today, key_contacts_left=left.get(school, {}), agreements=agreed.get(school, {}))
        found[school] = step, about
    return found


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
