"""``netwerkkaart gaps``: the gaps of the example, as lines and as one document with the ids behind each."""

from datetime import date
from pathlib import Path

from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.gaps import gap_table
from netwerkkaart.store.opening import open_for_reading
from tests.cli.answer import Run

YEARS = ("2026-2027", "2025-2026")


def test_the_example_has_gaps_both_ways(run: Run, example: Path) -> None:
    answer = run("gaps", "--db", example, "--schoolyear", "2026-2027")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "Schooljaar 2026–2027"
    assert any(line.startswith("  - thuiszitters: 2 keer genoemd, niets ingezet (bezoeken ") for line in lines)
    assert any("weerbaarheidstraining: 1 keer ingezet, thema’s hier niet genoemd" in line for line in lines)
    assert any("rol en taakafbakening: 1 keer genoemd, hier nog geen afspraak over gemaakt" in line for line in lines)


def test_the_document_says_what_the_screen_says(run: Run, example: Path) -> None:
    for label in YEARS:
        document = run("gaps", "--db", example, "--schoolyear", label, "--json").document
        year = SchoolYear.parse(label)
        with open_for_reading(example) as store, store.read() as connection:
            table = gap_table(connection, year, today=max(date.today(), date(2026, 11, 23)))  # noqa: DTZ011
        assert document["schoolyear"] == label
        assert [one["visits"] for one in document["themes"]] == [list(one.visits) for one in table.gaps.themes]
        assert [one["answer"] for one in document["themes"]] == [one.answer.value for one in table.gaps.themes]
        assert [one["activities"] for one in document["offers"]] == [list(one.activities) for one in table.gaps.offers]
        assert [one["id"] for one in document["schools"]] == list(table.gaps.schools())


def test_every_id_is_a_record_of_the_file(run: Run, example: Path) -> None:
    document = run("gaps", "--db", example, "--schoolyear", "2026-2027", "--json").document
    with open_for_reading(example) as store, store.read() as connection:
        known = {
            table: {row[0] for row in connection.exec_driver_sql(f"SELECT id FROM {table}")}  # noqa: S608 - our own
            for table in ("visit", "activity", "agreement")
        }
    for school in document["schools"]:
        for one in school["named_not_answered"]:
            assert one["visits"]
            assert known["visit"].issuperset(one["visits"])
            assert not one["answered"]
        for one in school["done_not_named"]:
            assert one["activities"]
            assert known["activity"].issuperset(one["activities"])
    statuses = {one["status"] for theme in document["themes"] for one in theme["schools"]}
    assert statuses == {None, "raised", "taken_up"}
    agreed = next(one for one in document["themes"] if one["name"] == "informatie delen")
    assert agreed["answered_by_agreement"]
    assert known["agreement"].issuperset(agreed["agreements"])
    assert agreed["agreements"]


def test_a_year_that_is_none_is_wrong_use(run: Run, example: Path) -> None:
    answer = run("gaps", "--db", example, "--schoolyear", "2026-2028")
    assert answer.code == 2
    assert "geen schooljaar" in answer.err
