"""How the command line is used: its verbs, its Dutch, its exit codes."""

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest

from netwerkkaart import __main__, __version__
from netwerkkaart.cli import VERBS, example_output, without_screen
from netwerkkaart.cli.dutch import speak_dutch
from netwerkkaart.cli.parser import parser
from tests.cli.answer import Run

ENGLISH = re.compile(
    r"\b(usage|options?|positional|arguments?|error|invalid|choose|choice|required|expected|show|exit|the following)\b",
    re.IGNORECASE,
)
COMMANDS = [
    [],
    ["export"],
    ["export", "calendar"],
    ["import"],
    ["import", "duo"],
    ["report"],
    ["report", "partnership"],
    ["report", "survey-form"],
    ["report", "visit-sheet"],
] + [[verb] for verb in VERBS if verb not in {"export", "import", "report"}]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_dutch(run: Run, command: list[str]) -> None:
    answer = run(*command, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("gebruik: netwerkkaart")
    assert "opties:" in answer.out
    assert not ENGLISH.findall(answer.out.replace("--help", ""))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "dit ontbreekt: OPDRACHT"),
        (["vlieg"], "'vlieg' kan niet; kies uit"),
        (["info"], "dit ontbreekt: --db"),
        (["info", "--db"], "bij --db: hier hoort een waarde achter"),
        (["info", "--db", "x", "y"], "dit wordt niet begrepen: y"),
        (["info", "--db", "x", "--js"], "dit wordt niet begrepen: --js"),
        (["info", "--db", "x", "--json=ja"], "bij --json: hier hoort geen waarde achter"),
        (["import"], "dit ontbreekt: BRON"),
        (["import", "duo", "--db", "x"], "dit ontbreekt: CSV"),
        (["demo", "--db", "x", "--schools", "0"], "0 kan niet; kies een heel getal vanaf 1"),
        (["demo", "--db", "x", "--visits", "veel"], "veel kan niet; kies een heel getal vanaf 0"),
        (["demo", "--db", "x", "--seed", "1.5"], "1.5 kan niet"),
        (["report", "partnership", "s", "--db", "x", "--out", "y.doc"], "y.doc moet eindigen op .pdf"),
        (["report", "survey-form", "s", "--db", "x", "--out", "y.doc"], "y.doc moet eindigen op .pdf"),
        (["report", "partnership", "s", "--db", "x", "--out", "y.pdf", "--audience", "pers"], "'pers' kan niet; kies"),
        (["report", "partnership", "s", "--db", "x", "--out", "y.pdf", "--schoolyear", "2025"], "geen schooljaar"),
        (["map", "--db", "x", "--out", "kaart.gif"], "kaart.gif moet eindigen op .pdf of .svg of .png"),
        (["screenshots", "--db", "x", "--out", "y", "--size", "groot"], "groot is geen maat"),
        (["screenshots", "--db", "x", "--out", "y", "--look", "paars"], "'paars' kan niet; kies uit"),
        (["search", "--db", "x"], "dit ontbreekt: WOORD"),
        (["round", "--db", "x", "--on", "morgen"], "morgen is geen dag; schrijf jaar, maand en dag"),
        (["export", "calendar", "--db", "x", "--out", "y.txt"], "y.txt moet eindigen op .ics"),
        (["report", "visit-sheet", "--db", "x", "--out", "y.pdf"], "dit ontbreekt: --day"),
        (["round", "--db", "x", "--weeks", "0"], "0 kan niet; kies een heel getal vanaf 1"),
    ],
)
def test_wrong_use_is_told_in_dutch_with_code_2(run: Run, words: list[str], sentence: str) -> None:
    answer = run(*words)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert not ENGLISH.findall(answer.err.replace("--help", ""))
    assert "--help" in answer.err


def test_every_verb_is_in_the_parser_and_the_other_way_round() -> None:
    subs = next(act for act in parser()._actions if isinstance(act, argparse._SubParsersAction))
    assert tuple(sorted(subs.choices)) == tuple(sorted(VERBS))


def test_what_argparse_says_otherwise_stays_as_it_is() -> None:
    speak_dutch()
    assert argparse._("one of a kind") == "one of a kind"  # type: ignore[attr-defined]  # the name it looks words up by
    assert argparse.ngettext("expected %s argument", "expected %s arguments", 2) == "hier horen %s waarden achter"  # type: ignore[attr-defined]


