import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from netwerkkaart.domain.audience import Audience, Veil
from netwerkkaart.domain.people import PersonName, TieStep
from netwerkkaart.domain.trust import SignalKind, TrustStand
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.look import LIGHT
from netwerkkaart.queries.partnership_report import known_names, school_report
from netwerkkaart.queries.partnership_rows import SchoolReport
from netwerkkaart.reports.lettering import width, wrap
from netwerkkaart.reports.page import BOTTOM, LEFT, RIGHT, TOP, House, Paper
from netwerkkaart.reports.partnership import partnership_report, set_report
from netwerkkaart.reports.partnership_sections import term, themes
from netwerkkaart.reports.sight import Sight
from netwerkkaart.reports.table import Column, Group, Row, Table
from netwerkkaart.store.opening import create
from netwerkkaart.store.work import Store
from netwerkkaart.texts.words import capitalised, word
from netwerkkaart.usecases.visits import SignalDraft, VisitDraft, log_visit, set_visit_status
from tests.reports.busy import PROMISE, REASON, busy_school
from tests.reports.paper import everything_in, fonts_of, outline_of, text_of
from tests.town import TODAY, Town


@dataclass(frozen=True)
class Busy:
    """A busy school in a file of its own, and what is printed of it."""

    store: Store
    school_id: int

    def printed(self, audience: Audience, *, with_names: bool = True) -> bytes:
        return printed(self.store, self.school_id, audience, with_names=with_names)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Busy]:
    with create(tmp_path_factory.mktemp("druk") / "druk.netwerkkaart") as store:
        yield Busy(store, busy_school(store, visits=26))


def rows_of(store: Store, school_id: int, year: SchoolYear | None = None) -> SchoolReport:
    with store.read() as connection:
        return school_report(connection, school_id, today=TODAY, year=year)


def names_of(store: Store) -> tuple[PersonName, ...]:
    with store.read() as connection:
        return known_names(connection)


def printed(store: Store, school_id: int, audience: Audience, *, with_names: bool = True) -> bytes:
    veil = Veil(names_of(store))
    return partnership_report(rows_of(store, school_id), audience=audience, with_names=with_names, veil=veil)


def name_parts(names: tuple[PersonName, ...]) -> set[str]:
    parts = {part for name in names for part in re.findall(r"\w+", f"{name.given} {name.family}")}
    return {part for part in parts if len(part) >= 3}


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


ASSESSMENTS = [word(one) for kind in (TieStep, TrustStand, SignalKind) for one in kind]
OURS = [*ASSESSMENTS, "vertrouwelijk", "twijfelt", REASON, "stand van het vertrouwen", "klopt dit nog"]


def test_the_team_reads_everything(busy: Busy) -> None:
    text = text_of(busy.printed(Audience.TEAM))
    for told in (
        "Welzijn Hanzewaard",
        "Bron: DUO, Open onderwijsdata, peildatum 1 april 2026",
        "Anna van den Berg",
        "Noor Tesselaar: drager",
        "Vertrouwelijk: Anna twijfelt",
        "Krijgt vorm",
        "Stand van het vertrouwen",
        PROMISE,
        REASON,
        "capaciteit",
        "hield ons op afstand",
        "Convenant 2026",
        "bevat persoonsgegevens",
        "pagina 1 van",
        "23 november 2026",
    ):
        assert told in text, told


def test_the_school_reads_no_assessment_and_nothing_written_for_ourselves(busy: Busy) -> None:
    document = busy.printed(Audience.SCHOOL)
    text = everything_in(document).lower().replace("wederkerigheid", "")  # how often who began: a count of visits
    for never in [
        *ASSESSMENTS,
        "vertrouwelijk",
        "twijfelt",
        REASON.lower(),
        "stand van het vertrouwen",
        "klopt dit nog",
    ]:
        assert never.lower() not in text, never
    for told in ("Anna van den Berg", PROMISE, "Fase van de samenwerking", "Losse contacten", "Wat is weggelaten"):
        assert told.lower() in text, told


