"""The round as the page and the command line read it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.round import Out, OutKind, RoundReason
from netwerkkaart.domain.schools import SchoolDayKind
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.round import RoundRow, RoundTable, round_table
from netwerkkaart.queries.school_time import school_times
from netwerkkaart.queries.today import today_page
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact, delete_contacts, end_position
from netwerkkaart.usecases.goals import set_goal
from netwerkkaart.usecases.planning import PlanDraft, plan_visits
from netwerkkaart.usecases.promises import PromiseFacts, add_promise, settle_promise
from netwerkkaart.usecases.schools import SchoolDays, close_school, set_interval, set_school_days
from netwerkkaart.usecases.visits import VisitDraft, log_visit, set_visit_status
from tests.town import TODAY, Town, build_town

NEVER, SEAT, LONG, PROMISED = RoundReason


def read(store: Store, today: date = TODAY) -> RoundTable:
    with store.read() as connection:
        return round_table(connection, today=today)


def row_of(store: Store, school: int, today: date = TODAY) -> RoundRow:
    row = read(store, today).row(school)
    assert row is not None
    return row


def told(row: RoundRow) -> dict[tuple[Kind, int], list[RoundReason]]:
    return {(one.kind, one.id): [why.kind for why in one.reasons] for one in row.round.proposals}


def held(school: int, day: date, *contacts: int) -> VisitDraft:
    return VisitDraft(school, day, VisitKind.DROP_IN, contact_ids=contacts)


def test_the_town_s_round(store: Store, town: Town) -> None:
    table = read(store)
    assert [row.id for row in table.rows] == [town.kribbe, town.lyceum]
    kribbe, lyceum = table.rows
    assert told(kribbe)[Kind.SCHOOL, town.kribbe] == [NEVER]
    assert {table.roles[one.id] for one in kribbe.round.proposals if one.kind is Kind.ROLE} == {
        "directeur",
        "intern begeleider",
        "leerkracht",
    }
    # Anna and the school are planned for Thursday; Zoë was last seen on 2 June; Piet left.
    assert told(lyceum) == {(Kind.CONTACT, town.zoe): [LONG, PROMISED]}
    planned = {(one.proposal.kind, one.proposal.id) for one in lyceum.round.planned}
    assert {(Kind.CONTACT, town.anna), (Kind.SCHOOL, town.lyceum)} <= planned
    assert {table.roles[number] for kind, number in planned if kind is Kind.ROLE} == {"locatiedirecteur", "teamleider"}
    assert lyceum.people[town.anna].name == "Anna van den Berg"
    assert lyceum.worker_ids == (town.bilal,)
    assert lyceum.facts.worker == town.bilal
    assert [visit.id for visit in table.visits] == [town.visits[3]]
    assert table.visit_workers == {town.visits[3]: frozenset({town.bilal})}


def test_the_records_behind_a_reason(store: Store, town: Town) -> None:
    [zoe] = row_of(store, town.lyceum).round.proposals
    silence, promise = zoe.reasons
    assert (silence.records, silence.ids, silence.since) == (Kind.VISIT, (town.visits[2],), date(2026, 6, 2))
    table = read(store)
    assert table.promises[promise.ids[0]].text == "Overzicht van aanbod sturen"
    assert promise.due_on == date(2026, 3, 24)


def test_a_logged_visit_counts_by_its_own_date_and_takes_the_person_off(store: Store, town: Town) -> None:
    new = add_contact(store, ContactDraft(PersonName("Omar", "", "Nieuw")), [PositionDraft(town.kribbe, 1)])
    assert told(row_of(store, town.kribbe))[Kind.CONTACT, new] == [NEVER]
    log_visit(store, held(town.kribbe, date(2026, 1, 12), new), today=TODAY)
    assert told(row_of(store, town.kribbe))[Kind.CONTACT, new] == [LONG]
    log_visit(store, held(town.kribbe, TODAY, new), today=TODAY)
    assert (Kind.CONTACT, new) not in told(row_of(store, town.kribbe))
    store.undo()
    assert row_of(store, town.kribbe).round.proposals[0].reasons[0].ids != ()
    store.undo()
    assert told(row_of(store, town.kribbe))[Kind.CONTACT, new] == [NEVER]


def test_of_two_visits_on_one_day_the_last_written_is_the_record(store: Store, town: Town) -> None:
    for _time in range(2):
        last = log_visit(store, held(town.lyceum, date(2026, 6, 3), town.zoe), today=TODAY)
    [zoe] = row_of(store, town.lyceum).round.proposals
    assert zoe.reasons[0].ids == (last,)


def test_who_left_or_was_removed_is_not_proposed_nor_is_a_closed_school(store: Store, town: Town) -> None:
    first, second = (
        add_contact(store, ContactDraft(PersonName("Wie", "", name)), [PositionDraft(town.kribbe, 1)])
        for name in ("Weg", "Verwijderd")
    )
    assert {(Kind.CONTACT, first), (Kind.CONTACT, second)} <= told(row_of(store, town.kribbe)).keys()
    with store.read() as connection:
        held_ = connection.exec_driver_sql("SELECT id FROM position WHERE contact_id = ?", (first,)).scalar_one()
    end_position(store, held_, TODAY - timedelta(days=1))
    delete_contacts(store, [second])
    assert not {(Kind.CONTACT, first), (Kind.CONTACT, second)} & told(row_of(store, town.kribbe)).keys()
    close_school(store, town.kribbe, on=TODAY)
    assert read(store).row(town.kribbe) is None


def test_a_cancelled_plan_gives_the_proposal_back(store: Store, town: Town) -> None:
    log_visit(store, held(town.lyceum, date(2026, 6, 3), town.anna), today=TODAY)
    assert (Kind.CONTACT, town.anna) not in told(row_of(store, town.lyceum))
    set_visit_status(store, town.visits[3], VisitStatus.CANCELLED_BY_SCHOOL, today=TODAY)
    assert told(row_of(store, town.lyceum))[Kind.CONTACT, town.anna] == [LONG]


def test_the_school_s_own_rhythm_counts(store: Store, town: Town) -> None:
    set_visit_status(store, town.visits[3], VisitStatus.CANCELLED_BY_US, today=TODAY)
    log_visit(store, held(town.lyceum, date(2026, 11, 9), town.anna), today=TODAY)
    assert (Kind.SCHOOL, town.lyceum) not in told(row_of(store, town.lyceum))
    set_interval(store, town.lyceum, 1)
    found = told(row_of(store, town.lyceum))
    assert found[Kind.SCHOOL, town.lyceum] == [LONG]
    assert found[Kind.CONTACT, town.anna] == [LONG]  # the aanspreekpunt goes by it too


def test_only_open_promises_of_ours_are_brought_back(store: Store, town: Town) -> None:
    theirs = PromiseFacts(town.kribbe, PromiseSide.SCHOOL, "Rooster sturen", TODAY, TODAY)
    add_promise(store, theirs)
    ours = add_promise(store, PromiseFacts(town.kribbe, PromiseSide.US, "Folder brengen", TODAY, TODAY))
    assert told(row_of(store, town.kribbe))[Kind.SCHOOL, town.kribbe] == [NEVER, PROMISED]
    settle_promise(store, ours, kept=True, on=TODAY, today=TODAY)
    assert told(row_of(store, town.kribbe))[Kind.SCHOOL, town.kribbe] == [NEVER]


def test_a_goal_comes_with_its_days(store: Store, town: Town) -> None:
    set_goal(store, town.lyceum, SchoolYear(2025), "Kennismaken", contact_days=9, today=TODAY)
    assert row_of(store, town.lyceum).goal is None  # of another year
    set_goal(store, town.lyceum, SchoolYear(2026), "Zes keer langs", contact_days=6, today=TODAY)
    log_visit(store, held(town.lyceum, date(2026, 9, 7)), today=TODAY)
    log_visit(store, held(town.lyceum, date(2026, 9, 7)), today=TODAY)
    row = row_of(store, town.lyceum)
    assert row.goal is not None
    assert row.progress is not None
    assert (row.goal.text, row.progress.days.count, row.progress.wished) == ("Zes keer langs", 1, 6)


def test_why_a_school_is_out(store: Store, town: Town) -> None:
    days = [
        SchoolDays(SchoolDayKind.STUDY_DAY, date(2026, 11, 24), date(2026, 11, 24), "studiedag"),
        SchoolDays(SchoolDayKind.TEST_WEEK, date(2026, 12, 7), date(2026, 12, 11), "toetsweek 1"),
    ]
    set_school_days(store, town.lyceum, days)
    with store.read() as connection:
        times = school_times(connection)
    lyceum, kribbe = times[town.lyceum], times[town.kribbe]
    assert lyceum.out_on(date(2026, 11, 23)) is None
    assert lyceum.out_on(date(2026, 11, 24)) == Out(OutKind.STUDY_DAY, "studiedag")
    assert kribbe.out_on(date(2026, 11, 24)) is None
    assert lyceum.out_on(date(2026, 12, 9)) == Out(OutKind.TEST_WEEK, "toetsweek 1")
    assert kribbe.out_on(date(2026, 12, 9)) is None
    assert kribbe.out_on(date(2026, 12, 22)) == Out(OutKind.HOLIDAY, "Kerstvakantie")
    assert kribbe.out_on(date(2026, 12, 25)) == Out(OutKind.HOLIDAY, "Eerste kerstdag")
    assert kribbe.out_on(date(2026, 11, 28)) == Out(OutKind.WEEKEND)
    first, last = date(2026, 8, 1), date(2027, 7, 31)
    for time in times.values():
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            assert (time.out_on(day) is not None) is time.calendar.is_free(day)


def test_it_takes_as_many_statements_whatever_the_size(
    store: Store, town: Town, statements: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    set_goal(store, town.lyceum, SchoolYear(2026), "Zes keer langs", today=TODAY)

    def said() -> int:
        with store.read() as connection, statements() as told_:
            round_table(connection, today=TODAY)
        return len(told_)

    add_contact(store, ContactDraft(PersonName("Wie", "", "Nieuw")), [PositionDraft(town.kribbe, 1)])
    few = said()
    for number in range(25):
        person = ContactDraft(PersonName(f"Anna {number}", "", "Kennis"))
        someone = add_contact(store, person, [PositionDraft(town.lyceum, town.roles["mentor"])])
        plan_visits(store, [PlanDraft(town.kribbe, date(2026, 12, 1), (someone,), (town.noor,))], today=TODAY)
    assert said() == few <= 20


def silences(table: RoundTable) -> dict[int, tuple[int | None, date | None]]:
    """Return per school that is silent how long, and when it is planned."""
    found: dict[int, tuple[int | None, date | None]] = {}
    for row in table.rows:
        whole = [(one, None) for one in row.round.proposals] + [
            (one.proposal, one.plan.day) for one in row.round.planned
        ]
        for proposal, day in whole:
            if proposal.kind is Kind.SCHOOL and {why.kind for why in proposal.reasons} & {NEVER, LONG}:
                found[row.id] = row.round.weeks, day
    return found


def agrees_with_vandaag(store: Store, today: date) -> int:
    with store.glance() as glance:
        silent = today_page(glance, today=today).silent
    assert {one.school_id: (one.weeks, one.planned) for one in silent} == silences(read(store, today))
    return len(silent)


def test_vandaag_and_the_round_call_the_same_schools_silent(example_file: Path) -> None:
    with open_for_reading(example_file) as store:
        days = (date(2024, 9, 2), date(2025, 10, 20), date(2026, 7, 14), TODAY, date(2027, 2, 1))
        assert sum(agrees_with_vandaag(store, day) for day in days) > 10


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    visits=st.lists(
        st.tuples(st.integers(0, 1), st.integers(-40, 300), st.sampled_from(list(VisitStatus))), max_size=6
    ),
    interval=st.one_of(st.none(), st.integers(1, 20)),
)
def test_they_agree_whatever_was_logged(
    store: Store, visits: list[tuple[int, int, VisitStatus]], interval: int | None
) -> None:
    with store.read() as connection:
        schools = list(connection.exec_driver_sql("SELECT id FROM school ORDER BY id").scalars())
    if not schools:
        town = build_town(store)
        schools = [town.lyceum, town.kribbe]
    set_interval(store, schools[0], interval)
    for place, ago, status in visits:
        day = TODAY - timedelta(days=max(ago, 0) if status is VisitStatus.HELD else ago)
        log_visit(store, VisitDraft(schools[place], day, VisitKind.PHONE, status=status), today=TODAY)
    agrees_with_vandaag(store, TODAY)
