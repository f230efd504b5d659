"""The network for other programs: GraphML, GEXF for Gephi, and JSON and XLSX for Kumu.

The lines run from a worker to whom and where, from a contact to their school, and from who brought us to whom. Of
people nothing goes along but names (or only roles), roles, ties and dates.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from netwerkkaart.domain.errors import NoRoomError, RefusedError
from netwerkkaart.domain.people import AssignmentKind, Level, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.exchange.files import put_whole
from netwerkkaart.exchange.graph_rows import NODE_FIELDS, TIE_FIELDS, GraphRows, Row, Value, graph_rows
from netwerkkaart.exchange.sheets import put
from netwerkkaart.queries.network import Network, NodeKind
from netwerkkaart.texts import _
from netwerkkaart.texts import graphs as texts
from netwerkkaart.texts.words import phase_label, word

SUFFIXES: Final = (".graphml", ".gexf", ".json", ".xlsx")
GEXF: Final = "http://gexf.net/1.3"
GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_TYPES: Final = {str: "string", int: "int", bool: "boolean", float: "double", date: "string"}
_GEXF_TYPES: Final = {**_TYPES, int: "integer"}


def write_graph(network: Network, out: Path, *, names: bool = True) -> None:
    """Write a network in the form the file's name asks for; without ``names`` people are called by their role.

    Raises:
        RefusedError: the name does not end in one of ``SUFFIXES``.
        NoRoomError: it can't be written there.
    """
    form = _FORMS.get(out.suffix.lower())
    if form is None:
        raise RefusedError(_("Laat de naam eindigen op .graphml, .gexf, .json of .xlsx."))
    try:
        put_whole(out, form(graph_rows(network, names=names)))
    except OSError as error:
        message = _("Het netwerk kan niet worden bewaard in {folder}. Kies een andere map, of maak er ruimte.")
        raise NoRoomError(message.format(folder=out.parent)) from error


# -- GraphML ---------------------------------------------------------------------------------------------------------


def graphml(rows: GraphRows) -> bytes:
    """Return the network as GraphML, a directed graph; dates are ISO texts."""
    root = ET.Element(
        "graphml",
        {
            "xmlns": GRAPHML,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": f"{GRAPHML} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
        },
    )
    ET.SubElement(root, "desc").text = texts.about(rows.on, names=rows.names)
    for what, fields in (("node", NODE_FIELDS), ("edge", TIE_FIELDS)):
        for name, holds in {"label": str, **fields}.items():
            key = {"id": f"{what}_{name}", "for": what, "attr.name": name, "attr.type": _TYPES[holds]}
            ET.SubElement(root, "key", key)
    graph = ET.SubElement(root, "graph", {"id": "netwerk", "edgedefault": "directed"})
    for row in rows.nodes:
        _data(ET.SubElement(graph, "node", {"id": str(row["id"])}), "node", row)
    for row in rows.ties:
        ends = {"id": str(row["id"]), "source": str(row["source"]), "target": str(row["target"])}
        _data(ET.SubElement(graph, "edge", ends), "edge", row)
    return _document(root)


def _data(parent: ET.Element, what: str, row: Row) -> None:
    for name in ("label", *(NODE_FIELDS if what == "node" else TIE_FIELDS)):
        if row[name] is not None:
            ET.SubElement(parent, "data", {"key": f"{what}_{name}"}).text = _text(row[name])


# -- GEXF ------------------------------------------------------------------------------------------------------------


def gexf(rows: GraphRows) -> bytes:
    """Return the network as GEXF 1.3, dynamic: spells for nodes and lines, and the steps of ties over time."""
    root = ET.Element(
        "gexf",
        {"xmlns": GEXF, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{GEXF} {GEXF}/gexf.xsd", "version": "1.3"},
    )
    meta = ET.SubElement(root, "meta", {"lastmodifieddate": rows.on.isoformat()})
    ET.SubElement(meta, "creator").text = "Netwerkkaart"
    ET.SubElement(meta, "description").text = texts.about(rows.on, names=rows.names)
    kind = {"mode": "dynamic", "defaultedgetype": "directed", "idtype": "string"}
    graph = ET.SubElement(root, "graph", {**kind, "timeformat": "date", "timerepresentation": "interval"})
    _attributes(graph, "node", "static", NODE_FIELDS)
    _attributes(graph, "edge", "static", {name: holds for name, holds in TIE_FIELDS.items() if name != "weight"})
    _attributes(graph, "edge", "dynamic", {"steps": str})
    nodes = ET.SubElement(graph, "nodes")
    for row in rows.nodes:
        node = ET.SubElement(nodes, "node", {"id": str(row["id"]), "label": str(row["label"])})
        _attvalues(node, row, NODE_FIELDS)
        _spell(node, row)
    edges = ET.SubElement(graph, "edges")
    for row in rows.ties:
        named = {name: str(row[name]) for name in ("id", "source", "target", "label", "weight")}
        edge = ET.SubElement(edges, "edge", named)
        values = _attvalues(edge, row, [name for name in TIE_FIELDS if name != "weight"])
        _steps(values, rows.steps.get(str(row["id"]), ()))
        _spell(edge, row)
    return _document(root)


def _attributes(graph: ET.Element, what: str, mode: str, fields: Mapping[str, type]) -> None:
    found = ET.SubElement(graph, "attributes", {"class": what, "mode": mode})
    for name, holds in fields.items():
        ET.SubElement(found, "attribute", {"id": f"{what}_{name}", "title": name, "type": _GEXF_TYPES[holds]})


def _attvalues(parent: ET.Element, row: Row, fields: Iterable[str]) -> ET.Element:
    what = parent.tag
    values = ET.SubElement(parent, "attvalues")
    for name in fields:
        if row[name] is not None:
            ET.SubElement(values, "attvalue", {"for": f"{what}_{name}", "value": _text(row[name])})
    return values


def _steps(values: ET.Element, steps: Sequence[tuple[date, str]]) -> None:
    """Say from when to when each step held; intervals hold both their ends, so they may not touch."""
    for number, (day, step) in enumerate(steps):
        told = {"for": "edge_steps", "value": step, "start": day.isoformat()}
        if number + 1 < len(steps):
            told["end"] = (steps[number + 1][0] - timedelta(days=1)).isoformat()
        ET.SubElement(values, "attvalue", told)


def _spell(parent: ET.Element, row: Row) -> None:
    """Say from when to when something was there; what has neither was always there.

    Whose first trace is of after they left has no beginning: Gephi takes no spell that ends before it starts.
    """
    since, until = row["since"], row["until"]
    known = {}
    if isinstance(since, date) and not (isinstance(until, date) and since > until):
        known["start"] = since.isoformat()
    if isinstance(until, date):
        known["end"] = until.isoformat()
    if known:
        ET.SubElement(ET.SubElement(parent, "spells"), "spell", known)


def _document(root: ET.Element) -> bytes:
    ET.indent(root, " ")
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


# -- Kumu ------------------------------------------------------------------------------------------------------------

_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "sector": lambda slug: word(Sector(slug)),
    "level": lambda slug: word(Level(slug)),
    "stand": lambda slug: word(TrustStand(slug)),
    "step": lambda slug: word(TieStep(slug)),
    "assignment": lambda slug: word(AssignmentKind(slug)),
    "phase": lambda number: phase_label(Phase(int(number))),
}
_KINDS: Final[Mapping[str, Callable[[], str]]] = {
    NodeKind.SCHOOL.value: lambda: _("School"),
    NodeKind.CONTACT.value: lambda: _("Contact"),
    NodeKind.WORKER.value: lambda: _("Medewerker"),
}


def kumu_json(rows: GraphRows) -> bytes:
    """Return the network as a Kumu blueprint; lines point to the ids of elements, for names need not be unique."""
    document = {
        "description": texts.about(rows.on, names=rows.names),
        "elements": [_lower(_element(row)) for row in rows.nodes],
        "connections": [_lower(_connection(row)) for row in rows.ties],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, default=_text) + "\n").encode()


def kumu_xlsx(rows: GraphRows) -> bytes:
    """Return the network as the two sheets Kumu imports, with a third it ignores that tells what this is."""
    import xlsxwriter  # slow to import

    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        for name, found in (
            ("Elements", [_element(row) for row in rows.nodes]),
            ("Connections", [_connection(row) for row in rows.ties]),
        ):
            sheet = book.add_worksheet(name)
            columns = list(found[0]) if found else _columns(name)
            for place, title in enumerate(columns):
                sheet.write_string(0, place, title, head)
            for number, row in enumerate(found, 1):
                for place, value in enumerate(row.values()):
                    put(sheet, number, place, value, day)
            sheet.freeze_panes(1, 0)
        told = book.add_worksheet(_("Uitleg (ignore)"))
        told.set_column(0, 0, 110)
        for number, sentence in enumerate(
            (texts.title(rows.on), texts.warning(names=rows.names), *texts.left_out(names=rows.names))
        ):
            put(told, number, 0, sentence, day)
    return made.getvalue()


def _columns(sheet: str) -> list[str]:
    return ["ID", "Label"] if sheet == "Elements" else ["ID", "From", "To"]


def _element(row: Row) -> Row:
    found: Row = {"ID": row["id"], "Label": row["label"], "Type": _KINDS[str(row["kind"])]()}
    found["Description"] = row["sub"]
    return {**found, **_told(row, [name for name in NODE_FIELDS if name not in {"kind", "sub"}])}


def _connection(row: Row) -> Row:
    found: Row = {"ID": row["id"], "From": row["source"], "To": row["target"], "Label": row["label"]}
    found["Direction"] = "directed" if row["kind"] == "introduced" else "undirected"
    found["Type"] = texts.tie_kind(str(row["kind"]))
    return {**found, **_told(row, [name for name in TIE_FIELDS if name != "kind"])}


def _told(row: Row, fields: list[str]) -> Row:
    return {texts.column(name): _in_words(name, row[name]) for name in fields}


def _in_words(name: str, value: Value) -> Value:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return _WORDS[name](str(value)) if name in _WORDS and value is not None else value


def _lower(row: Row) -> Row:
    """Return a row as a blueprint has it: keys in small letters, and none that is empty."""
    return {key.lower(): value for key, value in row.items() if value is not None}


_FORMS: Final[Mapping[str, Callable[[GraphRows], bytes]]] = {
    ".graphml": graphml,
    ".gexf": gexf,
    ".json": kumu_json,
    ".xlsx": kumu_xlsx,
}
