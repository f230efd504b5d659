"""Themes schools raise and offers we have, and which offer answers which theme.

A theme is a concern of the *school*, never of a pupil.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from netwerkkaart.domain.activities import Activity
from netwerkkaart.domain.years import SchoolYear

MENTIONS_TO_PROPOSE: Final = 2
"""How many visits of a school year must name a theme before the program proposes *speelt*."""


class ThemeStatus(StrEnum):
    """What a theme is at one school from a day on."""

    RAISED = "raised"  # speelt
    TAKEN_UP = "taken_up"  # opgepakt
    AT_REST = "at_rest"  # rust


@dataclass(frozen=True, slots=True)
class ThemeStep:
    """The status of a theme at a school that a worker set, from a day on."""

    id: int
    school: int
    theme: int
    status: ThemeStatus
    since: date
    set_by: str = ""


class Mention(NamedTuple):
    """A held visit at which a school named a theme; a plain tuple, as a file holds very many."""

    day: date
    visit: int
    theme: int
    school: int


@dataclass(frozen=True, slots=True)
class StatusProposal:
    """The status the program proposes, and the visits or activities it is read from; the worker sets it."""

    status: ThemeStatus
    visits: tuple[int, ...] = ()
    activities: tuple[int, ...] = ()


def status_on(steps: Iterable[ThemeStep], day: date) -> ThemeStep | None:
    """Return the step that holds on a day, of the steps of one theme at one school."""
    return max((step for step in steps if step.since <= day), key=lambda step: step.since, default=None)


def propose_status(
    held: ThemeStep | None, mentions: Iterable[Mention], activities: Iterable[Activity], today: date
) -> StatusProposal | None:
    """Propose a status for one theme at one school, from what named it there and what we do there that answers it.

    - *speelt*: no status is set, or *rust*, and at least 2 visits of this school year named it, after the *rust*;
    - *opgepakt*: *speelt* is set, and an activity that answers it has begun on that day or since.
    """
    if held is not None and held.status is ThemeStatus.TAKEN_UP:
        return None
    if held is not None and held.status is ThemeStatus.RAISED:
        begun = sorted(each.id for each in activities if held.since <= each.starts_on <= today)
        return StatusProposal(ThemeStatus.TAKEN_UP, activities=tuple(begun)) if begun else None
    year = SchoolYear.of(today)
    named = sorted(
        {
            (each.day, each.visit)
            for each in mentions
            if year.first <= each.day <= today and (held is None or each.day > held.since)
        }
    )
    if len(named) < MENTIONS_TO_PROPOSE:
        return None
    return StatusProposal(ThemeStatus.RAISED, visits=tuple(visit for _day, visit in named))


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
