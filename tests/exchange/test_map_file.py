"""The map as the answer to a question: what it says, whom it names, and what it leaves pale."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.map_layers import Colouring, MapLayer
from netwerkkaart.exchange.map_file import write_map
from netwerkkaart.exchange.map_modes import MapMode
from netwerkkaart.graph.build import build
from netwerkkaart.graph.dressing import Dress
from netwerkkaart.graph.layout.islands import lay_out
from netwerkkaart.graph.svg import svg
from netwerkkaart.queries.network import NodeKind, network
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.example import TODAY
from tests.graph.towns import town

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def example_store(example_file: Path) -> Iterator[Store]:
    with open_for_reading(example_file) as store:
        yield store


MODES = [
    ("islands",),
    ("free",),
    ("around", "99AB01"),
    ("path", "Mehmet Arslan"),
    ("leaving", "Bilal Oukili"),
    ("fragile",),
    ("joined",),
    ("gaps",),
    ("difference", "2025-11-26"),
]


def drawn(
    store: Store, out: Path, *mode: str, on: date | None = None, dress: Dress | None = None
) -> tuple[str, str, ET.Element]:
    """Return the sentence that was told, all text on the map, and the drawing."""
    sentence = write_map(store, out, today=TODAY, on=on, mode=MapMode(*mode), dress=dress)
    root = ET.parse(out).getroot()
    return sentence, "\n".join(one.text or "" for one in root.iter(f"{SVG}text")), root


def test_the_way_is_named_and_the_rest_is_not(example_store: Store, tmp_path: Path) -> None:
    sentence, text, _root = drawn(example_store, tmp_path / "x.svg", "path", "Mehmet Arslan")
    assert sentence.startswith("Via Noor Tesselaar ken je Mehmet Arslan")
    assert "Hoe komen we bij Mehmet Arslan?" in text
    assert sentence in text
    for name in ("Mehmet Arslan", "Noor Tesselaar", "Het Aambeeld"):  # whose school it is is told too
        assert name in text.replace(sentence, "")
    for name in ("Bilal Oukili", "Lyceum", "Saskia Bloemhof"):
        assert name not in text


def test_who_leaves_is_a_ghost(example_store: Store, tmp_path: Path) -> None:
    sentence, text, root = drawn(example_store, tmp_path / "x.svg", "leaving", "bilal oukili")
    assert sentence in text
    (group,) = [
        group
        for group in root.iter(f"{SVG}g")
        for title in group.iter(f"{SVG}title")
        if (title.text or "").startswith("Bilal Oukili")
    ]
    ring = len(list(group.iter(f"{SVG}polyline")))
    assert (len(list(group.iter(f"{SVG}circle"))), ring) == (1, 5)
    assert "Karim Benhaddou" in text
    assert "Femke Dokkum" not in text


def test_gaps_stand_under_the_schools_that_have_them(example_store: Store, tmp_path: Path) -> None:
    _sentence, text, _root = drawn(example_store, tmp_path / "x.svg", "gaps")
    assert "geen zorgcoördinator bekend" in text
    assert "Waterpoort" not in text


def test_a_difference_names_both_days_and_who_came(example_store: Store, tmp_path: Path) -> None:
    sentence, text, _root = drawn(example_store, tmp_path / "x.svg", "difference", "2025-03-01")
    assert "Wat veranderde tussen 1 mrt 2025 en" in text
    assert sentence in text
    assert "Lotte Brandsema" in text.replace(sentence, "")  # began in between


@pytest.mark.parametrize(
    ("since", "why"), [("2026-11-26", "voor"), ("2030-01-01", "voor"), ("gisteren", "geen dag"), ("", "geen dag")]
)
def test_a_difference_is_between_two_days(example_store: Store, tmp_path: Path, since: str, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        drawn(example_store, tmp_path / "x.svg", "difference", since, on=date(2026, 11, 26))
    assert list(tmp_path.iterdir()) == []


def test_layers_go_on_paper_when_asked(example_store: Store, tmp_path: Path) -> None:
    _sentence, plain, _root = drawn(example_store, tmp_path / "a.svg")
    _sentence, bare, _root = drawn(example_store, tmp_path / "b.svg", dress=Dress(frozenset()))
    worn = Dress(frozenset(MapLayer), Colouring.FACE)
    _sentence, full, _root = drawn(example_store, tmp_path / "c.svg", dress=worn)
    assert "lege stoel" in plain
    assert "lege stoel" not in bare
    for word in ("politie Hanzewaard", "schooluitval", "Waardpolder", "Vast gezicht", "thema opgepakt"):
        assert word not in plain
        assert word in full.replace("\n", " ")


@pytest.mark.parametrize("name", ["fragile", "joined"])
def test_other_questions_say_their_answer(example_store: Store, tmp_path: Path, name: str) -> None:
    sentence, text, _root = drawn(example_store, tmp_path / "x.svg", name)
    assert sentence
    assert sentence in text


def test_around_a_school_there_is_no_other(example_store: Store, tmp_path: Path) -> None:
    sentence, text, _root = drawn(example_store, tmp_path / "x.svg", "around", "99AB00")
    assert sentence == ""
    assert "Het netwerk rond Lyceum" in text
    assert "Hannah Oosterveld" in text
    assert "Bilal Oukili" in text
    assert "Raamveld" not in text


def test_a_past_date_stands_on_the_map(example_store: Store, tmp_path: Path) -> None:
    _sentence, text, _root = drawn(example_store, tmp_path / "x.svg", on=date(2025, 3, 1))
    assert "1 maart 2025" in text
    assert "Lotte Brandsema" not in text  # works here since later


@pytest.mark.parametrize(
    ("mode", "error", "why"),
    [
        (("path", "Niemand"), NotFoundError, "Er is geen contact"),
        (("leaving", "Niemand"), NotFoundError, "Er is geen collega"),
        (("around", "Niemand"), NotFoundError, "Er is geen school"),
        (("leaving", "Lotte Brandsema"), RefusedError, "niet in het netwerk"),
    ],
)
def test_who_is_not_there_is_one_sentence(
    example_store: Store, tmp_path: Path, mode: tuple[str, str], error: type[Exception], why: str
) -> None:
    with pytest.raises(error, match=why):
        drawn(example_store, tmp_path / "x.svg", *mode, on=date(2025, 3, 1))
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_lit_is_pale_but_there() -> None:
    network = town()
    picture = build(network, lay_out(network))
    lit = picture.flags(["school:1", "worker:1"])
    some, whole = svg(picture, lit=lit), svg(picture)
    assert some.count("<circle") == whole.count("<circle")
    assert some.count("<path") == whole.count("<path")
    assert some.count("<text") < whole.count("<text")
    assert svg(picture, lit=picture.flags(picture.keys)).count("<text") >= whole.count("<text")


def test_a_long_answer_comes_under_the_question_and_is_cut_at_the_edge() -> None:
    from dataclasses import replace

    from netwerkkaart.graph.drawing import Sheet
    from netwerkkaart.graph.lettering import SMALL, width

    network = town()
    picture = replace(build(network, lay_out(network)), title="Vraag?", note="lang " * 80)
    texts = [one.text or "" for one in ET.fromstring(svg(picture, Sheet(700, 500))).iter(f"{SVG}text")]
    (note,) = [text for text in texts if text.startswith("lang lang")]
    assert note.endswith("…")
    assert width(note, SMALL) <= 700 - 32


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode[0])
def test_without_names_nobody_is_named_by_any_mode(example_store: Store, tmp_path: Path, mode: tuple[str, ...]) -> None:
    with example_store.read() as connection:
        found = network(connection, today=TODAY)
    schools = " ".join(node.label for node in found.nodes if node.kind is NodeKind.SCHOOL)
    people = [node.label for node in found.nodes if node.kind is not NodeKind.SCHOOL]
    words = {word for name in people for word in name.split() if word[0].isupper() and word not in schools.split()}
    out = tmp_path / "x.svg"
    write_map(example_store, out, today=TODAY, mode=MapMode(*mode), names=False)
    text = out.read_text(encoding="utf-8")
    assert sorted(set(re.findall(r"\w[\w’'-]*", text)) & words) == []
    assert "Namen van mensen zijn weggelaten." in text


@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
def test_a_map_says_that_it_names_people(example_store: Store, tmp_path: Path, form: str) -> None:
    out, bare = tmp_path / f"x.{form}", tmp_path / f"y.{form}"
    write_map(example_store, out, today=TODAY)
    write_map(example_store, bare, today=TODAY, names=False)
    assert out.read_bytes() != bare.read_bytes()
    if form == "svg":
        assert "Bevat persoonsgegevens" in out.read_text(encoding="utf-8")
    if form == "pdf":
        said = [page.extract_text() for page in PdfReader(out).pages]
        assert "Bevat persoonsgegevens" in said[0]
        assert "Noor Tesselaar" in said[0]
        assert "Noor Tesselaar" not in PdfReader(bare).pages[0].extract_text()
