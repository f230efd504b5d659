"""What happened on a day, in a line: for the track of the time bar and for who cannot see it."""

from collections.abc import Sequence

from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.domain.phases import Phase
from netwerkkaart.queries.network_happenings import Happening, HappeningKind
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.dates import short_day
from netwerkkaart.texts.words import capitalised, word


def told(one: Happening) -> str:
    """Return what happened, without its day."""
    what = capitalised(word(one.agreement)) if one.agreement else ""
    phase = one.phase or Phase.NO_CONTACT
    role = word(one.assignment or AssignmentKind.FIXED)
    texts = {
        HappeningKind.PHASE: _("{school} kwam in fase {n}, {phase}").format(
            school=one.school, n=int(phase), phase=word(phase).lower()
        ),
        HappeningKind.AGREEMENT_BEGAN: _("{what} met {school} ging in").format(what=what, school=one.school),
        HappeningKind.AGREEMENT_ENDED: _("{what} met {school} liep af").format(what=what, school=one.school),
        HappeningKind.ASSIGNED: _("{who} werd {role} van {school}").format(who=one.who, role=role, school=one.school),
        HappeningKind.UNASSIGNED: _("{who} was voor het laatst {role} van {school}").format(
            who=one.who, role=role, school=one.school
        ),
        HappeningKind.WORKER_CAME: _("{who} kwam bij ons werken").format(who=one.who),
        HappeningKind.WORKER_LEFT: _("{who} ging bij ons weg").format(who=one.who),
        HappeningKind.CONTACT_CAME: _("{who} begon op {school} ({role})").format(
            who=one.who, school=one.school, role=one.role
        ),
        HappeningKind.CONTACT_LEFT: _("{who} vertrok van {school} ({role})").format(
            who=one.who, school=one.school, role=one.role
        ),
    }
    return texts[one.kind]


def listed(some: Sequence[Happening], most: int = 8) -> str:
    """Return a line per happening with its day, and how many more there are."""
    lines = [f"{short_day(one.day)}: {told(one)}" for one in some[:most]]
    if len(some) > most:
        rest = len(some) - most
        lines.append(ngettext("en nog {n}", "en nog {n}", rest).format(n=rest))
    return "\n".join(lines)
