"""The lines of Vandaag about people: whom to inform, whom to check, schools to go through, hand-overs under way."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from netwerkkaart.domain.changes import Kind
from netwerkkaart.texts import _, dates, ngettext
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.widgets.line import Line

if TYPE_CHECKING:
    from netwerkkaart.queries.people_due import HandoverDue, SchoolToWalk
    from netwerkkaart.queries.today import ContactDue

_SEVERAL = 2
"""More contacts to inform or to check than this become one line."""
_NAMED = 3
_NEAR_DAYS = 14
"""So many days before the last working day a hand-over that is not finished asks for attention."""


def inform_lines(desk: Desk, contacts: "Sequence[ContactDue]", number: int) -> list[Line]:
    """Return a line for each contact to be told that we keep their details, or one for many."""
    if not contacts:
        return []
    if number > _SEVERAL:
        title = _("{n} nieuwe contacten vertellen dat we hun gegevens bewaren").format(n=number)
        note = _("de eerste uiterlijk {day} (AVG, art. 14)").format(day=dates.short_day(contacts[0].since))
        late = contacts[0].since < desk.today()
        line = Line(title, note, icon="contacts", tone="warning" if late else "")
        line.clicked.connect(lambda: desk.go(Target("contacts")))
        return [line]
    return [_inform_line(desk, one) for one in contacts]


def _inform_line(desk: Desk, one: "ContactDue") -> Line:
    title = _("{name} vertellen dat we gegevens bewaren").format(name=one.name)
    due = _("uiterlijk {day} (AVG, art. 14)").format(day=dates.short_day(one.since))
    note = " · ".join(part for part in (one.school, due) if part)
    line = Line(title, note, icon="contact", tone="warning" if one.since < desk.today() else "")
    line.clicked.connect(lambda: desk.open_contact(one.id))
    if not desk.store.read_only:
        line.add_act(_("Verteld"), "quiet", icon="check").clicked.connect(lambda: _inform(desk, one.id))
    return line


def _inform(desk: Desk, contact_id: int) -> None:
    from netwerkkaart.usecases.contacts import mark_informed

    desk.act(mark_informed, desk.store, [contact_id], on=desk.today())


def check_lines(desk: Desk, contacts: "Sequence[ContactDue]") -> list[Line]:
    """Return a line for each contact unseen for long, or one for many."""
    if len(contacts) > _SEVERAL:
        title = _("{n} contacten al lang niet gezien: nog nodig?").format(n=len(contacts))
        line = Line(title, _("langer dan 18 maanden"), icon="contacts")
        line.clicked.connect(lambda: desk.go(Target("contacts")))
        return [line]
    lines = []
    for one in contacts:
        since = _("laatst gezien {month}").format(month=dates.month(one.since))
        note = " · ".join(part for part in (one.school, since) if part)
        line = Line(_("{name}: nog nodig?").format(name=one.name), note, icon="contact")
        line.clicked.connect(lambda _on=False, number=one.id: desk.open_contact(number))
        lines.append(line)
    return lines


def walk_line(schools: "Sequence[SchoolToWalk]", begin: Callable[[int], object]) -> Line:
    """Return one line for all schools not gone through yet; pressing it begins with the first."""
    number = len(schools)
    title = ngettext("{n} school nog niet nagelopen", "{n} scholen nog niet nagelopen", number).format(n=number)
    names = ", ".join(one.name for one in schools[:_NAMED])
    if number > _NAMED:
        names = _("{names} en {n} meer").format(names=names, n=number - _NAMED)
    line = Line(title, _("Zit iedereen er nog? {schools}").format(schools=names), icon="check")
    first = schools[0].id
    line.clicked.connect(lambda: begin(first))
    return line


def handover_lines(desk: Desk, found: "Sequence[HandoverDue]") -> list[Line]:
    """Return a line for each colleague who hands over; it opens the colleague."""
    lines = []
    for one in found:
        done = _("{done} van {total} gedaan").format(done=one.tally.done, total=one.tally.total)
        title = _("Overdracht van {name}: {done}").format(name=one.name.split()[0], done=done)
        note, near = _("nog geen laatste werkdag"), False
        if one.last_day is not None:
            note = _("laatste werkdag {day}").format(day=dates.relative_day(one.last_day, desk.today()))
            note = f"{note} ({dates.short_day(one.last_day)})"
            near = (one.last_day - desk.today()).days <= _NEAR_DAYS
        line = Line(title, note, icon="handshake", tone="warning" if near else "")
        target = Target("settings", Kind.WORKER, one.worker_id, "colleagues")
        line.clicked.connect(lambda _on=False, target=target: desk.go(target))
        lines.append(line)
    return lines
