"""Giving schools a vast gezicht or an invaller, in one step for all of them, and ending whom it replaces."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import delete, insert, or_, select, update

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.store.tables import assignment, school, worker
from netwerkkaart.store.work import Store
from netwerkkaart.texts import _
from netwerkkaart.usecases.rows import check_days, existing


def appoint(
    store: Store,
    school_ids: Collection[int],
    worker_id: int,
    kind: AssignmentKind,
    *,
    since: date | None,
    instead: bool = False,
) -> None:
    """Make a colleague the vast gezicht or invaller of schools from a day on; a school that has them already is left.

    With ``instead`` everybody else of that kind stops the day before; who would have begun on that day or later is
    taken away.

    Raises:
        RefusedError: no school is given, or ``instead`` without a day.
        NotFoundError: the colleague or a school is gone.
    """
    if not school_ids:
        raise RefusedError(_("Kies eerst een school."))
    if instead and since is None:
        raise RefusedError(_("Kies vanaf wanneer: dan weten we tot wanneer de vorige er was."))
    check_days(since)
    label = _("Vast gezicht gekozen") if kind is AssignmentKind.FIXED else _("Invaller gekozen")
    one = assignment.c
    with store.work(label) as tx:
        existing(tx, worker, worker_id, _("Deze collega"))
        for school_id in sorted(set(school_ids)):
            existing(tx, school, school_id, _("Deze school"))
            same = (one.school_id == school_id) & (one.kind == kind)
            if instead and since is not None:
                others = same & (one.worker_id != worker_id) & or_(one.ends_on.is_(None), one.ends_on >= since)
                tx.execute(delete(assignment).where(others, one.starts_on >= since))
                tx.execute(update(assignment).where(others).values(ends_on=since - timedelta(days=1)))
            running = same & (one.worker_id == worker_id) & one.ends_on.is_(None)
            if tx.execute(select(one.id).where(running)).first() is None:
                tx.execute(
                    insert(assignment).values(worker_id=worker_id, school_id=school_id, kind=kind, starts_on=since)
                )
