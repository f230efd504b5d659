"""What is read of a school, with the ids behind each figure: as text with the words of the screen, and as data."""

from collections.abc import Iterable, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.ladder import EntryTest
from netwerkkaart.domain.readings import WINDOW_WEEKS, ContactDays, PromiseTally, SignalBalance, Spread, TooFew
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.school_readings import SchoolReadings
from netwerkkaart.domain.stand import TREND_POINTS, TREND_SIGNALS_NEEDED, StandTest, Trend
from netwerkkaart.queries.naming import SchoolCalled
from netwerkkaart.queries.school_record import SchoolRecord
from netwerkkaart.texts import _, ngettext, trust
from netwerkkaart.texts.dates import day, span
from netwerkkaart.texts.evidence import of_records, of_visits
from netwerkkaart.texts.readings import Told, told
from netwerkkaart.texts.words import capitalised, counted, phase_label, word

# --- as data


def as_document(school: SchoolCalled, readings: SchoolReadings) -> dict[str, Any]:
    """Return everything that is read of a school, for programs; no names of persons, their ids only."""
    texts = {each.key: each.text for each in told(readings)}
    return {
        "school": {"id": school.id, "code": school.code or None, "name": school.name},
        "on": readings.today.isoformat(),
        "windows": {
            "school_weeks": WINDOW_WEEKS,
            "now": _period(readings.now),
            "before": _period(readings.before),
        },
        "last_contact": _day(readings.last_contact),
        "readings": {
            "rhythm": {
                "text": texts["rhythm"],
                "now": _days(readings.rhythm.now),
                "before": _days(readings.rhythm.before),
            },
            "reciprocity": {"text": texts["reciprocity"], **_reciprocity(readings)},
            "signals": {"text": texts["signals"], **_balance(readings.signals)},
            "spread": {
                "text": texts["spread"],
                "contacts": _spread(readings.spread),
                "workers": _spread(readings.spread_of_workers),
            },
        },
        "promises": {
            "text": texts["promises"],
            **{tally.side.value: _tally(tally) for tally in readings.promises},
        },
        "trend": {"text": texts["trend"], **_trend(readings)},
        "proposal": {
            "stand": readings.proposal.stand.value,
            "text": word(readings.proposal.stand),
            "rule": trust.stand_rule(readings.proposal.stand),
            "terms": [_term(test) for test in readings.proposal.tests],
        },
        "stand": _stand(readings),
        "phase": _phase(readings),
        "phase_tests": {
            "highest": readings.highest.value,
            "text": trust.highest_phase(readings.highest),
            "tests": [_entry(test) for test in readings.entry_tests],
        },
    }


def _day(when: date | None) -> str | None:
    return None if when is None else when.isoformat()


def _period(period: Period) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def _days(found: ContactDays) -> dict[str, Any]:
    return {"contact_days": found.count, "days": [each.isoformat() for each in found.days], "visits": found.visits}


def _too_few(found: TooFew) -> dict[str, Any]:
    return {"have": found.have, "needed": found.needed, "ids": found.ids}


def _reciprocity(readings: SchoolReadings) -> dict[str, Any]:
    found = readings.reciprocity
    if isinstance(found, TooFew):
        return {"school": None, "known": found.have, "too_few": _too_few(found)}
    visits = {"by_school": found.by_school, "by_us": found.by_us, "unknown": found.unknown}
    return {"school": found.school, "known": found.known, "too_few": None, "visits": visits}


def _balance(found: SignalBalance) -> dict[str, Any]:
    return {"building": found.building, "straining": found.straining, "total": found.total}


def _spread(found: Spread | TooFew) -> dict[str, Any]:
    if isinstance(found, TooFew):
        return {"percent": None, "too_few": _too_few(found)}
    return {
        "percent": found.percent,
        "too_few": None,
        "person": found.person,
        "share": found.share,
        "total": found.total,
        "warns": found.warns,
        "visits": found.visits,
    }


def _tally(found: PromiseTally) -> dict[str, Any]:
    return {
        "text": trust.promises(found),
        "kept": found.kept,
        "late": found.late,
        "dropped": found.dropped,
        "overdue": found.overdue,
        "open": found.open,
    }


def _trend(readings: SchoolReadings) -> dict[str, Any]:
    found = readings.trend
    return {
        "direction": found.direction.value if isinstance(found, Trend) else None,
        "too_few": _too_few(found) if isinstance(found, TooFew) else None,
        "now": _balance(readings.signals),
        "before": _balance(readings.signals_before),
        "needed_in_each": TREND_SIGNALS_NEEDED,
        "needed_points": TREND_POINTS,
    }


def _term(test: StandTest) -> dict[str, Any]:
    few = isinstance(test.have, TooFew)
    return {
        "test": test.kind.value,
        "text": trust.stand_test(test),
        "met": test.met,
        "have": test.have.have if isinstance(test.have, TooFew) else test.have,
        "needed": test.needed,
        "too_few": few,
        "records": test.records.value,
        "ids": test.ids,
    }


def _entry(test: EntryTest) -> dict[str, Any]:
    return {
        "phase": test.phase.value,
        "test": test.kind.value,
        "text": trust.entry_test(test),
        "met": test.met,
        "have": test.have,
        "needed": test.needed,
        "records": test.records.value,
        "ids": test.ids,
    }


