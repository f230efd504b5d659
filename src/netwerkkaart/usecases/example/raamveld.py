"""Hanzewaard College, locatie Raamveld: a school that leaned on one teacher, who left."""

from datetime import time

from netwerkkaart.domain.people import TieStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.schools import Approach, Sector
from netwerkkaart.domain.trust import StandOrigin, TrustStand
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.usecases.example.place import BILAL, LOTTE, NOOR
from netwerkkaart.usecases.example.short import (
    APPOINTMENT,
    DROP_IN,
    DROPPED,
    PUPIL,
    SCHOOL,
    TALK,
    S,
    by,
    day,
    fixed,
    ours,
    substitute,
    theirs,
    through,
)
from netwerkkaart.usecases.example.told import Culture, Deed, Person, Standing, Step, Stretch, Told, ToldSchool

CODE = "99AB01"
LEFT = day("2026-07-03")
TEACHER = "raam.docent"

_PEOPLE = (
    Person(
        TEACHER,
        "Youssef",
        "el",
        "Khattabi",
        "teacher",
        TieStep.CARRIER,
        team="lichamelijke opvoeding",
        star=True,
        via=PUPIL,
        since=day("2018-08-01"),
        until=LEFT,
        note="Uit dienst sinds de zomer van 2026; er is niemand overgedragen.",
    ),
    Person(
        "raam.team",
        "Petra",
        "",
        "Hoekzema",
        "team_leader",
        TieStep.IN_CONTACT,
        team="mavo onderbouw",
        from_day=day("2024-11-01"),
        via=by(TEACHER),
        since=day("2020-08-01"),
    ),
    Person(
        "raam.mentor",
        "Chantal",
        "",
        "Werners",
        "mentor",
        TieStep.IN_CONTACT,
        team="mavo 2",
        from_day=day("2025-01-01"),
        via=by(TEACHER),
        since=day("2021-08-01"),
    ),
    Person(
        "raam.zorg",
        "Bas",
        "",
        "Tiemersma",
        "absence_coordinator",
        TieStep.ACQUAINTED,
        weight=1,
        from_day=day("2025-03-01"),
        via=by("raam.team"),
        since=day("2023-08-01"),
    ),
    Person(
        "raam.begeleider",
        "Aylin",
        "",
        "Korkmaz",
        "pupil_counsellor",
        TieStep.ACQUAINTED,
        weight=1,
        from_day=day("2025-09-01"),
        via=by(TEACHER),
        since=day("2022-08-01"),
    ),
    Person(
        "raam.conc",
        "Geert",
        "",
        "Moorlag",
        "caretaker",
        TieStep.ACQUAINTED,
        weight=2,
        from_day=day("2026-09-22"),
        since=day("2026-08-17"),
    ),
    Person(
        "raam.directeur",
        "Anneke",
        "ten",
        "Cate",
        "location_head",
        None,
        since=day("2026-08-01"),
    ),
    Person(
        "raam.agent",
        "Ronald",
        "",
        "Kuipers",
        "community_police_officer",
        TieStep.IN_CONTACT,
        weight=1,
        from_day=day("2025-02-01"),
        via=through(NOOR),
        organisation="politie Hanzewaard",
        also=("99AG00",),
    ),
)

_TOLD = (
    Told(
        day("2024-09-24"),
        TALK,
        (TEACHER,),
        "Jaargesprek met onze vaste docent: wat speelt er dit jaar? Motivatie in de groepen, pauzes zonder aanbod.",
        ("difficult_groups", "taking_part"),
        workers=(BILAL,),
        pledges=(ours("Pauzeaanbod voor het voorjaar uitwerken", 60, settled=40, to=TEACHER),),
        at=time(15, 0),
    ),
    Told(
        day("2026-06-23"),
        APPOINTMENT,
        (TEACHER,),
        "De docent vertelt dat hij na de zomer ergens anders begint. Wij vroegen wie het overneemt; dat is niet "
        "besproken. Overdracht afgesproken, maar zonder naam.",
        ("demarcation",),
        SCHOOL,
        signals=((S.CONTACTED_US, TEACHER), (S.DECIDED_WITHOUT_US, TEACHER)),
        pledges=(theirs("Een opvolger aan ons voorstellen voor de vakantie", 10, DROPPED, 60, to=TEACHER),),
        workers=(BILAL,),
    ),
    Told(
        day("2026-09-22"),
        DROP_IN,
        ("raam.conc",),
        "Eerste bezoek na de zomer. De nieuwe conciërge weet van niets; in de docentenkamer kent niemand de "
        "afspraken. Wij beginnen opnieuw bij de teamleider.",
        signals=((S.KEPT_US_AWAY, "raam.conc"),),
        workers=(LOTTE, NOOR),
        pledges=(ours("Teamleider bellen voor een kennismaking met Lotte", 7, settled=6, to="raam.conc"),),
        place="hoofdingang",
    ),
    Told(
        day("2026-11-24"),
        APPOINTMENT,
        ("raam.team",),
        "Kennismaking Lotte; afspraken van vorig jaar doornemen.",
        status=VisitStatus.PLANNED,
        workers=(LOTTE, NOOR),
        at=time(11, 0),
        place="kamer teamleider",
    ),
)

