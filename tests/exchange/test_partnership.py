from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from netwerkkaart.domain.audience import Audience, ReportPart, Veil
from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.exchange.partnership import (
    Order,
    Press,
    ReportNotSavedError,
    ego_network,
    partnership_pdf,
    partnership_pdfs,
)
from netwerkkaart.queries.network import NetTieKind, NodeKind
from netwerkkaart.queries.partnership_report import known_names, school_report
from netwerkkaart.reports.sight import Sight
from netwerkkaart.store.work import Store
from tests.reports.busy import busy_school
from tests.reports.paper import everything_in, fonts_of
from tests.reports.test_partnership import ASSESSMENTS, name_parts, words_in
from tests.town import TODAY, Town


def test_a_report_is_written_and_tells_what_it_left_out(store: Store, town: Town, tmp_path: Path) -> None:
    out = tmp_path / "rapport.pdf"
    left = partnership_pdf(store, town.lyceum, out, audience=Audience.SCHOOL, today=TODAY)
    assert ReportPart.TIES in left
    assert "Hanzewaard College" in everything_in(out.read_bytes())
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["rapport.pdf"]
    assert not list(tmp_path.glob(".*.deel"))


@pytest.mark.parametrize("audience", Audience)
def test_the_map_picture_keeps_the_rules_too(store: Store, audience: Audience) -> None:
    school_id = busy_school(store, visits=12)
    document = Press(store, Order(audience, with_names=True, year=None, today=TODAY)).pdf(school_id)
    everything = everything_in(document)
    assert "Het netwerk rond de school" in everything
    assert all(fonts_of(document).values())
    with store.read() as connection:
        parts = name_parts(known_names(connection))
    if audience is Audience.MUNICIPALITY:
        assert words_in(everything) & parts == set()
    else:
        assert "Çelik" in everything
    if audience is not Audience.TEAM:
        assert not [never for never in ASSESSMENTS if never in everything]


def test_the_network_of_a_school_shows_who_met_whom(store: Store, town: Town) -> None:
    with store.read() as connection:
        report = school_report(connection, town.lyceum, today=TODAY)
    team = Sight.of(Audience.TEAM, Veil(()), with_names=True, one_year=False)
    gemeente = Sight.of(Audience.MUNICIPALITY, Veil(()), with_names=True, one_year=False)
    seen, blind = ego_network(report, team), ego_network(report, gemeente)
    assert [node.label for node in seen.nodes] == [
        "Hanzewaard College",
        "Noor Tesselaar",
        "Bilal Oukili",
        "Anna van den Berg",
        "Zoë Çelik",
    ]
    assert [node.label for node in blind.nodes][1:] == [
        "senior jongerenwerker",
        "jongerenwerker",
        "mentor",
        "zorgcoördinator",
    ]
    assert len([tie for tie in seen.ties if tie.kind is NetTieKind.TIE]) == 4
    assert any(tie.step for tie in seen.ties)
    assert not any(tie.step for tie in blind.ties)
    assert not any(node.stand for node in blind.nodes if node.kind is NodeKind.SCHOOL)


def test_a_folder_that_is_not_there_is_refused_in_plain_words(store: Store, town: Town, tmp_path: Path) -> None:
    with pytest.raises(ReportNotSavedError, match="Kies een andere map"):
        partnership_pdf(store, town.lyceum, tmp_path / "weg" / "a.pdf", audience=Audience.TEAM, today=TODAY)


def test_a_school_that_is_gone_leaves_no_file(store: Store, town: Town, tmp_path: Path) -> None:
    del town
    with pytest.raises(NotFoundError):
        partnership_pdf(store, 999, tmp_path / "a.pdf", audience=Audience.TEAM, today=TODAY)
    assert not [*tmp_path.glob("*.pdf"), *tmp_path.glob(".*.deel")]


def test_many_reports_go_into_one_folder(store: Store, town: Town, tmp_path: Path) -> None:
    folder = tmp_path / "rapporten"
    folder.mkdir()
    told: list[float] = []
    order = Order(Audience.MUNICIPALITY, with_names=True, year=SchoolYear(2025), today=TODAY)
    paths = partnership_pdfs(store, [town.kribbe, town.lyceum], folder, order, progress=told.append)
    assert [path.name for path in paths] == [
        "De Kribbe - gemeente - 2025-2026.pdf",
        "Hanzewaard College - gemeente - 2025-2026.pdf",
    ]
    assert told == [0.5, 1.0]
    assert all(PdfReader(BytesIO(path.read_bytes())).pages for path in paths)


def test_stopping_keeps_what_is_done(store: Store, town: Town, tmp_path: Path) -> None:
    folder = tmp_path / "rapporten"
    folder.mkdir()
    answers = iter([False, True])
    order = Order(Audience.TEAM, with_names=True, year=None, today=TODAY)
    paths = partnership_pdfs(store, [town.kribbe, town.lyceum], folder, order, stopped=lambda: next(answers))
    assert [path.name for path in folder.iterdir()] == [path.name for path in paths] == ["De Kribbe - team.pdf"]


def test_two_schools_of_one_name_get_a_file_each(store: Store, town: Town, tmp_path: Path) -> None:
    folder = tmp_path / "rapporten"
    folder.mkdir()
    order = Order(Audience.TEAM, with_names=True, year=None, today=TODAY)
    paths = partnership_pdfs(store, [town.kribbe, town.kribbe], folder, order)
    assert [path.name for path in paths] == ["De Kribbe - team.pdf", "De Kribbe - team (2).pdf"]
