"""The round in words: why somebody is proposed, by which rule, and why a day is no good."""

from datetime import date, timedelta
from typing import Final

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.goals import GoalProgress
from netwerkkaart.domain.rhythm import SILENT_WEEKS
from netwerkkaart.domain.round import Out, OutKind, Reason, RoundReason
from netwerkkaart.domain.round_weeks import PEOPLE_A_VISIT, VISITS_A_WEEK
from netwerkkaart.texts import N_, _, dates, ngettext
from netwerkkaart.texts.words import capitalised, word

QUESTIONS: Final = (
    N_("Wat houdt u bezig?"),
    N_("Waar loopt u tegenaan?"),
    N_("Waarin kunnen wij voorzien?"),
)
"""What workers ask when they go round the schools."""


def reason(why: Reason, today: date) -> str:
    """Return a reason as a line shows it: ``14 schoolweken geleden``, ``toezegging van ons, uiterlijk 3 dec 2026``."""
    if why.kind is RoundReason.INTERVAL:
        return dates.school_weeks_ago(why.weeks)
    if why.kind is RoundReason.PROMISE and why.due_on is not None:
        late = _("{promise}, te laat sinds {day}") if why.due_on < today else _("{promise}, uiterlijk {day}")
        number = ngettext("toezegging van ons", "{n} toezeggingen van ons", len(why.ids)).format(n=len(why.ids))
        return late.format(promise=number, day=dates.short_day(why.due_on))
    if why.records is Kind.SCHOOL:
        return _("hier zijn we nog nooit geweest")
    return word(why.kind)


def whom(kind: Kind, name: str, role: str) -> str:
    """Return whom a proposal is about: ``Anna van den Berg``, ``Zorgcoördinator (wie?)``, ``De school als geheel``."""
    if kind is Kind.ROLE:
        return _("{role} (wie?)").format(role=capitalised(role))
    return name if kind is Kind.CONTACT else _("De school als geheel")


def week(monday: date) -> str:
    """Return a week by its number and its school days: ``Week 48, 23–27 nov 2026``."""
    friday = monday + timedelta(days=4)
    first = str(monday.day) if monday.month == friday.month else dates.short_day(monday).rsplit(" ", 1)[0]
    number = monday.isocalendar().week
    return _("Week {number}, {first}–{last}").format(number=number, first=first, last=dates.short_day(friday))


def rule(why: Reason) -> str:
    """Return in one sentence by which rule somebody is proposed."""
    return {
        RoundReason.NEVER_MET: _("Wie we nog nooit ontmoetten, en waar we nog nooit waren, komt als eerste."),
        RoundReason.EMPTY_SEAT: _(
            "In deze functie hoort deze school iemand te hebben, en wij kennen er niemand. "
            "Loop langs en vraag wie het is."
        ),
        RoundReason.INTERVAL: ngettext(
            "Langer dan {n} schoolweek geen contact is te lang.",
            "Langer dan {n} schoolweken geen contact is te lang.",
            why.bound or 0,
        ).format(n=why.bound),
        RoundReason.PROMISE: _(
            "Wat wij hebben toegezegd en over een week of eerder klaar moet zijn, brengen we terug."
        ),
    }[why.kind]


def interval_rule() -> str:
    """Return where the number of school weeks comes from."""
    return _(
        "Voor de school en haar aanspreekpunten telt het gewenste ritme van de school, anders {weeks} schoolweken; "
        "voor de andere mensen {weeks} schoolweken, of het ritme van de school als dat langer is."
    ).format(weeks=SILENT_WEEKS)


def missing(why: Reason) -> str:
    """Return what is not in the log, where that is the reason."""
    return {
        RoundReason.NEVER_MET: _("Er is nog geen bezoek vastgelegd dat doorging."),
        RoundReason.EMPTY_SEAT: _("Er staat hier nu niemand met deze functie."),
    }.get(why.kind, "")


def order_rule() -> str:
    """Return in which order the round goes."""
    return _(
        "Eerst wie we nog nooit ontmoetten, dan lege stoelen, dan wie te lang niet is gezien (de langste stilte "
        "eerst), dan onze toezeggingen. Wat al gepland staat komt niet nog eens, en op een vakantie, studiedag of "
        "toetsweek valt niets."
    )


def capacity_rule() -> str:
    """Return how much fits in a week."""
    return _(
        "Per collega hoogstens {visits} bezoeken in een week, geplande meegeteld; per bezoek hoogstens {people} "
        "mensen. Wat niet past, komt een week later."
    ).format(visits=VISITS_A_WEEK, people=PEOPLE_A_VISIT)


def out(why: Out) -> str:
    """Return why school is out: ``weekend``, ``Kerstvakantie``, ``toetsweek (toetsweek 1)``."""
    if why.kind is OutKind.HOLIDAY:
        return why.name or word(why.kind)
    said = why.name.strip()
    kind = word(why.kind)
    return kind if not said or said.lower() == kind else f"{kind} ({said})"


def out_short(why: Out) -> str:
    """Return why school is out, without what the school calls it: ``toetsweek``."""
    return out(why) if why.kind is OutKind.HOLIDAY else word(why.kind)


def out_sentence(school: str, day: date, why: Out, good: date | None) -> str:
    """Return that school is out on a day, why, and which day would do."""
    told = _("{day} is geen goede dag voor {school}: {why}.").format(
        day=capitalised(dates.day(day)), school=school, why=out(why)
    )
    if good is None:
        return told
    return _("{told} De eerste dag waarop er weer school is, is {good}.").format(told=told, good=dates.day(good))


def progress(goal: GoalProgress) -> str:
    """Return how far a goal is, as a fact: ``4 van 6 contactdagen``."""
    number = goal.days.count
    if goal.wished is None:
        return ngettext("{n} contactdag dit schooljaar", "{n} contactdagen dit schooljaar", number).format(n=number)
    return ngettext("{n} van {wished} contactdag", "{n} van {wished} contactdagen", goal.wished).format(
        n=number, wished=goal.wished
    )


def progress_rule(goal: GoalProgress) -> str:
    """Return what counts towards a goal."""
    told = _("Een contactdag is een dag in dit schooljaar met minstens één bezoek dat doorging.")
    short = 0 if goal.wished is None else goal.wished - goal.days.count
    if short <= 0:
        return told
    lacks = ngettext("Er ontbreekt er nog {n}.", "Er ontbreken er nog {n}.", short).format(n=short)
    return f"{told} {lacks}"
