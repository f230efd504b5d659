"""What the team wants with some schools of Hanzewaard, a school year at a time; not every school has a goal."""

from typing import Final

from netwerkkaart.usecases.example import lyceum, quiet, raamveld, waterpoort
from netwerkkaart.usecases.example.short import day
from netwerkkaart.usecases.example.told import Aim

AIMS: Final = (
    Aim(lyceum.CODE, 2025, "Een eerste inzet samen met een team", 16, day("2026-03-17")),
    Aim(lyceum.CODE, 2026, "De rector en de mentoren van de onderbouw leren kennen", 24),
    Aim(raamveld.CODE, 2026, "Het contact over meer mensen spreiden: elk team één keer gesproken", 20),
    Aim(waterpoort.CODE, 2026, "Samen het convenant evalueren en verlengen"),
    Aim(quiet.KANTELAAR.key, 2026, "Elke maand één keer op school, ook zonder vraag", 8),
    Aim(quiet.KRIBBE.key, 2026, "Kennismaken met de directeur en de intern begeleider", 2),
)
