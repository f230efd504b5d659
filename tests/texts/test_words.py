import importlib
import pkgutil
import subprocess
import sys
from enum import Enum

import pytest

from netwerkkaart import domain
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.visits import Initiative
from netwerkkaart.texts.words import WORDS, capitalised, counted, phase_label, sector_name, word

NOT_SHOWN = {"DuoFileKind", "PaperSize"}  # named only by the file it stands for, or a name in any language


def enums_of_the_domain() -> list[type[Enum]]:
    found: dict[str, type[Enum]] = {}
    for module in pkgutil.iter_modules(domain.__path__, f"{domain.__name__}."):
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Enum) and thing.__module__.startswith(domain.__name__):
                found[f"{thing.__module__}.{thing.__name__}"] = thing
    return [found[name] for name in sorted(found) if found[name].__name__ not in NOT_SHOWN]


def test_the_search_for_enums_finds_them() -> None:
    assert {Kind, Phase, Sector, TieStep} <= set(enums_of_the_domain())


@pytest.mark.parametrize("enum", enums_of_the_domain())
def test_every_member_has_a_word_of_its_own(enum: type[Enum]) -> None:
    words = [word(member) for member in enum]
    assert all(text and text == text.strip() for text in words)
    assert len(set(words)) == len(words)


def test_no_word_is_kept_for_what_is_gone() -> None:
    assert {enum.__name__: [member.name for member in enum] for enum in enums_of_the_domain()} == {
        enum: list(words) for enum, words in WORDS.items()
    }


def test_names_of_enums_are_unique_for_the_tables_go_by_them() -> None:
    assert len({enum.__name__ for enum in enums_of_the_domain()}) == len(enums_of_the_domain())


def test_words_need_no_rules_for_the_first_paint_waits_for_them() -> None:
    code = "import sys, netwerkkaart.texts.words; print(*[name for name in sys.modules if 'domain' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # our own
    assert done.stdout.strip() == ""


def test_the_same_slug_in_two_enums_has_two_words() -> None:
    assert PromiseSide.US.value == Initiative.US.value
    assert word(PromiseSide.US) != word(Initiative.US)


@pytest.mark.parametrize("sector", Sector)
def test_a_sector_has_a_short_and_a_long_name(sector: Sector) -> None:
    assert word(sector) == sector.value
    assert len(sector_name(sector)) > len(word(sector))


def test_a_phase_is_shown_with_its_number() -> None:
    assert phase_label(Phase.FIRST_ACTIVITY) == "4 Eerste inzet"


@pytest.mark.parametrize(
    ("text", "expected"), [("wij", "Wij"), ("ijver", "IJver"), ("", ""), ("ISK-klas", "ISK-klas"), ("élan", "Élan")]
)
def test_capitals(text: str, expected: str) -> None:
    assert capitalised(text) == expected


@pytest.mark.parametrize("kind", Kind)
def test_counting_a_kind_tells_one_from_many(kind: Kind) -> None:
    assert counted(kind, 1).startswith("1 ")
    assert counted(kind, 0).removeprefix("0 ") == counted(kind, 2).removeprefix("2 ")
    assert counted(kind, 1).removeprefix("1 ") != counted(kind, 2).removeprefix("2 ")


def test_counting_reads_well() -> None:
    assert (counted(Kind.SCHOOL, 1), counted(Kind.THEME, 3), counted(Kind.VISIT, 0)) == (
        "1 school",
        "3 thema’s",
        "0 bezoeken",
    )