RAAMVELD = ToldSchool(
    CODE,
    "Hanzewaard College, locatie Raamveld",
    Sector.VO,
    "Raamveld",
    "Raamweg",
    "120",
    "Stichting Hanzewaard College",
    _PEOPLE,
    duties=(
        fixed(BILAL, last=day("2026-08-31")),
        fixed(LOTTE, first=day("2026-09-01")),
        substitute(NOOR, 3),
    ),
    walked=day("2026-09-03"),
    unsure=("raam.begeleider", "raam.mentor"),
    # From the first of January 2025 the teacher has 34 of 47 contacts, in his last 20 school weeks 13 of 18: 72%.
    stretches=(
        Stretch(day("2024-08-26"), day("2024-12-20"), 5, 1, 2, 1, slots=6, leaning=4),
        Stretch(day("2025-01-06"), day("2025-07-11"), 12, 5, 6, 1, slots=15, leaning=11),
        Stretch(day("2025-08-25"), day("2025-12-05"), 9, 3, 4, 0, slots=9, leaning=7),
        Stretch(day("2025-12-08"), day("2026-01-30"), 4, 2, 2, 0, slots=5, leaning=3),
        Stretch(day("2026-02-02"), day("2026-05-22"), 10, 5, 5, 1, slots=13, leaning=9),
        Stretch(day("2026-05-26"), day("2026-07-03"), 3, 2, 2, 1, slots=4, leaning=3),
        Stretch(day("2026-09-23"), day("2026-11-20"), 5, 1, 1, 3),
    ),
    told=_TOLD,
    deeds=(
        Deed("break_activity", "Pauzesport op het plein", day("2025-03-10"), day("2025-06-27"), 60),
        Deed("group_process", "Groepsproces mavo 2", day("2025-11-04"), day("2025-12-16"), 28),
        Deed("break_activity", "Pauzesport op het plein", day("2026-03-09"), day("2026-06-26"), 55),
    ),
    steps=(
        Step(Phase.FIRST_ACTIVITY, day("2024-08-26"), "Stand bij het begin van dit logboek", by=BILAL),
        Step(
            Phase.EXPLORING,
            day("2026-09-22"),
            "Onze enige vaste ingang is uit dienst en niemand nam het over",
            StepBackReason.KEY_CONTACT_LEFT,
            NOOR,
        ),
    ),
    standings=(
        Standing(TrustStand.EMERGING, day("2024-12-10"), "Eén docent draagt het; de rest kent ons nog niet", by=BILAL),
        Standing(TrustStand.GROUNDED, day("2025-11-18"), "Veel opbouwende signalen, al loopt het via één persoon"),
        Standing(TrustStand.EMERGING, day("2026-09-24"), "Opnieuw beginnen met nieuwe mensen", StandOrigin.OWN, NOOR),
    ),
    themes=("difficult_groups", "taking_part", "safety", "bullying"),
    level="mavo",
    short_name="Raamveld",
    denomination="Openbaar",
    approach=Approach.IN_SCHOOL,
    ambition=Phase.FIXED_FACE,
    interval_weeks=3,
    culture=Culture(
        "Losse school: wie er is, regelt het. Afspraken staan zelden op papier.",
        "Sinds de zomer de teamleider onderbouw; zij wil eerst kennismaken met Lotte.",
        "Niet leunen op één docent, hoe prettig ook.",
        "Pauze van 10.50 tot 11.10 op het plein; kantine bij regen.",
        "Hoofdingang Raamweg, melden bij de nieuwe conciërge.",
    ),
    website="https://raamveld.hanzewaardcollege.example",
)
