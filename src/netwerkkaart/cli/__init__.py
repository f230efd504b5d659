"""The program without a window: ``netwerkkaart VERB …``; exit code 0 fine, 1 refused, 2 wrong use. No Qt here.

Importing this costs next to nothing: what a verb needs is imported when it is asked for.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

VERBS: Final = (
    "demo",
    "info",
    "gaps",
    "leaving",
    "round",
    "network",
    "path",
    "export",
    "readings",
    "import",
    "search",
    "report",
    "map",
    "check",
    "backup",
    "restore",
    "screenshots",
)
"""The first words the command line answers to; anything else is a file for the window."""


def main(argv: Sequence[str]) -> int:
    """Do what the arguments ask for and return the exit code."""
    from netwerkkaart.cli.running import run

    return run(argv)


def example_output(folder: Path | None = None) -> int:
    """Make the example file, a map and a school report in a folder, say where they are, and return the exit code.

    Without ``folder`` they come in ``voorbeeld`` where one is, or in the user's data folder if that can't be written.
    """
    from netwerkkaart.cli.example import make_example

    return make_example(folder)


def unknown_verb(word: str) -> int:
    """Say that a word is neither a verb nor a file, with the verb that looks most like it; returns 2, wrong use."""
    from difflib import get_close_matches

    from netwerkkaart.texts import _

    meant = get_close_matches(word.lower(), VERBS, n=1)
    hint = _(" Bedoel je “{verb}”?").format(verb=meant[0]) if meant else ""
    told = _("“{word}” is geen opdracht, en er is geen bestand dat zo heet.{hint} Meer weten: netwerkkaart --help.")
    print(told.format(word=word, hint=hint), file=sys.stderr)
    return 2


def without_screen(arguments: Sequence[str]) -> int:
    """Do what can be done where the window was asked for and there is no screen: the example, or a sentence."""
    if not arguments:
        return example_output()
    from netwerkkaart.cli.running import refuse
    from netwerkkaart.texts import _

    return refuse(_("Er is hier geen scherm voor het venster. Wat zonder scherm kan: netwerkkaart --help."))
