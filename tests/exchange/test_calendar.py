"""The calendar file, read back with two readers: right in summer and winter, and the same events every time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from netwerkkaart.domain.errors import NoRoomError, ReadOnlyError
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.exchange.calendar import ZONE, calendar_file, write_calendar
from netwerkkaart.queries.agenda import AgendaRow, agenda_rows
from netwerkkaart.store.opening import create, open_for_reading, open_for_writing
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.planning import PlanDraft, move_visit, plan_visits
from netwerkkaart.usecases.settings import file_id
from netwerkkaart.usecases.visits import VisitDraft, log_visit, set_visit_status
from tests.town import TODAY, Town

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AMSTERDAM = ZoneInfo(ZONE)
ROW = AgendaRow(7, date(2026, 11, 26), time(9, 30), VisitKind.APPOINTMENT, False, "Lyceum", "", "")
HOSTILE = "O’Hara; “Zoë”, \\n\nregel twee, 🎈 & <b>"


def events(document: bytes) -> dict[int, icalendar.Component]:
    """Return the events by the number of their visit."""
    calendar = icalendar.Calendar.from_ical(document)
    found = {int(str(one["UID"]).split("-")[1].split(".")[0]): one for one in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def others(document: bytes) -> Iterator[object]:
    """Return the events as the other reader has them."""
    yield from vobject.readOne(document.decode()).vevent_list


def written(store: Store, folder: Path, now: datetime = NOW, worker: int | None = None) -> bytes:
    path = folder / "bezoeken.ics"
    write_calendar(store, path, now=now, worker_id=worker)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("day", "at", "in_utc"),
    [
        (date(2026, 11, 26), time(9, 30), time(8, 30)),  # winter
        (date(2027, 6, 15), time(9, 30), time(7, 30)),  # summer
        (date(2027, 3, 26), time(14, 0), time(13, 0)),  # the Friday before the clock goes on
        (date(2027, 3, 29), time(14, 0), time(12, 0)),  # the Monday after
        (date(2026, 10, 23), time(14, 0), time(12, 0)),
        (date(2026, 10, 26), time(14, 0), time(13, 0)),
    ],
)
def test_times_are_right_in_summer_and_winter(day: date, at: time, in_utc: time) -> None:
    document = calendar_file([replace(ROW, day=day, at=at)], "merk", NOW)
    moment = datetime.combine(day, in_utc, UTC)
    [event] = events(document).values()
    [other] = others(document)
    for starts, ends in (
        (event.decoded("dtstart"), event.decoded("dtend")),
        (other.dtstart.value, other.dtend.value),  # type: ignore[attr-defined] # vobject says nothing of its types
    ):
        assert starts.astimezone(UTC) == moment
        assert ends - starts == timedelta(hours=1)
        assert (starts.hour, starts.minute) == (at.hour, at.minute)
    assert b"DTSTART;TZID=Europe/Amsterdam:" in document


def test_the_zone_in_the_file_is_the_zone() -> None:
    document = calendar_file([ROW], "merk", NOW)
    assert document.count(b"BEGIN:VTIMEZONE") == 1
    zone = vobject.readOne(document.decode()).vtimezone.tzinfo
    noon = datetime(2015, 1, 1, 12)  # noqa: DTZ001 - both zones are asked of this clock
    while noon.year < 2036:
        assert zone.utcoffset(noon) == AMSTERDAM.utcoffset(noon), noon
        noon += timedelta(days=3)


def test_without_a_time_it_is_the_whole_day_and_keeps_nobody_from_anything() -> None:
    document = calendar_file([replace(ROW, at=None)], "merk", NOW)
    [event] = events(document).values()
    [other] = others(document)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 11, 26), date(2026, 11, 27))
    assert other.dtstart.value == date(2026, 11, 26)  # type: ignore[attr-defined]
    assert event["TRANSP"] == "TRANSPARENT"


def test_hostile_names_survive() -> None:
    document = calendar_file([replace(ROW, school=HOSTILE, place=HOSTILE, address="Laan 1, 7400 AA Hier")], "merk", NOW)
    [event] = events(document).values()
    [other] = others(document)
    assert str(event["SUMMARY"]) == f"{HOSTILE}: afspraak"
    assert str(event["LOCATION"]) == f"{HOSTILE}, Laan 1, 7400 AA Hier"
    assert other.summary.value == f"{HOSTILE}: afspraak"  # type: ignore[attr-defined]
    assert max(len(line) for line in document.split(b"\r\n")) <= 75


def test_made_again_it_changes_the_same_events(store: Store, town: Town, tmp_path: Path) -> None:
    first = events(written(store, tmp_path))
    move_visit(store, town.visits[3], date(2026, 11, 30), today=TODAY)
    plan_visits(store, [PlanDraft(town.kribbe, date(2026, 12, 1))], today=TODAY)
    second = events(written(store, tmp_path, NOW + timedelta(minutes=1)))
    assert first.keys() < second.keys()
    for number, before in first.items():
        after = second[number]
        assert after["UID"] == before["UID"]
        assert after.decoded("sequence") > before.decoded("sequence")
        assert after.decoded("dtstamp") > before.decoded("dtstamp")
    assert second[town.visits[3]].decoded("dtstart") == date(2026, 11, 30)


def test_another_file_has_other_events(store: Store, tmp_path: Path) -> None:
    with create(tmp_path / "tweede.netwerkkaart") as second:
        assert file_id(store) != file_id(second)
    assert file_id(store) == file_id(store)


def test_what_was_called_off_is_cancelled_and_what_took_place_is_left_as_it_was(
    store: Store, town: Town, tmp_path: Path
) -> None:
    held, ours, theirs = plan_visits(store, [PlanDraft(town.kribbe, TODAY) for _visit in range(3)], today=TODAY)
    before = events(written(store, tmp_path))
    assert {one["STATUS"] for one in before.values()} == {"CONFIRMED"}
    set_visit_status(store, held, VisitStatus.HELD, today=TODAY)
    set_visit_status(store, ours, VisitStatus.CANCELLED_BY_US, today=TODAY)
    set_visit_status(store, theirs, VisitStatus.CANCELLED_BY_SCHOOL, today=TODAY)
    after = events(written(store, tmp_path, NOW + timedelta(seconds=1)))
    assert {number: str(one["STATUS"]) for number, one in after.items()} == {
        town.visits[3]: "CONFIRMED",
        ours: "CANCELLED",
        theirs: "CANCELLED",
    }
    assert before[ours]["UID"] == after[ours]["UID"]


def test_nothing_but_where_when_and_what_kind_leaves_the_file(store: Store, town: Town, tmp_path: Path) -> None:
    draft = VisitDraft(
        town.lyceum,
        date(2026, 11, 27),
        VisitKind.MEETING,
        status=VisitStatus.PLANNED,
        at=time(13, 0),
        place="kantine",
        contact_ids=(town.anna, town.zoe),
        worker_ids=(town.noor,),
        theme_ids=(town.themes["social_media"],),
        note="Een verhaal dat niemand aangaat",
    )
    log_visit(store, draft, today=TODAY)
    told = written(store, tmp_path).decode().replace("\r\n ", "")
    for secret in ("Anna", "Berg", "Zoë", "Noor", "Bilal", "verhaal", "social", "vertrouwen", "krijgt"):
        assert secret not in told
    properties = {line.split(":")[0].split(";")[0] for line in told.split("\r\n")}
    assert not properties & {"DESCRIPTION", "COMMENT", "ATTENDEE", "ORGANIZER", "CONTACT", "CATEGORIES", "ATTACH"}
    assert "SUMMARY:Hanzewaard College: overleg" in told


def test_only_the_visits_of_one_colleague(store: Store, town: Town, tmp_path: Path) -> None:
    [mine] = plan_visits(store, [PlanDraft(town.kribbe, TODAY, worker_ids=(town.noor,))], today=TODAY)
    assert events(written(store, tmp_path, worker=town.noor)).keys() == {mine}
    assert events(written(store, tmp_path, worker=town.bilal)).keys() == {town.visits[3]}
    assert events(written(store, tmp_path)).keys() == {mine, town.visits[3]}


def test_it_goes_back_sixty_days(store: Store, town: Town) -> None:
    for ago in (60, 61):
        draft = VisitDraft(town.kribbe, TODAY - timedelta(days=ago), VisitKind.PHONE, status=VisitStatus.PLANNED)
        log_visit(store, draft, today=TODAY)
    with store.read() as connection:
        found = [row.day for row in agenda_rows(connection, today=TODAY)]
    assert found == [TODAY - timedelta(days=60), date(2026, 11, 26)]


def test_an_empty_calendar_is_one_too(store: Store, tmp_path: Path) -> None:
    assert events(written(store, tmp_path)) == {}


def test_the_mark_is_made_once_without_a_step_and_a_file_to_read_gets_none(store: Store, town: Town) -> None:
    path = store.path
    with open_for_reading(path) as reading, pytest.raises(ReadOnlyError):
        file_id(reading)
    steps = store.history()
    mark = file_id(store)
    assert store.history() == steps
    with open_for_reading(path) as reading:
        assert file_id(reading) == mark
    store.close()
    with open_for_writing(path, datetime(2026, 11, 24)) as again:  # noqa: DTZ001 - local time
        assert file_id(again) == mark


def test_where_it_can_not_be_written_nothing_is_left(store: Store, town: Town, tmp_path: Path) -> None:
    with pytest.raises(NoRoomError, match="Kies een andere map"):
        write_calendar(store, tmp_path / "nergens" / "x.ics", now=NOW)
    taken = tmp_path / "map.ics"
    taken.mkdir()
    with pytest.raises(NoRoomError):
        write_calendar(store, taken, now=NOW)
    assert list(tmp_path.rglob("*.deel")) == []
