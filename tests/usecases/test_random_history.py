"""Any sequence of acts, undone to the start and done again to the end, leaves the file the same."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table, select

from netwerkkaart.domain.agreements import AgreementKind
from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, Level, PersonName, TieStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.rollover import StillThere, year_edge
from netwerkkaart.domain.schools import Approach, Sector
from netwerkkaart.domain.surveys import SurveyAnswer, SurveySide, SurveyStatement
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.domain.trust import SignalKind, StandOrigin, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.store import tables as t
from netwerkkaart.store.check import check
from netwerkkaart.store.opening import create, open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.usecases import (
    activities,
    contacts,
    goals,
    handover,
    moves,
    neighbourhoods,
    partnership,
    places,
    planning,
    promises,
    rollover,
    schools,
    surveys,
    terms,
    themes,
    visits,
    workers,
)
from netwerkkaart.usecases import (
    settings as organisation,
)
from tests.dump import dump
from tests.town import TODAY, build_town

GOOD_DAY = date(2026, 12, 1)
"""A Tuesday on which every school is open."""


class Picker:
    """Turns one number into any number of choices, the same every time."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.seed = seed

    def number(self, below: int) -> int:
        self.seed = (self.seed * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.seed >> 33) % below

    def one(self, options: list[object]) -> object:
        return options[self.number(len(options))]

    def row(self, table: Table) -> int:
        with self.store.read() as connection:
            ids = list(connection.execute(select(table.c.id).order_by(table.c.id)).scalars())
        return int(ids[self.number(len(ids))]) if ids else 999_999

    def rows(self, table: Table) -> tuple[int, ...]:
        return tuple({self.row(table) for _ in range(self.number(3))} - {999_999})

    def day(self) -> date:
        return TODAY - timedelta(days=self.number(800))

    def text(self) -> str:
        return ["", "Kort bericht", "Zoë’s “vraag” 🎈", "regel\nregel", "x" * 3000][self.number(5)]

    def flag(self) -> bool:
        return bool(self.number(2))


def visit_draft(p: Picker) -> visits.VisitDraft:
    contact_ids = p.rows(t.contact)
    signals = tuple({visits.SignalDraft(list(SignalKind)[p.number(len(SignalKind))], one) for one in contact_ids})
    made = visits.PromiseDraft(list(PromiseSide)[p.number(2)], p.text(), p.day(), None, None)
    return visits.VisitDraft(
        p.row(t.school),
        p.day(),
        list(VisitKind)[p.number(len(VisitKind))],
        status=list(VisitStatus)[p.number(len(VisitStatus))],
        initiative=list(Initiative)[p.number(len(Initiative))],
        contact_ids=contact_ids,
        worker_ids=p.rows(t.worker),
        theme_ids=p.rows(t.theme),
        signals=signals,
        promises=(made,) if p.flag() else (),
        note=p.text(),
    )


def contact_draft(p: Picker) -> contacts.ContactDraft:
    return contacts.ContactDraft(PersonName(p.text(), "van", f"Naam{p.number(50)}"), note=p.text())


def position_draft(p: Picker) -> contacts.PositionDraft:
    return contacts.PositionDraft(p.row(t.school), p.row(t.role), key_contact=p.flag(), starts_on=p.day())


def moving(p: Picker) -> tuple[int, contacts.PositionDraft, tuple[int, ...]]:
    contact_id = p.row(t.contact)
    with p.store.read() as connection:
        held = connection.execute(select(t.position.c.id).where(t.position.c.contact_id == contact_id)).scalars().all()
    draft = replace(position_draft(p), starts_on=TODAY + timedelta(days=1 + p.number(60)))
    return contact_id, draft, tuple(held)


def rollover_answers(p: Picker) -> list[rollover.Answer]:
    ids = {p.row(t.contact) for _ in range(3)}
    return [rollover.Answer(one, list(StillThere)[p.number(4)], p.row(t.role), p.text()) for one in sorted(ids)]


