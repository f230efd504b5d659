"""The form of the peiling: one page that asks no names, with a box for each answer to each statement."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from netwerkkaart.domain.surveys import SurveyAnswer, SurveyStatement
from netwerkkaart.exchange.partnership import ReportNotSavedError
from netwerkkaart.exchange.survey_form import survey_form_document, survey_form_pdf
from netwerkkaart.reports.lettering import width
from netwerkkaart.reports.page import BOTTOM, LEFT, RIGHT
from netwerkkaart.reports.survey_form import SurveyForm, set_survey_form, survey_form
from netwerkkaart.store.work import Store
from netwerkkaart.texts.words import word
from netwerkkaart.usecases.settings import SettingKey, change_settings
from tests.reports.paper import everything_in, fonts_of, text_of
from tests.town import TODAY, Town

FORM = SurveyForm("Hanzewaard College", "Hanzewaard", "Welzijn Hanzewaard", "Team jongeren", ("Bilal Oukili",), TODAY)


def test_it_holds_every_statement_and_answer_and_says_what_is_kept() -> None:
    document = survey_form(FORM)
    text = text_of(document)
    for statement in SurveyStatement:
        assert word(statement) in text
    for told in (
        "Hanzewaard College",
        "Ingevuld op",
        "een stelling overslaan mag ook",
        "Er komt geen cijfer of totaal uit",
        "Graag terug aan Bilal Oukili.",
        "geen namen of verhalen van leerlingen of ouders",
        "We bewaren alleen de kruisjes",
        "23 november 2026",
        "pagina 1 van 1",
    ):
        assert told in text, told
    assert all(fonts_of(document).values())


def test_every_answer_has_a_box_drawn_as_a_shape() -> None:
    (page,) = set_survey_form(FORM).pages
    boxes = [thing for thing in page if thing[0] == "r" and thing[3] == thing[4]]
    assert len(boxes) == len(SurveyStatement) * len(SurveyAnswer)
    columns = sorted({round(box[1]) for box in boxes})
    assert len(columns) == len(SurveyAnswer)
    assert len({round(box[2]) for box in boxes}) == len(SurveyStatement)


@pytest.mark.parametrize(
    "form",
    [
        FORM,
        replace(FORM, organisation="", sender="", faces=(), place=""),
        replace(
            FORM, school="Scholengemeenschap " * 8, organisation="Stichting Welzijn " * 6, faces=("Naam " * 8,) * 3
        ),
    ],
)
def test_it_stays_on_one_page_within_its_margins(form: SurveyForm) -> None:
    paper = set_survey_form(form)
    assert len(paper.pages) == 1
    for thing in paper.pages[0]:
        if thing[0] == "t":
            _what, x, y, line, style = thing
            assert x >= LEFT - 0.01
            assert x + width(line, style) <= RIGHT + 0.5, line
            assert y >= BOTTOM - 0.01, line


def test_the_file_names_the_school_and_its_fixed_face(store: Store, town: Town) -> None:
    change_settings(store, {SettingKey.ORGANISATION: "Welzijn Proef"})
    document, name = survey_form_document(store, town.lyceum, today=TODAY)
    assert name == "Peiling - Hanzewaard College.pdf"
    assert "Graag terug aan Bilal Oukili." in text_of(document)
    assert "de school en Welzijn Proef" in text_of(document)
    assert PdfReader(BytesIO(document)).metadata.author == "Welzijn Proef"  # type: ignore[union-attr]
    nobody, _name = survey_form_document(store, town.kribbe, today=TODAY)
    assert "Graag terug" not in text_of(nobody)


def test_nobody_of_the_school_is_named(store: Store, town: Town) -> None:
    everything = everything_in(survey_form_document(store, town.lyceum, today=TODAY)[0])
    for name in ("Anna", "Berg", "Çelik", "IJzer"):
        assert name not in everything


def test_a_place_that_can_not_be_written_is_refused(store: Store, town: Town, tmp_path: Path) -> None:
    with pytest.raises(ReportNotSavedError, match="kan niet worden bewaard"):
        survey_form_pdf(store, town.lyceum, tmp_path / "weg" / "f.pdf", today=TODAY)
