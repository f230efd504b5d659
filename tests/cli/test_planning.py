"""The verbs of the round, run as the user runs them."""

from datetime import date, datetime
from pathlib import Path

from netwerkkaart.domain.round_weeks import VISITS_A_WEEK, round_ahead
from netwerkkaart.queries.round import round_table
from netwerkkaart.queries.school_time import school_times
from netwerkkaart.store.opening import open_for_reading, open_for_writing
from tests.cli.answer import Run
from tests.reports.paper import text_of
from tests.town import TODAY


def test_the_round_as_text(run: Run, example: Path) -> None:
    answer = run("round", "--db", example, "--on", "2026-11-23")
    assert (answer.code, answer.err) == (0, "")
    assert "Week 48, 23–27 nov 2026" in answer.out
    assert f"hoogstens {VISITS_A_WEEK} bezoeken in een week" in answer.out
    assert "al gepland: Lyceum" in answer.out
    kribbe = answer.out[answer.out.index("De Kribbe") :]
    assert "nog nooit ontmoet (contact " in kribbe
    assert "hier zijn we nog nooit geweest (school " in kribbe
    assert answer.out.count("\nWeek ") == 6
    assert "  Kerstvakantie\n" in answer.out


def test_the_round_as_data_is_what_the_rule_says(run: Run, example: Path) -> None:
    found = run("round", "--db", example, "--on", "2026-11-23", "--weeks", 8, "--json").document
    with open_for_reading(example) as store, store.read() as connection:
        table, times = round_table(connection, today=TODAY), school_times(connection)
    weeks = round_ahead([row.facts for row in table.rows], TODAY, 8)
    assert [week["monday"] for week in found["weeks"]] == [week.monday.isoformat() for week in weeks]
    for told, week in zip(found["weeks"], weeks, strict=True):
        assert [(one["school_id"], one["day"]) for one in told["visits"]] == [
            (one.school, one.day.isoformat()) for one in week.visits
        ]
        for one, visit in zip(told["visits"], week.visits, strict=True):
            assert times[visit.school].out_on(date.fromisoformat(one["day"])) is None
            kinds = [(each["kind"], each["id"]) for each in one["proposals"]]
            assert kinds == [(each.kind.value, each.id) for each in visit.proposals]
            ids = [[why["records"]["ids"] for why in each["reasons"]] for each in one["proposals"]]
            assert ids == [[list(why.ids) for why in each.reasons] for each in visit.proposals]
    assert found["weeks"][0]["visits"][0]["school"] == "De Kribbe"
    assert len(found["weeks"][0]["planned"]) == 8


def test_an_empty_file_has_nothing_to_propose(run: Run, new_file: Path) -> None:
    answer = run("round", "--db", new_file, "--weeks", 1, "--on", "2026-11-23")
    assert (answer.code, answer.err) == (0, "")
    assert "Niets voor te stellen." in answer.out


def test_the_calendar_is_made_and_made_again(run: Run, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "bezoeken.ics"
    first = run("export", "calendar", "--db", example, "--out", out)
    assert (first.code, first.err) == (0, "")
    assert str(out) in first.out
    marks = {line for line in out.read_text(encoding="utf-8").splitlines() if line.startswith("UID:")}
    with open_for_writing(example, datetime.now()):  # noqa: DTZ005 - the window has it open: its mark is known, so it can be read
        assert run("export", "calendar", "--db", example, "--out", out).code == 0
    assert {line for line in out.read_text(encoding="utf-8").splitlines() if line.startswith("UID:")} == marks


def test_the_calendar_of_one_colleague(run: Run, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.ics"
    assert run("export", "calendar", "--db", example, "--out", out, "--worker", "femke dokkum").code == 0
    nobody = run("export", "calendar", "--db", example, "--out", out, "--worker", "Piet")
    assert nobody.code == 1
    assert "geen collega" in nobody.err


def test_the_visit_sheet_of_a_day_and_of_a_week(run: Run, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "blad.pdf"
    day = ("report", "visit-sheet", "--day", "2026-11-24", "--db", example, "--out", out)
    answer = run(*day)
    assert (answer.code, answer.err) == (0, "")
    assert "Raamveld" in text_of(out.read_bytes())
    assert "Petra" in text_of(out.read_bytes())
    assert run(*day, "--week", "--no-names", "--worker", "Lotte Brandsema").code == 0
    assert "Petra" not in text_of(out.read_bytes())
    nothing = run("report", "visit-sheet", "--day", "2026-11-29", "--db", example, "--out", tmp_path / "niets.pdf")
    assert (nothing.code, (tmp_path / "niets.pdf").exists()) == (1, False)
    assert "niets gepland" in nothing.err