def handover_plan(p: Picker) -> handover.HandoverPlan:
    leaver, taker, contact_id, school_id = p.row(t.worker), p.row(t.worker), p.row(t.contact), p.row(t.school)
    visits = (handover.JointVisit(school_id, GOOD_DAY, (contact_id,)),) if p.flag() else ()
    schools = {school_id: taker} if p.flag() else {}
    return handover.HandoverPlan(leaver, TODAY + timedelta(days=60), {contact_id: taker}, schools, visits, taker)


def introduction_draft(p: Picker) -> contacts.IntroductionDraft:
    kind = list(IntroductionKind)[p.number(len(IntroductionKind))]
    return contacts.IntroductionDraft(
        p.row(t.worker), kind, by_contact_id=p.row(t.contact), by_worker_id=p.row(t.worker)
    )


def promise_facts(p: Picker) -> promises.PromiseFacts:
    return promises.PromiseFacts(p.row(t.school), list(PromiseSide)[p.number(2)], p.text(), p.day())


def agreement_draft(p: Picker) -> partnership.AgreementDraft:
    return partnership.AgreementDraft(
        AgreementKind.COVENANT, p.text(), p.rows(t.school), starts_on=p.day(), note=p.text()
    )


def activity_draft(p: Picker) -> activities.ActivityDraft:
    return activities.ActivityDraft(
        p.row(t.school), p.row(t.offer), p.text(), p.day(), reach=p.number(40), worker_ids=p.rows(t.worker)
    )


def survey_draft(p: Picker) -> surveys.SurveyDraft:
    said = {one: list(SurveyAnswer)[p.number(len(SurveyAnswer))] for one in SurveyStatement if p.flag()}
    return surveys.SurveyDraft(p.row(t.school), list(SurveySide)[p.number(2)], p.day(), said, p.row(t.worker))


def plan_draft(p: Picker) -> planning.PlanDraft:
    day = TODAY + timedelta(days=p.number(60))
    return planning.PlanDraft(p.row(t.school), day, p.rows(t.contact), p.rows(t.worker))


Act = Callable[[Store, Picker], object]

