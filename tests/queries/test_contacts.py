"""The list of contacts and one contact agree with the log, in a fixed number of statements."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, select

from netwerkkaart.domain.people import IntroductionKind, Level, PersonName, TieStep
from netwerkkaart.domain.promises import PromiseStatus
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.contact_detail import ContactDetailRow, contact_detail
from netwerkkaart.queries.contact_form import contact_form, contacts_alike
from netwerkkaart.queries.contacts import ContactRow, contact_rows, last_contacts
from netwerkkaart.store.tables import visit, visit_contact
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import (
    ContactDraft,
    IntroductionDraft,
    PositionDraft,
    add_contact,
    add_position,
    introduce,
    mark_informed,
    set_tie_step,
)
from netwerkkaart.usecases.terms import add_role
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.town import TODAY, Town

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
Counting = Callable[[], AbstractContextManager[list[str]]]


def listed(store: Store, me: int | None = None) -> dict[int, ContactRow]:
    with store.read() as connection:
        return {row.id: row for row in contact_rows(connection, me=me, today=TODAY)}


def detail(store: Store, contact_id: int, *, visits: int = 12) -> ContactDetailRow:
    with store.read() as connection:
        found = contact_detail(connection, contact_id, today=TODAY, visits=visits)
    assert found is not None
    return found


def test_people_stand_by_achternaam_without_tussenvoegsel(store: Store, town: Town) -> None:
    later = add_contact(store, ContactDraft(PersonName("Bob", "de", "Boer")))
    assert list(listed(store)) == [town.anna, later, town.zoe, town.piet]


def test_a_row_says_what_somebody_is_now(store: Store, town: Town) -> None:
    rows = listed(store)
    anna = rows[town.anna]
    assert (anna.roles, anna.level, anna.school_ids) == (("mentor",), Level.DAILY, (town.lyceum,))
    assert anna.key_contact
    assert not anna.left
    zoe = rows[town.zoe]
    assert (zoe.via_kind, zoe.via) == (IntroductionKind.CONTACT, "Anna van den Berg")
    piet = rows[town.piet]
    assert (piet.roles, piet.left_on, piet.last_contact) == (("teamleider",), date(2026, 7, 3), None)


def test_roles_stand_by_authority_and_ended_ones_are_gone(store: Store, town: Town) -> None:
    add_position(store, town.anna, PositionDraft(town.lyceum, town.roles["rector"]))
    add_position(
        store, town.anna, PositionDraft(town.kribbe, town.roles["head"], ends_on=date(2025, 7, 1), key_contact=True)
    )
    add_position(store, town.piet, PositionDraft(town.kribbe, town.roles["head"], starts_on=date(2027, 1, 1)))
    rows = listed(store)
    assert rows[town.anna].roles == ("rector", "mentor")
    assert rows[town.anna].level is Level.DIRECTION
    assert rows[town.anna].school_ids == (town.lyceum,)
    assert rows[town.piet].roles == ("directeur",), "who begins later has not left"


def test_my_tie_goes_before_a_stronger_one_of_somebody_else(store: Store, town: Town) -> None:
    set_tie_step(store, town.noor, town.anna, TieStep.ACQUAINTED, since=date(2026, 9, 1))
    set_tie_step(store, town.noor, town.anna, TieStep.CARRIER, since=date(2026, 12, 1))
    strongest, noors = listed(store)[town.anna], listed(store, town.noor)[town.anna]
    assert (strongest.tie, strongest.tie_worker, strongest.mine) == (TieStep.MUTUAL, "Bilal Oukili", False)
    assert (noors.tie, noors.tie_worker, noors.mine) == (TieStep.ACQUAINTED, "Noor Tesselaar", True)
    assert listed(store)[town.zoe].tie is None


def test_the_last_contact_is_the_last_held_visit(store: Store, town: Town) -> None:
    rows = listed(store)
    assert rows[town.anna].last_contact == date(2026, 3, 10), "the visit of 26 November is only planned"
    assert rows[town.zoe].last_contact == date(2026, 6, 2)
    calendar = school_calendar(HolidayRegion.NORTH)
    assert rows[town.zoe].weeks == calendar.school_weeks_ago(date(2026, 6, 2), TODAY)
    assert rows[town.piet].weeks is None


def test_last_contacts_agree_with_reading_every_visit(store: Store, town: Town) -> None:
    """Brute force over visits of six years, so that both the newest year and the rest of the log are asked."""
    people = [add_contact(store, ContactDraft(PersonName(f"P{n}", "", "Test"))) for n in range(12)]
    statuses = list(VisitStatus)
    with store.work("Veel bezoeken") as tx:
        for number in range(240):
            day = date.fromordinal(TODAY.toordinal() - (number * 37) % 2200 + 20)
            values = {
                "school_id": town.kribbe,
                "day": day,
                "kind": VisitKind.PHONE,
                "entered_at": NOW,
                "status": statuses[number % 4] if number % 3 else VisitStatus.HELD,
            }
            made = tx.execute(insert(visit).values(values).returning(visit.c.id)).scalar_one()
            who = people[(number * number) % 11 if day > date(2025, 11, 1) else number % 12]
            tx.execute(insert(visit_contact).values(visit_id=made, contact_id=who))
    with store.read() as connection:
        found = last_contacts(connection, people, today=TODAY)
        rows = connection.execute(
            select(visit_contact.c.contact_id, visit.c.day, visit.c.status).join(
                visit, visit.c.id == visit_contact.c.visit_id
            )
        ).all()
    expected: dict[int, date] = {}
    for row in rows:
        if row.contact_id in people and row.status is VisitStatus.HELD and row.day <= TODAY:
            expected[row.contact_id] = max(row.day, expected.get(row.contact_id, row.day))
    assert found == expected
    assert any(day < date(2025, 11, 1) for day in found.values()), "the case of the older log did not occur"


def test_the_list_takes_ten_statements_however_many_people(store: Store, town: Town, statements: Counting) -> None:
    for number in range(40):
        add_contact(
            store,
            ContactDraft(PersonName(f"P{number}", "", "Test")),
            [PositionDraft(town.lyceum, town.roles["teacher"])],
            IntroductionDraft(town.noor, IntroductionKind.COLLEAGUE, by_worker_id=town.bilal),
        )
    with statements() as said:
        rows = listed(store)
    assert len(rows) == 43
    assert rows[max(rows)].via == "Bilal Oukili"
    assert len([one for one in said if one != "BEGIN"]) <= 10


def test_an_empty_file_has_an_empty_list(store: Store) -> None:
    assert listed(store) == {}


def test_one_contact_with_all_that_is_known(store: Store, town: Town) -> None:
    anna = detail(store, town.anna)
    assert anna.email == "anna@lyceum.example"
    assert [(one.worker, one.now) for one in anna.ties] == [("Bilal Oukili", TieStep.MUTUAL)]
    assert anna.ties[0].steps == (
        (TieStep.ACQUAINTED, date(2025, 10, 7)),
        (TieStep.MUTUAL, date(2026, 3, 10)),
    )
    assert [visit.day for visit in anna.visits] == [date(2026, 11, 26), date(2026, 3, 10), date(2025, 10, 7)]
    assert anna.visits[1].workers == ("Bilal Oukili", "Noor Tesselaar")
    assert anna.visits[1].themes == ("contact met ouders", "invloed van social media")
    assert [(one.contact, one.day) for one in anna.brought_us_to] == [("Zoë Çelik", date(2026, 3, 10))]
    assert anna.came_via == ()
    zoe = detail(store, town.zoe)
    assert [(one.by, one.by_contact_id, one.worker) for one in zoe.came_via] == [
        ("Anna van den Berg", town.anna, "Bilal Oukili")
    ]
    assert [(one.text, one.status, one.worker) for one in zoe.promises] == [
        ("Overzicht van aanbod sturen", PromiseStatus.OPEN, "Bilal Oukili")
    ]


def test_ended_positions_come_after_those_of_now(store: Store, town: Town) -> None:
    add_position(
        store,
        town.anna,
        PositionDraft(town.kribbe, town.roles["class_teacher"], starts_on=date(2019, 8, 1), ends_on=date(2024, 7, 31)),
    )
    add_position(
        store,
        town.anna,
        PositionDraft(town.lyceum, town.roles["teacher"], starts_on=date(2026, 8, 1), ends_on=date(2027, 7, 31)),
    )
    positions = detail(store, town.anna).positions
    assert [one.role for one in positions] == ["mentor", "docent", "leerkracht"]
    assert [one.role for one in detail(store, town.anna).positions_on(TODAY)] == ["mentor", "docent"]


def test_a_contact_takes_ten_statements_however_many_visits(store: Store, town: Town, statements: Counting) -> None:
    for number in range(30):
        draft = VisitDraft(
            town.lyceum,
            date.fromordinal(TODAY.toordinal() - number),
            VisitKind.PHONE,
            contact_ids=(town.anna,),
            worker_ids=(town.noor,),
        )
        log_visit(store, draft, today=TODAY)
    with statements() as said:
        anna = detail(store, town.anna)
    assert (len(anna.visits), anna.visit_count) == (12, 33)
    assert len([one for one in said if one != "BEGIN"]) <= 10
    assert len(detail(store, town.anna, visits=100).visits) == 33


def test_nobody_is_no_contact(store: Store) -> None:
    with store.read() as connection:
        assert contact_detail(connection, 404, today=TODAY) is None


def test_informed_is_kept(store: Store, town: Town) -> None:
    mark_informed(store, [town.anna, town.zoe], on=TODAY)
    rows = listed(store)
    assert [rows[one].informed_on for one in (town.anna, town.zoe, town.piet)] == [TODAY, TODAY, None]


def test_introduced_by_a_pupil_has_a_kind_and_no_name(store: Store, town: Town) -> None:
    introduce(store, town.piet, IntroductionDraft(town.noor, IntroductionKind.PUPIL))
    row = listed(store)[town.piet]
    assert (row.via_kind, row.via) == (IntroductionKind.PUPIL, "")


def test_the_form_offers_what_fits(store: Store, town: Town) -> None:
    own = add_role(store, "gymdocent plus", Level.DAILY, [])
    with store.read() as connection:
        form = contact_form(connection, town.anna, today=TODAY)
    assert form.kept is not None
    assert [held.role_id for held in form.kept.positions] == [town.roles["mentor"]]
    primary = {role.id for role in form.roles_at(town.kribbe)}
    assert own in primary
    assert town.roles["class_teacher"] in primary
    assert town.roles["mentor"] not in primary
    assert {role.id for role in form.roles_at(None)} > primary
    assert [role.level for role in form.roles] == sorted((role.level for role in form.roles), key=list(Level).index)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (PersonName("Anna", "van den", "Berg"), True),
        (PersonName("anna", "", "van den berg"), True),
        (PersonName("Ana", "van den", "Berg"), True),
        (PersonName("A.", "van den", "Berg"), True),
        (PersonName("Berg", "", "Anna van den"), True),
        (PersonName("Joost", "van den", "Berg"), False),
        (PersonName("Anna", "", "Smit"), False),
        (PersonName("", "", ""), False),
    ],
)
def test_near_names_are_asked_about(store: Store, town: Town, name: PersonName, found: bool) -> None:
    with store.read() as connection:
        people = contact_form(connection, today=TODAY).people
    alike = [one.id for one in contacts_alike(people, name, [town.lyceum])]
    assert alike == ([town.anna] if found else [])
    assert contacts_alike(people, name, [town.kribbe]) == []
    assert contacts_alike(people, name, [town.lyceum], but=town.anna) == []