def test_the_version_is_told(run: Run) -> None:
    answer = run("--version")
    assert (answer.code, answer.out) == (0, f"Netwerkkaart {__version__}\n")


@pytest.mark.parametrize(
    "words",
    [
        ["info"],
        ["search", "koffie"],
        ["check"],
        ["map", "--out", "kaart.svg"],
        ["report", "partnership", "1", "--out", "r.pdf"],
        ["report", "survey-form", "1", "--out", "r.pdf"],
        ["backup", "--out", "map"],
        ["screenshots", "--out", "map"],
    ],
    ids=lambda words: words[0],
)
def test_a_file_that_is_not_there_is_refused_in_one_sentence(run: Run, tmp_path: Path, words: list[str]) -> None:
    answer = run(*words, "--db", tmp_path / "weg.netwerkkaart")
    assert (answer.code, answer.out) == (1, "")
    assert "“weg.netwerkkaart” bestaat niet" in answer.err
    assert answer.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["info", "check", "backup"])
def test_a_strange_file_is_refused_and_left_alone(run: Run, tmp_path: Path, verb: str) -> None:
    strange = tmp_path / "brief.txt"
    strange.write_text("Beste school,")
    more = ["--out", tmp_path / "kopie"] if verb == "backup" else []
    answer = run(verb, "--db", strange, *more)
    assert answer.code == 1
    assert "geen bestand van Netwerkkaart" in answer.err
    assert strange.read_text() == "Beste school,"


def test_a_place_that_can_not_be_written_is_one_sentence(run: Run, example: Path, tmp_path: Path) -> None:
    for words in (["map", "--out", tmp_path / "nergens" / "k.svg"], ["map", "--out", tmp_path / "nergens" / "k.pdf"]):
        answer = run(*words, "--db", example)
        assert (answer.code, answer.out) == (1, "")
        assert "Kies een andere map" in answer.err


def test_a_process_of_its_own_gives_the_same_without_qt(example: Path) -> None:
    script = (
        "import sys\n"
        "from netwerkkaart.__main__ import main\n"
        "code = main(sys.argv[1:])\n"
        "assert not any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules), 'Qt was imported'\n"
        "sys.exit(code)\n"
    )
    for words, code in (
        (["search", "--db", example, "koffie"], 0),
        (["info", "--db", example, "--json"], 0),
        (["map", "--db", example, "--out", example.with_name("kaart.png")], 0),
        (["report", "partnership", "99AB00", "--db", example, "--out", example.with_name("r.pdf")], 0),
        (["report", "partnership", "niets", "--db", example, "--out", example.with_name("x.pdf")], 1),
    ):
        outcome = subprocess.run(
            [sys.executable, "-c", script, *map(str, words)], capture_output=True, text=True, check=False
        )
        assert outcome.returncode == code, outcome.stderr
        assert "Traceback" not in outcome.stderr


def test_a_reader_that_stops_early_is_no_error(example: Path) -> None:
    command = f'"{sys.executable}" -m netwerkkaart search --db "{example}" --json e | head -1'
    outcome = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert outcome.stderr == ""
    assert outcome.stdout == "{\n"


def test_without_a_screen_the_example_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert without_screen([]) == 0
    out = capsys.readouterr().out
    made = {
        path.name for path in (tmp_path / "voorbeeld").iterdir() if path.suffix in {".png", ".pdf", ".netwerkkaart"}
    }
    assert made == {"hanzewaard.netwerkkaart", "kaart.png", "rapport Lyceum.pdf"}
    assert all(str(tmp_path / "voorbeeld" / name) in out for name in made)
    before = (tmp_path / "voorbeeld" / "hanzewaard.netwerkkaart").read_bytes()
    assert example_output(tmp_path / "voorbeeld") == 0
    assert (tmp_path / "voorbeeld" / "hanzewaard.netwerkkaart").read_bytes() == before


def test_without_a_screen_a_file_gets_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert without_screen(["stad.netwerkkaart"]) == 1
    assert "geen scherm" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="a screen is always there")
def test_a_screen_is_known_by_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not __main__.has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert __main__.has_screen()


@pytest.mark.parametrize(("word", "hint"), [("serach", "search"), ("chekc", "check"), ("bla", "")])
def test_a_mistyped_verb_is_wrong_use(word: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main([word, "--db", "x"]) == 2
    told = capsys.readouterr()
    assert f"“{word}”" in told.err
    assert (f"Bedoel je “{hint}”?" in told.err) is bool(hint)
    assert told.out == ""