ACTS: dict[str, Act] = {
    "log visit": lambda s, p: visits.log_visit(s, visit_draft(p), today=TODAY),
    "edit visit": lambda s, p: visits.edit_visit(s, p.row(t.visit), visit_draft(p), today=TODAY),
    "delete visits": lambda s, p: visits.delete_visits(s, [p.row(t.visit), p.row(t.visit)]),
    "visit status": lambda s, p: visits.set_visit_status(s, p.row(t.visit), VisitStatus.CANCELLED_BY_US, today=TODAY),
    "plan visits": lambda s, p: planning.plan_visits(s, [plan_draft(p), plan_draft(p)], today=TODAY, anyway=p.flag()),
    "move visit": lambda s, p: planning.move_visit(
        s, p.row(t.visit), TODAY + timedelta(days=p.number(60)), today=TODAY, anyway=p.flag()
    ),
    "set goal": lambda s, p: goals.set_goal(
        s, p.row(t.school), SchoolYear(2026), p.text(), contact_days=p.number(4) or None, today=TODAY
    ),
    "meet goal": lambda s, p: goals.meet_goal(s, p.row(t.goal), on=TODAY if p.flag() else None, today=TODAY),
    "clear goal": lambda s, p: goals.clear_goal(s, p.row(t.goal)),
    "add contact": lambda s, p: contacts.add_contact(s, contact_draft(p), [position_draft(p)], introduction_draft(p)),
    "edit contact": lambda s, p: contacts.edit_contact(s, p.row(t.contact), contact_draft(p)),
    "revise contact": lambda s, p: contacts.revise_contact(
        s, p.row(t.contact), contact_draft(p), [(None, position_draft(p))], [p.row(t.position)]
    ),
    "delete contact": lambda s, p: contacts.delete_contacts(s, [p.row(t.contact)]),
    "add position": lambda s, p: contacts.add_position(s, p.row(t.contact), position_draft(p)),
    "end position": lambda s, p: contacts.end_position(s, p.row(t.position), TODAY),
    "move contact": lambda s, p: moves.move_contact(s, *moving(p)),
    "leave": lambda s, p: moves.leave(s, [p.row(t.contact), p.row(t.contact)], on=TODAY),
    "roll over": lambda s, p: rollover.roll_over(
        s, p.row(t.school), rollover_answers(p), edge=year_edge(TODAY), today=TODAY
    ),
    "start handover": lambda s, p: handover.start_handover(s, handover_plan(p), today=TODAY),
    "plan joint visit": lambda s, p: handover.plan_joint_visit(
        s, [p.row(t.handover)], p.row(t.school), GOOD_DAY, today=TODAY
    ),
    "choose successor": lambda s, p: handover.choose_successor(s, p.rows(t.handover), p.row(t.worker)),
    "finish handover": lambda s, p: handover.finish_handover(s, [p.row(t.handover)], on=p.day()),
    "reopen handover": lambda s, p: handover.reopen_handover(s, [p.row(t.handover)]),
    "drop handover": lambda s, p: handover.drop_handover(s, [p.row(t.handover)]),
    "delete position": lambda s, p: contacts.delete_position(s, p.row(t.position)),
    "key contact": lambda s, p: contacts.set_key_contact(s, p.row(t.position), key_contact=p.flag()),
    "tie": lambda s, p: contacts.set_tie_step(
        s, p.row(t.worker), p.row(t.contact), list(TieStep)[p.number(4)], since=p.day()
    ),
    "remove tie": lambda s, p: contacts.remove_tie(s, p.row(t.worker), p.row(t.contact)),
    "introduce": lambda s, p: contacts.introduce(s, p.row(t.contact), introduction_draft(p)),
    "add promise": lambda s, p: promises.add_promise(s, promise_facts(p)),
    "settle promise": lambda s, p: promises.settle_promise(s, p.row(t.promise), kept=p.flag(), on=TODAY, today=TODAY),
    "reopen promise": lambda s, p: promises.reopen_promise(s, p.row(t.promise)),
    "phase": lambda s, p: partnership.set_phase(
        s, p.row(t.school), Phase(p.number(8)), since=p.day(), back_because=StepBackReason.CAPACITY
    ),
    "stand": lambda s, p: partnership.set_trust_state(
        s, p.row(t.school), list(TrustStand)[p.number(4)], since=p.day(), origin=StandOrigin.OWN, reason=p.text()
    ),
    "edit phase": lambda s, p: partnership.edit_phase(
        s, p.row(t.phase), Phase(p.number(8)), since=p.day(), back_because=StepBackReason.INCIDENT
    ),
    "delete phase": lambda s, p: partnership.delete_phase(s, p.row(t.phase)),
    "edit stand": lambda s, p: partnership.edit_trust_state(
        s, p.row(t.trust_state), list(TrustStand)[p.number(4)], since=p.day(), origin=StandOrigin.PROPOSED
    ),
    "delete stand": lambda s, p: partnership.delete_trust_state(s, p.row(t.trust_state)),
    "log survey": lambda s, p: surveys.log_survey(s, survey_draft(p), today=TODAY),
    "edit survey": lambda s, p: surveys.edit_survey(s, p.row(t.survey), survey_draft(p), today=TODAY),
    "delete survey": lambda s, p: surveys.delete_survey(s, p.row(t.survey)),
    "add agreement": lambda s, p: partnership.add_agreement(s, agreement_draft(p), today=TODAY),
    "edit agreement": lambda s, p: partnership.edit_agreement(s, p.row(t.agreement), agreement_draft(p), today=TODAY),
    "delete agreement": lambda s, p: partnership.delete_agreement(s, p.row(t.agreement)),
    "add activity": lambda s, p: activities.add_activity(s, activity_draft(p)),
    "edit activity": lambda s, p: activities.edit_activity(s, p.row(t.activity), activity_draft(p)),
    "delete activity": lambda s, p: activities.delete_activity(s, p.row(t.activity)),
    "theme status": lambda s, p: themes.set_theme_status(
        s, p.row(t.school), p.row(t.theme), list(ThemeStatus)[p.number(3)], since=p.day(), set_by_id=p.row(t.worker)
    ),
    "change theme status": lambda s, p: themes.change_theme_status(
        s, p.row(t.theme_status), list(ThemeStatus)[p.number(3)], since=p.day()
    ),
    "delete theme status": lambda s, p: themes.delete_theme_status(s, p.row(t.theme_status)),
    "add worker": lambda s, p: workers.add_worker(s, workers.WorkerDraft(f"Collega {p.number(30)}")),
    "delete worker": lambda s, p: workers.delete_worker(s, p.row(t.worker)),
    "assign": lambda s, p: workers.assign(
        s, workers.AssignmentDraft(p.row(t.worker), p.row(t.school), AssignmentKind.FIXED, p.day())
    ),
    "add school": lambda s, p: schools.add_school(s, {"name": f"School {p.number(30)}", "sector": Sector.MBO}),
    "approach": lambda s, p: schools.set_approach(s, p.row(t.school), Approach.IN_SCHOOL),
    "ambition": lambda s, p: schools.set_ambition(s, p.row(t.school), Phase(p.number(8))),
    "close school": lambda s, p: schools.close_school(s, p.row(t.school), on=p.day()),
    "add wijk": lambda s, p: neighbourhoods.add_neighbourhood(s, f"Wijk {p.number(30)}"),
    "remove wijk": lambda s, p: neighbourhoods.remove_neighbourhood(s, p.row(t.neighbourhood)),
    "add theme": lambda s, p: terms.add_theme(s, f"Thema {p.number(30)}"),
    "archive theme": lambda s, p: terms.archive_theme(s, p.row(t.theme), archived=p.flag()),
    "add role": lambda s, p: terms.add_role(s, f"Functie {p.number(30)}", Level.CARE, [Sector.VO]),
    "edit offer": lambda s, p: terms.edit_offer(s, p.row(t.offer), f"Aanbod {p.number(30)}", p.rows(t.theme)),
    "order": lambda s, p: terms.order_words(s, "theme", [p.row(t.theme), p.row(t.theme)]),
    "organisation": lambda s, p: organisation.change_settings(s, {organisation.SettingKey.ORGANISATION: p.text()}),
    "pin": lambda s, p: places.pin(s, f"school:{p.row(t.school)}", p.number(900), p.number(900)),
    "arrange afresh": lambda s, _: places.arrange_afresh(s, {"school:1": (1000, -2000), "worker:1": (0, 500)}),
}


