"""Command line, screen and paper give the same figures for every school of the example."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.cli.readings import as_document
from netwerkkaart.domain.audience import Audience, Veil
from netwerkkaart.look import LIGHT
from netwerkkaart.queries.dossier import dossier
from netwerkkaart.queries.naming import SchoolCalled, schools_called
from netwerkkaart.queries.partnership_report import school_report
from netwerkkaart.queries.school_readings import school_readings
from netwerkkaart.queries.today import today_page
from netwerkkaart.reports.page import House, Paper
from netwerkkaart.reports.partnership_readings import readings as set_readings
from netwerkkaart.reports.sight import Sight
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.texts.words import capitalised
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.jobs import SyncJobs
from netwerkkaart.ui.schools.header import DossierHeader
from netwerkkaart.ui.schools.phase_dialog import PhaseDialog
from netwerkkaart.ui.schools.readings import ReadingsCard
from netwerkkaart.ui.schools.stand_dialog import StandDialog
from netwerkkaart.usecases.example import ANCHOR, TODAY
from tests.reports.paper import text_of


@pytest.fixture(scope="module")
def store(example_file: Path) -> Iterator[Store]:
    """Return the example, open for reading."""
    with open_for_reading(example_file) as opened:
        yield opened


@pytest.fixture
def called(store: Store) -> tuple[SchoolCalled, ...]:
    with store.read() as connection:
        return schools_called(connection)


def documents(store: Store, called: tuple[SchoolCalled, ...], today: date) -> list[Any]:
    """Return what `readings --all --json` gives."""
    with store.read() as connection:
        found = school_readings(connection, today=today)
    return [as_document(one, found[one.id]) for one in called]


def texts_in(document: Any) -> list[str]:
    """Return the six texts of a document in the order of the screen."""
    read = document["readings"]
    four = [read[key]["text"] for key in ("rhythm", "reciprocity", "signals", "spread")]
    return [*four, document["trend"]["text"], document["promises"]["text"]]


def words_on(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel)]


@pytest.mark.parametrize("today", [ANCHOR, TODAY, date(2026, 7, 3)])
def test_the_card_of_readings(store: Store, called: tuple[SchoolCalled, ...], qtbot: QtBot, today: date) -> None:
    card = ReadingsCard()
    qtbot.addWidget(card)
    for document in documents(store, called, today):
        with store.read() as connection:
            record = dossier(connection, document["school"]["id"], today=today).record
        card.show_record(record, other=True)
        for row, text in zip(card.rows, texts_in(document), strict=True):
            shown = row.text()
            assert shown == text or shown.startswith(f"{text}: "), document["school"]  # the name of who it runs through
        for row in card.rows:
            row.why.click()
        ids = [len(row.reasons()) - 1 for row in card.rows]
        rhythm, trend = document["readings"]["rhythm"], document["trend"]
        assert ids[0] == len(rhythm["now"]["visits"]) + len(rhythm["before"]["visits"])
        assert ids[2] == document["readings"]["signals"]["total"]
        assert ids[4] == trend["now"]["total"] + trend["before"]["total"]
        tallies = [document["promises"][side] for side in ("us", "school")]
        assert ids[5] == sum(len(tally[key]) for tally in tallies for key in tally if key != "text")


@pytest.mark.parametrize("today", [ANCHOR, TODAY])
def test_the_head_and_the_dialogs(store: Store, called: tuple[SchoolCalled, ...], qtbot: QtBot, today: date) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    desk = Desk(store, SyncJobs(), Actions(host), clock=lambda: today)
    header = DossierHeader(desk, host)
    for document in documents(store, called, today):
        number = document["school"]["id"]
        with store.read() as connection:
            header.show_dossier(dossier(connection, number, today=today))
        stand, phase = document["stand"], document["phase"]
        assert (stand["text"] if stand else "geen beeld") in header.stand.accessibleName().lower()
        assert ("klopt dit nog?" in header.stand.accessibleName()) is bool(stand and stand["doubts"])
        for doubt in stand["doubts"] if stand else ():
            assert doubt["text"] in header.stand_part.toolTip().lower()
        if phase:
            assert phase["text"] in header.ladder.accessibleName()
        dialog = StandDialog(desk, host, school_id=number)
        said = words_on(dialog)
        assert document["proposal"]["rule"] in said
        assert {term["text"] for term in document["proposal"]["terms"]} <= set(said)
        ladder = PhaseDialog(desk, host, school_id=number)
        spoken = {one.accessibleName() for one in ladder.findChildren(QLabel)}
        for test in document["phase_tests"]["tests"]:
            assert f"{test['text']}: {'aanwezig' if test['met'] else 'nog niet'}" in spoken
        assert document["phase_tests"]["text"] in words_on(ladder)
        for one in (dialog, ladder):
            one.reject()
            one.deleteLater()


@pytest.mark.parametrize("today", [ANCHOR, TODAY])
def test_vandaag_leans_where_the_reading_warns(store: Store, called: tuple[SchoolCalled, ...], today: date) -> None:
    with store.glance() as glance:
        leaning = {one.school_id: one.spread for one in today_page(glance, today=today).leaning}
    found = {}
    for document in documents(store, called, today):
        spread = document["readings"]["spread"]["contacts"]
        if spread["percent"] is not None and spread["warns"]:
            found[document["school"]["id"]] = spread
    assert leaning
    assert {school: (one.percent, one.person, one.visits) for school, one in leaning.items()} == {
        school: (one["percent"], one["person"], one["visits"]) for school, one in found.items()
    }


@pytest.mark.parametrize("today", [ANCHOR, TODAY])
def test_paper(store: Store, called: tuple[SchoolCalled, ...], today: date) -> None:
    sight = Sight.of(Audience.TEAM, Veil(()), with_names=True, one_year=False)
    for document in documents(store, called, today):
        with store.read() as connection:
            report = school_report(connection, document["school"]["id"], today=today)
        paper = Paper(House(*6 * ("",)), LIGHT)
        paper.bookmark(document["school"]["name"], 0)
        set_readings(paper, report, sight)
        text = text_of(paper.pdf())
        for said in texts_in(document):
            assert capitalised(said) in text, document["school"]
        assert f"Voorstel {capitalised(document['proposal']['text'])}" in text
        for term in document["proposal"]["terms"]:
            assert (term["text"] in text) is term["met"]
        for doubt in document["stand"]["doubts"] if document["stand"] else ():
            assert doubt["text"] in text.lower()