def _stand(readings: SchoolReadings) -> dict[str, Any] | None:
    held = readings.stand
    if held is None:
        return None
    return {
        "id": held.id,
        "stand": held.stand.value,
        "text": word(held.stand),
        "since": held.since.isoformat(),
        "origin": held.origin.value,
        "reason": held.reason,
        "doubts": [
            {"doubt": each.kind.value, "text": word(each.kind), "records": each.records.value, "ids": each.ids}
            for each in readings.doubts
        ],
    }


def _phase(readings: SchoolReadings) -> dict[str, Any] | None:
    held = readings.phase
    if held is None:
        return None
    return {
        "id": held.id,
        "phase": held.phase.value,
        "text": phase_label(held.phase),
        "since": held.since.isoformat(),
        "reason": held.reason,
        "back_because": held.back_because.value if held.back_because else None,
    }


# --- as text


def as_text(school: SchoolCalled, record: SchoolRecord) -> str:
    """Return the readings of a school as lines for people, each with its rule and the numbers of its records.

    What the visits, signals and promises behind them were stands once, at the end.
    """
    readings = record.readings
    every = told(readings, record.names)
    lines = [
        _("{school}, zoals het er op {day} voor staat").format(school=_shown(school), day=day(readings.today)),
        _("20 schoolweken: {now}; de 20 daarvoor: {before}").format(
            now=span(readings.now.first, readings.now.last), before=span(readings.before.first, readings.before.last)
        ),
        "",
        *(line for each in every for line in _told_lines(each)),
        *_stand_lines(readings),
        *_ladder_lines(readings),
    ]
    return "\n".join([*lines, *_record_lines(record, every)])


def _told_lines(each: Told) -> list[str]:
    numbers = _numbers(each.records, each.ids) if each.ids else ""
    return [f"{each.title}: {each.text}", *_indented(each.rule), *_indented(numbers), *_indented(each.missing)]


def _stand_lines(readings: SchoolReadings) -> list[str]:
    held, proposal = readings.stand, readings.proposal
    lines = [""]
    if held is None:
        lines.append(_("Stand van het vertrouwen: nog niet gezet"))
    else:
        said = _("Stand van het vertrouwen: {stand}, sinds {day}, {origin}").format(
            stand=word(held.stand), day=day(held.since), origin=word(held.origin)
        )
        lines += [said, *_indented(held.reason)]
        lines += [
            f"    {trust.still_true([each.kind])} ({_numbers(each.records, each.ids)})" for each in readings.doubts
        ]
    lines.append(_("Voorstel: {stand}").format(stand=word(proposal.stand)))
    return [
        *lines,
        *_indented(trust.stand_rule(proposal.stand)),
        *(_test_line(test.met, trust.stand_test(test), test.records, test.ids) for test in proposal.tests),
    ]


def _ladder_lines(readings: SchoolReadings) -> list[str]:
    held = readings.phase
    if held is None:
        lines = ["", _("Fase: nog niet gezet")]
    else:
        said = _("Fase: {phase}, sinds {day}").format(phase=phase_label(held.phase), day=day(held.since))
        back = word(held.back_because) if held.back_because else ""
        why = ": ".join(part for part in (back, held.reason) if part)
        lines = ["", said, *_indented(why)]
    lines.append(trust.highest_phase(readings.highest))
    for test in readings.entry_tests:
        lines.append(_test_line(test.met, f"{test.phase.value} {trust.entry_test(test)}", test.records, test.ids))
    return lines


def _test_line(met: bool, said: str, records: Kind, ids: Sequence[int]) -> str:
    numbers = f" ({_numbers(records, ids)})" if ids else ""
    return f"    [{'x' if met else ' '}] {said}{numbers}"


def _indented(text: str) -> list[str]:
    return wrap(text, 100, initial_indent="    ", subsequent_indent="    ")


def _record_lines(record: SchoolRecord, every: Iterable[Told]) -> list[str]:
    lines: list[str] = []
    readings = record.readings
    behind: dict[Kind, dict[int, None]] = {Kind.VISIT: {}, Kind.SIGNAL: {}, Kind.PROMISE: {}}
    for kind, ids in (
        *((each.records, each.ids) for each in every),
        *((test.records, test.ids) for test in readings.proposal.tests),
        *((test.records, test.ids) for test in readings.entry_tests),
    ):
        behind.setdefault(kind, {}).update(dict.fromkeys(ids))
    for kind, found in behind.items():
        if not found:
            continue
        told_of = (
            of_visits(record, found, with_initiative=True) if kind is Kind.VISIT else of_records(record, kind, found)
        )
        lines += ["", capitalised(counted(kind, len(found)))]
        lines += [f"    {each.id}  {each.text}" for each in told_of]
    return lines


def _numbers(kind: Kind, ids: Sequence[int]) -> str:
    """Return ``bezoek 3, 5 en 8`` without the *en*: numbers to look up, not to read."""
    return f"{word(kind)} {', '.join(map(str, ids))}"


def as_line(school: SchoolCalled, readings: SchoolReadings) -> str:
    """Return a school in one line: phase, stand, direction and rhythm."""
    phase = phase_label(readings.phase.phase) if readings.phase else _("nog geen fase")
    stand = word(readings.stand.stand) if readings.stand else _("nog geen stand")
    still = _("klopt dit nog?") if readings.doubts else ""
    days = ngettext("{days} contactdag", "{days} contactdagen", readings.rhythm.now.count).format(
        days=readings.rhythm.now.count
    )
    parts = (phase, ", ".join(part for part in (stand, still) if part), trust.trend(readings.trend), days)
    return f"{_shown(school)}: {' · '.join(parts)}"


def _shown(school: SchoolCalled) -> str:
    return f"{school.name} ({school.code})" if school.code else school.name
