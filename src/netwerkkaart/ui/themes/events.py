"""What happened around a theme as events on a line: visits, what we do, and the status that was set."""

from netwerkkaart.domain.themes import ThemeStep
from netwerkkaart.queries.activities import ActivityRow
from netwerkkaart.queries.themes import ThemeVisitRow
from netwerkkaart.texts import _, words
from netwerkkaart.texts.activities import participants
from netwerkkaart.texts.dates import span
from netwerkkaart.ui.themes.marks import STATUS_ICONS, STATUS_TONES
from netwerkkaart.ui.visits.marks import KIND_ICONS
from netwerkkaart.ui.widgets.timeline import Event

VISIT, ACTIVITY, STATUS = "visit", "activity", "status"


def visit_event(visit: ThemeVisitRow, *, with_school: bool) -> Event:
    """Return a visit that named the theme."""
    kind = words.capitalised(words.word(visit.kind))
    people = ", ".join(visit.people)
    us = ", ".join(visit.workers)
    who = _("{people} met {us}").format(people=people, us=us) if people and us else people or us
    if with_school:
        who = _("{kind}: {people}").format(kind=kind, people=who) if who else kind
    text = "\n".join(part for part in (who, visit.note) if part)
    title = visit.school if with_school else kind
    return Event((VISIT, visit.id), visit.day, VISIT, KIND_ICONS[visit.kind], title, text, "info")


def activity_event(row: ActivityRow, *, with_school: bool = False) -> Event:
    """Return something we do, on the day it began."""
    wijk = _("met de wijk: {wijk}").format(wijk=row.neighbourhood) if row.neighbourhood else ""
    until = span(row.starts_on, row.ends_on) if row.ends_on else ""
    where = row.school if with_school else ""
    text = " · ".join(part for part in (where, row.offer, until, wijk, participants(row.reach), row.note) if part)
    title = _("Inzet: {title}").format(title=row.title)
    return Event((ACTIVITY, row.id), row.starts_on, ACTIVITY, "activity", title, text, "good")


def status_event(step: ThemeStep, *, theme: str = "", school: str = "") -> Event:
    """Return a status that was set, on its day."""
    by = _("gezet door {name}").format(name=step.set_by) if step.set_by else ""
    what = theme or _("status")
    title = _("{theme}: {status}").format(theme=words.capitalised(what), status=words.word(step.status))
    text = " · ".join(part for part in (school, by) if part)
    return Event(
        (STATUS, step.id), step.since, STATUS, STATUS_ICONS[step.status], title, text, STATUS_TONES[step.status]
    )
