"""docs/begrippen.md speaks of what the code has."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs" / "begrippen.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1:-1] for line in GLOSSARY.splitlines() if line.startswith("| ") and "in de code" not in line]
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("domain", "store/tables", "queries", "graph/questions")
    for path in sorted((ROOT / "src" / "netwerkkaart" / folder).glob("*.py"))
)


@pytest.mark.parametrize("name", sorted({name for row in ROWS for name in re.findall("`([^`]+)`", row[1])}))
def test_every_name_stands_in_the_code(name: str) -> None:
    if name.endswith(".py"):
        assert (ROOT / "src" / "netwerkkaart" / "domain" / name).exists()
    else:
        last = name.rpartition(".")[2]
        assert re.search(rf"\b{re.escape(last)}\b", SOURCE)


def test_every_idea_has_a_word_a_name_and_a_meaning_and_stands_once() -> None:
    assert len(ROWS) > 40
    assert all(len(row) == 3 and all(cell.strip() for cell in row) for row in ROWS)
    words = [row[0].strip() for row in ROWS]
    assert len(set(words)) == len(words)
