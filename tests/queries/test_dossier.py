"""The dossier tells what was noted of one school, and nothing of another, in a fixed number of statements."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time

import pytest

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.domain.ladder import highest_met
from netwerkkaart.domain.people import IntroductionKind, Level, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.readings import TooFew
from netwerkkaart.domain.schools import SchoolDayKind
from netwerkkaart.domain.trust import SignalKind, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.dossier import dossier, neighbourhoods
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.queries.schools import school_rows
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from netwerkkaart.usecases.partnership import AgreementDraft, add_agreement
from netwerkkaart.usecases.schools import SchoolDays, edit_school, set_school_days
from netwerkkaart.usecases.visits import SignalDraft, VisitDraft, log_visit, set_visit_status
from tests.town import TODAY, Town

Statements = Callable[[], AbstractContextManager[list[str]]]


def read(store: Store, school_id: int, *, today: date = TODAY) -> Dossier:
    with store.read() as connection:
        return dossier(connection, school_id, today=today)


def test_a_school_that_is_gone_says_so(store: Store) -> None:
    with pytest.raises(NotFoundError, match="bestaat niet meer"):
        read(store, 404)


def test_the_facts(store: Store, town: Town) -> None:
    edit_school(
        store, town.lyceum, {"short_name": "Lyceum", "street": "Kade", "house_number": "3", "postcode": "7400ab"}
    )
    set_school_days(store, town.lyceum, [SchoolDays(SchoolDayKind.STUDY_DAY, TODAY, TODAY, "Team")])
    school = read(store, town.lyceum).school
    assert (school.name, school.full_name) == ("Lyceum", "Hanzewaard College")
    assert school.address == "Kade 3, 7400 AB Hanzewaard"
    assert [(day.kind, day.first, day.label) for day in school.days] == [(SchoolDayKind.STUDY_DAY, TODAY, "Team")]
    assert school.own_edits == {}
    with store.read() as connection:
        assert neighbourhoods(connection) == ((school.neighbourhood_id, "Binnenstad"),)


def test_the_record_holds_every_visit_with_its_people(store: Store, town: Town) -> None:
    record = read(store, town.lyceum).record
    assert tuple(visit.id for visit in record.visits) == town.visits
    second = record.visit_by_id[town.visits[1]]
    assert (second.kind, second.initiative) == (VisitKind.NEEDS_TALK, Initiative.SCHOOL)
    assert second.contacts == {town.anna, town.zoe}
    assert second.workers == {town.bilal, town.noor}
    assert second.themes == {town.themes["social_media"], town.themes["parents"]}
    assert record.names.contacts[town.anna] == "Anna van den Berg"
    assert record.last_contact == date(2026, 6, 2)
    assert (record.fixed_workers, record.key_contacts) == ((town.bilal,), (town.anna,))


def test_the_readings_are_those_of_the_rules(store: Store, town: Town) -> None:
    record = read(store, town.lyceum).record
    now, before = record.windows
    days = {visit.day for visit in record.visits if visit.held}
    assert record.rhythm().now.count == sum(day in now for day in days)
    assert record.rhythm().before.count == sum(day in before for day in days)
    assert isinstance(record.reciprocity(), TooFew)
    assert isinstance(record.spread(), TooFew)
    assert record.balance().total == sum(signal.day in now for signal in record.signals)
    assert record.proposal().stand is TrustStand.NO_VIEW
    assert highest_met(record.entry_tests()) is Phase.EXPLORING


def test_phase_and_stand_today_and_then(store: Store, town: Town) -> None:
    record = read(store, town.lyceum).record
    assert record.phase is not None
    assert (record.phase.phase, record.phase.reason, record.phase.set_by) == (
        Phase.EXPLORING,
        "Verkenning gehouden",
        "Bilal Oukili",
    )
    assert record.stand is not None
    assert record.stand.stand is TrustStand.EMERGING
    then = read(store, town.lyceum, today=date(2025, 12, 1)).record
    assert then.phase is not None
    assert then.phase.phase is Phase.FIRST_CONTACT
    assert then.stand is None


def test_people_stand_by_authority_and_who_left_comes_last(store: Store, town: Town) -> None:
    people = read(store, town.lyceum).people
    assert [(one.name, one.level, one.current) for one in people] == [
        ("Piet IJzer", Level.LEADERSHIP, False),
        ("Zoë Çelik", Level.CARE, True),
        ("Anna van den Berg", Level.DAILY, True),
    ]
    assert [one.key_contact for one in people] == [False, False, True]


def test_ties_in_steps_and_who_only_met(store: Store, town: Town) -> None:
    anna = next(one for one in read(store, town.lyceum).people if one.contact_id == town.anna)
    assert [(tie.worker, tie.step, tie.since, tie.last_met) for tie in anna.ties] == [
        ("Bilal Oukili", TieStep.MUTUAL, date(2026, 3, 10), date(2026, 3, 10)),
        ("Noor Tesselaar", None, None, date(2026, 3, 10)),
    ]
    assert anna.last_contact == date(2026, 3, 10)


def test_through_whom(store: Store, town: Town) -> None:
    zoe = next(one for one in read(store, town.lyceum).people if one.contact_id == town.zoe)
    assert [(via.kind, via.by, via.to_worker) for via in zoe.vias] == [
        (IntroductionKind.CONTACT, "Anna van den Berg", "Bilal Oukili")
    ]


def test_empty_seats_are_the_gaps_of_the_list(store: Store, town: Town) -> None:
    assert [seat.name for seat in read(store, town.lyceum).empty_seats] == ["locatiedirecteur", "teamleider"]


def test_promises_with_who_made_them(store: Store, town: Town) -> None:
    (promise,) = read(store, town.lyceum).promises
    assert (promise.side, promise.status, promise.worker, promise.contact) == (
        PromiseSide.US,
        PromiseStatus.OPEN,
        "Bilal Oukili",
        "Zoë Çelik",
    )
    assert (promise.visit_id, promise.due_on) == (town.visits[1], date(2026, 3, 24))


def test_the_next_visit_is_the_first_ahead(store: Store, town: Town) -> None:
    sooner = VisitDraft(
        town.lyceum,
        date(2026, 11, 24),
        VisitKind.MEETING,
        status=VisitStatus.PLANNED,
        at=time(9, 30),
        worker_ids=(town.noor,),
    )
    past = VisitDraft(town.lyceum, date(2026, 11, 2), VisitKind.PHONE, status=VisitStatus.PLANNED)
    number = log_visit(store, sooner, today=TODAY)
    log_visit(store, past, today=TODAY)
    found = read(store, town.lyceum).next_visit
    assert found is not None
    assert (found.id, found.at, found.workers, found.contacts) == (number, time(9, 30), ("Noor Tesselaar",), ())
    late = read(store, town.lyceum, today=date(2026, 12, 24)).next_visit
    assert late is not None
    assert late.day == date(2026, 11, 2)  # nothing lies ahead: the one that waits longest


def test_agreements_and_activities(store: Store, town: Town) -> None:
    with store.read() as connection:
        wijk = neighbourhoods(connection)[0][0]
    add_activity(store, ActivityDraft(town.lyceum, 1, "Pauze", TODAY, neighbourhood_id=wijk, reach=30))
    found = read(store, town.lyceum)
    assert [(one.title, one.neighbourhood, one.reach) for one in found.activities] == [("Pauze", "Binnenstad", 30)]
    assert [(one.title, one.ends_on) for one in found.agreements] == [("Convenant 2026", date(2026, 12, 31))]


def test_nothing_of_another_school(store: Store, town: Town) -> None:
    found = read(store, town.kribbe)
    assert (found.record.visits, found.record.signals, found.people, found.promises, found.agreements) == (
        (),
        (),
        (),
        (),
        (),
    )
    assert found.next_visit is None


def test_as_many_statements_whatever_the_size(store: Store, town: Town, statements: Statements) -> None:
    with store.read() as connection, statements() as said:
        dossier(connection, town.kribbe, today=TODAY)
    few = len(said)
    for number in range(20):
        draft = VisitDraft(town.lyceum, date(2026, 10, 1 + number), VisitKind.PHONE, contact_ids=(town.anna,))
        log_visit(store, draft, today=TODAY)
    with store.read() as connection, statements() as said:
        dossier(connection, town.lyceum, today=TODAY)
    assert len(said) == few == 40


def test_what_is_only_planned_or_drafted_tells_nothing(store: Store, town: Town) -> None:
    before = read(store, town.lyceum).record
    hopes = (SignalDraft(SignalKind.SCHOOL_BROKE_APPOINTMENT), SignalDraft(SignalKind.DISAGREEMENT_OPEN))
    planned = VisitDraft(
        town.lyceum, date(2026, 11, 2), VisitKind.APPOINTMENT, status=VisitStatus.PLANNED, signals=hopes
    )
    visit_id = log_visit(store, planned, today=TODAY)
    draft = AgreementDraft(
        AgreementKind.COVENANT,
        "Eerste opzet",
        (town.lyceum,),
        status=AgreementStatus.DRAFT,
        starts_on=date(2026, 4, 1),
        ends_on=date(2026, 11, 1),
    )
    add_agreement(store, draft, today=TODAY)
    after = read(store, town.lyceum).record
    assert after.balance() == before.balance()
    assert after.proposal() == before.proposal()
    assert after.doubts == before.doubts
    with store.read() as connection:
        listed = {row.id: row.doubts for row in school_rows(connection, today=TODAY)}
    assert listed[town.lyceum] == after.doubts
    # Called off by the school, what was noticed counts.
    set_visit_status(store, visit_id, VisitStatus.CANCELLED_BY_SCHOOL, today=TODAY)
    assert read(store, town.lyceum).record.balance().total == before.balance().total + 2
