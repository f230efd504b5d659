"""The lasting logbook holds no values: no step is named after a person or after what somebody typed."""

from datetime import date

from sqlalchemy import select

from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.rollover import StillThere, year_edge
from netwerkkaart.store.tables import handover, logbook
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact, edit_contact
from netwerkkaart.usecases.handover import (
    HandoverPlan,
    drop_handover,
    finish_handover,
    plan_joint_visit,
    reopen_handover,
    start_handover,
)
from netwerkkaart.usecases.moves import leave, move_contact
from netwerkkaart.usecases.rollover import Answer, roll_over
from netwerkkaart.usecases.terms import add_theme
from netwerkkaart.usecases.workers import WorkerDraft, add_worker
from tests.town import TODAY, Town


def test_no_name_reaches_the_logbook(store: Store) -> None:
    contact_id = add_contact(store, ContactDraft(PersonName("Xantippe", "", "Quispel")))
    edit_contact(
        store, contact_id, ContactDraft(PersonName("Xantippe", "", "Quispel"), email="x.quispel@school.example")
    )
    add_worker(store, WorkerDraft("Wybren Quispel"))
    add_theme(store, "geheim quispelthema")
    with store.read() as connection:
        lines = connection.execute(select(logbook)).all()
    assert len(lines) == 4
    assert "quispel" not in str(lines).lower()


def test_no_step_about_people_over_time_is_named_after_one(store: Store, town: Town) -> None:
    known = ["Anna", "Berg", "Çelik", "Zoë", "Bilal", "Oukili", "Noor", "Tesselaar", "Hanzewaard"]
    before = len(store.history())
    other = Answer(town.zoe, StillThere.OTHER_ROLE, town.roles["mentor"], "Quispelteam")
    roll_over(store, town.lyceum, [other], edge=year_edge(TODAY), today=TODAY)
    move_contact(store, town.anna, PositionDraft(town.kribbe, town.roles["class_teacher"], starts_on=TODAY), [])
    leave(store, [town.anna], on=TODAY)
    plan = HandoverPlan(town.bilal, date(2027, 1, 29), {town.anna: town.noor}, {town.lyceum: town.noor})
    start_handover(store, plan, today=TODAY)
    with store.read() as connection:
        number = connection.execute(select(handover.c.id)).scalar_one()
    plan_joint_visit(store, [number], town.lyceum, date(2026, 12, 1), today=TODAY)
    finish_handover(store, [number], on=TODAY)
    reopen_handover(store, [number])
    drop_handover(store, [number])
    labels = [line.label for line in store.history()[before:]]
    assert len(labels) == 8
    assert all(label[0].isupper() and not label.endswith(".") for label in labels)
    assert not [label for label in labels if any(name.lower() in label.lower() for name in (*known, "Quispel"))]
