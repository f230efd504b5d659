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
from netwerkkaart.domain.agreements import AgreementKind
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

    @property
    def nowhere(self) -> bool:
        """Whether it was named, and nothing was done about it at any school that named it."""
        return self.is_gap and len(self.open) == len(self.schools)


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

    def unasked_offers(self) -> tuple[OfferUse, ...]:
        """Return what was done while none of its themes was named: nowhere first, then at the school it was done at."""
        nowhere = [one for one in self.offers if one.is_gap]
        named = {one.offer for one in nowhere}
        return (*nowhere, *(one for one in self.unasked if one.offer not in named))

    def at_school(self, school: int) -> tuple[tuple[SchoolAnswer, ...], tuple[OfferUse, ...]]:
        """Return what one school named that nothing was done about there, the most first, and what was done unasked."""
        named = [one for theme in self.themes for one in theme.open if one.school == school]
        named.sort(key=lambda one: -len(one.visits))
        return tuple(named), tuple(one for one in self.unasked if one.school == school)

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
    found = _Found(facts)
    themes_of: dict[int, list[int]] = defaultdict(list)
    for theme in facts.themes:
        for offer in theme.offers:
            themes_of[offer].append(theme.id)
    places = sorted({(each.school, each.offer) for each in found.done[None]})
    there = [found.use(offer, themes_of[offer], school) for school, offer in places]
    return Gaps(
        facts.year,
        tuple(found.answer(theme) for theme in facts.themes),
        tuple(found.use(offer, themes_of[offer]) for offer in facts.offers),
        tuple(use for use in there if use.is_gap),
    )


class _Found:
    """What was done and named in a school year, by school and, under None, at all; looked through once."""

    def __init__(self, facts: GapFacts) -> None:
        year, until = facts.year, facts.until
        self._facts = facts
        self.done: defaultdict[int | None, list[Activity]] = defaultdict(list)
        self.planned: defaultdict[int | None, list[Activity]] = defaultdict(list)
        self._named: defaultdict[tuple[int | None, int], list[tuple[date, int]]] = defaultdict(list)
        self._before: defaultdict[tuple[int | None, int], list[tuple[date, int]]] = defaultdict(list)
        self._schools: defaultdict[int, set[int]] = defaultdict(set)  # that named a theme
        for activity in sorted(facts.activities, key=lambda each: (each.starts_on, each.id)):
            if activity.runs_in(year.first, until):
                into = self.done
            elif activity.starts_on > facts.today and activity.runs_in(year.first, year.last):
                into = self.planned
            else:
                continue
            for school in (None, activity.school):
                into[school].append(activity)
        begins, ended, began = year.first, year.previous.last, year.previous.first
        for day, visit, theme, at in sorted(facts.mentions):
            if begins <= day <= until:
                self._named[None, theme].append((day, visit))
                self._named[at, theme].append((day, visit))
                self._schools[theme].add(at)
            elif began <= day <= ended:
                self._before[None, theme].append((day, visit))
                self._before[at, theme].append((day, visit))

    def answer(self, theme: AskedTheme) -> ThemeAnswer:
        """Return what became of a theme."""
        kinds = AGREEMENTS_THAT_ANSWER.get(theme.slug or "", frozenset())
        schools = [self._at(school, theme, kinds) for school in self._schools[theme.id]]
        schools.sort(key=lambda one: (-len(one.visits), one.school))
        activities = _of(self.done[None], theme.offers)
        return ThemeAnswer(
            theme.id,
            _verdict(schools, activities, can_be_answered=bool(theme.offers or kinds)),
            bool(kinds),
            tuple(sorted(theme.offers)),
            tuple(schools),
            activities,
            _of(self.planned[None], theme.offers),
        )

    def _at(self, school: int, theme: AskedTheme, kinds: Collection[AgreementKind]) -> SchoolAnswer:
        agreed = self._facts.agreements.get(school, ())
        return SchoolAnswer(
            school,
            theme.id,
            tuple(visit for _day, visit in self._named[school, theme.id]),
            _of(self.done[school], theme.offers),
            _of(self.planned[school], theme.offers),
            tuple(sorted(one.id for one in agreed if one.kind in kinds and one.valid_on(self._facts.until))),
        )

    def use(self, offer: int, themes: Collection[int], school: int | None = None) -> OfferUse:
        """Return what was done with an offer, and the visits that named one of its themes: each once."""
        named = sorted({pair for theme in themes for pair in self._named[school, theme]})
        before = sorted({pair for theme in themes for pair in self._before[school, theme]})
        return OfferUse(
            offer,
            school,
            tuple(themes),
            _of(self.done[school], (offer,)),
            _of(self.planned[school], (offer,)),
            tuple(visit for _day, visit in named),
            tuple(visit for _day, visit in before),
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
