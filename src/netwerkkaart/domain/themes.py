"""Themes schools raise and offers we have, and which offer answers which theme.

A theme is a concern of the *school*, never of a pupil.
"""

from dataclasses import dataclass
from enum import StrEnum


class ThemeStatus(StrEnum):
    """What a theme is at one school from a day on."""

    RAISED = "raised"  # speelt
    TAKEN_UP = "taken_up"  # opgepakt
    AT_REST = "at_rest"  # rust


@dataclass(frozen=True)
class SeedTheme:
    """A theme every new database starts with; users add their own."""

    slug: str
    name: str


@dataclass(frozen=True)
class SeedOffer:
    """An offer every new database starts with, and the slugs of the themes it answers."""

    slug: str
    name: str
    themes: tuple[str, ...]


SEED_THEMES: tuple[SeedTheme, ...] = (
    SeedTheme("parents", "contact met ouders"),
    SeedTheme("difficult_groups", "lastige groepen"),
    SeedTheme("social_media", "invloed van social media"),
    SeedTheme("care_partners", "samenwerking met zorgpartijen"),
    SeedTheme("bullying", "pesten"),
    SeedTheme("dropping_out", "schooluitval"),
    SeedTheme("staying_home", "thuiszitters"),
    SeedTheme("newcomers", "nieuwkomers"),
    SeedTheme("taking_part", "meedoen in de wijk"),
    SeedTheme("information_sharing", "informatie delen"),
    SeedTheme("demarcation", "rol en taakafbakening"),
    SeedTheme("safety", "veiligheid"),
)

SEED_OFFERS: tuple[SeedOffer, ...] = (
    SeedOffer("break_activity", "pauzeactiviteit", ("difficult_groups", "safety", "bullying")),
    SeedOffer("resilience_training", "weerbaarheidstraining", ("bullying", "social_media", "safety")),
    SeedOffer("group_process", "groepsproces in de klas", ("difficult_groups", "bullying", "social_media")),
    SeedOffer("individual_coaching", "individuele coaching", ("dropping_out", "newcomers")),
    SeedOffer("activation", "sociale activering van thuiszitters", ("staying_home", "dropping_out")),
    SeedOffer("signalling", "signalerende functie", ("safety", "care_partners")),
    SeedOffer("neighbourhood_activity", "activiteit in de wijk", ("taking_part", "newcomers")),
    SeedOffer("parent_contact", "contact met ouders", ("parents",)),
)
"""*Informatie delen* and *rol en taakafbakening* are answered by an agreement, not by an offer."""
