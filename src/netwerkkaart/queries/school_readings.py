"""The readings of every school at once: what the rules need of the last 40 school weeks, and what opened the ladder.

Fifteen statements whatever the number of schools and visits. What the log says is what
:func:`netwerkkaart.queries.school_record.school_record` reads of one school; a test holds the two together.
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from netwerkkaart.domain.ladder import CONTACTS_NEEDED, PARTNER_MONTHS, FirstFacts, PartnershipFacts
from netwerkkaart.domain.readings import WINDOW_WEEKS
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.school_readings import SchoolLog, SchoolReadings, read_school
from netwerkkaart.domain.schools import HolidayRegion
from netwerkkaart.domain.stand import doubts, open_disagreement
from netwerkkaart.domain.years import add_months
from netwerkkaart.queries import log_facts, standing
from netwerkkaart.queries.calendar import school_calendar
from netwerkkaart.queries.plain import rows_on
from netwerkkaart.queries.schools import free_periods

# Each answer is found by walking a school's visits from the first on, and stops at once.
_HELD = "v.school_id = s.id AND v.status = 'held' AND v.day <= ?"
_SCHOOLS = f"""
    SELECT s.id, s.holiday_region, s.interval_weeks,
        (SELECT max(v.day) FROM visit v WHERE {_HELD}),
        (SELECT v.id FROM visit v WHERE {_HELD} ORDER BY v.day, v.id LIMIT 1),
        (SELECT group_concat(contact_id) FROM (
            SELECT DISTINCT l.contact_id FROM visit v JOIN visit_contact l ON l.visit_id = v.id
            WHERE {_HELD} ORDER BY v.day, v.id, l.contact_id LIMIT {CONTACTS_NEEDED})),
        (SELECT v.id FROM visit v WHERE {_HELD} AND v.kind = 'needs_talk' ORDER BY v.day, v.id LIMIT 1),
        (SELECT l.theme_id FROM visit v JOIN visit_theme l ON l.visit_id = v.id
            WHERE {_HELD} ORDER BY v.day, v.id, l.theme_id LIMIT 1)
    FROM school s WHERE (? IS NULL OR s.id = ?) ORDER BY s.id
"""


def school_readings(
    connection: Connection, *, today: date, school_id: int | None = None
) -> Mapping[int, SchoolReadings]:
    """Return the readings of every school, closed ones too, or of one, as they stood at the end of a day."""
    rows = rows_on(connection)
    day = today.isoformat()
    schools = rows(_SCHOOLS, day, day, day, day, day, school_id, school_id)
    windows = _windows(connection, {row[0]: row[1] for row in schools}, today, school_id)
    since = min([add_months(today, -PARTNER_MONTHS), *(before.first for _now, before in windows.values())])
    which = log_facts.lately(since, today, school_id)
    recent = min((now.first for now, _before in windows.values()), default=today)
    people_of = log_facts.lately(recent, today, school_id)
    visits = log_facts.visits(rows, which, with_themes=False, people_of=people_of)
    signals = log_facts.signals(rows, which)
    earlier = log_facts.disagreements(rows, since, school_id)
    promises = standing.promises(rows, today, school_id, since=recent)
    left = standing.key_contacts_left(rows, today, school_id)
    agreements = standing.agreements(rows, today, school_id)
    activities = standing.activities(rows, today, school_id)
    fixed, key = standing.fixed_workers(rows, today, school_id), standing.key_contacts(rows, today, school_id)
    phases, stands = standing.phases(rows, today, school_id), standing.stands(rows, today, school_id)
    found = {}
    for number, _region, interval, last, talk, contacts, needs_talk, theme in schools:
        now, before = windows[number]
        here = tuple(visits.get(number, ()))
        agreed = agreements.get(number, {})
        unspoken = open_disagreement(earlier.get(number, ()), since)
        still_open = () if unspoken is None else (unspoken,)
        stand = stands[number][-1] if number in stands else None
        first = FirstFacts(
            talks=_some(talk),
            contacts=tuple(int(one) for one in contacts.split(",")) if contacts else (),
            needs_talks=_some(needs_talk),
            themes=_some(theme),
        )
        log = SchoolLog(
            today=today,
            now=now,
            before=before,
            visits=here,
            signals=(*still_open, *signals.get(number, ())),
            promises=tuple(promises.get(number, ())),
            partnership=PartnershipFacts(
                today=today,
                window=now,
                visits=here,
                activities=tuple(activities.get(number, ())),
                agreements=tuple(agreed),
                fixed_workers=fixed.get(number, ()),
                key_contacts=key.get(number, ()),
                interval_weeks=interval,
                first=first,
            ),
            last_contact=date.fromisoformat(last) if last else None,
            phase=phases[number][-1] if number in phases else None,
            stand=stand,
            doubts=doubts(stand, today, key_contacts_left=left.get(number, {}), agreements=agreed) if stand else (),
        )
        found[number] = read_school(log)
    return found


def _windows(
    connection: Connection, regions: Mapping[int, str | None], today: date, school_id: int | None
) -> Mapping[int, tuple[Period, Period]]:
    """Return the two windows of each school; those without free days of their own share those of their region."""
    own = free_periods(connection, school_id)
    shared: dict[str | None, tuple[Period, Period]] = {}
    found = {}
    for number, slug in regions.items():
        if number not in own and slug in shared:
            found[number] = shared[slug]
            continue
        calendar = school_calendar(HolidayRegion(slug) if slug else None, own.get(number, ()))
        found[number] = calendar.windows(today, WINDOW_WEEKS)
        if number not in own:
            shared[slug] = found[number]
    return found


def _some(number: int | None) -> tuple[int, ...]:
    return () if number is None else (number,)
