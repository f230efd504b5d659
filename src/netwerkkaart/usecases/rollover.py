"""*Zit deze persoon er nog?*: the answers about everybody at one school, written in one step."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.rollover import StillThere, YearEdge, first_day, last_day
from netwerkkaart.store.tables import position, school
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import PositionDraft, put_position
from netwerkkaart.usecases.rows import change, check_days, existing


@dataclass(frozen=True)
class Answer:
    """What is known now of one contact at the school.

    With *andere functie* comes the new one; ``replaces`` are the ids of the positions it takes the place of, all that
    the contact has here when empty.
    """

    contact_id: int
    still: StillThere
    role_id: int | None = None
    team: str = ""
    key_contact: bool = False
    replaces: tuple[int, ...] = ()


def roll_over(store: Store, school_id: int, answers: Collection[Answer], *, edge: YearEdge, today: date) -> None:
    """Write down who is still at a school, all in one step; *onbekend* writes nothing.

    *Blijft* confirms every position the contact has here today; *weg* ends them with the edge's last day; *andere
    functie* ends those that are replaced and begins the new one on the edge's first day. Who began after the edge
    stops today (see :func:`netwerkkaart.domain.rollover.last_day`).

    Raises:
        RefusedError: the edge's days lie the wrong way round, or a new position has no role.
        NotFoundError: the school or a role is gone.
    """
    check_days(edge.last, edge.first, today)
    if edge.first <= edge.last:
        raise RefusedError("De nieuwe functie moet na de laatste dag van de oude beginnen. Pas een van de twee aan.")
    if any(each.still is StillThere.OTHER_ROLE and each.role_id is None for each in answers):
        raise RefusedError("Kies bij wie een andere functie heeft, welke functie dat is.")
    with store.work("School nagelopen") as tx:
        existing(tx, school, school_id, "Deze school")
        held = _held(tx, school_id, today)
        for answer in answers:
            _write(tx, school_id, answer, held.get(answer.contact_id, []), edge, today)


def _held(tx: Connection, school_id: int, today: date) -> dict[int, list[Row[Any]]]:
    one = position.c
    running = (
        or_(one.starts_on.is_(None), one.starts_on <= today),
        or_(one.ends_on.is_(None), one.ends_on >= today),
    )
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in tx.execute(select(position).where(one.school_id == school_id, *running).order_by(one.id)):
        found[row.contact_id].append(row)
    return found


def _write(tx: Connection, school_id: int, answer: Answer, held: list[Row[Any]], edge: YearEdge, today: date) -> None:
    if answer.still is StillThere.UNKNOWN:
        return
    over = [] if answer.still is StillThere.STAYS else held
    if answer.still is StillThere.OTHER_ROLE and answer.replaces:
        over = [row for row in held if row.id in answer.replaces]
    ended = edge.last
    for row in held:
        if row not in over:
            change(tx, position, row.id, {"confirmed_on": today})
            continue
        last = last_day(row.starts_on, edge, today)
        last = last if row.ends_on is None else min(last, row.ends_on)
        ended = max(ended, last)
        still_here = {"confirmed_on": today} if last >= today else {}
        change(tx, position, row.id, {"ends_on": last, **still_here})
    if answer.still is StillThere.OTHER_ROLE and answer.role_id is not None:
        draft = PositionDraft(
            school_id, answer.role_id, answer.team, key_contact=answer.key_contact, starts_on=first_day(ended, edge)
        )
        new = put_position(tx, answer.contact_id, draft)
        change(tx, position, new, {"confirmed_on": today})
