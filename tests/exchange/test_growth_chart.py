"""The growth chart in a report is the one in the window, less what its reader may not see; likewise the peiling."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from netwerkkaart.domain.audience import Audience, Veil
from netwerkkaart.domain.growth import MarkKind
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.exchange.partnership import Order, Press, growth_chart
from netwerkkaart.graph.growth.drawing import draw_growth
from netwerkkaart.graph.growth.layout import lay_out
from netwerkkaart.graph.svg import SvgPen
from netwerkkaart.look import LIGHT
from netwerkkaart.queries.dossier import dossier
from netwerkkaart.queries.partnership_report import school_report
from netwerkkaart.queries.partnership_rows import SchoolReport
from netwerkkaart.reports.growth import CHART_WIDTH
from netwerkkaart.reports.sight import Sight
from netwerkkaart.store import tables as t
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from tests.reports.paper import everything_in, text_of
from tests.town import TODAY, Town

WATERPOORT, KRIBBE = "99AB02", "99AH00"
PAST = SchoolYear(2024)


@pytest.fixture(scope="module")
def story(example_file: Path) -> Iterator[Store]:
    """Return the example, open for reading."""
    with open_for_reading(example_file) as opened:
        yield opened


def school_of(store: Store, code: str) -> int:
    with store.read() as connection:
        return int(connection.execute(select(t.school.c.id).where(t.school.c.code == code)).scalar_one())


def report_of(store: Store, school_id: int, year: SchoolYear | None = None) -> SchoolReport:
    with store.read() as connection:
        return school_report(connection, school_id, today=TODAY, year=year)


def sight_of(audience: Audience) -> Sight:
    return Sight.of(audience, Veil(()), with_names=True, one_year=False)


def printed(store: Store, audience: Audience, code: str = WATERPOORT, year: SchoolYear | None = None) -> str:
    order = Order(audience, with_names=True, year=year, today=TODAY)
    return everything_in(Press(store, order).pdf(school_of(store, code)))


@pytest.mark.parametrize("year", [None, PAST])
def test_screen_and_paper_share_one_description_for_every_school(story: Store, year: SchoolYear | None) -> None:
    on = TODAY if year is None else year.last
    with story.read() as connection:
        schools = list(connection.execute(select(t.school.c.id)).scalars())
        for school_id in schools:
            shown = dossier(connection, school_id, today=on).growth
            assert school_report(connection, school_id, today=TODAY, year=year).growth == shown


def test_what_is_drawn_on_paper_is_what_is_drawn_in_the_window(story: Store) -> None:
    school_id = school_of(story, WATERPOORT)
    chart = growth_chart(report_of(story, school_id), sight_of(Audience.TEAM))
    assert chart is not None
    paper, window = SvgPen(), SvgPen()
    chart.draw(paper, LIGHT)  # type: ignore[arg-type] # any pen will do
    with story.read() as connection:
        shown = dossier(connection, school_id, today=TODAY).growth
    picture = lay_out(shown, CHART_WIDTH)
    draw_growth(picture, window, LIGHT)
    assert paper.parts == window.parts
    assert chart.height == picture.height


def test_each_audience_sees_its_own_part_of_the_chart(story: Store) -> None:
    team, school, town = (printed(story, audience) for audience in Audience)
    for told in ("mijlpalen", "contactmomenten", "Structurele samenwerking", "convenant begint", "2025–2026"):
        assert told in team
        assert told in school
        assert told in town
    for told in ("stand van het vertrouwen", "opbouwend", "schurend", "gegrond", "peiling van ons"):
        assert told in team.replace("Stand", "stand")
        assert told not in school
        assert told not in town
    assert "peiling van de school" in school
    assert "peiling van de school" not in town


def test_the_peiling_goes_to_who_it_concerns(story: Store) -> None:
    team, school, town = (printed(story, audience) for audience in Audience)
    for told in ("Wij, jun 2026", "De school, jul 2026", "een beetje", "Onderwerp voor het gesprek: stelling 4."):
        assert told in team
    assert "Wij, jun 2026" not in school
    assert "De school, jul 2026" in school
    assert "Onderwerp voor het gesprek" not in school
    assert "Hoe wij de stellingen van de peiling beantwoordden" in school
    assert "Men vertrouwt op ons vakmanschap" not in town
    assert "niet voor anderen" in town


def test_only_the_peilingen_of_the_chosen_year_are_set(story: Store) -> None:
    text = printed(story, Audience.TEAM, year=PAST)
    assert "Wij, jun 2025" in text
    assert "2026 helemaal" not in text
    assert "De school, jul 2026" not in text


def test_a_school_without_anything_has_no_chart(store: Store, town: Town) -> None:
    assert growth_chart(report_of(store, town.kribbe), sight_of(Audience.TEAM)) is None
    assert growth_chart(report_of(store, town.kribbe), sight_of(Audience.MUNICIPALITY)) is None


def test_de_kribbe_is_white_on_paper_too(story: Store) -> None:
    text = printed(story, Audience.TEAM, KRIBBE)
    assert "0 Geen contact" in text
    for never in ("mijlpalen", "opbouwend signaal", "ontbreekt", "Peiling"):
        assert never not in text


def test_its_words_are_text_that_can_be_selected(story: Store) -> None:
    document = Press(story, Order(Audience.TEAM, True, None, TODAY)).pdf(school_of(story, WATERPOORT))
    assert "7 Partner en brug naar de wijk" in text_of(document)
    assert len(PdfReader(BytesIO(document)).pages) > 3


def test_marks_hide_with_what_they_tell(story: Store) -> None:
    growth = report_of(story, school_of(story, WATERPOORT)).growth
    kinds = {mark.kind for mark in growth.every_mark()}
    assert {MarkKind.SURVEY_US, MarkKind.SURVEY_SCHOOL, MarkKind.STAND, MarkKind.STRAINING} <= kinds
    assert growth.on == date(2026, 11, 23)