@pytest.mark.parametrize(
    ("audience", "read"),
    [
        (
            Audience.TEAM,
            ["Contactritme", "Wederkerigheid", "Signalen", "Spreiding", "Richting", "Toezeggingen", "Voorstel"],
        ),
        (Audience.SCHOOL, ["Contactritme", "Wederkerigheid", "Toezeggingen"]),
        (Audience.MUNICIPALITY, ["Contactritme", "Wederkerigheid", "Toezeggingen"]),
    ],
)
def test_each_audience_gets_its_own_readings(busy: Busy, audience: Audience, read: list[str]) -> None:
    text = text_of(busy.printed(audience))
    section = text[text.index("Hoe het contact loopt") :]
    rules = {
        "Contactritme": "twee bezoeken op één dag tellen als één",
        "Wederkerigheid": "de school zelf het initiatief nam",
        "Signalen": "opbouwend en schurend staan los",
        "Spreiding": "vanaf 60% waarschuwt",
        "Richting": "40 van de 100 verschillen",
        "Toezeggingen": "wordt niet opgeteld",
        "Voorstel": "laatste 20 schoolweken",
    }
    found = [title for title, rule in rules.items() if rule in section and title in section]
    assert found == read


def test_the_municipality_finds_no_name_anywhere(busy: Busy) -> None:
    document = busy.printed(Audience.MUNICIPALITY)
    everything = everything_in(document)
    parts = name_parts(names_of(busy.store))
    assert {"Anna", "Zoë", "Çelik", "Oukili", "Tesselaar", "Brien", "Yıldırım"} <= parts
    assert words_in(everything) & parts == set()
    for never in (*ASSESSMENTS, "Vertrouwelijk", "rooster"):
        assert never not in everything, never
    for told in ("locatiedirecteur", "Pauzeactiviteit met [naam]", "jongerenwerker", "zonder namen van personen"):
        assert told in everything, told
    assert "bevat persoonsgegevens" not in everything


def test_without_names_the_team_reads_roles(busy: Busy) -> None:
    everything = everything_in(busy.printed(Audience.TEAM, with_names=False))
    assert words_in(everything) & name_parts(names_of(busy.store)) == set()
    assert "Vertrouwelijk: [naam] twijfelt" in everything
    assert "senior jongerenwerker: drager" in everything


@pytest.mark.parametrize("audience", Audience)
def test_the_same_school_without_a_veil_of_the_whole_file_names_nobody_of_its_own(
    busy: Busy, audience: Audience
) -> None:
    rows = rows_of(busy.store, busy.school_id)
    document = partnership_report(rows, audience=audience, with_names=False)
    assert words_in(everything_in(document)) & name_parts(tuple(person.name for person in rows.people)) == set()


def test_small_numbers_of_participants_are_not_told(busy: Busy) -> None:
    for audience in Audience:
        text = text_of(busy.printed(audience))
        assert text.count("<5") == 2 + 1, audience  # two activities, and the sentence that says so


@pytest.mark.parametrize("audience", Audience)
def test_every_font_is_embedded(busy: Busy, audience: Audience) -> None:
    fonts = fonts_of(busy.printed(audience))
    assert fonts
    assert all(fonts.values()), fonts
    assert all("Lato" in name for name in fonts)


def test_the_document_says_what_it_is(busy: Busy) -> None:
    document = busy.printed(Audience.TEAM)
    reader = PdfReader(BytesIO(document))
    assert reader.metadata is not None
    assert reader.metadata.title == "Partnerschapsrapport Hanzewaard College"
    assert reader.metadata.author == "Welzijn Hanzewaard"
    assert str(reader.root_object["/Lang"]) == "nl"
    outline = outline_of(document)
    assert outline[0] == "Hanzewaard College"
    assert outline[-1] == "Wat is weggelaten"
    assert {"Mensen van de school", "Thema’s", "Toezeggingen"} <= set(outline)


def test_hostile_names_and_long_notes_are_printed_whole(busy: Busy) -> None:
    text = text_of(busy.printed(Audience.TEAM))
    assert "<script>alert(1)</script>" in text.replace(" ", "")
    assert "O'Brien •" in text  # the rocket is not in Lato
    assert "Yıldırım-Łukaszewicz" in text
    assert text.count("Vertrouwelijk: Anna twijfelt") > 85  # the note of 5,000 characters goes on over the page
    assert "\u25a1" not in text
    assert "\ufffd" not in text


def test_tables_repeat_their_head_on_the_next_page(busy: Busy) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(busy.printed(Audience.TEAM))).pages]
    with_visits = [page for page in pages if "langsgelopen" in page or "verkenningsgesprek" in page]
    assert len(with_visits) > 1
    assert all("Initiatief" in page for page in with_visits)


