"""Whatever people are called, in a real file: what other programs read, sheets, and the map on paper stay whole."""

import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from pypdf import PdfReader
from sqlalchemy import insert

from netwerkkaart.domain.people import PersonName, TieStep
from netwerkkaart.domain.schools import HolidayRegion, Sector
from netwerkkaart.exchange.graphs import write_graph
from netwerkkaart.exchange.map_file import write_map
from netwerkkaart.exchange.sheets import MOST, fitting
from netwerkkaart.queries.network import Network, network
from netwerkkaart.store.tables import school
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact, set_tie_step
from netwerkkaart.usecases.workers import WorkerDraft, add_worker
from tests.exchange.gexf_rules import broken
from tests.town import TODAY, Town

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SVG = "{http://www.w3.org/2000/svg}"
SAID = "… (ingekort: meer past er niet in een cel)"
NAMES = (
    "Anna \"de Vos\" & 'Zoon'",
    "<script>alert(1)</script>",
    "👩🏽‍🏫 Zoë 🎉",
    "שרה אבו",
    "مريم الحسن",
    "\u202eomgekeerd\u202c",
    "=HYPERLINK(1;2)",
    "{=1+1}",
    "+31 6 12",
    "-1+1",
    "@SUM(A1)",
    "https://x.example",
    "mailto:a@x.example",
    "_x0041_ letterlijk",
    "]]> <!-- <![CDATA[",
    "bel\x07 nul\x00 esc\x1b einde",
    "x" * 5000,
    "Lang " + "y" * (MOST + 100),
    "🎉" * (MOST // 2 + 50),
)


@pytest.fixture
def found(store: Store, town: Town) -> Network:
    """Return a network in which everybody, a school and a colleague have such a name, from the file."""
    with store.work("School met een rare naam") as tx:
        rare = {"name": NAMES[1], "sector": Sector.PO, "city": NAMES[0], "holiday_region": HolidayRegion.NORTH}
        here = tx.execute(insert(school).returning(school.c.id), rare).scalar_one()
    worker = add_worker(store, WorkerDraft(NAMES[6], NAMES[1]))
    for number, name in enumerate(NAMES):
        held = PositionDraft(town.lyceum if number % 2 else here, town.roles["mentor"])
        contact = add_contact(store, ContactDraft(PersonName("", "", name), organisation=name), [held])
        set_tie_step(store, worker, contact, TieStep.MUTUAL, since=TODAY)
    with store.read() as connection:
        return network(connection, today=TODAY)


def kept(name: str) -> str:
    """Return a name as other programs get it: on one line, without what XML has no sign for."""
    return " ".join(re.sub("[\x00-\x1f]", "", name).split())


def labels(of: Network) -> set[str]:
    return {kept(node.label) for node in of.nodes}


@pytest.mark.parametrize("form", [".graphml", ".gexf"])
def test_every_name_is_read_back_from_xml(found: Network, tmp_path: Path, form: str) -> None:
    write_graph(found, tmp_path / f"x{form}")
    graph = nx.read_graphml(tmp_path / f"x{form}") if form == ".graphml" else nx.read_gexf(tmp_path / f"x{form}")
    assert {data["label"] for _key, data in graph.nodes(data=True)} == labels(found)
    assert {kept(name) for name in NAMES} <= labels(found)
    assert len(graph.edges) == len(found.ties)
    if form == ".gexf":
        assert broken(ET.parse(tmp_path / "x.gexf").getroot()) == []


def test_every_name_is_read_back_from_kumu_json(found: Network, tmp_path: Path) -> None:
    write_graph(found, tmp_path / "x.json")
    document = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert {one["label"] for one in document["elements"]} == labels(found)
    ids = [one["id"] for one in (*document["elements"], *document["connections"])]
    assert len(set(ids)) == len(ids) == len(found.nodes) + len(found.ties)


def texts_of(path: Path) -> list[str]:
    """Return every text of an XLSX file; one with a formula or a link fails the test."""
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/sheet"):
                sheet = ET.fromstring(book.read(name))
                assert sheet.find(f".//{SHEET}f") is None
                assert sheet.find(f".//{SHEET}hyperlink") is None
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))
    raw = ["".join(part.text or "" for part in one.iter(f"{SHEET}t")) for one in shared]
    return [re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), one) for one in raw]


def test_a_sheet_holds_every_name_as_text_and_says_where_it_was_too_long(found: Network, tmp_path: Path) -> None:
    write_graph(found, tmp_path / "x.xlsx")
    texts = set(texts_of(tmp_path / "x.xlsx"))
    whole = {name for name in labels(found) if len(name.encode("utf-16-le")) // 2 <= MOST}
    assert whole <= texts
    long = labels(found) - whole
    assert len(long) == 2
    for name in long:
        (cut,) = {text for text in texts if text.endswith(SAID) and text.startswith(name[:100])}
        assert name.startswith(cut.removesuffix(SAID))
        assert MOST - 1 <= len(cut.encode("utf-16-le")) // 2 <= MOST


@pytest.mark.parametrize("text", ["", "x", "x" * MOST, "🎉" * (MOST // 2)])
def test_what_fits_in_a_cell_is_left_alone(text: str) -> None:
    assert fitting(text) == text


# -- the map -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("found")
def test_the_map_as_svg_has_every_name_as_text(store: Store, tmp_path: Path) -> None:
    write_map(store, tmp_path / "x.svg", today=TODAY)
    root = ET.parse(tmp_path / "x.svg").getroot()
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "g", "title", "desc", "text", "path", "circle", "rect", "polygon", "polyline",
    }  # fmt: skip
    said = "\n".join(element.text or "" for element in root.iter() if element.tag in {f"{SVG}text", f"{SVG}title"})
    for name in (NAMES[0], NAMES[1], NAMES[3], NAMES[4], NAMES[6], NAMES[9], "omgekeerd", "bel nul esc einde"):
        assert name in said
    assert "x" * 5000 not in said
    assert re.search("x{20,}…", said)
    assert all(one.isprintable() or one == "\n" for one in said)


def paper(path: Path) -> Any:
    (page,) = PdfReader(path).pages
    return page


@pytest.mark.usefixtures("found")
def test_the_map_as_pdf_has_them_as_text_on_one_page(store: Store, tmp_path: Path) -> None:
    write_map(store, tmp_path / "x.pdf", today=TODAY)
    page = paper(tmp_path / "x.pdf")
    text = page.extract_text()
    for name in (NAMES[0], NAMES[1], NAMES[6], NAMES[9], "omgekeerd"):
        assert name in text
    assert "• Zoë •" in text  # an emoji and another script leave a sign, as on every paper
    assert text.count("??? ???") == 2
    assert re.search("x{20,}…", text)
    assert page.get("/Annots") is None  # no link, no script


@pytest.mark.usefixtures("found")
def test_the_map_as_png_is_as_large_as_the_same_map_of_others(store: Store, tmp_path: Path) -> None:
    write_map(store, tmp_path / "x.png", today=TODAY)
    made = (tmp_path / "x.png").read_bytes()
    assert made.startswith(b"\x89PNG")
    wide, high = (int.from_bytes(made[at : at + 4], "big") for at in (16, 20))
    assert wide > 1000
    assert high > 700
