"""A school where much happened, with names and texts that a careless report would trip over."""

import random
from datetime import date, timedelta

from sqlalchemy import select, update

from netwerkkaart.domain.people import PersonName, TieStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.trust import SignalKind, StandOrigin, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.store.tables import offer, school
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.activities import ActivityDraft, add_activity
from netwerkkaart.usecases.contacts import ContactDraft, PositionDraft, add_contact, set_tie_step
from netwerkkaart.usecases.partnership import set_phase, set_trust_state
from netwerkkaart.usecases.settings import SettingKey, change_settings
from netwerkkaart.usecases.visits import PromiseDraft, SignalDraft, VisitDraft, log_visit
from tests.town import TODAY, build_town

NOTE = "Vertrouwelijk: Anna twijfelt, Çelik houdt de deur dicht 😀. "
LONG_NOTE = (NOTE * 100)[:5000]
PROMISE = "Ingrid bellen over het rooster"
REASON = "Robert liet ons niet binnen"
HOSTILE = "Robert <script>alert(1)</script>"

_PEOPLE = (
    (PersonName(HOSTILE, "", "O'Brien 🚀"), "location_head", False),
    (PersonName("Kees-Jan", "van der", "Kamp"), "team_leader", False),
    (PersonName("Sjoukje", "", "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente"), "teacher", False),
    (PersonName("Ömer", "", "Yıldırım-Łukaszewicz"), "caretaker", False),
    (PersonName("نور", "", "محمد"), "school_social_worker", False),
    (PersonName("Ingrid", "de", "Groot"), "year_coordinator", True),
)


def busy_school(store: Store, *, visits: int = 40) -> int:
    """Fill an empty store and return the id of the school."""
    town = build_town(store)
    chance = random.Random(7)
    change_settings(store, {SettingKey.ORGANISATION: "Welzijn Hanzewaard", SettingKey.REPORT_SENDER: "Jongerenwerk"})
    with store.work("DUO") as tx:
        tx.execute(
            update(school)
            .where(school.c.id == town.lyceum)
            .values(
                board="Stichting & zonen <vo>",
                street="Stationsplein",
                house_number="12 a",
                postcode="7411 KT",
                duo_reference_day=date(2026, 4, 1),
                ambition_phase=Phase.STRUCTURAL,
            )
        )
    people = [town.anna, town.zoe]
    for name, slug, key in _PEOPLE:
        held = PositionDraft(town.lyceum, town.roles[slug], "leerjaar 2", key, date(2025, 8, 18))
        people.append(add_contact(store, ContactDraft(name), [held]))
    for contact_id in people:
        set_tie_step(store, town.noor, contact_id, TieStep.CARRIER, since=date(2026, 2, 1))
    themes = list(town.themes.values())
    day = TODAY
    for number in range(visits):
        day -= timedelta(days=chance.randint(4, 14))
        draft = VisitDraft(
            town.lyceum,
            day,
            chance.choice(list(VisitKind)),
            status=VisitStatus.CANCELLED_BY_SCHOOL if number % 9 == 5 else VisitStatus.HELD,
            initiative=chance.choice(list(Initiative)),
            contact_ids=tuple(chance.sample(people, chance.randint(0, 3))),
            worker_ids=(chance.choice([town.noor, town.bilal]),),
            theme_ids=tuple(chance.sample(themes, chance.randint(0, 3))),
            signals=tuple(SignalDraft(kind) for kind in chance.sample(list(SignalKind), number % 3)),
            promises=(PromiseDraft(PromiseSide.US, PROMISE, day + timedelta(days=20)),) if number % 6 == 0 else (),
            note=LONG_NOTE if number == 3 else NOTE if number % 4 == 0 else "",
        )
        log_visit(store, draft, today=TODAY)
    set_phase(store, town.lyceum, Phase.FIRST_ACTIVITY, since=date(2026, 5, 1), reason=REASON)
    set_phase(
        store,
        town.lyceum,
        Phase.LOOSE_CONTACTS,
        since=date(2026, 9, 1),
        reason=REASON,
        back_because=StepBackReason.CAPACITY,
    )
    set_trust_state(
        store, town.lyceum, TrustStand.ABSENT, since=date(2025, 9, 1), origin=StandOrigin.OWN, reason=REASON
    )
    with store.read() as connection:
        offers = list(connection.scalars(select(offer.c.id).order_by(offer.c.id)))
    for number in range(6):
        draft_activity = ActivityDraft(
            town.lyceum,
            offers[number],
            "Pauzeactiviteit met Anna" if number % 2 else "Weerbaarheid",
            date(2026, 1 + number, 6),
            reach=number * 2,
            note=NOTE,
            worker_ids=(town.bilal,),
        )
        add_activity(store, draft_activity)
    return town.lyceum
