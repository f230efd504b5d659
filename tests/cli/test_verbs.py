"""What each verb does, run as the user runs it."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from netwerkkaart.domain.errors import NoRoomError
from netwerkkaart.look import DARK, LIGHT
from netwerkkaart.store.opening import open_for_reading, open_for_writing
from netwerkkaart.store.version import SCHEMA_VERSION
from netwerkkaart.usecases.example import writing
from tests.cli.answer import Run
from tests.dump import dump
from tests.exchange.duo_tables import rows, save

NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - local time


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_for_reading(path) as store:
        return dump(store)


def test_demo_makes_the_story(run: Run, tmp_path: Path, example: Path) -> None:
    path = tmp_path / "map" / "nieuw.netwerkkaart"
    answer = run("demo", "--db", path)
    assert (answer.code, answer.err) == (0, "")
    assert "12 scholen, 88 contacten" in answer.out
    assert contents(path) == contents(example)


def test_demo_refuses_to_write_over_a_file(run: Run, example: Path) -> None:
    before = example.read_bytes()
    answer = run("demo", "--db", example)
    assert answer.code == 1
    assert "bestaat al" in answer.err
    assert example.read_bytes() == before


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        (["--schools", 5, "--contacts", 20, "--visits", 100], (5, 20, 100)),
        (["--schools", 3], (3, 21, 108)),
        (["--visits", 30, "--seed", 9], (12, 84, 30)),
    ],
)
def test_demo_makes_a_town_of_any_size(
    run: Run, tmp_path: Path, sizes: list[object], expected: tuple[int, int, int]
) -> None:
    path = tmp_path / "stad.netwerkkaart"
    assert run("demo", "--db", path, *sizes).code == 0
    counts = run("info", "--db", path, "--json").document["counts"]
    assert (counts["schools"], counts["contacts"], counts["visits"]) == expected
    assert run("check", "--db", path).out == "In orde\n"


def test_info_counts(run: Run, example: Path) -> None:
    document = run("info", "--db", example, "--json").document
    assert document["schema_version"] == SCHEMA_VERSION
    assert document["counts"].items() >= {"schools": 12, "contacts": 88, "workers": 5, "themes": 12}.items()
    plain = run("info", "--db", example).out
    assert "12 scholen" in plain
    assert "88 contacten" in plain
    assert f"{document['counts']['theme_mentions']} keer een thema" in plain


def test_search_finds_names_and_notes(run: Run, example: Path) -> None:
    document = run("search", "--db", example, "--json", "yildiz").document
    assert document["query"] == "yildiz"
    assert [(hit["kind"], hit["title"], hit["subtitle"]) for hit in document["hits"]] == [
        ("contact", "Emre Yıldız", "mentor · Lyceum")
    ]
    notes = run("search", "--db", example, "--json", "opzet", "ouderavond").document["hits"]
    assert {hit["kind"] for hit in notes} == {"visit", "promise"}
    assert all("\x01" not in hit["snippet"] and hit["day"] for hit in notes)
    plain = run("search", "--db", example, "yildiz").out
    assert plain.splitlines()[0].startswith("Contact ")
    nothing = run("search", "--db", example, "xyzzy")
    assert (nothing.code, nothing.out) == (0, "Niets gevonden voor “xyzzy”.\n")


@pytest.mark.parametrize("form", ["pdf", "svg", "png"])
def test_map_writes_each_form(run: Run, example: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"kaart.{form}"
    assert run("map", "--db", example, "--out", out).code == 0
    start = {"pdf": b"%PDF", "svg": b"<?xml", "png": b"\x89PNG"}[form]
    assert out.read_bytes().startswith(start)
    assert {path.name for path in tmp_path.iterdir() if "deel" in path.name} == set()


@pytest.mark.parametrize("mode", ["islands", "free"])
def test_the_map_in_both_arrangements_and_looks_is_the_same_every_time(
    run: Run, example: Path, tmp_path: Path, mode: str
) -> None:
    def drawn(name: str, look: str) -> str:
        assert run("map", "--db", example, "--out", tmp_path / name, "--mode", mode, "--look", look).code == 0
        return (tmp_path / name).read_text(encoding="utf-8")

    light, dark = drawn("licht.svg", "light"), drawn("donker.svg", "dark")
    assert drawn("weer.svg", "light") == light
    assert (f'fill="{LIGHT.surface}"' in light, f'fill="{DARK.surface}"' in dark) == (True, True)
    assert ("werkt hier" in light) == (mode == "free")


@pytest.mark.parametrize("school", ["99AB00", "99ab00", "2", "Hanzewaard College, locatie Lyceum", "lyceum"])
def test_report_takes_code_id_or_name(run: Run, example: Path, tmp_path: Path, school: str) -> None:
    out = tmp_path / "rapport.pdf"
    answer = run("report", "partnership", school, "--db", example, "--out", out)
    assert (answer.code, answer.err) == (0, "")
    assert out.read_bytes().startswith(b"%PDF")


def test_report_says_what_was_left_out(run: Run, example: Path, tmp_path: Path) -> None:
    words = ["report", "partnership", "99AB01", "--db", example, "--out", tmp_path / "r.pdf"]
    everything = run(*words)
    without = run(*words, "--audience", "gemeente", "--no-names", "--schoolyear", "2025-2026")
    assert "Namen van" not in everything.out
    assert "Namen van" in without.out
    assert "schooljaar" in without.out


def test_report_of_an_unknown_school_is_refused(run: Run, example: Path, tmp_path: Path) -> None:
    answer = run("report", "partnership", "Raamvel", "--db", example, "--out", tmp_path / "r.pdf")
    assert (answer.code, answer.out) == (1, "")
    assert "Bedoel je Hanzewaard College, locatie Raamveld (99AB01)?" in answer.err
    assert not (tmp_path / "r.pdf").exists()


def test_check_finds_what_is_wrong(run: Run, example: Path) -> None:
    assert run("check", "--db", example, "--json").document == {"ok": True, "findings": []}
    with closing(sqlite3.connect(example)) as connection, connection:
        connection.execute("UPDATE promise SET settled_on = NULL WHERE id = 1")
    answer = run("check", "--db", example)
    assert answer.code == 1
    assert answer.out.startswith("Deze toezeggingen")
    document = run("check", "--db", example, "--json").document
    assert (document["ok"], document["findings"][0]["table"], document["findings"][0]["ids"]) == (False, "promise", [1])


def test_a_backup_can_be_put_back(run: Run, example: Path, tmp_path: Path) -> None:
    before = contents(example)
    assert run("backup", "--db", example, "--out", tmp_path / "kopie").code == 0
    (copy,) = (tmp_path / "kopie").glob("*.netwerkkaart")
    with open_for_writing(example, NOW) as store, store.work("Alles weg") as tx:
        tx.exec_driver_sql("DELETE FROM visit")
    answer = run("restore", copy, "--db", example)
    assert answer.code == 0
    assert "is bewaard als" in answer.out
    assert contents(example) == before


def test_restoring_what_is_no_backup_is_refused(run: Run, example: Path, tmp_path: Path) -> None:
    before = contents(example)
    (tmp_path / "los.txt").write_text("los")
    assert run("restore", tmp_path / "los.txt", "--db", example).code == 1
    assert contents(example) == before


def test_import_duo_brings_schools_in_once(run: Run, tmp_path: Path) -> None:
    csv = save(tmp_path, rows(6))
    path = tmp_path / "stad.netwerkkaart"
    trial = run("import", "duo", csv, "--db", path, "--dry-run", "--json")
    assert trial.code == 0
    assert trial.document["new"]
    assert not path.exists()
    first = run("import", "duo", csv, "--db", path, "--json").document
    assert first["new"] == trial.document["new"]
    again = run("import", "duo", csv, "--db", path, "--json").document
    assert (again["new"], again["changed"], again["unchanged"]) == ([], [], len(first["new"]))
    assert set(again) == {"new", "changed", "gone", "taken_over", "kept", "unchanged", "skipped"}
    assert run("info", "--db", path, "--json").document["counts"]["schools"] == len(first["new"])
    assert "ongewijzigd" in run("import", "duo", csv, "--db", path).out


def test_import_duo_closes_nothing_unless_asked(run: Run, tmp_path: Path) -> None:
    everything = save(tmp_path, rows(6), name="duo_2026-04.csv")
    less = save(tmp_path, rows(5), name="duo_2026-10.csv")
    path = tmp_path / "stad.netwerkkaart"
    run("import", "duo", everything, "--db", path)
    answer = run("import", "duo", less, "--db", path)
    assert "--close-gone" in answer.out
    closed = "SELECT count(*) FROM school WHERE closed_on IS NOT NULL"
    with open_for_reading(path) as store, store.read() as connection:
        assert connection.exec_driver_sql(closed).scalar_one() == 0
    run("import", "duo", less, "--db", path, "--close-gone")
    with open_for_reading(path) as store, store.read() as connection:
        assert connection.exec_driver_sql(closed).scalar_one() == 1


def test_import_duo_of_the_real_files(run: Run, shared_data: Path, tmp_path: Path) -> None:
    duo = shared_data / "duo"
    files = [next(duo.glob("02.-*_2026-04.csv")), next(duo.glob("FRAGMENT_02*vo_2026.csv"))]
    path = tmp_path / "deventer.netwerkkaart"
    document = run("import", "duo", *files, "--db", path, "--municipality", "0150", "--json").document
    assert [school["sector"] for school in document["new"]].count("po") == 35
    assert len(document["new"]) == 46
    by_name = run("import", "duo", *files, "--db", path, "--municipality", "Deventer", "--json").document
    assert (by_name["new"], by_name["unchanged"]) == ([], 46)


def test_an_unknown_municipality_or_file_is_refused(run: Run, tmp_path: Path) -> None:
    csv = save(tmp_path, rows(6))
    path = tmp_path / "stad.netwerkkaart"
    unknown = run("import", "duo", csv, "--db", path, "--municipality", "Nergenshuizen")
    missing = run("import", "duo", tmp_path / "weg.csv", "--db", path)
    assert (unknown.code, missing.code) == (1, 1)
    assert "Nergenshuizen" in unknown.err
    assert "weg.csv" in missing.err
    assert not path.exists()


def test_a_file_that_is_open_can_be_read_but_not_written(run: Run, example: Path, tmp_path: Path) -> None:
    csv = save(tmp_path, rows(6))
    with open_for_writing(example, NOW):
        assert run("info", "--db", example, "--json").code == 0
        assert run("import", "duo", csv, "--db", example, "--dry-run").code == 0
        assert run("backup", "--db", example, "--out", tmp_path / "kopie").code == 0
        refused = run("import", "duo", csv, "--db", example)
    assert refused.code == 1
    assert "geopend" in refused.err


def test_demo_that_fails_leaves_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise NoRoomError("De schijf is vol.")

    monkeypatch.setattr(writing, "put", fails)
    answer = run("demo", "--db", tmp_path / "stad.netwerkkaart")
    assert (answer.code, answer.err) == (1, "De schijf is vol.\n")
    assert list(tmp_path.iterdir()) == []


def test_the_form_of_the_peiling_is_written_for_a_school(run: Run, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "formulier.pdf"
    answer = run("report", "survey-form", "99AB00", "--db", example, "--out", out)
    assert (answer.code, answer.err) == (0, "")
    assert str(out) in answer.out
    assert "Hoe gaat de samenwerking?" in PdfReader(out).pages[0].extract_text()
    refused = run("report", "survey-form", "niets", "--db", example, "--out", tmp_path / "x.pdf")
    assert refused.code == 1
    assert not (tmp_path / "x.pdf").exists()
