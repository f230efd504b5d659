"""The card beside the map: facts and dates of one node, in a fixed number of statements."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.trust import Doubt, TrustStand
from netwerkkaart.queries.map_card import contact_card, school_card, worker_card
from netwerkkaart.store.work import Store
from tests.town import TODAY, Town

Statements = Callable[[], AbstractContextManager[list[str]]]


def test_a_contact_with_ties_posts_and_who_brought_us(store: Store, town: Town, statements: Statements) -> None:
    with store.read() as connection, statements() as said:
        anna = contact_card(connection, town.anna, today=TODAY)
    assert len(said) == 5
    assert anna is not None
    assert (anna.name, anna.last) == ("Anna van den Berg", date(2026, 3, 10))
    assert [(post.school, post.role, post.key_contact) for post in anna.posts] == [
        ("Hanzewaard College", "mentor", True)
    ]
    bilal, noor = anna.ties
    assert (bilal.worker, bilal.step, bilal.since) == ("Bilal Oukili", TieStep.MUTUAL, date(2026, 3, 10))
    assert (noor.worker, noor.step, noor.last) == ("Noor Tesselaar", None, date(2026, 3, 10))
    with store.read() as connection:
        zoe = contact_card(connection, town.zoe, today=TODAY)
    assert zoe is not None
    assert [(via.kind, via.by) for via in zoe.vias] == [(IntroductionKind.CONTACT, "Anna van den Berg")]


def test_the_past_knows_nothing_of_later(store: Store, town: Town) -> None:
    with store.read() as connection:
        anna = contact_card(connection, town.anna, today=date(2025, 12, 1))
        lyceum = school_card(connection, town.lyceum, today=date(2025, 12, 1))
    assert anna is not None
    assert [(tie.worker, tie.step) for tie in anna.ties] == [("Bilal Oukili", TieStep.ACQUAINTED)]
    assert lyceum is not None
    assert (lyceum.phase, lyceum.stand) == (Phase.FIRST_CONTACT, TrustStand.NO_VIEW)


def test_who_left_keeps_the_last_post(store: Store, town: Town) -> None:
    with store.read() as connection:
        piet = contact_card(connection, town.piet, today=TODAY)
    assert piet is not None
    assert [post.ends_on for post in piet.posts] == [date(2026, 7, 3)]
    assert (piet.ties, piet.last) == ((), None)


def test_a_school_and_one_with_nothing(store: Store, town: Town, statements: Statements) -> None:
    with store.read() as connection, statements() as said:
        lyceum = school_card(connection, town.lyceum, today=TODAY)
    assert len(said) == 8
    assert lyceum is not None
    assert (lyceum.phase, lyceum.stand, lyceum.people) == (Phase.EXPLORING, TrustStand.EMERGING, 2)
    assert (lyceum.last, lyceum.neighbourhood) == (date(2026, 6, 2), "Binnenstad")
    assert [(face.name, face.kind) for face in lyceum.faces] == [("Bilal Oukili", AssignmentKind.FIXED)]
    assert lyceum.doubts == ()
    with store.read() as connection:
        later = school_card(connection, town.lyceum, today=date(2027, 3, 11))
        kribbe = school_card(connection, town.kribbe, today=TODAY)
    assert later is not None
    assert later.doubts == (Doubt.OLD, Doubt.COVENANT_ENDED)
    assert kribbe is not None
    assert (kribbe.phase, kribbe.people, kribbe.last, kribbe.faces) == (Phase.NO_CONTACT, 0, None, ())


def test_a_worker(store: Store, town: Town, statements: Statements) -> None:
    with store.read() as connection, statements() as said:
        bilal = worker_card(connection, town.bilal, today=TODAY)
    assert len(said) == 3
    assert bilal is not None
    assert (bilal.job, bilal.last) == ("jongerenwerker", date(2026, 6, 2))
    assert [face.name for face in bilal.schools] == ["Hanzewaard College"]


def test_who_is_gone_has_no_card(store: Store, town: Town) -> None:
    del town
    with store.read() as connection:
        assert contact_card(connection, 999, today=TODAY) is None
        assert school_card(connection, 999, today=TODAY) is None
        assert worker_card(connection, 999, today=TODAY) is None
