"""The story of Hanzewaard holds: by its own dates, and by the rules of the domain, whatever the seed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.facts import SignalFact, VisitFact
from netwerkkaart.domain.people import IntroductionKind, TieStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.privacy import find_concerns
from netwerkkaart.domain.promises import PromiseStatus, is_overdue
from netwerkkaart.domain.readings import Spread, SpreadOver, TooFew, contact_days, spread
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.roles import missing_roles
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.domain.stand import Trend, propose_stand, trend
from netwerkkaart.domain.trust import TrendDirection, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.rollover import schools_to_ask
from netwerkkaart.store import tables as t
from netwerkkaart.store.check import check
from netwerkkaart.store.opening import open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.example import ANCHOR, SEED, TODAY, write_example
from tests.dump import dump

SEEDS = (SEED, 1, 77)
LYCEUM, RAAMVELD, WATERPOORT, ISK = "99AB00", "99AB01", "99AB02", "99AB03"
CALENDAR = school_calendar(HolidayRegion.NORTH)


@pytest.fixture(scope="module")
def made(_empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Store]]:
    """Return the example in a few variations, open."""
    stores = {}
    for seed in SEEDS:
        path = tmp_path_factory.mktemp("voorbeeld") / f"{seed}.netwerkkaart"
        path.write_bytes(_empty_file.read_bytes())
        stores[seed] = open_for_writing(path, datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001 - local time
        write_example(stores[seed], seed=seed)
    yield stores
    for store in stores.values():
        store.close()


@pytest.fixture(params=SEEDS)
def example(made: dict[int, Store], request: pytest.FixtureRequest) -> Store:
    """Return one variation of the example."""
    return made[request.param]


@pytest.fixture
def usual(made: dict[int, Store]) -> Store:
    """Return the example as everybody gets it."""
    return made[SEED]


def school_id(store: Store, code: str) -> int:
    with store.read() as connection:
        return int(connection.execute(select(t.school.c.id).where(t.school.c.code == code)).scalar_one())


def visit_facts(store: Store, code: str) -> list[VisitFact]:
    with store.read() as connection:
        contacts, workers = defaultdict(set), defaultdict(set)
        for visit, contact in connection.execute(select(t.visit_contact.c.visit_id, t.visit_contact.c.contact_id)):
            contacts[visit].add(contact)
        for visit, worker in connection.execute(select(t.visit_worker.c.visit_id, t.visit_worker.c.worker_id)):
            workers[visit].add(worker)
        rows = connection.execute(select(t.visit).join(t.school).where(t.school.c.code == code)).all()
    return [
        VisitFact(
            row.id,
            row.day,
            row.kind,
            row.status,
            row.initiative,
            frozenset(contacts[row.id]),
            frozenset(workers[row.id]),
        )
        for row in rows
    ]


def signal_facts(store: Store, code: str) -> list[SignalFact]:
    query = select(t.signal, t.visit.c.day).join(t.visit, t.visit.c.id == t.signal.c.visit_id).join(t.school)
    with store.read() as connection:
        rows = connection.execute(query.where(t.school.c.code == code)).all()
    return [SignalFact(row.id, row.visit_id, row.day, row.kind, row.contact_id) for row in rows]


def phases(store: Store, code: str) -> list[tuple[date, Phase, StepBackReason | None]]:
    query = select(t.phase.c.since, t.phase.c.phase, t.phase.c.back_because).join(t.school)
    with store.read() as connection:
        return [
            tuple(row) for row in connection.execute(query.where(t.school.c.code == code).order_by(t.phase.c.since))
        ]


def test_it_is_as_large_as_the_story_says(example: Store) -> None:
    with example.read() as connection:
        numbers = {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()  # noqa: S608 - our names
            for name in ("school", "contact", "worker", "neighbourhood", "visit")
        }
    assert numbers.items() >= {"school": 12, "contact": 88, "worker": 5, "neighbourhood": 6}.items()
    assert numbers["visit"] == pytest.approx(430, abs=20)


def test_nothing_is_wrong_with_the_file(example: Store) -> None:
    with example.read() as connection:
        assert check(connection) == []


def test_the_same_seed_gives_the_same_bytes_and_another_one_another_town(made: dict[int, Store], store: Store) -> None:
    write_example(store, seed=SEED)
    assert dump(store) == dump(made[SEED])
    assert dump(made[1])["visit"] != dump(made[SEED])["visit"]


def test_the_file_says_that_it_is_made_up(usual: Store) -> None:
    with usual.read() as connection:
        settings = dict(connection.execute(select(t.setting.c.key, t.setting.c.value)).all())
        mails = connection.execute(select(t.contact.c.email)).scalars().all()
        sites = connection.execute(select(t.school.c.website)).scalars().all()
        phones = connection.execute(select(t.contact.c.phone).union(select(t.school.c.phone))).scalars().all()
    assert settings["story"] == "example"
    assert settings["organisation"] == "Welzijn Hanzewaard"
    assert all(mail.endswith(".example") for mail in mails)
    assert all(site.endswith(".example") for site in sites)
    assert len(phones) == 100
    assert all(phone.startswith("06 0000 00") for phone in phones)


def test_a_file_with_something_in_it_is_left_alone(made: dict[int, Store]) -> None:
    with pytest.raises(RefusedError, match="niet leeg"):
        write_example(made[SEED])


def test_no_visit_lies_on_a_free_day(example: Store) -> None:
    with example.read() as connection:
        days = connection.execute(select(t.visit.c.day)).scalars().all()
        closed = connection.execute(
            select(t.visit.c.id)
            .join(t.school_day, t.school_day.c.school_id == t.visit.c.school_id)
            .where(t.visit.c.day.between(t.school_day.c.first, t.school_day.c.last))
        ).all()
    assert [day for day in days if CALENDAR.is_free(day)] == []
    assert closed == []


def test_what_happened_ends_on_the_anchor_and_what_is_planned_lies_in_this_week_and_the_next(example: Store) -> None:
    with example.read() as connection:
        rows = connection.execute(select(t.visit.c.day, t.visit.c.status)).all()
    planned = [row.day for row in rows if row.status is VisitStatus.PLANNED]
    happened = [row.day for row in rows if row.status is not VisitStatus.PLANNED]
    assert max(happened) <= ANCHOR
    assert min(happened) >= date(2024, 8, 26)
    assert {(day - TODAY).days // 7 for day in planned} == {0, 1}


def test_another_today_moves_what_is_planned_and_nothing_else(store: Store, made: dict[int, Store]) -> None:
    write_example(store, today=date(2027, 1, 13))
    there, here = dump(made[SEED]), dump(store)
    assert here["promise"] == there["promise"]
    with store.read() as connection:
        planned = (
            connection.execute(select(t.visit.c.day).where(t.visit.c.status == VisitStatus.PLANNED)).scalars().all()
        )
        happened = connection.execute(select(t.visit.c.day).where(t.visit.c.day <= ANCHOR)).all()
    assert {(day - date(2027, 1, 11)).days // 7 for day in planned} == {0, 1}
    assert len(happened) + len(planned) == len(here["visit"])


@pytest.mark.parametrize(
    ("code", "kind", "day", "status", "initiative"),
    [
        (LYCEUM, VisitKind.DROP_IN, date(2024, 10, 8), VisitStatus.HELD, Initiative.US),
        (LYCEUM, VisitKind.NEEDS_TALK, date(2025, 2, 4), VisitStatus.CANCELLED_BY_SCHOOL, Initiative.US),
        (LYCEUM, VisitKind.PHONE, date(2025, 5, 20), VisitStatus.HELD, Initiative.SCHOOL),
        (LYCEUM, VisitKind.NEEDS_TALK, date(2025, 10, 14), VisitStatus.HELD, Initiative.US),
        (LYCEUM, VisitKind.ACTIVITY, date(2026, 3, 17), VisitStatus.HELD, Initiative.SCHOOL),
        (RAAMVELD, VisitKind.DROP_IN, date(2026, 9, 22), VisitStatus.HELD, Initiative.US),
        (ISK, VisitKind.ACTIVITY, date(2025, 6, 11), VisitStatus.HELD, Initiative.SCHOOL),
    ],
)
def test_events_stand_on_their_day(
    example: Store, code: str, kind: VisitKind, day: date, status: VisitStatus, initiative: Initiative
) -> None:
    found = [visit for visit in visit_facts(example, code) if visit.day == day]
    assert [(visit.kind, visit.status, visit.initiative) for visit in found] == [(kind, status, initiative)]


def test_the_first_contact_at_the_lyceum_came_through_a_pupil(example: Store) -> None:
    query = (
        select(t.introduction.c.kind)
        .join(t.contact, t.contact.c.id == t.introduction.c.contact_id)
        .where(t.introduction.c.day == date(2024, 10, 8), t.contact.c.family == "Oosterveld")
    )
    with example.read() as connection:
        assert connection.execute(query).scalars().all() == [IntroductionKind.PUPIL]


@pytest.mark.parametrize(
    ("code", "first", "now"),
    [
        ("99AA00", 5, 7),
        (LYCEUM, 1, 4),
        (RAAMVELD, 4, 3),
        (WATERPOORT, 5, 6),
        (ISK, 2, 5),
        ("99AC00", 0, 2),
        ("99AD00", 3, 5),
        ("99AE00", 2, 4),
        ("99AF00", 4, 4),
        ("99AG00", 1, 2),
        ("99AH00", 0, 0),
    ],
)
def test_phases_begin_and_end_where_the_story_says(usual: Store, code: str, first: int, now: int) -> None:
    steps = phases(usual, code)
    assert (steps[0][1], steps[-1][1]) == (first, now)
    assert all(later[1] > earlier[1] or later[2] for earlier, later in pairwise(steps))


def test_raamveld_leans_on_one_teacher_until_he_leaves(example: Store) -> None:
    left = date(2026, 7, 3)
    visits = visit_facts(example, RAAMVELD)
    whole = spread(visits, Period(date(2025, 1, 1), left))
    recent = spread(visits, CALENDAR.window(left, 20))
    assert isinstance(whole, Spread)
    assert isinstance(recent, Spread)
    assert (whole.percent, recent.percent) == (72, 72)
    assert whole.person == recent.person
    with example.read() as connection:
        ended = (
            connection.execute(select(t.position.c.ends_on).where(t.position.c.contact_id == whole.person))
            .scalars()
            .all()
        )
    assert ended == [left]
    assert not [visit for visit in visits if visit.day > left and whole.person in visit.contacts]
    assert phases(example, RAAMVELD)[-1] == (date(2026, 9, 22), Phase.EXPLORING, StepBackReason.KEY_CONTACT_LEFT)


def test_obs_zandhoek_leans_on_one_person_now(example: Store) -> None:
    reading = spread(visit_facts(example, "99AE00"), CALENDAR.window(TODAY, 20))
    assert isinstance(reading, Spread)
    assert reading.warns


@pytest.mark.parametrize("today", [ANCHOR, TODAY])
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (LYCEUM, TrendDirection.IMPROVING),
        (RAAMVELD, TrendDirection.WORSENING),
        ("99AF00", TrendDirection.NO_CLEAR_DIFFERENCE),
        ("99AA00", TrendDirection.NO_CLEAR_DIFFERENCE),
        ("99AG00", None),
        ("99AH00", None),
    ],
)
def test_trends_are_those_of_the_story(example: Store, code: str, expected: TrendDirection | None, today: date) -> None:
    reading = trend(signal_facts(example, code), *CALENDAR.windows(today, 20))
    if expected is None:
        assert isinstance(reading, TooFew)
    else:
        assert isinstance(reading, Trend)
        assert reading.direction is expected


@pytest.mark.parametrize(
    ("code", "stand"),
    [
        ("99AA00", TrustStand.GROUNDED),
        (WATERPOORT, TrustStand.GROUNDED),
        (RAAMVELD, TrustStand.ABSENT),
        ("99AG00", TrustStand.NO_VIEW),
        ("99AH00", TrustStand.NO_VIEW),
    ],
)
def test_the_program_proposes_the_stand_of_the_story(usual: Store, code: str, stand: TrustStand) -> None:
    proposal = propose_stand(visit_facts(usual, code), signal_facts(usual, code), CALENDAR.window(TODAY, 20))
    assert proposal.stand is stand


def test_de_kribbe_was_never_visited(example: Store) -> None:
    assert visit_facts(example, "99AH00") == []
    kribbe = school_id(example, "99AH00")
    with example.read() as connection:
        people = (
            connection.execute(select(t.position.c.contact_id).where(t.position.c.school_id == kribbe)).scalars().all()
        )
        ties = connection.execute(select(t.tie.c.id).where(t.tie.c.contact_id.in_(people))).all()
        stands = connection.execute(select(t.trust_state.c.id).where(t.trust_state.c.school_id == kribbe)).all()
    assert (len(people), ties, stands) == (2, [], [])


def test_the_covenant_of_waterpoort_ends_with_the_year_without_an_evaluation(usual: Store) -> None:
    query = (
        select(t.agreement)
        .select_from(t.agreement)
        .join(t.agreement_school, t.agreement_school.c.agreement_id == t.agreement.c.id)
        .join(t.school, t.school.c.id == t.agreement_school.c.school_id)
    )
    with usual.read() as connection:
        rows = connection.execute(query.where(t.school.c.code == WATERPOORT, t.agreement.c.kind == "covenant")).all()
    assert [(row.ends_on, row.evaluation_on) for row in rows] == [(date(2026, 12, 31), None)]
    assert (rows[0].ends_on - date(2026, 10, 12)).days == 80


def test_a_school_without_a_code_was_added_by_hand(usual: Store) -> None:
    with usual.read() as connection:
        rows = connection.execute(select(t.school.c.sector, t.school.c.source).where(t.school.c.code.is_(None))).all()
    assert [(row.sector, row.source) for row in rows] == [("mbo", "hand")]


def test_promises_are_open_kept_and_late_and_a_few_are_overdue(example: Store) -> None:
    with example.read() as connection:
        rows = connection.execute(select(t.promise)).all()
    statuses = {row.status for row in rows}
    overdue = [row for row in rows if is_overdue(row.status, row.due_on, TODAY)]
    assert statuses == set(PromiseStatus)
    assert 3 <= len(overdue) <= 6
    assert len([row for row in rows if row.status is PromiseStatus.OPEN]) > len(overdue)
    assert all(row.settled_on is None or row.made_on <= row.settled_on <= ANCHOR for row in rows)
    assert all(
        (row.status is PromiseStatus.LATE) == (row.settled_on > row.due_on)
        for row in rows
        if row.settled_on and row.due_on and row.status is not PromiseStatus.DROPPED
    )


def test_ties_grow_step_by_step_from_the_first_meeting(example: Store) -> None:
    order = list(TieStep)
    with example.read() as connection:
        rows = connection.execute(select(t.tie_step).order_by(t.tie_step.c.tie_id, t.tie_step.c.since)).all()
        highest = {step for (step,) in connection.execute(select(t.tie_step.c.step))}
    steps = defaultdict(list)
    for row in rows:
        steps[row.tie_id].append(order.index(row.step))
    assert highest == set(TieStep)
    assert all(taken == sorted(set(taken)) for taken in steps.values())


def test_everybody_we_have_a_tie_with_was_met_and_introduced(example: Store) -> None:
    with example.read() as connection:
        tied = set(connection.execute(select(t.tie.c.contact_id)).scalars())
        introduced = set(connection.execute(select(t.introduction.c.contact_id)).scalars())
        met = set(connection.execute(select(t.visit_contact.c.contact_id)).scalars())
    assert tied == introduced
    assert tied <= met
    assert len(tied) == 88 - 7


def test_people_are_met_only_while_they_work_there(example: Store) -> None:
    query = (
        select(t.visit.c.day, t.position.c.ends_on)
        .join(t.visit_contact, t.visit_contact.c.visit_id == t.visit.c.id)
        .join(t.position, t.position.c.contact_id == t.visit_contact.c.contact_id)
        .where(t.position.c.school_id == t.visit.c.school_id, t.position.c.ends_on.is_not(None))
    )
    with example.read() as connection:
        assert [row for row in connection.execute(query) if row.day > row.ends_on] == []


def test_somebody_was_met_at_every_visit(example: Store) -> None:
    query = select(t.visit.c.day).where(
        t.visit.c.id.not_in(select(t.visit_contact.c.visit_id)) | t.visit.c.id.not_in(select(t.visit_worker.c.visit_id))
    )
    with example.read() as connection:
        assert connection.execute(query).all() == []


def test_lotte_works_from_her_first_day_on(example: Store) -> None:
    query = (
        select(t.visit.c.day)
        .select_from(t.visit)
        .join(t.visit_worker, t.visit_worker.c.visit_id == t.visit.c.id)
        .join(t.worker, t.worker.c.id == t.visit_worker.c.worker_id)
        .where(t.worker.c.name == "Lotte Brandsema")
    )
    with example.read() as connection:
        days = connection.execute(query).scalars().all()
    assert days
    assert min(days) >= date(2026, 9, 1)


def test_not_one_text_is_about_a_pupil(example: Store) -> None:
    columns = (
        t.visit.c.note,
        t.visit.c.place,
        t.promise.c.text,
        t.activity.c.note,
        t.activity.c.title,
        t.contact.c.note,
        t.school.c.note,
        t.school.c.culture_how,
        t.school.c.culture_first,
        t.school.c.culture_avoid,
        t.phase.c.reason,
        t.trust_state.c.reason,
        t.agreement.c.note,
        t.agreement.c.title,
        t.neighbourhood.c.note,
    )
    with example.read() as connection:
        texts = [text for column in columns for text in connection.execute(select(column)).scalars()]
    assert len(texts) > 500
    assert [text for text in texts if find_concerns(text, today=TODAY)] == []


def test_the_partner_school_has_contact_in_every_stretch(usual: Store) -> None:
    now, before = CALENDAR.windows(TODAY, 20)
    visits = visit_facts(usual, "99AA00")
    assert contact_days(visits, now).count >= 10
    assert contact_days(visits, before).count >= 10
    workers = spread(visits, now, SpreadOver.WORKERS)
    assert isinstance(workers, Spread)
    assert workers.percent < 80


def test_some_seats_are_empty(usual: Store) -> None:
    """Where the story has a gap, the list of schools shows whom we should still get to know."""
    query = select(t.school.c.code, t.school.c.sector, t.role.c.slug).select_from(t.school)
    query = query.join(t.position, t.position.c.school_id == t.school.c.id).join(
        t.role, t.role.c.id == t.position.c.role_id
    )
    known = defaultdict(set)
    with usual.read() as connection:
        for code, sector, slug in connection.execute(query.where(t.position.c.ends_on.is_(None))):
            known[code, sector].add(slug)
    gaps = {code: [role.slug for role in missing_roles(sector, slugs)] for (code, sector), slugs in known.items()}
    assert {code: missing for code, missing in gaps.items() if missing} == {
        RAAMVELD: ["care_coordinator"],
        "99AG00": ["class_teacher"],
        "99AH00": ["class_teacher"],
    }


def test_in_september_most_schools_were_gone_through(example: Store) -> None:
    with example.read() as connection:
        offered = {one.name: (one.people, one.to_ask) for one in schools_to_ask(connection, today=TODAY)}
        confirmed = connection.execute(
            select(t.position.c.confirmed_on, t.position.c.starts_on, t.position.c.ends_on).where(
                t.position.c.confirmed_on.is_not(None)
            )
        ).all()
    assert sum(waiting == 0 for _people, waiting in offered.values()) == 6
    assert offered["Raamveld"][1] == 2, "of two people there nobody knew"
    assert offered["De Kribbe"][0] == offered["De Kribbe"][1] > 0, "where we never come nobody could say"
    assert all(date(2026, 9, 1) <= day <= date(2026, 9, 30) for day, _starts, _ends in confirmed)
    assert all(starts is None or starts <= day for day, starts, _ends in confirmed)
    assert all(ends is None or ends >= day for day, _starts, ends in confirmed)
