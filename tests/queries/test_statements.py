"""How many statements each screen takes, where no other test of its query says so: the same for three as for thirty."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from sqlalchemy import Connection, select

from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries import (
    agenda,
    choices,
    contact_form,
    frame,
    gaps,
    goals,
    handovers,
    people_forms,
    rollover,
    school_forms,
    school_time,
    theme_at_school,
    visit_sheet,
    visits,
)
from netwerkkaart.queries.growth import key_rows
from netwerkkaart.queries.surveys import school_surveys
from netwerkkaart.queries.visits import VisitFilter
from netwerkkaart.store.tables import agreement, position
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from netwerkkaart.usecases.workers import WorkerDraft, add_worker
from tests.town import TODAY, Town

Read = Callable[[Connection, Town], object]
WORDS = VisitFilter(text="kennis anna")
YEAR = VisitFilter(first=date(2026, 8, 1), last=date(2027, 7, 31), kinds=frozenset({VisitKind.PHONE}))


def one_of(connection: Connection, table: object) -> int:
    return int(connection.execute(select(table.c.id).limit(1)).scalar_one())  # type: ignore[attr-defined] # a Table


QUERIES: dict[str, tuple[int, Read]] = {
    "visits: all": (1, lambda c, _: visits.visit_ids(c, VisitFilter())),
    "visits: a year": (1, lambda c, _: visits.visit_ids(c, YEAR)),
    "visits: two words": (3, lambda c, _: visits.visit_ids(c, WORDS)),
    "visits: by school": (1, lambda c, _: visits.visit_ids(c, VisitFilter(), sort="school")),
    "visits: a page of rows": (5, lambda c, _: visits.visit_window(c, 0, 20)),
    "visits: number": (1, lambda c, _: visits.count_visits(c, YEAR)),
    "visits: place in the list": (2, lambda c, t: visits.place_of_visit(c, t.visits[0])),
    "visits: calendar": (1, lambda c, _: visits.days_with_visits(c, YEAR)),
    "visits: any": (1, lambda c, _: visits.has_visits(c)),
    "top bar: years": (3, lambda c, _: frame.years_with_visits(c, today=TODAY)),
    "choices: workers": (1, lambda c, _: choices.workers_at_work(c, today=TODAY)),
    "choices: schools": (1, lambda c, _: choices.school_choices(c, today=TODAY)),
    "choices: roles": (1, lambda c, _: choices.role_choices(c, Sector.VO)),
    "choices: people": (1, lambda c, t: choices.contact_choices(c, near=t.lyceum, today=TODAY)),
    "visit panel: themes": (1, lambda c, t: visit_sheet.theme_choices(c, t.lyceum)),
    "visit panel: people": (2, lambda c, t: visit_sheet.people_of_school(c, t.lyceum, on=TODAY)),
    "planning: calendar": (1, lambda c, t: agenda.agenda_rows(c, today=TODAY, worker_id=t.bilal)),
    "planning: goals": (2, lambda c, _: goals.goals_with_progress(c, SchoolYear(2026), today=TODAY)),
    "planning: when schools are out": (2, lambda c, _: school_time.school_times(c)),
    "dialog: contact": (7, lambda c, t: contact_form.contact_form(c, t.anna, today=TODAY)),
    "dialog: band": (1, lambda c, t: people_forms.tie_steps(c, t.anna)),
    "dialog: functie": (2, lambda c, _: people_forms.position_facts(c, one_of(c, position))),
    "dialog: peiling": (1, lambda c, t: school_surveys(c, t.lyceum, until=TODAY)),
    "growth: aanspreekpunten": (1, lambda c, t: key_rows(c, t.lyceum)),
    "collega: overdracht": (3, lambda c, t: handovers.handovers(c, t.bilal)),
    "collega’s: overdrachten": (1, lambda c, _: handovers.handover_tallies(c)),
    "dialog: vertrekt": (1, lambda c, t: people_forms.positions_to_leave(c, [t.anna, t.zoe], today=TODAY)),
    "nalopen: scholen": (1, lambda c, _: rollover.schools_to_ask(c, today=TODAY)),
    "nalopen: mensen": (2, lambda c, t: rollover.people_to_ask(c, t.lyceum, today=TODAY)),
    "nalopen: functies": (2, lambda c, _: rollover.roles_by_use(c, Sector.VO)),
    "dialog: afspraak": (3, lambda c, _: school_forms.agreement_form(c, one_of(c, agreement))),
    "dialog: inzet": (2, lambda c, _: school_forms.activity_form(c, 1)),
    "dialog: inzet for a theme": (2, lambda c, t: school_forms.offers_for(c, t.themes["bullying"])),
    "dialog: inzet, its wijken": (2, lambda c, t: school_forms.wijken_of_work(c, t.lyceum)),
    "theme at a school": (
        5,
        lambda c, t: theme_at_school.theme_at_school(c, t.themes["bullying"], t.lyceum, today=TODAY),
    ),
    "dialog: status of a theme": (
        1,
        lambda c, t: theme_at_school.theme_school_names(c, t.themes["bullying"], t.lyceum),
    ),
    "gaps: agreements": (1, lambda c, _: gaps.agreements_by_id(c, [1])),
}


@pytest.mark.parametrize(("most", "read"), QUERIES.values(), ids=QUERIES.keys())
def test_it_takes_as_many_whatever_the_size(
    store: Store, town: Town, statements: Callable[[], AbstractContextManager[list[str]]], most: int, read: Read
) -> None:
    add_activity(store, ActivityDraft(town.lyceum, 1, "Training", TODAY, worker_ids=(town.bilal,)))

    def said() -> int:
        with store.read() as connection, statements() as told:
            read(connection, town)
        return len([one for one in told if one.lstrip().upper().startswith(("SELECT", "WITH"))])

    few = said()
    for number in range(25):
        held = [PositionDraft(town.lyceum, town.roles["mentor"])]
        person = add_contact(store, ContactDraft(PersonName(f"Anna {number}", "", "Kennis")), held)
        worker = add_worker(store, WorkerDraft(f"Collega {number}"))
        draft = VisitDraft(
            town.lyceum, TODAY, VisitKind.PHONE, contact_ids=(person,), worker_ids=(worker,), note="kennis"
        )
        log_visit(store, draft, today=TODAY)
    assert 0 < few <= most
    assert said() == few
