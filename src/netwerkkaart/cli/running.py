"""From arguments to exit code: errors a user can do something about become one sentence on stderr."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, TextIO

from netwerkkaart.cli.parser import parser
from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.texts import _

FINE, REFUSED, WRONG_USE = 0, 1, 2


def run(argv: Sequence[str]) -> int:
    """Do what the arguments ask for; 0 is fine, 1 is refused with one sentence on stderr, 2 is wrong use."""
    for stream in (sys.stdout, sys.stderr):
        _write_utf8(stream)
    try:
        arguments = parser().parse_all(argv)
    except SystemExit as ended:  # argparse has said what is wrong, or given its help
        return ended.code if isinstance(ended.code, int) else FINE
    room, _colon, name = arguments.run.rpartition(":")
    act: Callable[[Any], int] = getattr(import_module(f"netwerkkaart.cli.{room or 'verbs'}"), name)
    try:
        return act(arguments)
    except NetwerkkaartError as error:
        return refuse(str(error))
    except BrokenPipeError:  # who reads us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as error:
        name = f"“{error.filename}”: " if error.filename else ""
        return refuse(_("Dit is niet gelukt. {name}{why}.").format(name=name, why=error.strerror or error))
    except KeyboardInterrupt:
        return refuse(_("Afgebroken."))


def refuse(sentence: str) -> int:
    """Say in one sentence why not, and return the exit code for it."""
    print(sentence, file=sys.stderr)
    return REFUSED


def say(text: str) -> None:
    """Print a line for people."""
    print(text)


def give(document: Any) -> None:
    """Print one JSON document and nothing else."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def _write_utf8(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="replace")
