"""What a GEXF 1.3 file must hold to: the rules of its schema, and what Gephi's importer stumbles over beyond them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

NAMESPACE = "http://gexf.net/1.3"
N = f"{{{NAMESPACE}}}"
_SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"

_ATTRIBUTES: dict[str, tuple[set[str], set[str]]] = {
    "gexf": ({"version"}, {_SCHEMA, "variant"}),
    "meta": (set(), {"lastmodifieddate"}),
    "creator": (set(), set()),
    "keywords": (set(), set()),
    "description": (set(), set()),
    "graph": (set(), {"mode", "defaultedgetype", "idtype", "timeformat", "timerepresentation", "timezone"}),
    "attributes": ({"class"}, {"mode"}),
    "attribute": ({"id", "title", "type"}, set()),
    "nodes": (set(), {"count"}),
    "edges": (set(), {"count"}),
    "node": ({"id"}, {"label"}),
    "edge": ({"source", "target"}, {"id", "label", "weight", "type", "kind"}),
    "attvalues": (set(), set()),
    "attvalue": ({"for", "value"}, {"start", "end"}),
    "spells": (set(), set()),
    "spell": (set(), {"start", "end"}),
}
"""Of each element which attributes it must have and which it may have; times stand in spells only."""
_CHILDREN = {
    "gexf": ("meta", "graph"),
    "meta": ("creator", "keywords", "description"),
    "graph": ("attributes", "nodes", "edges"),
    "attributes": ("attribute",),
    "nodes": ("node",),
    "edges": ("edge",),
    "node": ("attvalues", "spells"),
    "edge": ("attvalues", "spells"),
    "attvalues": ("attvalue",),
    "spells": ("spell",),
}
"""Of each element what may be in it. Gephi reads on as it comes: what is declared stands before what uses it."""
_ONCE = {"meta", "graph", "nodes", "edges", "attvalues", "spells", "creator", "description"}
_WORDS = {
    ("gexf", "version"): {"1.3"},
    ("graph", "mode"): {"static", "dynamic"},
    ("graph", "defaultedgetype"): {"directed", "undirected"},
    ("graph", "idtype"): {"string", "integer"},
    ("graph", "timeformat"): {"date"},
    ("graph", "timerepresentation"): {"interval"},
    ("attributes", "class"): {"node", "edge"},
    ("attributes", "mode"): {"static", "dynamic"},
    ("edge", "type"): {"directed", "undirected"},
}
_OWN = {"id", "label", "weight", "source", "target", "type", "interval", "timeset"}
"""Columns Gephi has itself; another of that title would be lost."""


def _is_boolean(text: str) -> bool:
    return text in {"true", "false"}


def _is(kind: Callable[[str], object]) -> Callable[[str], bool]:
    def so(text: str) -> bool:
        try:
            kind(text)
        except ValueError:
            return False
        return text == text.strip()

    return so


_is_day = _is(date.fromisoformat)
_FITS: dict[str, Callable[[str], bool]] = {
    "string": lambda _text: True,
    "boolean": _is_boolean,
    "integer": _is(int),
    "double": _is(float),
}


@dataclass(frozen=True)
class _Column:
    kind: str
    dynamic: bool


def broken(root: ET.Element) -> list[str]:
    """Return every rule that a document breaks, in words."""
    return [*_shape(root, "gexf"), *_graph(root)]


def _shape(element: ET.Element, name: str) -> Iterator[str]:
    """Check names, attributes, fixed words and the order of what is in it."""
    if element.tag != f"{N}{name}":
        yield f"{element.tag} is not {name} of {NAMESPACE}"
        return
    must, may = _ATTRIBUTES[name]
    yield from (f"{name} has no {one}" for one in sorted(must - set(element.attrib)))
    yield from (f"{name} may not have {one}" for one in sorted(set(element.attrib) - must - may))
    for (where, attribute), words in _WORDS.items():
        if where == name and element.get(attribute, next(iter(words))) not in words:
            yield f"{attribute} of {name} is {element.get(attribute)}"
    within = [child.tag.removeprefix(N) for child in element]
    allowed = _CHILDREN.get(name, ())
    yield from (f"{one} may not stand in {name}" for one in within if one not in allowed)
    known = [one for one in within if one in allowed]
    if known != sorted(known, key=allowed.index):
        yield f"{name} has its parts out of order"
    yield from (f"{name} has more than one {one}" for one in sorted(_ONCE) if within.count(one) > 1)
    if name == "spells" and not within:
        yield "spells has no spell"
    for child, kind in zip(element, within, strict=True):
        if kind in allowed:
            yield from _shape(child, kind)


def _graph(root: ET.Element) -> Iterator[str]:
    graph = root.find(f"{N}graph")
    if graph is None:
        yield "there is no graph"
        return
    timed = graph.get("mode") == "dynamic" and graph.get("timeformat") == "date"
    if graph.get("defaultedgetype") is None:
        yield "graph does not say whether its lines have a direction"
    columns: dict[str, dict[str, _Column]] = {"node": {}, "edge": {}}
    yield from _declared(graph, columns)
    nodes, edges = list(graph.iter(f"{N}node")), list(graph.iter(f"{N}edge"))
    ids = [node.get("id") for node in nodes]
    for what, some in (("node", ids), ("edge", [edge.get("id") for edge in edges])):
        yield from (
            f"two of {what} are called {one}" for one in sorted({str(one) for one in some if some.count(one) > 1})
        )
    there, pairs = set(ids), set()
    for edge in edges:
        ends = (edge.get("source"), edge.get("target"), edge.get("kind"))
        yield from (f"edge {edge.get('id')} ends at {end}, which is no node" for end in ends[:2] if end not in there)
        if ends in pairs:
            yield f"edge {edge.get('id')} lies on another of the same kind: Gephi would add them up"
        pairs.add(ends)
        if not _FITS["double"](edge.get("weight", "1")) or float(edge.get("weight", "1")) <= 0:
            yield f"edge {edge.get('id')} weighs {edge.get('weight')}"
    for what, things in (("node", nodes), ("edge", edges)):
        for thing in things:
            yield from _values(thing, columns[what], timed=timed)
            yield from _spells(thing, timed=timed)


def _declared(graph: ET.Element, columns: dict[str, dict[str, _Column]]) -> Iterator[str]:
    titles: set[tuple[str, str]] = set()
    for group in graph.findall(f"{N}attributes"):
        what = group.get("class", "")
        for one in group:
            key, title, kind = (one.get(name, "") for name in ("id", "title", "type"))
            if kind not in _FITS:
                yield f"{key} is of the type {kind}"
            if key in columns.get(what, {}) or (what, title) in titles:
                yield f"{what} has {key} or {title} twice"
            if title in _OWN:
                yield f"{title} is a column of Gephi itself"
            titles.add((what, title))
            columns.setdefault(what, {})[key] = _Column(kind, group.get("mode") == "dynamic")


def _values(thing: ET.Element, columns: dict[str, _Column], *, timed: bool) -> Iterator[str]:
    held: dict[str, list[tuple[date, date]]] = {}
    for value in thing.iter(f"{N}attvalue"):
        key, text, where = value.get("for", ""), value.get("value", ""), thing.get("id")
        column = columns.get(key)
        if column is None:
            yield f"{where} has a value for {key}, which was not declared"
            continue
        if not text or not _FITS.get(column.kind, _FITS["string"])(text):
            yield f"{where} has {text!r} for {key}"
        bounds = {name: value.get(name) for name in ("start", "end") if value.get(name) is not None}
        if bounds and not column.dynamic:
            yield f"{where} has a time for {key}, which has none"
        wrong = list(_interval(f"{where}, {key}", value, timed=timed or not bounds))
        yield from wrong
        if not wrong:
            held.setdefault(key, []).append(_ends(value))
    for key, spans in held.items():
        for (_start, end), (start, _end) in pairwise(sorted(spans)):
            if start <= end:
                yield f"{thing.get('id')} has two values for {key} at once"


def _spells(thing: ET.Element, *, timed: bool) -> Iterator[str]:
    spans = []
    for spell in thing.iter(f"{N}spell"):
        wrong = list(_interval(str(thing.get("id")), spell, timed=timed))
        if not (spell.get("start") or spell.get("end")):
            wrong.append(f"{thing.get('id')} has a spell without a time")
        yield from wrong
        if not wrong:
            spans.append(_ends(spell))
    for (_start, end), (start, _end) in pairwise(sorted(spans)):
        if start <= end:
            yield f"{thing.get('id')} has spells that touch"


def _interval(where: str, timed_: ET.Element, *, timed: bool) -> Iterator[str]:
    days = {name: timed_.get(name) for name in ("start", "end") if timed_.get(name) is not None}
    wrong = [text for text in days.values() if not _is_day(str(text))]
    if days and not timed:
        yield f"{where}: times in a graph that is not dynamic by the day"
    if wrong:
        yield f"{where}: {wrong[0]} is no day"
    elif len(days) == 2 and str(days["start"]) > str(days["end"]):
        yield f"{where}: ends on {days['end']}, before it starts"


def _ends(timed: ET.Element) -> tuple[date, date]:
    start, end = timed.get("start"), timed.get("end")
    return date.fromisoformat(start) if start else date.min, date.fromisoformat(end) if end else date.max
