"""What a report leaves out and why, in sentences a reader outside our house understands."""

from typing import Final

from netwerkkaart.domain.audience import Audience, ReportPart
from netwerkkaart.texts import N_, _

_WHY: Final[dict[ReportPart, str]] = {
    ReportPart.NAMES: N_("Namen van medewerkers en contactpersonen staan er niet in; wel hun functie."),
    ReportPart.TIES: N_(
        "Hoe wij de band met iemand zien, en hoeveel er via één persoon loopt, gaat over een persoon. Dat blijft in "
        "ons team."
    ),
    ReportPart.STAND: N_(
        "Hoe wij het vertrouwen inschatten bespreken wij liever in een gesprek. De fase staat er wel in."
    ),
    ReportPart.SIGNALS: N_("Wat ons bij een bezoek opviel, kan over een persoon gaan. Daarom blijft het in ons team."),
    ReportPart.NOTES: N_("Notities zijn voor onszelf. De datum, de soort en de thema’s staan er wel in."),
    ReportPart.REASONS: N_(
        "Waarom wij een fase kozen is voor onszelf geschreven. De fase en de datum staan er wel in."
    ),
    ReportPart.OUR_SURVEY: N_("Hoe wij de stellingen van de peiling beantwoordden bespreken wij in een gesprek."),
    ReportPart.SCHOOL_SURVEY: N_(
        "De school beantwoordde de stellingen van de peiling voor het gesprek met ons, niet voor anderen."
    ),
    ReportPart.PROMISE_TEXTS: N_(
        "In de woorden van een toezegging kan een naam staan. Van wie zij was en wat ervan kwam staat er wel in."
    ),
    ReportPart.OTHER_YEARS: N_(
        "Alleen het gekozen schooljaar. Bij thema’s en fasen staan ook de jaren ervoor; een lezing kijkt 40 "
        "schoolweken terug."
    ),
    ReportPart.SMALL_COUNTS: N_("Minder dan 5 deelnemers staat er als “<5”, zodat niemand te herkennen is."),
}

_FOR: Final[dict[Audience, str]] = {
    Audience.TEAM: N_("voor het eigen team"),
    Audience.SCHOOL: N_("voor de school"),
    Audience.MUNICIPALITY: N_("voor de gemeente"),
}


def why_left_out(part: ReportPart) -> str:
    """Return in one or two sentences why a part is left out, and what does stand in the report."""
    return _(_WHY[part])


def for_whom(audience: Audience) -> str:
    """Return the audience as a title has it: *voor de school*."""
    return _(_FOR[audience])
