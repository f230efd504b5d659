"""Every GEXF file keeps the rules of the format and of Gephi; and the rules notice what breaks them."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from netwerkkaart.domain.people import PersonName, TieStep
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.exchange.graph_rows import graph_rows
from netwerkkaart.exchange.graphs import gexf
from netwerkkaart.queries.network import Network, NodeKind, network
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact
from netwerkkaart.usecases.example import TODAY
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.exchange.gexf_rules import N, broken
from tests.graph.questions.nets import nets
from tests.town import TODAY as TOWN_DAY
from tests.town import Town


def made(found: Network, *, names: bool = True) -> ET.Element:
    return ET.fromstring(gexf(graph_rows(found, names=names)))


@pytest.fixture(scope="module")
def example(example_file: Path) -> Callable[[date], Network]:
    def on(day: date) -> Network:
        with open_for_reading(example_file) as store, store.read() as connection:
            return network(connection, today=TODAY, on=day)

    return on


@pytest.fixture(scope="module")
def good(example: Callable[[date], Network]) -> ET.Element:
    return made(example(TODAY))


@pytest.mark.parametrize("day", [date(2023, 9, 1), date(2024, 11, 1), date(2026, 7, 4), TODAY])
@pytest.mark.parametrize("names", [True, False])
def test_the_example_keeps_every_rule_on_any_day(example: Callable[[date], Network], day: date, *, names: bool) -> None:
    assert broken(made(example(day), names=names)) == []


def test_an_empty_network_keeps_them_too() -> None:
    assert broken(made(Network((), (), TODAY))) == []


@given(nets())
@settings(max_examples=150)
def test_any_network_keeps_them(found: Network) -> None:
    chance = Random(len(found.ties))
    nodes = tuple(
        replace(node, left_on=found.on - timedelta(days=chance.randint(0, 300)) if node.left else None)
        for node in found.nodes
    )
    whole = replace(found, nodes=nodes)
    root = made(whole)
    assert broken(root) == []
    assert len(list(root.iter(f"{N}node"))) == len(whole.nodes)
    assert len(list(root.iter(f"{N}edge"))) == len(whole.ties)


def test_somebody_we_first_met_after_they_left_has_an_end_and_no_beginning(store: Store, town: Town) -> None:
    post = PositionDraft(town.lyceum, town.roles["mentor"], ends_on=date(2026, 1, 31))
    new = add_contact(store, ContactDraft(PersonName("Ilse", "", "Mulder")), [post])
    visit = VisitDraft(town.lyceum, date(2026, 3, 2), VisitKind.PHONE, contact_ids=(new,), worker_ids=(town.noor,))
    log_visit(store, visit, today=TOWN_DAY)
    with store.read() as connection:
        root = made(network(connection, today=TOWN_DAY))
    assert broken(root) == []
    (spell,) = root.findall(f".//{N}node[@id='contact:{new}']/{N}spells/{N}spell")
    assert spell.attrib == {"end": "2026-01-31"}


def test_every_spell_is_that_of_the_network(example: Callable[[date], Network], good: ET.Element) -> None:
    found = example(TODAY)
    rows = graph_rows(found)
    told = {
        thing.get("id"): [(spell.get("start"), spell.get("end")) for spell in thing.iter(f"{N}spell")]
        for what in ("node", "edge")
        for thing in good.iter(f"{N}{what}")
    }
    for row in (*rows.nodes, *rows.ties):
        since, until = (day.isoformat() if isinstance(day := row[name], date) else None for name in ("since", "until"))
        assert told[str(row["id"])] == ([(since, until)] if since or until else [])
    assert sum(map(len, told.values())) > 300
    assert any(end for spans in told.values() for _start, end in spans)
    assert {NodeKind.CONTACT.value, NodeKind.WORKER.value} <= {row["kind"] for row in rows.nodes if row["since"]}


# -- the rules themselves --------------------------------------------------------------------------------------------


def first(root: ET.Element, path: str) -> ET.Element:
    found = root.find(".//" + "/".join(f"{N}{part}" for part in path.split("/")))
    assert found is not None
    return found


def _swap(root: ET.Element) -> None:
    graph = first(root, "graph")
    nodes = first(root, "graph/nodes")
    graph.remove(nodes)
    graph.append(nodes)


def _twice(path: str) -> Callable[[ET.Element], None]:
    def act(root: ET.Element) -> None:
        parent = first(root, path)
        parent.append(deepcopy(parent[0]))

    return act


def _put(path: str, name: str, value: str) -> Callable[[ET.Element], None]:
    return lambda root: first(root, path).set(name, value)


def _drop(path: str, name: str) -> Callable[[ET.Element], None]:
    def act(root: ET.Element) -> None:
        del first(root, path).attrib[name]

    return act


def _overlap(root: ET.Element) -> None:
    tie = max(root.iter(f"{N}edge"), key=lambda edge: len(edge.findall(f".//{N}attvalue[@start]")))
    timed = tie.findall(f".//{N}attvalue[@start]")
    assert len(timed) > 2
    timed[0].set("end", timed[1].attrib["start"])


def _step_without_time_to_a_static_column(root: ET.Element) -> None:
    first(root, "node/attvalues/attvalue").set("start", "2026-01-01")


@pytest.mark.parametrize(
    "spoil",
    [
        _put("graph", "mode", "live"),
        _put("graph", "timeformat", "datetime"),
        _put("graph", "defaultedgetype", "both"),
        _drop("graph", "defaultedgetype"),
        _drop("graph", "mode"),
        _put("graph", "start", "2026-01-01"),
        _put("attributes", "class", "nodes"),
        _put("attributes/attribute", "type", "text"),
        _put("attributes/attribute", "title", "label"),
        _drop("attributes/attribute", "title"),
        _twice("attributes"),
        _swap,
        _twice("nodes"),
        _twice("edges"),
        _drop("nodes/node", "id"),
        _put("edges/edge", "target", "contact:99999"),
        _put("edges/edge", "weight", "zwaar"),
        _put("edges/edge", "weight", "0"),
        _put("node/attvalues/attvalue", "for", "node_shoe_size"),
        _put("node/attvalues/attvalue", "value", ""),
        _put("node/spells/spell", "start", "voorjaar"),
        _put("node/spells/spell", "end", "1900-01-01"),
        _twice("node/spells"),
        _overlap,
        _step_without_time_to_a_static_column,
        lambda root: root.set("version", "1.2"),
        lambda root: ET.SubElement(first(root, "nodes/node"), f"{N}colour"),
        lambda root: ET.SubElement(first(root, "graph"), "{http://gexf.net/1.2draft}nodes"),
        lambda root: ET.SubElement(first(root, "nodes"), f"{N}edge", {"source": "school:1", "target": "school:2"}),
    ],
)
def test_the_rules_notice_what_is_wrong(good: ET.Element, spoil: Callable[[ET.Element], object]) -> None:
    root = deepcopy(good)
    spoil(root)
    assert broken(root)


def test_steps_are_slugs_of_the_domain(good: ET.Element) -> None:
    told = {one.get("value") for one in good.iter(f"{N}attvalue") if one.get("for") == "edge_steps"}
    assert told == {step.value for step in TieStep}
