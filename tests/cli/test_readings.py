"""`readings` tells what the domain reads, with the words of the screen, and the stories of the example hold in it."""

import json
from pathlib import Path
from typing import Any

import pytest

from netwerkkaart.domain.phases import EntryTestKind
from netwerkkaart.domain.trust import StandTestKind
from netwerkkaart.store.opening import open_for_reading
from tests.cli.answer import Run

ANCHOR, TODAY = "2026-11-20", "2026-11-25"


@pytest.fixture
def read(run: Run, example_file: Path) -> Any:
    """Return how to ask for the readings of a school as data."""

    def ask(school: str, on: str = ANCHOR) -> Any:
        return run("readings", school, "--db", example_file, "--on", on, "--json").document

    return ask


@pytest.mark.parametrize("on", [ANCHOR, TODAY])
@pytest.mark.parametrize(
    ("school", "said", "direction"),
    [
        ("99AB00", "wijst op verbetering", "improving"),
        ("99AB01", "wijst op verslechtering", "worsening"),
        ("99AF00", "geen duidelijk verschil", "no_clear_difference"),
        ("99AG00", "te weinig gegevens", None),
        ("99AH00", "te weinig gegevens", None),
    ],
)
def test_the_direction_of_each_story(read: Any, school: str, said: str, direction: str | None, on: str) -> None:
    trend = read(school, on)["trend"]
    assert trend["text"].startswith(said)
    assert trend["direction"] == direction
    for window in ("now", "before"):
        found = trend[window]
        assert found["total"] == len(found["building"]) + len(found["straining"])
    fewest = min(trend["now"]["total"], trend["before"]["total"])
    assert (fewest >= trend["needed_in_each"] == 4) is (direction is not None)


def test_raamveld_leaned_on_one_teacher_and_went_a_phase_back_when_he_left(read: Any) -> None:
    spread = read("99AB01", "2026-07-03")["readings"]["spread"]
    assert (spread["contacts"]["percent"], spread["contacts"]["warns"]) == (72, True)
    assert spread["text"] == "72% van de contacten loopt via één persoon"
    before, after = read("99AB01", "2026-09-21")["phase"], read("99AB01")["phase"]
    assert (before["phase"], after["phase"], after["back_because"]) == (4, 3, "key_contact_left")
    assert after["reason"]
    assert spread["contacts"]["person"] not in read("99AB01")["phase_tests"]["tests"][6]["ids"]
    # In the summer, with the stand of before still set, it asked at once.
    (doubt,) = read("99AB01", "2026-08-30")["stand"]["doubts"]
    assert (doubt["doubt"], doubt["records"], doubt["ids"]) == (
        "key_contact_left",
        "contact",
        [spread["contacts"]["person"]],
    )


@pytest.mark.parametrize("on", [ANCHOR, TODAY])
def test_de_kribbe_is_white_and_not_red(read: Any, on: str) -> None:
    found = read("99AH00", on)
    assert found["stand"] is None
    assert found["proposal"]["stand"] == "no_view"
    assert not any(term["ids"] for term in found["proposal"]["terms"])
    assert (found["last_contact"], found["phase_tests"]["highest"]) == (None, 0)
    assert [found["readings"][key]["too_few"]["have"] for key in ("reciprocity",)] == [0]


def test_every_term_and_test_is_there_with_its_ids(read: Any) -> None:
    found = read("99AB00")
    assert [term["test"] for term in found["proposal"]["terms"]] == [kind.value for kind in StandTestKind]
    assert [test["test"] for test in found["phase_tests"]["tests"]] == [kind.value for kind in EntryTestKind]
    assert all(term["ids"] for term in found["proposal"]["terms"] if term["met"] and term["have"])
    assert all(test["ids"] for test in found["phase_tests"]["tests"] if test["met"])
    assert found["windows"]["now"] == {"first": "2026-05-18", "last": ANCHOR}
    assert set(found["promises"]) == {"text", "us", "school"}


