"""Finding names and notes by the beginnings of their words."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.queries.search import MARK_END, MARK_START, HitRow, hits, marked, plain
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from netwerkkaart.usecases.example import write_example
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town


def found(store: Store, typed: str) -> list[tuple[Kind, str, str]]:
    with store.read() as connection:
        return [(hit.kind, hit.title, hit.subtitle) for hit in hits(connection, typed)]


@pytest.mark.parametrize(
    "typed",
    [
        "zoë",
        "ZOE",
        "zo çe",
        "celik",
        "  Çelik  ",
        "zoe-celik",
        "Zoe\u0308 C\u0327elik",
        "Zoe\u0308 C\u0327elik " * 5000,
    ],
)
def test_a_person_is_found_whatever_the_accents(store: Store, town: Town, typed: str) -> None:
    with store.read() as connection:
        first = hits(connection, typed)[0]
    assert (first.kind, first.id, first.title) == (Kind.CONTACT, town.zoe, "Zoë Çelik")
    assert first.subtitle == "zorgcoördinator · Hanzewaard College"
    assert first.school_id == town.lyceum


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("krib", (Kind.SCHOOL, "De Kribbe", "po · Binnenstad")),
        ("99ab", (Kind.SCHOOL, "Hanzewaard College", "vo · Binnenstad")),
        ("bilal", (Kind.WORKER, "Bilal Oukili", "jongerenwerker")),
        ("schooluit", (Kind.THEME, "schooluitval", "Thema")),
        ("pauze", (Kind.OFFER, "pauzeactiviteit", "Aanbod")),
        ("binnen", (Kind.NEIGHBOURHOOD, "Binnenstad", "Wijk")),
        ("convenant 2026", (Kind.AGREEMENT, "Convenant 2026", "Hanzewaard College")),
        ("ijzer", (Kind.CONTACT, "Piet IJzer", "vertrokken als teamleider · Hanzewaard College")),
        ("koffie", (Kind.VISIT, "Langsgelopen", "Hanzewaard College · di 7 okt 2025")),
        ("overzicht aanbod", (Kind.PROMISE, "Toezegging door ons", "Hanzewaard College · di 10 mrt 2026")),
    ],
)
def test_every_kind_of_thing_is_found(store: Store, town: Town, typed: str, expected: tuple[Kind, str, str]) -> None:
    assert expected in found(store, typed)


def test_an_activity_is_found_by_its_title(store: Store, town: Town) -> None:
    with store.read() as connection:
        offer = connection.exec_driver_sql("SELECT id FROM offer WHERE slug = 'group_process'").scalar_one()
    add_activity(store, ActivityDraft(town.lyceum, offer, "Zaalvoetbal", starts_on=TODAY))
    assert found(store, "zaalv") == [(Kind.ACTIVITY, "Zaalvoetbal", "Hanzewaard College · ma 23 nov 2026")]


def test_names_come_before_notes_and_newer_notes_before_older(store: Store) -> None:
    write_example(store)
    with store.read() as connection:
        kinds = [hit.kind for hit in hits(connection, "con")]
        days = [hit.day for hit in hits(connection, "ouders", names=0) if hit.day]
    notes = {Kind.VISIT, Kind.PROMISE, Kind.ACTIVITY}
    first_note = next(place for place, kind in enumerate(kinds) if kind in notes)
    assert first_note > 0
    assert not [kind for kind in kinds[first_note:] if kind not in notes]
    assert len(days) == 20
    assert days == sorted(days, reverse=True)


def test_a_name_counts_for_more_than_a_mention(store: Store) -> None:
    write_example(store)
    assert found(store, "lyceum")[0] == (Kind.SCHOOL, "Hanzewaard College, locatie Lyceum", "vo · Binnenstad")


def test_the_snippet_marks_the_words_that_were_looked_for(store: Store, town: Town) -> None:
    with store.read() as connection:
        hit = next(hit for hit in hits(connection, "groepsd tweede") if hit.kind is Kind.VISIT)
    assert plain(hit.snippet) == "Wat de school bezighoudt: groepsdruk in de tweede klassen."
    assert [part for part, looked_for in marked(hit.snippet) if looked_for] == ["groepsdruk", "tweede"]
    assert "".join(part for part, _ in marked(hit.snippet)) == plain(hit.snippet)


def test_a_long_note_is_cut_around_the_hit(store: Store) -> None:
    write_example(store)
    with store.read() as connection:
        hit = hits(connection, "kantelpunt")[0]
    assert "Kantelpunt" in plain(hit.snippet)
    assert "…" in hit.snippet
    assert len(plain(hit.snippet).split()) <= 14


def test_the_place_does_not_run_into_the_note_unless_it_was_looked_for(store: Store, town: Town) -> None:
    draft = VisitDraft(town.lyceum, TODAY, VisitKind.DROP_IN, place="aula", note="Samen thee gedronken.")
    log_visit(store, draft, today=TODAY)
    with store.read() as connection:
        assert plain(hits(connection, "thee")[0].snippet) == "Samen thee gedronken."
        assert plain(hits(connection, "aula")[0].snippet) == "aula Samen thee gedronken."


@pytest.mark.parametrize("typed", ["", "   ", "…", '"', "*", "()", "-"])
def test_without_a_word_nothing_is_found(store: Store, town: Town, typed: str) -> None:
    assert found(store, typed) == []


@pytest.mark.parametrize("typed", ['kof"fie', "NOT koffie", "title: x", "koffie*", "a AND b", "^koffie", "NEAR(a b)"])
def test_search_syntax_is_just_words(store: Store, town: Town, typed: str) -> None:
    assert isinstance(found(store, typed), list)


def test_limits_are_kept_and_two_statements_are_enough(
    store: Store, statements: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    write_example(store)
    with store.read() as connection, statements() as said:
        some = hits(connection, "d", names=3, notes=4)
        assert len(said) == 2
    notes = {Kind.VISIT, Kind.PROMISE, Kind.ACTIVITY}
    assert sum(hit.kind not in notes for hit in some) == 3
    assert sum(hit.kind in notes for hit in some) == 4


@given(st.lists(st.tuples(st.text(alphabet="ab …", min_size=1), st.booleans())))
def test_marks_come_back_as_they_were_put(parts: list[tuple[str, bool]]) -> None:
    snippet = "".join(f"{MARK_START}{part}{MARK_END}" if hit else part for part, hit in parts)
    assert "".join(part for part, _hit in marked(snippet)) == plain(snippet)
    assert [part for part, hit in marked(snippet) if hit] == [part for part, hit in parts if hit]


def test_a_hit_is_a_plain_value() -> None:
    assert HitRow(Kind.SCHOOL, 1, "A") == HitRow(Kind.SCHOOL, 1, "A")
