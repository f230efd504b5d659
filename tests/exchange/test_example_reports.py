"""The reports of every school in the example: what each audience may not read is not on its paper."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pypdfium2
import pytest
from sqlalchemy import select

from netwerkkaart.domain.audience import Audience
from netwerkkaart.domain.people import TieStep
from netwerkkaart.domain.trust import SignalKind, TrustStand
from netwerkkaart.exchange.partnership import Order, Press
from netwerkkaart.queries.partnership_report import known_names
from netwerkkaart.store import tables as t
from netwerkkaart.store.opening import open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.texts.words import word
from netwerkkaart.usecases.example import write_example
from tests.reports.test_partnership import name_parts, words_in
from tests.town import TODAY

_LONG_ENOUGH = 12
"""A note shorter than this could also be a theme."""
_JUDGED = {word(one) for kind in (TrustStand, SignalKind) for one in kind} | {
    f"{word(step)} ("
    for step in TieStep  # a promise may well be about a kennismaking; a tie has its date behind it
}


@pytest.fixture(scope="module")
def example(_empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("voorbeeld") / "voorbeeld.netwerkkaart"
    path.write_bytes(_empty_file.read_bytes())
    with open_for_writing(path, datetime(2026, 11, 23, 9, 0)) as store:  # noqa: DTZ001 - local time
        write_example(store)
        yield store


def papers(store: Store, audience: Audience) -> Iterator[str]:
    press = Press(store, Order(audience, with_names=True, year=None, today=TODAY))
    with store.read() as connection:
        schools = list(connection.execute(select(t.school.c.id).order_by(t.school.c.id)).scalars())
    assert len(schools) == 12
    for school_id in schools:
        document = pypdfium2.PdfDocument(press.pdf(school_id))
        pages = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
        yield " ".join(" ".join(pages).split())


def test_the_municipality_reads_no_name(example: Store) -> None:
    with example.read() as connection:
        parts = name_parts(known_names(connection))
        reach = {one for row in connection.execute(select(t.contact.c.email, t.contact.c.phone)) for one in row if one}
    assert len(parts) > 100
    for paper in papers(example, Audience.MUNICIPALITY):
        assert words_in(paper) & parts == set()
        assert not [one for one in reach if one in paper]


def test_the_school_reads_no_note_of_ours_and_no_judgement_of_a_person(example: Store) -> None:
    with example.read() as connection:
        ours = [
            " ".join(note.split())
            for column in (t.visit.c.note, t.contact.c.note, t.school.c.note, t.school.c.culture_avoid)
            for note in connection.execute(select(column)).scalars()
            if note
        ]
    notes = {note for note in ours if len(note) > _LONG_ENOUGH}
    assert len(notes) > 100
    for paper in papers(example, Audience.SCHOOL):
        assert not [note for note in notes if note in paper]
        assert not [said for said in _JUDGED if said in paper]


def test_the_team_reads_both(example: Store) -> None:
    """The papers above would hold them, were they not kept back."""
    whole = next(papers(example, Audience.TEAM))
    said = (word(TrustStand.GROUNDED), f"{word(TieStep.CARRIER)} (", "Saskia Bloemhof")
    assert [one for one in said if one not in whole] == []
