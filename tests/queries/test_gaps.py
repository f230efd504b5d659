"""The gaps of a school year, read from a file: the same as the rule says over facts gathered by hand."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from netwerkkaart.domain.agreements import AgreementKind
from netwerkkaart.domain.gaps import Answer
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.gaps import GapTable, gap_table, theme_mentions
from netwerkkaart.store.tables import offer
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from netwerkkaart.usecases.partnership import AgreementDraft, add_agreement
from netwerkkaart.usecases.terms import add_offer, add_theme, archive_offer, archive_theme
from netwerkkaart.usecases.themes import set_theme_status
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town

Counting = Callable[[], AbstractContextManager[list[str]]]
THIS = SchoolYear.of(TODAY)
LAST = THIS.previous


@pytest.fixture
def offers(store: Store) -> dict[str, int]:
    with store.read() as connection:
        return {row.slug: row.id for row in connection.execute(offer.select()) if row.slug}


def read(store: Store, year: SchoolYear, school_id: int | None = None) -> GapTable:
    with store.read() as connection:
        return gap_table(connection, year, today=TODAY, school_id=school_id)


def answers(found: GapTable) -> dict[str, Answer]:
    return {found.themes[one.theme]: one.answer for one in found.gaps.themes if one.answer is not Answer.NOT_NAMED}


def test_named_and_nothing_done(store: Store, town: Town, offers: dict[str, int]) -> None:
    assert answers(read(store, LAST)) == {
        "contact met ouders": Answer.NOTHING_DONE,
        "invloed van social media": Answer.NOTHING_DONE,
    }
    assert answers(read(store, THIS)) == {}
    draft = ActivityDraft(town.kribbe, offers["parent_contact"], "Koffie", date(2026, 5, 1), date(2026, 5, 1))
    add_activity(store, draft)
    assert answers(read(store, LAST))["contact met ouders"] is Answer.ELSEWHERE
    assert answers(read(store, LAST, town.lyceum))["contact met ouders"] is Answer.NOTHING_DONE
    (unasked,) = read(store, LAST).gaps.unasked
    assert (unasked.school, unasked.offer) == (town.kribbe, offers["parent_contact"])
    assert read(store, LAST, town.lyceum).gaps.unasked == ()


def test_only_held_visits_up_to_today_name_a_theme(store: Store, town: Town) -> None:
    for day, status in ((TODAY, VisitStatus.CANCELLED_BY_SCHOOL), (date(2026, 11, 30), VisitStatus.PLANNED)):
        draft = VisitDraft(town.kribbe, day, VisitKind.PHONE, status=status, theme_ids=(town.themes["safety"],))
        log_visit(store, draft, today=TODAY)
    assert answers(read(store, THIS)) == {}
    with store.read() as connection:
        assert len(theme_mentions(connection, LAST.first, date(2027, 1, 1), school_id=town.lyceum)) == 3
        parents = theme_mentions(connection, LAST.first, TODAY, theme_id=town.themes["parents"])
    assert [(one.school, one.visit) for one in parents] == [(town.lyceum, town.visits[1])]


def test_an_agreement_answers_what_no_offer_can(store: Store, town: Town) -> None:
    for slug in ("information_sharing", "demarcation"):
        draft = VisitDraft(town.lyceum, TODAY, VisitKind.PHONE, theme_ids=(town.themes[slug],))
        log_visit(store, draft, today=TODAY)
    found = answers(read(store, THIS))  # the town has a covenant with the lyceum
    assert found["informatie delen"] is Answer.EVERYWHERE
    assert found["rol en taakafbakening"] is Answer.NOTHING_DONE
    add_agreement(
        store, AgreementDraft(AgreementKind.DEMARCATION, "Wie doet wat", (town.kribbe, town.lyceum)), today=TODAY
    )
    assert answers(read(store, THIS))["rol en taakafbakening"] is Answer.EVERYWHERE


def test_words_put_aside_stay_where_they_were_named_or_used(store: Store, town: Town, offers: dict[str, int]) -> None:
    add_activity(store, ActivityDraft(town.lyceum, offers["activation"], "Ochtend", TODAY))
    for number in (offers["activation"], offers["signalling"]):
        archive_offer(store, number, archived=True)
    for slug in ("social_media", "safety"):
        archive_theme(store, town.themes[slug], archived=True)
    assert {"invloed van social media"} == set(read(store, LAST).themes.values()) - set(
        read(store, THIS).themes.values()
    )
    assert town.themes["safety"] not in read(store, LAST).themes
    assert offers["activation"] in read(store, THIS).offers
    assert offers["signalling"] not in read(store, THIS).offers
    assert offers["activation"] not in read(store, LAST).offers


def test_own_words_take_part(store: Store, town: Town) -> None:
    theme = add_theme(store, "gamen")
    log_visit(store, VisitDraft(town.kribbe, TODAY, VisitKind.PHONE, theme_ids=(theme,)), today=TODAY)
    assert answers(read(store, THIS)) == {"gamen": Answer.NO_OFFER}
    sport = add_offer(store, "gameavond", (theme,))
    assert answers(read(store, THIS)) == {"gamen": Answer.NOTHING_DONE}
    add_activity(store, ActivityDraft(town.kribbe, sport, "Avond", TODAY))
    assert answers(read(store, THIS)) == {"gamen": Answer.EVERYWHERE}


def test_the_status_of_then(store: Store, town: Town) -> None:
    theme = town.themes["parents"]
    set_theme_status(store, town.lyceum, theme, ThemeStatus.RAISED, since=date(2026, 7, 31), set_by_id=town.noor)
    set_theme_status(store, town.lyceum, theme, ThemeStatus.TAKEN_UP, since=TODAY)
    then, now = read(store, LAST).statuses, read(store, THIS).statuses
    assert (then[theme, town.lyceum].status, then[theme, town.lyceum].set_by) == (ThemeStatus.RAISED, "Noor Tesselaar")
    assert (now[theme, town.lyceum].status, now[theme, town.lyceum].set_by) == (ThemeStatus.TAKEN_UP, "")
    assert read(store, THIS, town.kribbe).statuses == {}


def test_few_statements(store: Store, town: Town, statements: Counting) -> None:
    for school_id in (None, town.lyceum):
        with statements() as said, store.read() as connection:
            gap_table(connection, LAST, today=TODAY, school_id=school_id)
        assert len([one for one in said if one != "BEGIN"]) == 8, said


def test_an_empty_file_has_no_gaps(store: Store) -> None:
    found = read(store, THIS)
    assert answers(found) == {}
    assert (len(found.themes), len(found.offers), found.schools) == (12, 8, {})
    assert (found.gaps.unasked, found.gaps.schools()) == ((), ())
