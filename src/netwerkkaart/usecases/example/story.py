"""The whole story of Hanzewaard: twelve schools, two years, and what they have together."""

from typing import Final

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.usecases.example import (
    aambeeld,
    kentering,
    kolkvogel,
    lyceum,
    peilschaal,
    quiet,
    raamveld,
    waardland,
    waterpoort,
    zandhoek,
)
from netwerkkaart.usecases.example.short import day
from netwerkkaart.usecases.example.told import Deal, ToldSchool

SCHOOLS: Final[tuple[ToldSchool, ...]] = (
    aambeeld.AAMBEELD,
    lyceum.LYCEUM,
    raamveld.RAAMVELD,
    waterpoort.WATERPOORT,
    peilschaal.PEILSCHAAL,
    kentering.KENTERING,
    waardland.WAARDLAND,
    kolkvogel.KOLKVOGEL,
    zandhoek.ZANDHOEK,
    quiet.KADELICHT,
    quiet.KANTELAAR,
    quiet.KRIBBE,
)

DEALS: Final = (
    Deal(
        AgreementKind.COVENANT,
        "Convenant Waterpoort – Welzijn Hanzewaard",
        (waterpoort.CODE,),
        day("2025-01-01"),
        day("2026-12-31"),
        note="Opzegtermijn één maand. De evaluatie is nog niet gepland.",
    ),
    Deal(
        AgreementKind.COVENANT,
        "Convenant Het Aambeeld – Welzijn Hanzewaard",
        (aambeeld.CODE,),
        day("2025-09-01"),
        day("2028-07-31"),
        day("2027-04-13"),
        note="Informatie delen alleen met toestemming; regie ligt bij de school.",
    ),
    Deal(
        AgreementKind.COVENANT,
        "Convenant Het Aambeeld 2023–2025",
        (aambeeld.CODE,),
        day("2023-09-01"),
        day("2025-08-31"),
        day("2025-05-20"),
        AgreementStatus.ENDED,
    ),
    Deal(
        AgreementKind.DEMARCATION,
        "Wie doet wat bij De Peilschaal",
        (peilschaal.ISK,),
        day("2026-02-10"),
        None,
        day("2027-02-09"),
    ),
    Deal(
        AgreementKind.DEMARCATION,
        "Wat wij wel en niet doen bij De Kentering",
        (kentering.VSO,),
        day("2025-10-06"),
        None,
        day("2026-12-15"),
        note="Op één A4; besproken met directie en gedragswetenschapper.",
    ),
    Deal(
        AgreementKind.INFORMATION_SHARING,
        "Informatie delen Hanzewaard College",
        (lyceum.CODE, raamveld.CODE, waterpoort.CODE),
        day("2025-08-01"),
        day("2027-07-31"),
        day("2027-03-09"),
    ),
    Deal(
        AgreementKind.COVENANT,
        "Convenant Waardland (concept)",
        (waardland.MBO,),
        day("2027-02-01"),
        day("2029-01-31"),
        status=AgreementStatus.DRAFT,
    ),
)
