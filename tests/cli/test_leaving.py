"""The verb that tells what hangs on one worker, run as the user runs it."""

from datetime import datetime
from pathlib import Path

from netwerkkaart.domain.leaving import LeanKind
from netwerkkaart.queries.leaving import leaving
from netwerkkaart.store.opening import open_for_reading, open_for_writing
from netwerkkaart.usecases.workers import WorkerDraft, add_worker
from tests.cli.answer import Run
from tests.town import TODAY

ON = ("--on", "2026-11-23")
FEMKE = 3


def test_as_text(run: Run, example_file: Path) -> None:
    answer = run("leaving", "femke dokkum", "--db", example_file, *ON)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Wat als Femke Dokkum vertrekt? Gezien op ma 23 nov 2026\nScholen:\n")
    assert "De Kantelaar (school 11): enige vaste gezicht (vast gezicht of invaller " in answer.out
    assert "% van het contact (" in answer.out
    assert "Flyer in drie talen leveren · Zandhoek · uiterlijk di 24 nov 2026 (toezegging " in answer.out
    assert "Geplande bezoeken:" in answer.out


def test_as_data_it_says_what_the_rule_says(run: Run, example_file: Path) -> None:
    for worker in range(1, 6):
        told = run("leaving", worker, "--db", example_file, *ON, "--json").document
        with open_for_reading(example_file) as store, store.read() as connection:
            found = leaving(connection, worker, on=TODAY)
        assert told["worker"] == {"id": worker, "name": found.worker.name}
        assert told["on"] == "2026-11-23"
        for part, rows in (("schools", found.leaning_schools), ("contacts", found.leaning_contacts)):
            assert [
                (one["id"], [(why["kind"], why["records"]["kind"], why["records"]["ids"]) for why in one["why"]])
                for one in told[part]
            ] == [(row.id, [(why.kind.value, why.records.value, list(why.ids)) for why in row.why]) for row in rows]
        assert [one["id"] for one in told["promises"]] == [one.id for one in found.promises]
        assert [one["id"] for one in told["agreements"]] == [one.id for one in found.agreements]
        assert [one["id"] for one in told["planned_visits"]] == [one.id for one in found.planned]
        every = [one for part in told.values() if isinstance(part, list) for one in part]
        assert all(why["rule"].endswith(".") and why["records"]["ids"] for one in every for why in one["why"])


def test_every_rule_is_named(run: Run, example_file: Path) -> None:
    kinds = set()
    for worker in range(1, 6):
        told = run("leaving", worker, "--db", example_file, *ON, "--json").document
        kinds |= {why["kind"] for part in ("schools", "contacts") for one in told[part] for why in one["why"]}
    assert kinds == {kind.value for kind in LeanKind}


def test_nobody_and_no_day(run: Run, example_file: Path) -> None:
    nobody = run("leaving", "Femke", "--db", example_file)
    assert nobody.code == 1
    assert "Bedoel je Femke Dokkum?" in nobody.err
    assert run("leaving", FEMKE, "--db", example_file, "--on", "morgen").code == 2


def test_where_nothing_hangs_it_says_so(run: Run, new_file: Path) -> None:
    with open_for_writing(new_file, datetime(2026, 11, 23, 9, 0)) as store:  # noqa: DTZ001 - local time
        add_worker(store, WorkerDraft("Eerste Collega"))
    answer = run("leaving", "eerste collega", "--db", new_file)
    assert answer.out.splitlines()[1:] == ["Niets rust alleen op deze collega."]
    told = run("leaving", 1, "--db", new_file, "--json").document
    assert [part for part in told.values() if isinstance(part, list)] == [[]] * 5
