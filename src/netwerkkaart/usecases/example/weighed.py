"""What themes are at the schools of Hanzewaard: *speelt*, *opgepakt* or *rust*, each from a day on.

Not every theme that was named has a status: somebody still has to look at it.
"""

from typing import Final

from netwerkkaart.domain.themes import ThemeStatus
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
from netwerkkaart.usecases.example.place import BILAL, FEMKE, NOOR, RAYVANO
from netwerkkaart.usecases.example.short import day
from netwerkkaart.usecases.example.told import Weighed

_RAISED, _TAKEN_UP, _AT_REST = ThemeStatus.RAISED, ThemeStatus.TAKEN_UP, ThemeStatus.AT_REST

WEIGHED: Final = (
    Weighed(lyceum.CODE, "difficult_groups", _RAISED, day("2025-05-20"), BILAL),
    Weighed(lyceum.CODE, "difficult_groups", _TAKEN_UP, day("2026-03-17"), BILAL),
    Weighed(lyceum.CODE, "social_media", _RAISED, day("2025-10-14"), BILAL),
    Weighed(lyceum.CODE, "social_media", _TAKEN_UP, day("2026-03-17"), BILAL),
    Weighed(lyceum.CODE, "parents", _RAISED, day("2026-11-10"), BILAL),
    Weighed(raamveld.CODE, "difficult_groups", _RAISED, day("2024-09-24"), BILAL),
    Weighed(raamveld.CODE, "difficult_groups", _TAKEN_UP, day("2025-11-04"), BILAL),
    Weighed(raamveld.CODE, "difficult_groups", _RAISED, day("2026-09-23"), NOOR),
    Weighed(raamveld.CODE, "taking_part", _RAISED, day("2026-01-27"), BILAL),
    Weighed(raamveld.CODE, "taking_part", _AT_REST, day("2026-09-23"), NOOR),
    Weighed(waterpoort.CODE, "bullying", _RAISED, day("2025-10-29"), NOOR),
    Weighed(waterpoort.CODE, "bullying", _TAKEN_UP, day("2026-02-03"), NOOR),
    Weighed(waterpoort.CODE, "staying_home", _RAISED, day("2025-05-13"), NOOR),
    Weighed(waterpoort.CODE, "staying_home", _TAKEN_UP, day("2026-03-05"), NOOR),
    Weighed(waterpoort.CODE, "staying_home", _RAISED, day("2026-10-19"), NOOR),
    Weighed(waterpoort.CODE, "information_sharing", _TAKEN_UP, day("2025-01-21"), NOOR),
    Weighed(aambeeld.CODE, "dropping_out", _RAISED, day("2024-09-10"), RAYVANO),
    Weighed(aambeeld.CODE, "dropping_out", _TAKEN_UP, day("2024-10-01"), RAYVANO),
    Weighed(aambeeld.CODE, "care_partners", _TAKEN_UP, day("2025-11-25"), RAYVANO),
    Weighed(aambeeld.CODE, "parents", _AT_REST, day("2026-06-30"), RAYVANO),
    Weighed(peilschaal.ISK, "newcomers", _RAISED, day("2024-11-19"), RAYVANO),
    Weighed(peilschaal.ISK, "newcomers", _TAKEN_UP, day("2025-10-07"), RAYVANO),
    Weighed(kentering.VSO, "demarcation", _RAISED, day("2025-09-23"), NOOR),
    Weighed(kentering.VSO, "demarcation", _TAKEN_UP, day("2025-10-06"), NOOR),
    Weighed(waardland.MBO, "dropping_out", _RAISED, day("2025-11-11"), RAYVANO),
    Weighed(waardland.MBO, "dropping_out", _TAKEN_UP, day("2026-02-17"), RAYVANO),
    Weighed(kolkvogel.KOLKVOGEL.key, "bullying", _RAISED, day("2024-12-13"), FEMKE),
    Weighed(kolkvogel.KOLKVOGEL.key, "bullying", _TAKEN_UP, day("2025-03-18"), FEMKE),
    Weighed(zandhoek.ZANDHOEK.key, "parents", _RAISED, day("2025-03-04"), FEMKE),
    Weighed(zandhoek.ZANDHOEK.key, "parents", _TAKEN_UP, day("2025-09-10"), FEMKE),
    Weighed(zandhoek.ZANDHOEK.key, "newcomers", _RAISED, day("2026-01-14"), FEMKE),
    Weighed(zandhoek.ZANDHOEK.key, "newcomers", _AT_REST, day("2026-09-28"), FEMKE),
    Weighed(quiet.KADELICHT.key, "safety", _AT_REST, day("2026-06-23"), FEMKE),
)
