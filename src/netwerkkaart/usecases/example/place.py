"""The fictional town Hanzewaard, its wijken, and the people of Welzijn Hanzewaard."""

from datetime import date
from typing import Final

from netwerkkaart.domain.schools import BaseInOrder
from netwerkkaart.usecases.example.told import Colleague, Wijk

TOWN: Final = "Hanzewaard"
ORGANISATION: Final = "Welzijn Hanzewaard"
FIRST_DAY: Final = date(2024, 8, 26)
ANCHOR: Final = date(2026, 11, 20)
"""The last day on which something happened."""

TODAY: Final = date(2026, 11, 23)
"""The Monday after: what is planned lies in its week and the next."""

POSTCODE: Final = "7400 QY"
"""The shape of a postcode, with letters the post has never given out."""

WIJKEN: Final = (
    Wijk("Binnenstad", BaseInOrder.YES, "Jongerencentrum De Kade drie avonden open; vaste bezetting."),
    Wijk("Kadekwartier", BaseInOrder.YES, "Buurthuis en sportveld draaien goed; korte lijnen met de corporatie."),
    Wijk("Zandhoek", BaseInOrder.YES, "Vereniging SV Zandhoek is partner sinds de sportmiddag van juni 2025."),
    Wijk("Kolkveld", BaseInOrder.PARTLY, "Kinderwerk op orde, voor twaalf jaar en ouder nog geen vaste plek."),
    Wijk("Raamveld", BaseInOrder.PARTLY, "Ruimte in de flat is er; avonden nog dun bezet."),
    Wijk("Waardpolder", BaseInOrder.NO, "Nieuwe wijk: nog geen eigen plek, eerst de basis bouwen."),
)

NOOR, BILAL, FEMKE, RAYVANO, LOTTE = "noor", "bilal", "femke", "rayvano", "lotte"

COLLEAGUES: Final = (
    Colleague(NOOR, "Noor Tesselaar", "senior jongerenwerker", date(2016, 2, 1)),
    Colleague(BILAL, "Bilal Oukili", "jongerenwerker", date(2021, 9, 1)),
    Colleague(FEMKE, "Femke Dokkum", "kinderwerker", date(2019, 1, 14)),
    Colleague(RAYVANO, "Rayvano Kersout", "jongerencoach", date(2022, 3, 1)),
    Colleague(LOTTE, "Lotte Brandsema", "jongerenwerker", date(2026, 9, 1)),
)