def test_nothing_is_drawn_outside_the_margins(busy: Busy) -> None:
    paper = set_report(
        rows_of(busy.store, busy.school_id), audience=Audience.TEAM, with_names=True, veil=None, picture=None
    )
    for page in paper.pages:
        for thing in page:
            if thing[0] == "t":
                _what, x, y, line, style = thing
                assert x >= LEFT - 0.01
                assert x + width(line, style) <= RIGHT + 0.5, line
                assert BOTTOM - 0.01 <= y <= TOP + 4, line


def test_a_school_that_was_never_visited_gives_one_decent_page(store: Store, town: Town) -> None:
    document = printed(store, town.kribbe, Audience.TEAM)
    text = text_of(document)
    assert len(PdfReader(BytesIO(document)).pages) == 1
    assert "Met deze school is nog geen contact vastgelegd." in text
    assert "Wat is weggelaten" in text
    assert "bevat persoonsgegevens" not in text


def test_a_school_year_leaves_the_other_years_out(store: Store, town: Town) -> None:
    rows = rows_of(store, town.lyceum, SchoolYear(2024))
    text = text_of(partnership_report(rows, audience=Audience.TEAM))
    assert "schooljaar 2024–2025" in text
    assert capitalised("andere schooljaren") in text
    assert "Kort kennisgemaakt" not in text


def test_the_summary_counts_right(store: Store, town: Town) -> None:
    text = text_of(partnership_report(rows_of(store, town.lyceum), audience=Audience.TEAM))
    assert "waren er 3 contactmomenten met 2 mensen van de school." in text
    assert "Van de 3 keer dat dit is genoteerd, nam de school 2 keer het initiatief." in text
    assert "Het ging het vaakst over invloed van social media (2×) en contact met ouders (1×)." in text
    assert "Onze toezegging staat nog open." in text


def test_a_signal_at_a_visit_called_off_counts_as_in_the_dossier_and_a_planned_one_does_not(
    store: Store, town: Town
) -> None:
    def shown() -> str:
        text = text_of(partnership_report(rows_of(store, town.lyceum), audience=Audience.TEAM))
        found = re.search(r"Betrouwbaarheid (\S+) (\S+)", text)
        return found[0] if found else ""

    broke = (SignalDraft(SignalKind.SCHOOL_BROKE_APPOINTMENT),)
    planned = VisitDraft(
        town.lyceum, date(2026, 11, 2), VisitKind.APPOINTMENT, status=VisitStatus.PLANNED, signals=broke
    )
    visit_id = log_visit(store, planned, today=TODAY)
    assert shown() == ""
    set_visit_status(store, visit_id, VisitStatus.CANCELLED_BY_SCHOOL, today=TODAY)
    assert shown() == "Betrouwbaarheid – 1"


@pytest.mark.parametrize(
    ("first", "last", "lines"),
    [
        (date(2025, 9, 16), date(2025, 11, 18), ("16 sep 2025 –", "18 nov 2025")),
        (date(2019, 8, 1), None, ("sinds", "1 aug 2019")),
        (None, date(2025, 11, 18), ("tot en met", "18 nov 2025")),
    ],
)
def test_a_period_never_breaks_within_a_day(first: date | None, last: date | None, lines: tuple[str, ...]) -> None:
    style = Paper(House("", "", "", "", "", ""), LIGHT).type.body
    room = max(width(line, style) for line in lines) + 4
    assert tuple(line.replace("\u00a0", " ") for line in wrap(term(first, last), style, room)) == lines


def test_a_table_of_themes_stays_on_one_page(busy: Busy) -> None:
    paper = Paper(House("", "", "", "", "", ""))
    paper.y = BOTTOM + 90
    sight = Sight.of(Audience.TEAM, Veil(()), with_names=True, one_year=False)
    themes(paper, rows_of(busy.store, busy.school_id), sight)
    assert not paper.pages[0]
    assert len(paper.pages) == 2


def test_no_heading_and_no_group_stands_alone_at_the_foot_of_a_page() -> None:
    for above in range(0, 700, 7):
        paper = Paper(House("", "", "", "", "", ""))
        paper.y -= above
        under = [("Notitie " * 60, paper.type.muted)]
        rows = (Group("Schooljaar 2026–2027", LIGHT.accent), Row(["24 nov 2026", "overleg"], under))
        Table(paper, [Column("Datum", 1), Column("Soort", 4)]).set(rows, title="Bezoeken")
        page_of = {thing[3]: place for place, page in enumerate(paper.pages) for thing in page if thing[0] == "t"}
        assert page_of["Bezoeken"] == page_of["Schooljaar 2026–2027"] == page_of["24 nov 2026"], above
