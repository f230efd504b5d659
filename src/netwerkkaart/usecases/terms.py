"""An organisation's own words: roles, themes and offers, added, renamed, put aside."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, delete, func, insert, select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.people import Level
from netwerkkaart.domain.schools import Sector
from netwerkkaart.store.tables import offer, offer_theme, role, role_sector, theme
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.rows import add, change, existing, replace_links


def add_theme(store: Store, name: str) -> int:
    """Add a theme of the organisation's own and return its id."""
    with store.work("Thema toegevoegd") as tx:
        return add(tx, theme, _new_word(tx, theme, name))


def rename_theme(store: Store, theme_id: int, name: str) -> None:
    """Give a theme another name; its history stays."""
    _rename(store, theme, theme_id, name)


def archive_theme(store: Store, theme_id: int, *, archived: bool) -> None:
    """Take a theme out of the choices, or back in; visits that name it keep it."""
    _archive(store, theme, theme_id, archived=archived)


def add_offer(store: Store, name: str, theme_ids: Iterable[int] = ()) -> int:
    """Add an offer of the organisation's own, with the themes it answers, and return its id."""
    with store.work("Aanbod toegevoegd") as tx:
        offer_id = add(tx, offer, _new_word(tx, offer, name))
        replace_links(tx, offer_theme, "offer_id", offer_id, "theme_id", theme_ids)
    return offer_id


def edit_offer(store: Store, offer_id: int, name: str, theme_ids: Iterable[int]) -> None:
    """Give an offer another name, or other themes that it answers."""
    with store.work("Aanbod gewijzigd") as tx:
        existing(tx, offer, offer_id, "Dit aanbod")
        change(tx, offer, offer_id, {"name": _free_name(tx, offer, name, offer_id)})
        replace_links(tx, offer_theme, "offer_id", offer_id, "theme_id", theme_ids)


def archive_offer(store: Store, offer_id: int, *, archived: bool) -> None:
    """Take an offer out of the choices, or back in."""
    _archive(store, offer, offer_id, archived=archived)


def add_role(store: Store, name: str, level: Level, sectors: Iterable[Sector], expected: Iterable[Sector] = ()) -> int:
    """Add a role of the organisation's own and return its id; no sectors means every sector."""
    with store.work("Functie toegevoegd") as tx:
        role_id = add(tx, role, {**_new_word(tx, role, name), "level": level})
        _put_sectors(tx, role_id, sectors, expected)
    return role_id


def edit_role(
    store: Store, role_id: int, name: str, level: Level, sectors: Iterable[Sector], expected: Iterable[Sector]
) -> None:
    """Change a role's name, level of authority, and where it occurs and is expected."""
    with store.work("Functie gewijzigd") as tx:
        existing(tx, role, role_id, "Deze functie")
        change(tx, role, role_id, {"name": _free_name(tx, role, name, role_id), "level": level})
        _put_sectors(tx, role_id, sectors, expected)


def archive_role(store: Store, role_id: int, *, archived: bool) -> None:
    """Take a role out of the choices, or back in; people who have it keep it."""
    _archive(store, role, role_id, archived=archived)


def order_words(store: Store, table: str, ids: Sequence[int]) -> None:
    """Put the words of one kind (``theme``, ``offer``, ``role``) in this order."""
    words = {"theme": theme, "offer": offer, "role": role}[table]
    with store.work("Volgorde gewijzigd") as tx:
        for rank, row_id in enumerate(ids):
            change(tx, words, row_id, {"rank": rank})


def _put_sectors(tx: Connection, role_id: int, sectors: Iterable[Sector], expected: Iterable[Sector]) -> None:
    wanted_there = set(expected)
    chosen = set(sectors) or set(Sector)
    tx.execute(delete(role_sector).where(role_sector.c.role_id == role_id))
    rows = [
        {"role_id": role_id, "sector": sector, "expected": sector in wanted_there}
        for sector in Sector
        if sector in chosen | wanted_there
    ]
    tx.execute(insert(role_sector), rows)


def _new_word(tx: Connection, table: Table, name: str) -> dict[str, object]:
    rank = tx.execute(select(func.coalesce(func.max(table.c.rank), -1) + 1)).scalar_one()
    return {"name": _free_name(tx, table, name, None), "rank": rank}


def _free_name(tx: Connection, table: Table, name: str, own_id: int | None) -> str:
    wanted = name.strip()
    if not wanted:
        raise RefusedError("Vul een naam in.")
    for row in tx.execute(select(table.c.id, table.c.name)):
        if row.id != own_id and row.name.casefold() == wanted.casefold():
            raise RefusedError(f"“{row.name}” bestaat al. Kies een andere naam, of haal het bestaande woord terug.")
    return wanted


def _rename(store: Store, table: Table, row_id: int, name: str) -> None:
    with store.work("Naam gewijzigd") as tx:
        existing(tx, table, row_id, "Dit woord")
        change(tx, table, row_id, {"name": _free_name(tx, table, name, row_id)})


def _archive(store: Store, table: Table, row_id: int, *, archived: bool) -> None:
    with store.work("Uit de keuzes gehaald" if archived else "Teruggezet in de keuzes") as tx:
        existing(tx, table, row_id, "Dit woord")
        change(tx, table, row_id, {"archived": archived})
