"""What a theme is at a school: *speelt*, *opgepakt* or *rust*, set by hand from a day on."""

from datetime import date

from sqlalchemy import Connection, delete, select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.store.tables import school, theme, theme_status
from netwerkkaart.store.work import Store
from netwerkkaart.texts import _
from netwerkkaart.texts.words import word
from netwerkkaart.usecases.rows import add, change, existing


def set_theme_status(
    store: Store, school_id: int, theme_id: int, status: ThemeStatus, *, since: date, set_by_id: int | None = None
) -> int:
    """Set the status of a theme at a school from a day on and return the record's id.

    One that was set earlier for that day is replaced; where the same status holds already, nothing changes.
    """
    with store.work(_("Thema gezet op “{status}”").format(status=word(status))) as tx:
        existing(tx, school, school_id, "Deze school")
        existing(tx, theme, theme_id, "Dit thema")
        one = theme_status.c
        held = tx.execute(
            select(one.id, one.since, one.status)
            .where(one.school_id == school_id, one.theme_id == theme_id, one.since <= since)
            .order_by(one.since.desc())
            .limit(1)
        ).one_or_none()
        if held is not None and held.status is status:
            return int(held.id)
        values = {"status": status, "set_by_id": set_by_id}
        if held is not None and held.since == since:
            change(tx, theme_status, held.id, values)
            return int(held.id)
        return add(tx, theme_status, {"school_id": school_id, "theme_id": theme_id, "since": since, **values})


def change_theme_status(store: Store, status_id: int, status: ThemeStatus, *, since: date) -> None:
    """Change a status that was set, or the day from which it holds.

    Raises:
        RefusedError: another status holds from that day.
    """
    with store.work(_("Status van thema gewijzigd")) as tx:
        row = existing(tx, theme_status, status_id, "Deze status")
        if row.since != since and _taken(tx, row.school_id, row.theme_id, since):
            raise RefusedError(_("Op die dag is al een status gezet. Kies een andere dag, of wijzig die status."))
        change(tx, theme_status, status_id, {"status": status, "since": since})


def delete_theme_status(store: Store, status_id: int) -> None:
    """Delete a status that was set by mistake."""
    with store.work(_("Status van thema verwijderd")) as tx:
        tx.execute(delete(theme_status).where(theme_status.c.id == status_id))


def _taken(tx: Connection, school_id: int, theme_id: int, since: date) -> bool:
    one = theme_status.c
    query = select(one.id).where(one.school_id == school_id, one.theme_id == theme_id, one.since == since)
    return tx.execute(query).first() is not None
