"""Public and school holidays as the ``holidays`` package knows them; slow to import, so read from a file of ours.

Importing the package loads every country of the world (some 160 ms). ``resources/holidays.json`` holds its answer;
a test fails when the two differ. ``python -m netwerkkaart.queries.holidays_source`` writes the file anew.
"""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from netwerkkaart import resources

FIRST_YEAR = 2015
LAST_YEAR = 2035
PUBLIC = "public"
REGIONS = ("Noord", "Midden", "Zuid")

Spans = list[tuple[str, str, str]]
"""First day, last day (both ISO, both included) and name of each holiday."""


def read_spans() -> dict[str, Spans]:
    """Return the holidays by region, and those for everybody under ``public``; asks the package if the file is gone."""
    try:
        text = resources.path("holidays.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return ask_package()
    return {group: [(first, last, name) for first, last, name in spans] for group, spans in json.loads(text).items()}


def ask_package() -> dict[str, Spans]:
    """Return what the package says now, in the form of the file."""
    from holidays import country_holidays

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    found = {PUBLIC: _spans(country_holidays("NL", years=years, categories=("public",), language="nl"))}
    for region in REGIONS:
        days = country_holidays("NL", subdiv=region, years=years, categories=("school",), language="nl")
        found[region] = _spans(days)
    return found


def write_spans(place: Path) -> None:
    """Write what the package says now to a file, a holiday a line."""
    groups = [
        f"{json.dumps(group)}: [\n" + ",\n".join(json.dumps(span) for span in spans) + "\n]"
        for group, spans in ask_package().items()
    ]
    place.write_text("{\n" + ",\n".join(groups) + "\n}\n", encoding="utf-8")


def _spans(days: Mapping[date, str]) -> Spans:
    """Join days that follow each other under one name."""
    joined: list[tuple[date, date, str]] = []
    for day in sorted(days):
        name = days[day]
        if joined and joined[-1][2] == name and day - joined[-1][1] == timedelta(days=1):
            joined[-1] = (joined[-1][0], day, name)
        else:
            joined.append((day, day, name))
    return [(first.isoformat(), last.isoformat(), name) for first, last, name in joined]


if __name__ == "__main__":
    write_spans(resources.path() / "holidays.json")
