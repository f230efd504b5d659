"""The verbs of people over time: what hangs on one worker."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from netwerkkaart.cli.running import FINE, give, say
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.leaving import Lean
from netwerkkaart.queries.leaving import leaving as what_hangs_on
from netwerkkaart.queries.leaving_rows import LeavingContact, LeavingRow, LeavingSchool, Named
from netwerkkaart.queries.naming import worker_meant
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.texts import _, dates
from netwerkkaart.texts.leaving import part_rule, rule, why
from netwerkkaart.texts.words import counted, word


def leaving(arguments: Namespace) -> int:
    """Tell which schools, contacts, promises, agreements and plans hang on one worker, and why."""
    on: date = arguments.on or datetime.now().date()  # noqa: DTZ005 - local time, as people read it
    with open_for_reading(arguments.db) as store, store.read() as connection:
        found = what_hangs_on(connection, worker_meant(connection, arguments.worker), on=on)
    if arguments.json:
        give(as_document(found))
    else:
        _say(found)
    return FINE


def as_document(found: LeavingRow) -> dict[str, Any]:
    """Return everything that hangs on a worker, each with its ids and why."""
    leaning = {one.id for one in found.leaning_schools}
    return {
        "worker": {"id": found.worker.id, "name": found.worker.name},
        "on": found.on.isoformat(),
        "schools": [
            {"id": one.id, "code": one.code, "name": one.name, "other_faces": _named(one.faces), "why": _why(one.why)}
            for one in found.leaning_schools
        ],
        "contacts": [
            {
                "id": one.id,
                "name": one.name,
                "roles": one.roles,
                "key_contact": one.key_contact,
                "schools": _named(one.schools),
                "why": _why(one.why),
            }
            for one in found.leaning_contacts
        ],
        "promises": [
            {
                "id": one.id,
                "school_id": one.school_id,
                "contact_id": one.contact_id,
                "text": one.text,
                "due_on": _day(one.due_on),
                "why": [
                    {
                        "kind": "open_promise",
                        "rule": part_rule(Kind.PROMISE),
                        "records": _records(Kind.PROMISE, [one.id]),
                    }
                ],
            }
            for one in found.promises
        ],
        "agreements": [
            {
                "id": one.id,
                "kind": one.kind.value,
                "title": one.title,
                "ends_on": _day(one.ends_on),
                "schools": _named(one.schools),
                "why": [
                    {
                        "kind": "school_leans",
                        "rule": part_rule(Kind.AGREEMENT),
                        "records": _records(Kind.SCHOOL, [each.id for each in one.schools if each.id in leaning]),
                    }
                ],
            }
            for one in found.agreements
        ],
        "planned_visits": [
            {
                "id": one.id,
                "day": one.day.isoformat(),
                "school_id": one.school_id,
                "school": one.school,
                "contacts": list(one.contacts),
                "why": [{"kind": "planned", "rule": part_rule(Kind.VISIT), "records": _records(Kind.VISIT, [one.id])}],
            }
            for one in found.planned
        ],
    }


def _why(reasons: Iterable[Lean]) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind.value,
            "rule": rule(one.kind),
            "percent": one.spread.percent if one.spread is not None else None,
            "records": _records(one.records, one.ids),
        }
        for one in reasons
    ]


def _records(kind: Kind, ids: Sequence[int]) -> dict[str, Any]:
    return {"kind": kind.value, "ids": list(ids)}


def _named(found: Iterable[Named]) -> list[dict[str, Any]]:
    return [{"id": one.id, "name": one.name} for one in found]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _say(found: LeavingRow) -> None:
    say(_("Wat als {name} vertrekt? Gezien op {day}").format(name=found.worker.name, day=dates.day(found.on)))
    if found.empty:
        say(_("Niets rust alleen op deze collega."))
        return
    _list(_("Scholen"), found.leaning_schools)
    _list(_("Contacten"), found.leaning_contacts)
    promises = []
    for promise in found.promises:
        due = _("uiterlijk {day}").format(day=dates.day(promise.due_on)) if promise.due_on else ""
        about = " · ".join(part for part in (promise.text, promise.school, due) if part)
        promises.append(f"{about} ({_ids(Kind.PROMISE, [promise.id])})")
    _lines(_("Open toezeggingen van ons"), promises)
    agreements = []
    for agreement in found.agreements:
        where = ", ".join(one.name for one in agreement.schools)
        agreements.append(f"{agreement.title} · {where} ({_ids(Kind.AGREEMENT, [agreement.id])})")
    _lines(_("Afspraken van scholen die leunen"), agreements)
    plans = []
    for visit in found.planned:
        about = " · ".join(part for part in (dates.day(visit.day), visit.school, ", ".join(visit.contacts)) if part)
        plans.append(f"{about} ({_ids(Kind.VISIT, [visit.id])})")
    _lines(_("Geplande bezoeken"), plans)


def _list(title: str, found: Sequence[LeavingSchool | LeavingContact]) -> None:
    kind = Kind.SCHOOL if found and isinstance(found[0], LeavingSchool) else Kind.CONTACT
    lines = []
    for one in found:
        place = "" if isinstance(one, LeavingSchool) else ", ".join(each.name for each in one.schools)
        about = ", ".join(part for part in (one.name, place) if part)
        reasons = "; ".join(_reason(lean) for lean in one.why)
        lines.append(f"{about} ({word(kind)} {one.id}): {reasons}")
    _lines(title, lines)


def _reason(lean: Lean) -> str:
    said = why(lean) if lean.spread is not None else word(lean.kind)
    return f"{said} ({_ids(lean.records, lean.ids)})"


def _lines(title: str, lines: Sequence[str]) -> None:
    if lines:
        say(f"{title}:")
    for line in lines:
        say(f"  - {line}")


def _ids(kind: Kind, ids: Sequence[int]) -> str:
    return f"{counted(kind, 2).partition(' ')[2] if len(ids) > 1 else word(kind)} {', '.join(map(str, ids))}"
