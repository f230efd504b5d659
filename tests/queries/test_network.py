"""The network read from a file: who is there on a date, what ties them, and nothing of later."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from netwerkkaart.domain.people import Level, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, NodeKind, SavedPlace, network, places
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.places import keep_places, pin
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town


def read(store: Store, on: date | None = None) -> Network:
    with store.read() as connection:
        return network(connection, today=TODAY, on=on)


def tie(found: Network, kind: NetTieKind, source: str, target: str) -> NetTie:
    (one,) = [tie for tie in found.ties if (tie.kind, tie.source, tie.target) == (kind, source, target)]
    return one


def test_the_town_today(store: Store, town: Town) -> None:
    found = read(store)
    nodes = {node.key: node for node in found.nodes}
    lyceum, kribbe = nodes[f"school:{town.lyceum}"], nodes[f"school:{town.kribbe}"]
    assert (lyceum.phase, lyceum.stand, lyceum.neighbourhood) == (Phase.EXPLORING, TrustStand.EMERGING, "Binnenstad")
    assert lyceum.sub == "vo · Binnenstad"
    assert (kribbe.phase, kribbe.stand) == (Phase.NO_CONTACT, TrustStand.NO_VIEW)
    anna, piet = nodes[f"contact:{town.anna}"], nodes[f"contact:{town.piet}"]
    assert (anna.label, anna.key_contact, anna.left) == ("Anna van den Berg", True, False)
    assert (piet.level, piet.left, piet.left_on) == (Level.LEADERSHIP, True, date(2026, 7, 3))
    assert nodes[f"worker:{town.noor}"].kind is NodeKind.WORKER


def test_ties_have_their_step_and_the_last_visit_that_happened(store: Store, town: Town) -> None:
    found = read(store)
    bilal, anna, zoe = f"worker:{town.bilal}", f"contact:{town.anna}", f"contact:{town.zoe}"
    known = tie(found, NetTieKind.TIE, bilal, anna)
    assert (known.step, known.last_contact) == (TieStep.MUTUAL, date(2026, 3, 10))  # the planned one does not count
    met = tie(found, NetTieKind.TIE, bilal, zoe)
    assert (met.step, met.last_contact) == (None, date(2026, 6, 2))
    assert tie(found, NetTieKind.INTRODUCED, anna, zoe)
    assert tie(found, NetTieKind.ASSIGNED, bilal, f"school:{town.lyceum}").assignment
    assert tie(found, NetTieKind.EMPLOYED, anna, f"school:{town.lyceum}").main


def test_a_visit_of_nobody_in_particular_counts_for_school_and_contact(store: Store, town: Town) -> None:
    draft = VisitDraft(town.lyceum, TODAY, VisitKind.PHONE, contact_ids=(town.anna,))
    log_visit(store, draft, today=TODAY)
    found = read(store)
    nodes = {node.key: node for node in found.nodes}
    assert nodes[f"school:{town.lyceum}"].last_contact == TODAY
    assert nodes[f"contact:{town.anna}"].last_contact == TODAY
    assert nodes[f"school:{town.kribbe}"].last_contact is None
    assert tie(found, NetTieKind.TIE, f"worker:{town.bilal}", f"contact:{town.anna}").last_contact != TODAY


def test_nothing_of_later_leaks_into_a_past_date(store: Store, town: Town) -> None:
    found = read(store, date(2025, 12, 1))
    nodes = {node.key: node for node in found.nodes}
    assert nodes[f"school:{town.lyceum}"].phase is Phase.FIRST_CONTACT
    assert nodes[f"school:{town.lyceum}"].stand is TrustStand.NO_VIEW
    assert not nodes[f"contact:{town.piet}"].left
    assert tie(found, NetTieKind.TIE, f"worker:{town.bilal}", f"contact:{town.anna}").step is TieStep.ACQUAINTED
    assert not [one for one in found.ties if one.kind is NetTieKind.INTRODUCED]
    assert found.on == date(2025, 12, 1)


def test_before_anybody_was_there_only_schools_stand(store: Store, town: Town) -> None:
    found = read(store, date(2019, 1, 1))
    assert {node.kind for node in found.nodes} == {NodeKind.SCHOOL}
    assert found.ties == ()


@pytest.mark.parametrize(("on", "there"), [(date(2027, 7, 1), True), (date(2027, 7, 5), False)])
def test_who_left_stays_a_year_as_a_ghost(store: Store, town: Town, on: date, there: bool) -> None:
    keys = {node.key for node in read(store, on).nodes}
    assert (f"contact:{town.piet}" in keys) is there


def test_it_takes_few_statements(
    store: Store, town: Town, statements: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with statements() as said:
        read(store)
    assert len([one for one in said if one.lstrip().upper().startswith("SELECT")]) == 8


def test_places_are_kept_and_pinned(store: Store, town: Town) -> None:
    keep_places(store, {"school:1": (1500, -250), "worker:1": (0, 10)})
    pin(store, "school:1", 7000, 8000)
    with store.read() as connection:
        found = places(connection)
    assert found == {"school:1": SavedPlace(7.0, 8.0, pinned=True), "worker:1": SavedPlace(0.0, 0.01, pinned=False)}
