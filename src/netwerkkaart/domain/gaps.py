"""What schools name against what we do there: the gaps both ways, each with the visits and activities behind it.

A theme is answered at a school by an activity of an offer that goes with it, running in the same school year;
*informatie delen* and *rol en taakafbakening* are answered by an agreement. Nothing here judges a school: it says what
was named, what was done, and where the two do not meet.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from netwerkkaart.domain.activities import Activity
from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.facts import AgreementFact
from netwerkkaart.domain.themes import Mention
from netwerkkaart.domain.years import SchoolYear

AGREEMENTS_THAT_ANSWER: Final[Mapping[str, frozenset[AgreementKind]]] = MappingProxyType(
    {
        "information_sharing": frozenset({AgreementKind.INFORMATION_SHARING, AgreementKind.COVENANT}),
        "demarcation": frozenset({AgreementKind.DEMARCATION}),
    }
)
"""The themes, by slug, that ask for an agreement and not for an offer; a covenant says what may be shared."""


class Answer(StrEnum):
    """What became of a theme in a school year."""

    NOT_NAMED = "not_named"
    NO_OFFER = "no_offer"  # named; we have nothing that goes with it
    NOTHING_DONE = "nothing_done"  # named; nothing that goes with it was done anywhere
    ELSEWHERE = "elsewhere"  # named; done, but at no school that named it
    PARTLY = "partly"  # named; done at some of the schools that named it
    EVERYWHERE = "everywhere"  # named; done at every school that named it


@dataclass(frozen=True, slots=True)
class AskedTheme:
    """A theme, with the ids of the offers that go with it; an own theme has no slug."""

    id: int
    slug: str | None = None
    offers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class GapFacts:
    """What is known of a school year on ``today``.

    ``mentions`` of this school year and of the one before, ``activities`` that run in it, or are planned;
    ``agreements`` by school, drafts included; ``offers`` are all that are in use or were used.
    """

    year: SchoolYear
    today: date
    themes: tuple[AskedTheme, ...]
    offers: tuple[int, ...]
    mentions: Collection[Mention] = ()
    activities: Collection[Activity] = ()
    agreements: Mapping[int, Collection[AgreementFact]] = field(default_factory=dict)

    @property
    def until(self) -> date:
        """The last day that counts: today, or the last of a school year that is over."""
        return min(self.today, self.year.last)


@dataclass(frozen=True, slots=True)
class SchoolAnswer:
    """A theme that one school named, and what was done about it there; each by its ids, oldest first."""

    school: int
    theme: int
    visits: tuple[int, ...]
    activities: tuple[int, ...]
    planned: tuple[int, ...]
    agreements: tuple[int, ...]

    @property
    def answered(self) -> bool:
        """Whether anything was done about it: what is only planned is not done."""
        return bool(self.activities or self.agreements)


@dataclass(frozen=True, slots=True)
class ThemeAnswer:
    """A theme over all schools: where it was named, and what was done that goes with it."""

    theme: int
    answer: Answer
    by_agreement: bool
    offers: tuple[int, ...]
    schools: tuple[SchoolAnswer, ...]  # that named it, the one that did so most first
    activities: tuple[int, ...]  # that go with it, at any school
    planned: tuple[int, ...]

    @property
    def visits(self) -> tuple[int, ...]:
        """The visits that named it."""
        return tuple(visit for school in self.schools for visit in school.visits)

    @property
    def agreements(self) -> tuple[int, ...]:
        """The agreements that answer it at the schools that named it, each once."""
        return tuple(sorted({one for school in self.schools for one in school.agreements}))

    @property
    def open(self) -> tuple[SchoolAnswer, ...]:
        """The schools that named it and where nothing was done about it."""
        return tuple(school for school in self.schools if not school.answered)

    @property
    def is_gap(self) -> bool:
        """Whether something was named that nothing was done about."""
        return bool(self.open)


@dataclass(frozen=True, slots=True)
class OfferUse:
    """An offer: what was done with it, and how often the themes it goes with were named.

    ``school`` is None over all schools. ``visits`` named one of its themes in this school year, ``before`` in the one
    before: at that school, or at any.
    """

    offer: int
    school: int | None
    themes: tuple[int, ...]
    activities: tuple[int, ...]
    planned: tuple[int, ...]
    visits: tuple[int, ...]
    before: tuple[int, ...]

    @property
    def is_gap(self) -> bool:
        """Whether it was done without any of its themes having been named."""
        return bool(self.activities) and not self.visits


@dataclass(frozen=True)
class Gaps:
    """The gaps of a school year, both ways: in the order of the themes and offers that were given."""

    year: SchoolYear
    themes: tuple[ThemeAnswer, ...]
    offers: tuple[OfferUse, ...]
    unasked: tuple[OfferUse, ...]  # per school: what was done there while none of its themes was named there

    def theme(self, theme: int) -> ThemeAnswer:
        """Return what became of one theme."""
        return next(one for one in self.themes if one.theme == theme)

    def offer(self, offer: int) -> OfferUse:
        """Return what was done with one offer."""
        return next(one for one in self.offers if one.offer == offer)

    def at_school(self, school: int) -> tuple[tuple[SchoolAnswer, ...], tuple[OfferUse, ...]]:
        """Return what one school named that nothing was done about there, and what was done there unasked."""
        named = tuple(one for theme in self.themes for one in theme.open if one.school == school)
        return named, tuple(one for one in self.unasked if one.school == school)

    def schools(self) -> tuple[int, ...]:
        """Return the schools that have a gap either way, the most first."""
        count: dict[int, int] = defaultdict(int)
        for theme in self.themes:
            for one in theme.open:
                count[one.school] += 1
        for use in self.unasked:
            if use.school is not None:
                count[use.school] += 1
        return tuple(sorted(count, key=lambda school: (-count[school], school)))


def gaps(facts: GapFacts) -> Gaps:
    """Return the gaps of a school year, both ways."""
    year = facts.year
    every = sorted(facts.activities, key=lambda each: (each.starts_on, each.id))
    mentions = sorted(facts.mentions, key=lambda each: (each.day, each.visit))
    whole = _Year(
        done=[each for each in every if each.runs_in(year.first, facts.until)],
        planned=[each for each in every if each.starts_on > facts.today and each.runs_in(year.first, year.last)],
        named=[each for each in mentions if year.first <= each.day <= facts.until],
        before=[each for each in mentions if each.day in year.previous],
    )
    schools = whole.by_school()
    themes_of: dict[int, list[int]] = defaultdict(list)
    for theme in facts.themes:
        for offer in theme.offers:
            themes_of[offer].append(theme.id)
    there = [
        schools[school].use(offer, themes_of[offer], school)
        for school, offer in sorted({(each.school, each.offer) for each in whole.done})
    ]
    return Gaps(
        year,
        tuple(_answer(theme, facts, whole, schools) for theme in facts.themes),
        tuple(whole.use(offer, themes_of[offer]) for offer in facts.offers),
        tuple(use for use in there if use.is_gap),
    )


@dataclass
class _Year:
    """What was done and named in a school year, at one school or at all, each oldest first."""

    done: list[Activity] = field(default_factory=list)
    planned: list[Activity] = field(default_factory=list)
    named: list[Mention] = field(default_factory=list)
    before: list[Mention] = field(default_factory=list)

    def by_school(self) -> "defaultdict[int, _Year]":
        """Return the same for each school by itself."""
        found: defaultdict[int, _Year] = defaultdict(_Year)
        for activity in self.done:
            found[activity.school].done.append(activity)
        for activity in self.planned:
            found[activity.school].planned.append(activity)
        for mention in self.named:
            found[mention.school].named.append(mention)
        for mention in self.before:
            found[mention.school].before.append(mention)
        return found

    def use(self, offer: int, themes: Collection[int], school: int | None = None) -> OfferUse:
        """Return what was done with an offer, and the visits that named one of its themes."""
        return OfferUse(
            offer,
            school,
            tuple(themes),
            _of(self.done, (offer,)),
            _of(self.planned, (offer,)),
            _naming(self.named, themes),
            _naming(self.before, themes),
        )


def _answer(theme: AskedTheme, facts: GapFacts, whole: _Year, by_school: Mapping[int, _Year]) -> ThemeAnswer:
    visits: dict[int, list[int]] = defaultdict(list)
    for each in whole.named:
        if each.theme == theme.id:
            visits[each.school].append(each.visit)
    kinds = AGREEMENTS_THAT_ANSWER.get(theme.slug or "", frozenset())
    schools = [
        SchoolAnswer(
            school,
            theme.id,
            tuple(visits[school]),
            _of(by_school[school].done, theme.offers),
            _of(by_school[school].planned, theme.offers),
            tuple(
                sorted(one.id for one in facts.agreements.get(school, ()) if one.kind in kinds and _holds(one, facts))
            ),
        )
        for school in sorted(visits, key=lambda school: (-len(visits[school]), school))
    ]
    activities = _of(whole.done, theme.offers)
    return ThemeAnswer(
        theme.id,
        _verdict(schools, activities, can_be_answered=bool(theme.offers or kinds)),
        bool(kinds),
        tuple(sorted(theme.offers)),
        tuple(schools),
        activities,
        _of(whole.planned, theme.offers),
    )


def _verdict(schools: Collection[SchoolAnswer], activities: Collection[int], *, can_be_answered: bool) -> Answer:
    answered = sum(school.answered for school in schools)
    if not schools:
        return Answer.NOT_NAMED
    if not can_be_answered:
        return Answer.NO_OFFER
    if not answered:
        return Answer.ELSEWHERE if activities else Answer.NOTHING_DONE
    return Answer.EVERYWHERE if answered == len(schools) else Answer.PARTLY


def _of(activities: Iterable[Activity], offers: Collection[int]) -> tuple[int, ...]:
    return tuple(each.id for each in activities if each.offer in offers)


def _naming(mentions: Iterable[Mention], themes: Collection[int]) -> tuple[int, ...]:
    """Return the visits that named one of these themes: a visit that named two of them counts once."""
    return tuple(dict.fromkeys(each.visit for each in mentions if each.theme in themes))


def _holds(agreement: AgreementFact, facts: GapFacts) -> bool:
    """Tell whether an agreement held on the last day that counts; of a past year also one that ended since."""
    if agreement.valid_on(facts.until):
        return True
    return (
        agreement.status is AgreementStatus.ENDED
        and facts.until < facts.today
        and (agreement.starts_on is None or agreement.starts_on <= facts.until)
        and agreement.ends_on is not None
        and agreement.ends_on >= facts.until
    )
