"""The network at the command line: who is there, the way to somebody, and files for other programs."""

from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from netwerkkaart.graph.questions import answers
from netwerkkaart.queries.network import network
from netwerkkaart.store.opening import open_for_reading
from tests.cli.answer import Run

ON = "2026-11-20"


def test_network_counts_what_it_lists(run: Run, example_file: Path) -> None:
    document = run("network", "--db", example_file, "--on", ON, "--json").document
    assert document["date"] == ON
    nodes, ties, measures = document["nodes"], document["ties"], document["measures"]
    ids = [node["id"] for node in nodes]
    assert len(set(ids)) == len(ids) == measures["nodes"] == sum(measures["by_kind"].values())
    assert len(ties) == measures["ties"] == sum(measures["ties_by_kind"].values())
    assert all({tie["source"], tie["target"]} <= set(ids) for tie in ties)
    for node in nodes:
        assert node["degree"] == sum((tie["source"], tie["target"]).count(node["id"]) for tie in ties)
    assert measures["by_kind"]["school"] == 12
    assert measures["empty_seats"] == sum(len(node.get("empty_seats", ())) for node in nodes)
    assert {tie["kind"] for tie in ties} == {"tie", "assigned", "employed", "introduced"}
    assert set(measures["articulation_points"]) <= set(ids)


def test_network_says_the_answers_of_the_map(run: Run, example_file: Path) -> None:
    said = run("network", "--db", example_file, "--on", ON).out
    with open_for_reading(example_file) as store, store.read() as connection:
        found = network(connection, today=date(2026, 11, 25), on=date(2026, 11, 20))
    assert "vr 20 nov 2026" in said
    for answer in (answers.hanging(found), answers.joining(found), answers.empty_seats(found)):
        assert answer.question in said
        assert answer.sentence in said
        assert answer.rule in said


def test_network_tells_what_changed_since(run: Run, example_file: Path) -> None:
    asked = ("network", "--db", example_file, "--on", ON, "--since", "2025-03-01")
    changes = run(*asked, "--json").document["changes"]
    with open_for_reading(example_file) as store, store.read() as connection:
        then = network(connection, today=date(2026, 11, 25), on=date(2025, 3, 1))
        now = network(connection, today=date(2026, 11, 25), on=date(2026, 11, 20))
    answer = answers.changed(then, now)
    assert changes["since"] == "2025-03-01"
    assert changes["sentence"] == answer.sentence
    groups = {group.heading: group for group in answer.groups}
    assert changes["new"] == [line.keys[0] for line in groups["Erbij"].lines]
    assert len(changes["warmer"]) == len(groups["Warmer"].lines)
    assert {*changes["warmer"][0]} == {"source", "target"}
    said = run(*asked).out
    assert answer.question in said
    assert answer.sentence in said
    assert "changes" not in run(*asked[:-2], "--json").document


def test_a_change_is_since_an_earlier_day(run: Run, example_file: Path) -> None:
    refused = run("network", "--db", example_file, "--on", ON, "--since", ON)
    assert refused.code != 0
    assert "een verschil is er tussen twee dagen" in refused.err


def test_nothing_later_is_told_of_a_past_date(run: Run, example_file: Path) -> None:
    document = run("network", "--db", example_file, "--on", "2025-03-01", "--json").document
    days = [
        thing[field] for thing in document["nodes"] + document["ties"] for field in ("since", "until", "last_contact")
    ]
    days += [step["since"] for tie in document["ties"] for step in tie["steps"]]
    assert max(day for day in days if day) <= "2025-03-01"
    later = run("network", "--db", example_file, "--on", ON, "--json").document
    assert len(document["ties"]) < len(later["ties"])


def test_path_gives_the_warmest_and_others(run: Run, example_file: Path) -> None:
    asked = ("path", "--db", example_file, "--to", "mehmet arslan", "--on", ON)
    document = run(*asked, "--json").document
    assert document["to"]["label"] == "Mehmet Arslan"
    ways = [document["path"], *document["alternatives"]]
    assert 2 <= len(ways) <= 4
    assert [way["distance"] for way in ways] == sorted(way["distance"] for way in ways)
    for way in ways:
        assert way["people"][0]["id"].startswith("worker:")
        assert way["people"][-1]["id"] == document["to"]["id"]
        assert way["distance"] == sum(leg["distance"] for leg in way["legs"])
    said = run(*asked).out
    assert document["sentence"] in said
    assert all(way["sentence"] in said for way in ways)
    assert document["rule"] in said


@pytest.mark.parametrize(
    ("to", "on", "why"),
    [
        ("Niemand Zo", ON, "Er is geen contact met het nummer of de naam “Niemand Zo”."),
        ("9999", ON, "Er is geen contact"),
        ("Rob Engelsman", "2020-01-01", "niet in het netwerk"),
    ],
)
def test_path_to_nobody_is_one_sentence(run: Run, example_file: Path, to: str, on: str, why: str) -> None:
    answer = run("path", "--db", example_file, "--to", to, "--on", on)
    assert (answer.code, answer.out) == (1, "")
    assert why in answer.err


@pytest.mark.parametrize("suffix", ["graphml", "gexf", "json", "xlsx"])
def test_export_graph_says_what_it_holds_and_left_out(
    run: Run, example_file: Path, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"netwerk.{suffix}"
    answer = run("export", "graph", "--db", example_file, "--out", out)
    assert answer.code == 0
    assert out.stat().st_size > 10_000
    assert "Bevat persoonsgegevens" in answer.out
    assert "Notities" in answer.out
    assert (
        "Namen van mensen zijn weggelaten."
        in run("export", "graph", "--db", example_file, "--out", out, "--no-names").out
    )


def test_export_graph_is_the_network_of_the_day(run: Run, example_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "toen.graphml"
    assert run("export", "graph", "--db", example_file, "--out", out, "--on", "2025-03-01").code == 0
    document = run("network", "--db", example_file, "--on", "2025-03-01", "--json").document
    graph = nx.read_graphml(out)
    assert set(graph) == {node["id"] for node in document["nodes"]}
    assert set(graph.edges) == {(tie["source"], tie["target"]) for tie in document["ties"]}


def test_an_empty_file_has_a_network_too(run: Run, new_file: Path) -> None:
    document = run("network", "--db", new_file, "--json").document
    assert (document["nodes"], document["ties"], document["measures"]["pieces"]) == ([], [], 0)
    assert "Er zijn nog geen scholen." in run("network", "--db", new_file).out


@pytest.mark.parametrize(
    ("mode", "why"),
    [
        (["round"], "“round” kan niet; kies uit islands, free, around SCHOOL, path CONTACT"),
        (["path"], "schrijf --mode path CONTACT"),
        (["gaps", "Lyceum"], "schrijf --mode gaps"),
    ],
)
def test_a_map_of_nothing_known_is_wrong_use(
    run: Run, example_file: Path, tmp_path: Path, mode: list[str], why: str
) -> None:
    answer = run("map", "--db", example_file, "--out", tmp_path / "x.svg", "--mode", *mode)
    assert answer.code == 2
    assert why in answer.err


def test_a_map_that_answers_says_so(run: Run, example_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.pdf"
    answer = run("map", "--db", example_file, "--out", out, "--mode", "leaving", "Noor Tesselaar", "--on", ON)
    assert answer.code == 0
    assert "Zonder Noor Tesselaar verliezen" in answer.out
    assert out.stat().st_size > 10_000