@dataclass(frozen=True)
class Start:
    path: Path
    folder: Path


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    folder = tmp_path_factory.mktemp("history")
    path = folder / "start.netwerkkaart"
    with create(path) as opened:
        build_town(opened)
    return Start(path, folder)


histories = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 2**32)), min_size=1, max_size=30)


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(histories, st.integers(0, 30))
def test_any_history_can_be_walked_back_and_forth(start: Start, acts: list[tuple[str, int]], stop: int) -> None:
    path = start.folder / "proef.netwerkkaart"
    shutil.copyfile(start.path, path)
    with open_for_writing(path, datetime(2026, 11, 23)) as store:  # noqa: DTZ001
        first = dump(store)
        states = [first]
        for name, seed in acts:
            before = len(store.history())
            try:
                ACTS[name](store, Picker(store, seed))
            except NetwerkkaartError:
                assert dump(store) == states[-1], f"{name} was refused but changed something"
            if len(store.history()) > before:
                states.append(dump(store))
        with store.read() as connection:
            assert check(connection) == []
        while store.undo_label:
            store.undo()
        assert dump(store) == first
        numbers = [0, *(line.number for line in store.history())]
        middle = min(stop, len(numbers) - 1)
        store.jump(numbers[middle])
        assert dump(store) == states[middle]
        while store.redo_label:
            store.redo()
        assert dump(store) == states[-1]
        with store.read() as connection:
            assert check(connection) == []


def test_every_act_is_tried_and_most_succeed(start: Start) -> None:
    path = start.folder / "alles.netwerkkaart"
    shutil.copyfile(start.path, path)
    with open_for_writing(path, datetime(2026, 11, 23)) as store:  # noqa: DTZ001
        first = dump(store)
        done = set()
        for seed in range(12):
            for name, act in ACTS.items():
                steps = len(store.history())
                try:
                    act(store, Picker(store, seed * 7919))
                except NetwerkkaartError:
                    continue
                if len(store.history()) > steps:
                    done.add(name)
        store.jump(0)
        assert dump(store) == first
        assert set(ACTS) - done == set(), "these acts never changed anything"
