"""Whatever is typed, a use case does it or refuses it in Dutch: nothing of SQLite or Python reaches the user."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from netwerkkaart.domain.agreements import AgreementKind
from netwerkkaart.domain.errors import NetwerkkaartError, RefusedError
from netwerkkaart.domain.people import AssignmentKind, PersonName, TieStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.schools import SchoolDayKind, Sector
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.store.check import check
from netwerkkaart.store.tables import phase, promise
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from netwerkkaart.usecases.appoint import appoint
from netwerkkaart.usecases.contacts import ContactDraft, add_contact, mark_informed, set_tie_step
from netwerkkaart.usecases.neighbourhoods import add_neighbourhood
from netwerkkaart.usecases.partnership import AgreementDraft, add_agreement, set_phase
from netwerkkaart.usecases.promises import PromiseFacts, add_promise, edit_promise, settle_promise
from netwerkkaart.usecases.schools import SchoolDays, add_school, set_interval, set_school_days
from netwerkkaart.usecases.terms import add_theme
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from netwerkkaart.usecases.workers import WorkerDraft, add_worker, delete_worker
from tests.dump import dump
from tests.town import TODAY, Town

Act = Callable[[Store, Town], object]
HUGE = 10**30
EARLY, LATE = date(226, 3, 5), date(9999, 12, 31)


def days(first: date, last: date) -> list[SchoolDays]:
    return [SchoolDays(SchoolDayKind.STUDY_DAY, first, last)]


REFUSED: dict[str, Act] = {
    **{
        f"{what} of {text!r}": act
        for text in ("", "\x01", "\ud800", " \x00\x1f ")
        for what, act in {
            "contact": lambda s, _, x=text: add_contact(s, ContactDraft(PersonName(x, x, x))),
            "worker": lambda s, _, x=text: add_worker(s, WorkerDraft(x)),
            "theme": lambda s, _, x=text: add_theme(s, x),
            "wijk": lambda s, _, x=text: add_neighbourhood(s, x),
            "school": lambda s, _, x=text: add_school(s, {"name": x, "sector": Sector.MBO}),
            "promise": lambda s, t, x=text: add_promise(s, PromiseFacts(t.lyceum, PromiseSide.US, x, TODAY)),
            "activity": lambda s, t, x=text: add_activity(s, ActivityDraft(t.lyceum, 1, x, TODAY)),
            "agreement": lambda s, t, x=text: add_agreement(
                s, AgreementDraft(AgreementKind.OTHER, x, (t.lyceum,)), today=TODAY
            ),
        }.items()
    },
    "a school that can't be": lambda s, _: log_visit(s, VisitDraft(HUGE, TODAY, VisitKind.MAIL), today=TODAY),
    "a person that can't be": lambda s, t: log_visit(
        s, VisitDraft(t.lyceum, TODAY, VisitKind.MAIL, contact_ids=(HUGE,)), today=TODAY
    ),
    "a person that isn't": lambda s, t: log_visit(
        s, VisitDraft(t.lyceum, TODAY, VisitKind.MAIL, contact_ids=(999,)), today=TODAY
    ),
    "a reach past all": lambda s, t: add_activity(s, ActivityDraft(t.lyceum, 1, "Training", TODAY, reach=HUGE)),
    "a rhythm past all": lambda s, t: set_interval(s, t.lyceum, HUGE),
    **{
        f"{what} on {when}": act
        for when in (date.min, EARLY, LATE)
        for what, act in {
            "visit": lambda s, t, d=when: log_visit(s, VisitDraft(t.lyceum, d, VisitKind.MAIL), today=LATE),
            "phase": lambda s, t, d=when: set_phase(s, t.kribbe, Phase.PARTNER, since=d),
            "tie": lambda s, t, d=when: set_tie_step(s, t.noor, t.zoe, TieStep.ACQUAINTED, since=d),
            "appointing": lambda s, t, d=when: appoint(
                s, [t.lyceum], t.noor, AssignmentKind.FIXED, since=d, instead=True
            ),
            "informing": lambda s, t, d=when: mark_informed(s, [t.anna], on=d),
            "study day": lambda s, t, d=when: set_school_days(s, t.kribbe, days(d, d)),
        }.items()
    },
    "a study day of a century": lambda s, t: set_school_days(s, t.kribbe, days(date(2000, 1, 1), date(2099, 1, 1))),
    "a promise kept tomorrow": lambda s, _: settle_promise(s, 1, kept=True, on=date(2026, 11, 24), today=TODAY),
    "a promise kept too early": lambda s, _: settle_promise(s, 1, kept=True, on=date(2026, 3, 9), today=TODAY),
}


@pytest.mark.parametrize("act", REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_in_dutch_and_nothing_changes(store: Store, town: Town, act: Act) -> None:
    before = dump(store)
    with pytest.raises(NetwerkkaartError) as caught:
        act(store, town)
    assert str(caught.value)[0].isupper()
    assert str(caught.value).endswith(".")
    assert dump(store) == before
    with store.read() as connection:
        assert check(connection) == []


def test_very_long_and_strange_names_are_kept(store: Store, town: Town) -> None:
    for name in ("x" * 100_000, "' OR 1=1 --", '"; DROP TABLE contact', "🙂", "\ud800Zoë\x00"):
        add_contact(store, ContactDraft(PersonName(name, "", "")))
    with store.read() as connection:
        assert check(connection) == []


@pytest.mark.parametrize(
    "use",
    [
        lambda s, t, w: add_activity(s, ActivityDraft(t.lyceum, 1, "Training", TODAY, worker_ids=(w,))),
        lambda s, t, w: add_promise(s, PromiseFacts(t.lyceum, PromiseSide.US, "Bellen", TODAY, worker_id=w)),
        lambda s, t, w: set_phase(s, t.kribbe, Phase.FIRST_CONTACT, since=TODAY, set_by_id=w),
        lambda s, t, w: log_visit(s, VisitDraft(t.kribbe, TODAY, VisitKind.MAIL, entered_by_id=w), today=TODAY),
    ],
)
def test_a_colleague_who_is_named_anywhere_is_not_deleted(
    store: Store, town: Town, use: Callable[[Store, Town, int], object]
) -> None:
    worker_id = add_worker(store, WorkerDraft("Sem Dijkgraaf"))
    use(store, town, worker_id)
    with pytest.raises(RefusedError, match="einddatum"):
        delete_worker(store, worker_id)
    store.undo()
    delete_worker(store, worker_id)


def test_an_edited_promise_is_judged_anew(store: Store, town: Town) -> None:
    def status() -> PromiseStatus:
        with store.read() as connection:
            found: PromiseStatus = connection.execute(select(promise.c.status).where(promise.c.id == made)).scalar_one()
            return found

    facts = PromiseFacts(town.lyceum, PromiseSide.US, "Bellen", date(2026, 11, 2), date(2026, 11, 20))
    made = add_promise(store, facts)
    settle_promise(store, made, kept=True, on=date(2026, 11, 10), today=TODAY)
    assert status() is PromiseStatus.KEPT
    earlier = PromiseFacts(town.lyceum, PromiseSide.US, "Bellen", date(2026, 11, 2), date(2026, 11, 5))
    edit_promise(store, made, earlier)
    assert status() is PromiseStatus.LATE
    with pytest.raises(RefusedError, match="voordat"):
        edit_promise(store, made, PromiseFacts(town.lyceum, PromiseSide.US, "Bellen", date(2026, 11, 12)))


def test_going_up_keeps_no_reason_for_going_back(store: Store, town: Town) -> None:
    made = set_phase(
        store, town.lyceum, Phase.FIXED_FACE, since=date(2026, 11, 2), back_because=StepBackReason.CAPACITY
    )
    with store.read() as connection:
        assert connection.execute(select(phase.c.back_because).where(phase.c.id == made)).scalar_one() is None
