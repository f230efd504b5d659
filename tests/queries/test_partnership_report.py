from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import update

from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.people import Level, PersonName, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.partnership_report import known_names, school_report
from netwerkkaart.queries.partnership_rows import SchoolReport
from netwerkkaart.queries.report_choices import report_choices
from netwerkkaart.store.tables import contact
from netwerkkaart.store.work import Store
from tests.reports.busy import busy_school
from tests.town import TODAY, Town

Statements = Callable[[], AbstractContextManager[list[str]]]


def report_of(store: Store, school_id: int, year: SchoolYear | None = None) -> SchoolReport:
    with store.read() as connection:
        return school_report(connection, school_id, today=TODAY, year=year)


def test_the_report_holds_what_was_logged(store: Store, town: Town) -> None:
    report = report_of(store, town.lyceum)
    assert report.school.name == "Hanzewaard College"
    assert report.school.neighbourhood == "Binnenstad"
    assert [(face.name, face.starts_on) for face in report.faces] == [("Bilal Oukili", date(2024, 8, 26))]
    assert [(str(one.name), one.role, one.level, one.key_contact) for one in report.people] == [
        ("Zoë Çelik", "zorgcoördinator", Level.CARE, False),
        ("Anna van den Berg", "mentor", Level.DAILY, True),
    ]
    anna = report.people[1]
    assert [(tie.worker, tie.step, tie.last_contact) for tie in anna.ties] == [
        ("Noor Tesselaar", None, date(2026, 3, 10)),
        ("Bilal Oukili", TieStep.MUTUAL, date(2026, 3, 10)),
    ]
    assert report.people[0].last_contact == report.last_contact == date(2026, 6, 2)
    assert [visit.status for visit in report.visits] == [VisitStatus.HELD] * 3 + [VisitStatus.PLANNED]
    assert report.visits[1].themes == ("contact met ouders", "invloed van social media")
    assert [guest.role for guest in report.visits[1].contacts] == ["mentor", "zorgcoördinator"]
    assert [step.phase for step in report.phases] == [Phase.FIRST_CONTACT, Phase.EXPLORING]
    assert [step.stand for step in report.stands] == [TrustStand.EMERGING]
    assert [promise.text for promise in report.promises] == ["Overzicht van aanbod sturen"]
    assert [agreement.title for agreement in report.agreements] == ["Convenant 2026"]
    assert [(one.by_contact_id, one.contact_id) for one in report.brought] == [(town.anna, town.zoe)]


def test_a_year_that_is_over_is_told_as_it_stood_at_its_end(store: Store, town: Town) -> None:
    report = report_of(store, town.lyceum, SchoolYear(2025))
    assert report.on == date(2026, 7, 31)
    assert [str(one.name) for one in report.people] == ["Zoë Çelik", "Anna van den Berg"]
    before = report_of(store, town.lyceum, SchoolYear(2024))
    assert (before.phases, before.stands, before.last_contact) == ((), (), None)
    assert "Piet IJzer" in [str(one.name) for one in before.people]  # he left a year later
    assert not any(before.within(visit.day) for visit in before.visits)


def test_a_school_without_anything_gives_an_empty_report(store: Store, town: Town) -> None:
    report = report_of(store, town.kribbe)
    assert (report.people, report.visits, report.phases, report.last_contact) == ((), (), (), None)


def test_a_school_that_is_gone_is_named(store: Store, town: Town) -> None:
    del town
    with pytest.raises(NotFoundError, match="bestaat niet"):
        report_of(store, 999)


def test_the_number_of_statements_does_not_grow(store: Store, statements: Statements) -> None:
    school_id = busy_school(store, visits=10)
    with statements() as said:
        report_of(store, school_id)
    assert len([one for one in said if one.lstrip().startswith("SELECT")]) == 48


def test_everybody_in_the_file_is_known_by_name(store: Store, town: Town) -> None:
    del town
    with store.read() as connection:
        names = known_names(connection)
    assert PersonName("Bilal", "", "Oukili") in names
    assert PersonName("Anna", "van den", "Berg") in names
    assert len(names) == 5


def test_an_erased_contact_stays_without_a_name(store: Store, town: Town) -> None:
    with store.work("Contact gewist") as tx:
        gone = {"given": "", "infix": "", "family": "", "erased_on": TODAY}
        tx.execute(update(contact).where(contact.c.id == town.anna).values(gone))
    report = report_of(store, town.lyceum)
    assert {guest.name for visit in report.visits for guest in visit.contacts} == {"", "Zoë Çelik"}


def test_the_choices_are_schools_by_name_and_years_from_the_newest(
    store: Store, town: Town, statements: Statements
) -> None:
    with statements() as said, store.read() as connection:
        choices = report_choices(connection, today=TODAY)
    assert [school.name for school in choices.schools] == ["De Kribbe", "Hanzewaard College"]
    assert [year.label for year in choices.years] == ["2026–2027", "2025–2026"]
    assert choices.latest == town.lyceum
    assert len([one for one in said if one.startswith("SELECT")]) == 3
