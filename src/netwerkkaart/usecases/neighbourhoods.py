"""What a user does to neighbourhoods (*wijken*): add, edit, remove, and say which school stands in which."""

from sqlalchemy import Connection, delete, select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.names import fold
from netwerkkaart.domain.schools import BaseInOrder
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.texts import _
from netwerkkaart.usecases.rows import add, change, existing


def add_neighbourhood(store: Store, name: str, *, base_in_order: BaseInOrder | None = None, note: str = "") -> int:
    """Add a neighbourhood and return its id.

    Raises:
        RefusedError: the name is empty or there already.
    """
    with store.work(_("Wijk toegevoegd")) as tx:
        values = {"name": _checked_name(tx, name, None), "base_in_order": base_in_order, "note": note.strip()}
        return add(tx, t.neighbourhood, values)


def edit_neighbourhood(
    store: Store, neighbourhood_id: int, *, name: str, base_in_order: BaseInOrder | None, note: str
) -> int:
    """Change a neighbourhood and return its id; ``base_in_order`` None is not known.

    Raises:
        NotFoundError: there is no such neighbourhood.
        RefusedError: the name is empty or another's.
    """
    with store.work(_("Wijk gewijzigd")) as tx:
        _neighbourhood(tx, neighbourhood_id)
        values = {
            "name": _checked_name(tx, name, neighbourhood_id),
            "base_in_order": base_in_order,
            "note": note.strip(),
        }
        change(tx, t.neighbourhood, neighbourhood_id, values)
    return neighbourhood_id


def remove_neighbourhood(store: Store, neighbourhood_id: int) -> None:
    """Remove a neighbourhood; its schools stay, without one.

    Raises:
        NotFoundError: there is no such neighbourhood.
    """
    with store.work(_("Wijk verwijderd")) as tx:
        _neighbourhood(tx, neighbourhood_id)
        tx.execute(delete(t.neighbourhood).where(t.neighbourhood.c.id == neighbourhood_id))


def assign_neighbourhood(store: Store, school_id: int, neighbourhood_id: int | None) -> int:
    """Say in which neighbourhood a school stands; None is not known. Returns the school's id.

    Raises:
        NotFoundError: the school or the neighbourhood does not exist.
    """
    with store.work(_("Wijk van de school gekozen")) as tx:
        if neighbourhood_id is not None:
            _neighbourhood(tx, neighbourhood_id)
        existing(tx, t.school, school_id, _("Deze school"))
        change(tx, t.school, school_id, {"neighbourhood_id": neighbourhood_id})
    return school_id


def _neighbourhood(tx: Connection, neighbourhood_id: int) -> None:
    existing(tx, t.neighbourhood, neighbourhood_id, _("Deze wijk"))


def _checked_name(tx: Connection, typed: str, own_id: int | None) -> str:
    """Return the name without stray blanks; two wijken never differ by capitals or accents only."""
    name = " ".join(typed.split())
    if not name:
        raise RefusedError(_("Een wijk heeft een naam nodig."))
    for row in tx.execute(select(t.neighbourhood.c.id, t.neighbourhood.c.name)):
        if row.id != own_id and fold(row.name) == fold(name):
            raise RefusedError(_("De wijk “{name}” is er al.").format(name=row.name))
    return name
