"""Planned visits as a calendar file (RFC 5545): read again later, it changes the same events.

What a calendar gets is when, where and of what kind; people, themes, notes and trust never leave the file this way, for
calendars are shared and lie on other people's servers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from netwerkkaart import __version__
from netwerkkaart.domain.errors import NoRoomError
from netwerkkaart.exchange.files import put_whole
from netwerkkaart.queries.agenda import AgendaRow, agenda_rows
from netwerkkaart.texts import _
from netwerkkaart.texts.words import word
from netwerkkaart.usecases.settings import file_id

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

    from netwerkkaart.store.work import Store

ZONE: Final = "Europe/Amsterdam"
HOURS: Final = timedelta(hours=1)
"""How long a visit takes in a calendar: the log does not say."""
_COUNTED_FROM = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Exported:
    """How many visits are in the file: planned ones, and ones that were called off."""

    planned: int
    cancelled: int


def write_calendar(store: "Store", out: Path, *, now: datetime, worker_id: int | None = None) -> Exported:
    """Write the visits of everybody, or those of one worker, as of a moment (with a time zone).

    Raises:
        ReadOnlyError: it is the first calendar of a file that is open for reading only.
        NoRoomError: it can't be written there.
    """
    today = now.astimezone(ZoneInfo(ZONE)).date()
    mark = file_id(store)
    with store.read() as connection:
        rows = agenda_rows(connection, today=today, worker_id=worker_id)
    try:
        put_whole(out, calendar_file(rows, mark, now))
    except OSError as error:
        message = _("De agenda kan niet worden bewaard in {folder}. Kies een andere map, of maak er ruimte.")
        raise NoRoomError(message.format(folder=out.parent)) from error
    cancelled = sum(row.cancelled for row in rows)
    return Exported(len(rows) - cancelled, cancelled)


def calendar_file(rows: Sequence[AgendaRow], mark: str, now: datetime) -> bytes:
    """Return the calendar of these visits; ``mark`` is that of the file they come from.

    The sequence number of an event is the number of seconds since 2026 began, so that every later file wins, also when
    it was made on another computer.
    """
    from icalendar import Calendar  # slow to import

    calendar = Calendar()
    calendar.add("prodid", f"-//Netwerkkaart//Netwerkkaart {__version__}//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Bezoeken (Netwerkkaart)"))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    for row in rows:
        calendar.add_component(_event(row, mark, now.astimezone(UTC)))
    return _written(calendar)


def _written(calendar: "Calendar") -> bytes:
    return bytes(calendar.to_ical())


def _event(row: AgendaRow, mark: str, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"bezoek-{row.id}.{mark}@netwerkkaart")
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("sequence", max(int((now - _COUNTED_FROM).total_seconds()), 0))
    event.add("summary", _("{school}: {kind}").format(school=row.school, kind=word(row.kind)))
    where = ", ".join(part for part in (row.place, row.address) if part)
    if where:
        event.add("location", where)
    if row.at is None:  # the whole day, without keeping anybody from anything else
        event.add("dtstart", row.day)
        event.add("dtend", row.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        starts = datetime.combine(row.day, row.at, ZoneInfo(ZONE))
        event.add("dtstart", starts)
        event.add("dtend", starts + HOURS)
        event.add("transp", "OPAQUE")
    event.add("status", "CANCELLED" if row.cancelled else "CONFIRMED")
    return event


def _zone() -> "Timezone":
    """Return the time of the Netherlands since 1996: summer from the last Sunday of March to the last of October."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

    zone = Timezone()
    zone.add("tzid", ZONE)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for part, name, begins, month, before, after in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, winter, summer),  # noqa: DTZ001 - the clock on the wall
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, summer, winter),  # noqa: DTZ001
    ):
        part.add("dtstart", begins)
        part.add("rrule", vRecur({"FREQ": ["YEARLY"], "BYMONTH": [month], "BYDAY": ["-1SU"]}))
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone
