"""A small fictional town, made with the same use cases the window uses; today is 23 November 2026."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select

from netwerkkaart.domain.agreements import AgreementKind
from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, PersonName, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.schools import HolidayRegion, Sector
from netwerkkaart.domain.trust import SignalKind, StandOrigin, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.store.tables import neighbourhood, role, school, theme
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.contacts import (
    ContactDraft,
    IntroductionDraft,
    PositionDraft,
    add_contact,
    introduce,
    set_tie_step,
)
from netwerkkaart.usecases.partnership import AgreementDraft, add_agreement, set_phase, set_trust_state
from netwerkkaart.usecases.visits import PromiseDraft, SignalDraft, VisitDraft, log_visit
from netwerkkaart.usecases.workers import AssignmentDraft, WorkerDraft, add_worker, assign

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Town:
    """The ids of what stands in the town."""

    lyceum: int  # vo, with people and visits
    kribbe: int  # po, with nothing
    noor: int
    bilal: int
    anna: int  # mentor at the lyceum, aanspreekpunt
    zoe: int  # zorgcoördinator at the lyceum
    piet: int  # teamleider at the lyceum, left on 3 July 2026
    themes: dict[str, int]
    roles: dict[str, int]
    visits: tuple[int, ...]  # oldest first; the last one is planned for 26 November 2026


def build_town(store: Store) -> Town:
    """Fill an empty store with the town."""
    with store.work("Wijk en scholen") as tx:
        wijk = tx.execute(insert(neighbourhood).returning(neighbourhood.c.id), {"name": "Binnenstad"}).scalar_one()
        place = {"city": "Hanzewaard", "neighbourhood_id": wijk, "holiday_region": HolidayRegion.NORTH}
        new = insert(school).returning(school.c.id)
        lyceum = tx.execute(
            new, {"code": "99AB00", "name": "Hanzewaard College", "sector": Sector.VO, "level": "havo/vwo", **place}
        ).scalar_one()
        kribbe = tx.execute(new, {"code": "99AH00", "name": "De Kribbe", "sector": Sector.PO, **place}).scalar_one()
    with store.read() as connection:
        themes = {row.slug: row.id for row in connection.execute(select(theme.c.slug, theme.c.id))}
        roles = {row.slug: row.id for row in connection.execute(select(role.c.slug, role.c.id))}
    noor = add_worker(store, WorkerDraft("Noor Tesselaar", "senior jongerenwerker", date(2020, 1, 1)))
    bilal = add_worker(store, WorkerDraft("Bilal Oukili", "jongerenwerker", date(2022, 9, 1)))
    assign(store, AssignmentDraft(bilal, lyceum, AssignmentKind.FIXED, date(2024, 8, 26)))

    def person(name: PersonName, slug: str, *, key: bool = False, left: date | None = None) -> int:
        held = PositionDraft(lyceum, roles[slug], key_contact=key, starts_on=date(2024, 8, 26), ends_on=left)
        return add_contact(store, ContactDraft(name, email=f"{name.given.lower()}@lyceum.example"), [held])

    anna = person(PersonName("Anna", "van den", "Berg"), "mentor", key=True)
    zoe = person(PersonName("Zoë", "", "Çelik"), "care_coordinator")
    piet = person(PersonName("Piet", "", "IJzer"), "team_leader", left=date(2026, 7, 3))
    set_tie_step(store, bilal, anna, TieStep.ACQUAINTED, since=date(2025, 10, 7))
    set_tie_step(store, bilal, anna, TieStep.MUTUAL, since=date(2026, 3, 10))
    introduce(store, zoe, IntroductionDraft(bilal, IntroductionKind.CONTACT, by_contact_id=anna, day=date(2026, 3, 10)))
    set_phase(store, lyceum, Phase.FIRST_CONTACT, since=date(2025, 10, 7), set_by_id=bilal)
    set_phase(store, lyceum, Phase.EXPLORING, since=date(2026, 3, 10), reason="Verkenning gehouden", set_by_id=bilal)
    set_trust_state(
        store, lyceum, TrustStand.EMERGING, since=date(2026, 3, 10), origin=StandOrigin.PROPOSED, set_by_id=bilal
    )
    covenant = AgreementDraft(
        AgreementKind.COVENANT, "Convenant 2026", (lyceum,), starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)
    )
    add_agreement(store, covenant, today=TODAY)
    drafts = (
        VisitDraft(
            lyceum,
            date(2025, 10, 7),
            VisitKind.DROP_IN,
            initiative=Initiative.US,
            contact_ids=(anna,),
            worker_ids=(bilal,),
            signals=(SignalDraft(SignalKind.KEPT_US_AWAY),),
            note="Kort kennisgemaakt bij de koffie.",
        ),
        VisitDraft(
            lyceum,
            date(2026, 3, 10),
            VisitKind.NEEDS_TALK,
            initiative=Initiative.SCHOOL,
            contact_ids=(anna, zoe),
            worker_ids=(bilal, noor),
            theme_ids=(themes["social_media"], themes["parents"]),
            signals=(SignalDraft(SignalKind.SHARED_CONCERN, anna), SignalDraft(SignalKind.BROUGHT_TO_COLLEAGUE, anna)),
            promises=(PromiseDraft(PromiseSide.US, "Overzicht van aanbod sturen", date(2026, 3, 24), zoe, bilal),),
            note="Wat de school bezighoudt: groepsdruk in de tweede klassen.",
        ),
        VisitDraft(
            lyceum,
            date(2026, 6, 2),
            VisitKind.PHONE,
            initiative=Initiative.SCHOOL,
            contact_ids=(zoe,),
            worker_ids=(bilal,),
            theme_ids=(themes["social_media"],),
        ),
        VisitDraft(
            lyceum,
            date(2026, 11, 26),
            VisitKind.APPOINTMENT,
            status=VisitStatus.PLANNED,
            contact_ids=(anna,),
            worker_ids=(bilal,),
            place="kantine",
        ),
    )
    visits = tuple(log_visit(store, draft, today=TODAY) for draft in drafts)
    return Town(lyceum, kribbe, noor, bilal, anna, zoe, piet, themes, roles, visits)
