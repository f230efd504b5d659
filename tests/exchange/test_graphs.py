"""The network in other programs' forms, read back: nothing lost, nothing private along, whatever people are called."""

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from sqlalchemy import select

from netwerkkaart.domain.errors import NoRoomError, RefusedError
from netwerkkaart.exchange.graph_rows import NODE_FIELDS, TIE_FIELDS, fit, graph_rows
from netwerkkaart.exchange.graphs import SUFFIXES, write_graph
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind, network
from netwerkkaart.store import tables as t
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.usecases.example import TODAY

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = (
    'Anna "de Vos" & Zoon',
    "<script>alert('x')</script>",
    "👩🏽‍🏫 Zoë Çelik-Yılmaz 🎉",
    "=1+1",
    "a|b, c;d\te",
    "]]> <!-- <![CDATA[",
    "bel\x07 nul\x00 esc\x1b \ufffe half\ud800",
    "x" * 5000,
    "   ",
)


@pytest.fixture(scope="module")
def town(example_file: Path) -> Network:
    with open_for_reading(example_file) as store, store.read() as connection:
        return network(connection, today=TODAY)


@pytest.fixture(scope="module")
def made(town: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the example in every form, with and without names."""
    folder = tmp_path_factory.mktemp("netwerken")
    for suffix in SUFFIXES:
        write_graph(town, folder / f"met{suffix}")
        write_graph(town, folder / f"zonder{suffix}", names=False)
    return folder


def plain(found: dict[str, Any], fields: Any) -> dict[str, Any]:
    return {name: found[name] for name in ("label", *fields) if name in found}


def read_back(path: Path) -> tuple[dict[str, Any], dict[tuple[str, str], Any]]:
    """Return the nodes and the lines of a file as networkx reads it."""
    graph = nx.read_graphml(path) if path.suffix == ".graphml" else nx.read_gexf(path)
    assert graph.is_directed()
    assert not graph.is_multigraph()
    return (
        {key: plain(found, NODE_FIELDS) for key, found in graph.nodes(data=True)},
        {(one, other): plain(found, TIE_FIELDS) for one, other, found in graph.edges(data=True)},
    )


def expected(of: Network, *, names: bool = True) -> tuple[dict[str, Any], dict[tuple[str, str], Any]]:
    rows = graph_rows(of, names=names)

    def told(row: dict[str, Any], fields: Any) -> dict[str, Any]:
        found = {name: row[name] for name in ("label", *fields) if row[name] is not None}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}

    return (
        {str(row["id"]): told(row, NODE_FIELDS) for row in rows.nodes},
        {(str(row["source"]), str(row["target"])): told(row, TIE_FIELDS) for row in rows.ties},
    )


@pytest.mark.parametrize("names", [True, False])
def test_graphml_and_gexf_read_back_to_the_same_graph(made: Path, town: Network, names: bool) -> None:
    name = "met" if names else "zonder"
    wanted = expected(town, names=names)
    assert len(wanted[0]) > 100
    assert len(wanted[1]) == len(town.ties)  # no two lines between the same two
    assert read_back(made / f"{name}.graphml") == wanted
    assert read_back(made / f"{name}.gexf") == wanted


def test_gexf_tells_the_steps_of_a_tie_over_time(made: Path, town: Network) -> None:
    tie = max((tie for tie in town.ties if tie.kind is NetTieKind.TIE), key=lambda tie: len(tie.steps))
    graph = nx.read_gexf(made / "met.gexf")
    told = graph.edges[tie.source, tie.target]["steps"]
    assert len(told) == len(tie.steps) > 2
    assert [(value, start) for value, start, _end in told] == [(step.value, day.isoformat()) for day, step in tie.steps]
    for (_step, _start, end), (_next, start, _end) in pairwise(told):
        assert end < start  # intervals hold both their ends: Gephi takes none that touch
    assert told[-1][2] in {None, "None"}


def test_who_left_has_an_end(town: Network, made: Path) -> None:
    gone = [node for node in town.nodes if node.left_on]
    graph = nx.read_gexf(made / "met.gexf")
    assert gone
    for node in gone:
        ((_start, end),) = graph.nodes[node.key]["spells"]
        assert end == str(node.left_on)


def test_kumu_json_has_unique_ids_and_lines_between_them(made: Path, town: Network) -> None:
    document = json.loads((made / "met.json").read_text(encoding="utf-8"))
    ids = [one["id"] for one in document["elements"]]
    lines = document["connections"]
    assert ids == [node.key for node in town.nodes]
    assert len({one["id"] for one in lines}) == len(lines) == len(town.ties)
    assert all(one["from"] in ids and one["to"] in ids for one in lines)
    assert {one["type"] for one in document["elements"]} == {"School", "Contact", "Medewerker"}
    assert {one["direction"] for one in lines if one["type"] == "bracht jullie bij"} == {"directed"}
    assert {one["direction"] for one in lines if one["type"] != "bracht jullie bij"} == {"undirected"}
    assert "persoonsgegevens" in document["description"]
    steps = {one.get("band") for one in lines if one["type"] == "kent"}
    assert steps >= {"drager", "wederkerig", "kennismaking"}


def cells(path: Path) -> dict[str, list[list[str]]]:
    """Return the texts of each sheet of an XLSX file, row by row; a formula fails the test."""
    with zipfile.ZipFile(path) as book:
        shared = [
            "".join(part.text or "" for part in one.iter(f"{SHEET}t"))
            for one in ET.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        names = [one.get("name") or "" for one in ET.fromstring(book.read("xl/workbook.xml")).iter(f"{SHEET}sheet")]
        found = {}
        for number, name in enumerate(names, 1):
            sheet = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            assert sheet.find(f".//{SHEET}f") is None
            found[name] = [
                [shared[int(value(cell))] if cell.get("t") == "s" else value(cell) for cell in row]
                for row in sheet.iter(f"{SHEET}row")
            ]
        return found


def value(cell: ET.Element) -> str:
    inside = cell.find(f"{SHEET}v")
    return (inside.text or "") if inside is not None else ""


def unescaped(text: str) -> str:
    """Undo what XLSX does to signs its strings can't hold."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_kumu_xlsx_has_the_sheets_kumu_imports(made: Path, town: Network) -> None:
    book = cells(made / "met.xlsx")
    assert list(book) == ["Elements", "Connections", "Uitleg (ignore)"]  # Kumu passes over the last
    elements, connections = book["Elements"], book["Connections"]
    assert elements[0][:4] == ["ID", "Label", "Type", "Description"]
    assert connections[0][:6] == ["ID", "From", "To", "Label", "Direction", "Type"]
    assert [row[0] for row in elements[1:]] == [node.key for node in town.nodes]
    ids = {row[0] for row in elements[1:]}
    assert all({row[1], row[2]} <= ids for row in connections[1:])
    assert len({row[0] for row in connections[1:]}) == len(town.ties)


# -- people ----------------------------------------------------------------------------------------------------------


def texts_in(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    for suffix in SUFFIXES:
        path = folder / f"{name}{suffix}"
        if suffix == ".xlsx":
            yield suffix, "\n".join(cell for sheet in cells(path).values() for row in sheet for cell in row)
        else:
            yield suffix, path.read_text(encoding="utf-8")


def test_without_names_nobody_is_named(made: Path, town: Network) -> None:
    people = [node.label for node in town.nodes if node.kind is not NodeKind.SCHOOL]
    assert len(people) > 80
    for suffix, text in texts_in(made, "zonder"):
        assert [name for name in people if name in text] == [], suffix
        assert "mentor" in text
        assert "Lyceum" in text
    for suffix, text in texts_in(made, "met"):
        assert [name for name in people if name not in text] == [], suffix


def test_no_note_telephone_or_address_goes_along(made: Path, example_file: Path) -> None:
    with open_for_reading(example_file) as store, store.read() as connection:
        private = [
            text
            for column in (t.visit.c.note, t.contact.c.note, t.contact.c.phone, t.contact.c.email, t.school.c.note)
            for text in connection.execute(select(column).where(column != "")).scalars()
        ]
    assert len(private) > 100
    for suffix, text in texts_in(made, "met"):
        assert [one for one in private if one in text] == [], suffix


# -- whatever they are called ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Network, Path]:
    nodes = [Node(f"contact:{number}", NodeKind.CONTACT, name, name) for number, name in enumerate(HOSTILE)]
    school = Node("school:1", NodeKind.SCHOOL, HOSTILE[1], neighbourhood=HOSTILE[0], board=HOSTILE[7])
    ties = [NetTie(NetTieKind.EMPLOYED, node.key, school.key, roles=(node.label,)) for node in nodes]
    found = Network((school, *nodes), tuple(ties), TODAY)
    folder = tmp_path_factory.mktemp("namen")
    for suffix in SUFFIXES:
        write_graph(found, folder / f"x{suffix}")
    return found, folder


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_any_name_survives_in_xml(hostile: tuple[Network, Path], suffix: str) -> None:
    found, folder = hostile
    nodes, lines = read_back(folder / f"x{suffix}")
    assert (nodes, lines) == expected(found)
    for number, name in enumerate(HOSTILE[:6]):
        assert nodes[f"contact:{number}"]["label"] == " ".join(name.split())
    assert nodes["contact:6"]["label"] == "bel nul esc half"
    assert nodes["contact:7"]["label"] == "x" * 5000
    assert nodes["contact:8"]["label"] == "?"


def test_any_name_survives_in_kumu(hostile: tuple[Network, Path]) -> None:
    found, folder = hostile
    labels = [fit(node.label) or "?" for node in found.nodes]
    document = json.loads((folder / "x.json").read_text(encoding="utf-8"))
    assert [one["label"] for one in document["elements"]] == labels
    sheet = cells(folder / "x.xlsx")["Elements"]
    assert [unescaped(row[1]) for row in sheet[1:]] == labels


def test_an_empty_network_is_a_file_too(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        write_graph(Network((), (), TODAY), tmp_path / f"leeg{suffix}")
    assert len(nx.read_gexf(tmp_path / "leeg.gexf")) == 0
    assert len(nx.read_graphml(tmp_path / "leeg.graphml")) == 0
    assert cells(tmp_path / "leeg.xlsx")["Connections"] == [["ID", "From", "To"]]


# -- places ----------------------------------------------------------------------------------------------------------


def test_another_ending_is_refused(town: Network, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=re.escape(".graphml, .gexf, .json of .xlsx")):
        write_graph(town, tmp_path / "netwerk.txt")


def test_a_folder_that_is_not_there_is_one_sentence_and_leaves_nothing(town: Network, tmp_path: Path) -> None:
    with pytest.raises(NoRoomError, match="kan niet worden bewaard"):
        write_graph(town, tmp_path / "weg" / "x.gexf")
    assert list(tmp_path.iterdir()) == []


def test_a_past_date_has_the_ties_of_that_date(example_file: Path, tmp_path: Path, town: Network) -> None:
    on = date(2025, 10, 1)
    with open_for_reading(example_file) as store, store.read() as connection:
        then = network(connection, today=TODAY, on=on)
    write_graph(then, tmp_path / "toen.gexf")
    nodes, lines = read_back(tmp_path / "toen.gexf")
    assert (nodes, lines) == expected(then)
    assert len(lines) < len(town.ties)
    days = re.findall(r'(?:start|end|value)="(\d{4}-\d\d-\d\d)"', (tmp_path / "toen.gexf").read_text(encoding="utf-8"))
    assert days
    assert max(days) <= on.isoformat()


def test_the_same_network_gives_the_same_bytes(town: Network, tmp_path: Path) -> None:
    for suffix in (".graphml", ".gexf", ".json"):
        for name in ("een", "twee"):
            write_graph(replace(town), tmp_path / f"{name}{suffix}")
        assert (tmp_path / f"een{suffix}").read_bytes() == (tmp_path / f"twee{suffix}").read_bytes()
