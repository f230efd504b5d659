"""The SVG is well-formed whatever people are called, holds real text, and is the same every time."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from netwerkkaart.graph.build import build, empty
from netwerkkaart.graph.drawing import Sheet
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.svg import svg
from netwerkkaart.look import DARK, LIGHT
from tests.graph.towns import town

_TEXT = "{http://www.w3.org/2000/svg}text"
HOSTILE = ('<script>alert("x")</script>', "a & b ]]> 'c'", "emoji 👩‍🏫", "\x00\x0b\ud800", "x" * 5000, "", "\u202e")


def texts(document: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(document).iter(_TEXT)]


def test_every_school_and_person_of_the_town_is_written() -> None:
    network = town()
    found = " ".join(texts(svg(build(network, lay_out(network), title="Hanzewaard"))))
    for node in network.nodes:
        assert all(word.strip(",") in found for word in node.label.split()), node.label
    assert "20 november 2026" in found
    assert "Legenda" not in found
    assert "kennismaking" in found


def test_two_runs_give_the_same_bytes() -> None:
    network = town(30, 300, 6)
    assert svg(build(network, lay_out(network))) == svg(build(town(30, 300, 6), lay_out(network)))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_it_stays_well_formed(hostile: str) -> None:
    network = town(3, 12, 2)
    nodes = tuple(replace(node, label=hostile, sub=hostile) for node in network.nodes)
    named = replace(network, nodes=nodes)
    document = svg(build(named, lay_out(named), title=hostile), Sheet(1200, 900))
    document.encode()
    root = ET.fromstring(document)
    assert not [element for element in root.iter() if element.tag.endswith("script")]


def test_looks_differ_and_hidden_parts_are_gone() -> None:
    network = town()
    picture = build(network, lay_out(network))
    assert svg(picture, tokens=DARK) != svg(picture, tokens=LIGHT)
    assert svg(picture).count("<path") > svg(picture, hidden=frozenset({"step.met", "step.acquainted"})).count("<path")


def test_an_empty_network_is_drawn_too() -> None:
    assert ET.fromstring(svg(empty())) is not None