def test_a_past_day_sees_nothing_of_later(read: Any) -> None:
    found = read("99AB00", "2024-10-08")
    assert found["last_contact"] == "2024-10-08"
    assert found["readings"]["rhythm"]["now"]["contact_days"] == 1
    assert found["phase"]["since"] <= "2024-10-08"
    nothing = read("99AB00", "2024-08-01")
    assert (nothing["last_contact"], nothing["phase"], nothing["stand"]) == (None, None, None)


def test_a_school_is_named_by_code_number_or_name(run: Run, read: Any, example_file: Path) -> None:
    lyceum = read("99AB00")
    number = lyceum["school"]["id"]
    assert read(str(number)) == read("lyceum") == read("99ab00") == lyceum
    unknown = run("readings", "Nergens", "--db", example_file)
    assert (unknown.code, unknown.out) == (1, "")
    assert "Nergens" in unknown.err


def test_all_gives_what_each_gives_alone(run: Run, read: Any, example_file: Path) -> None:
    every = run("readings", "--all", "--db", example_file, "--on", TODAY, "--json").document
    assert (every["on"], len(every["schools"])) == (TODAY, 12)
    for school in every["schools"]:
        assert read(str(school["school"]["id"]), TODAY) == school
    lines = run("readings", "--all", "--db", example_file, "--on", TODAY).out.splitlines()
    assert len(lines) == 12
    assert next(line for line in lines if "wijst op verbetering" in line).startswith("Lyceum (99AB00): 4 Eerste inzet")
    assert "krijgt vorm, klopt dit nog?" in next(line for line in lines if line.startswith("Kadelicht"))


def test_an_empty_file_has_no_schools_to_read(run: Run, new_file: Path) -> None:
    assert run("readings", "--all", "--db", new_file).out == "Er zijn nog geen scholen.\n"
    assert run("readings", "--all", "--db", new_file, "--json").document["schools"] == []


def test_the_text_has_the_words_of_the_data_and_its_records(run: Run, read: Any, example_file: Path) -> None:
    out = run("readings", "99AB00", "--db", example_file, "--on", ANCHOR).out
    found = read("99AB00")
    flat = " ".join(out.split())
    for said in (
        *(each["text"] for each in found["readings"].values()),
        found["promises"]["text"],
        found["trend"]["text"],
        found["proposal"]["rule"],
        *(term["text"] for term in found["proposal"]["terms"]),
        *(test["text"] for test in found["phase_tests"]["tests"]),
    ):
        assert said in flat, said
    visits = found["readings"]["rhythm"]["now"]["visits"] + found["readings"]["rhythm"]["before"]["visits"]
    told = [line.split()[0] for line in out.splitlines() if line.startswith("    ") and " · " in line]
    assert set(map(str, visits)) <= set(told)
    assert max(map(len, out.splitlines())) < 200


def test_no_name_of_anybody_is_in_the_data(run: Run, example_file: Path) -> None:
    out = json.dumps(run("readings", "--all", "--db", example_file, "--on", TODAY, "--json").document)
    with open_for_reading(example_file) as store, store.read() as connection:
        names = connection.exec_driver_sql("SELECT family FROM contact WHERE length(family) > 5").scalars().all()
    assert len(names) > 40
    assert not [name for name in names if f" {name}" in out]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "een van deze is nodig: SCHOOL --all"),
        (["99AB00", "--all"], "kan niet samen met"),
        (["99AB00", "--on", "gisteren"], "gisteren is geen dag"),
        (["99AB00", "--on", "2026-02-30"], "2026-02-30 is geen dag"),
        (["99AB00", "--on", "0001-01-01"], "0001-01-01 is geen dag"),
    ],
)
def test_wrong_use(run: Run, words: list[str], sentence: str) -> None:
    answer = run("readings", *words, "--db", "x")
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
