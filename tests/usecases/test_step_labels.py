"""The lasting logbook holds no values: no step is named after a person or after what somebody typed."""

from sqlalchemy import select

from netwerkkaart.domain.people import PersonName
from netwerkkaart.store.tables import logbook
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import ContactDraft, add_contact, edit_contact
from netwerkkaart.usecases.terms import add_theme
from netwerkkaart.usecases.workers import WorkerDraft, add_worker


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
