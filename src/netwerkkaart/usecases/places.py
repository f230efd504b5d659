"""Where things stand on the map: computed places are kept quietly, a pin is an act of the user."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, insert, update
from sqlalchemy.dialects.sqlite import insert as upsert

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.queries.network import of_arrangement, place_key
from netwerkkaart.store.tables import place
from netwerkkaart.store.work import Store


def keep_places(
    store: Store, places: Mapping[str, tuple[int, int]], arrangement: Arrangement = Arrangement.ISLANDS
) -> None:
    """Keep computed places, in thousandths of a map unit; pinned ones stay where they are; no undo step."""
    if not places:
        return
    statement = upsert(place)
    kept = statement.on_conflict_do_update(
        index_elements=["node"],
        set_={"x": statement.excluded.x, "y": statement.excluded.y},
        where=place.c.pinned == False,  # noqa: E712 - an SQL expression
    )
    with store.keep() as tx:
        tx.execute(kept, _rows(places, arrangement))


def pin(store: Store, node: str, x: int, y: int, arrangement: Arrangement = Arrangement.ISLANDS) -> None:
    """Pin a node where the user put it."""
    statement = upsert(place).values(node=place_key(arrangement, node), x=x, y=y, pinned=True)
    with store.work("Vastgezet op de kaart") as tx:
        tx.execute(
            statement.on_conflict_do_update(index_elements=["node"], set_={"x": x, "y": y, "pinned": True}),
        )


def unpin(store: Store, nodes: Collection[str], arrangement: Arrangement = Arrangement.ISLANDS) -> None:
    """Let the layout place these nodes again."""
    kept = [place_key(arrangement, node) for node in nodes]
    with store.work("Losgemaakt op de kaart") as tx:
        tx.execute(update(place).where(place.c.node.in_(kept)).values(pinned=False))


def arrange_afresh(
    store: Store, places: Mapping[str, tuple[int, int]], arrangement: Arrangement = Arrangement.ISLANDS
) -> None:
    """Forget every place and pin of an arrangement and put everything where a fresh layout wants it.

    The new places, in thousandths of a map unit, belong to the step: were they kept afterwards, the old ones could not
    come back over them.
    """
    with store.work("Kaart opnieuw geordend") as tx:
        tx.execute(delete(place).where(of_arrangement(arrangement)))
        if places:
            tx.execute(insert(place), _rows(places, arrangement))


def _rows(places: Mapping[str, tuple[int, int]], arrangement: Arrangement) -> list[dict[str, object]]:
    return [{"node": place_key(arrangement, node), "x": x, "y": y, "pinned": False} for node, (x, y) in places.items()]
