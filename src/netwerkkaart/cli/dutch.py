"""argparse in Dutch: its own few English words, translated where it looks them up."""

import argparse
from collections.abc import Sequence
from gettext import gettext
from typing import Any, Final, NoReturn

from netwerkkaart.texts import N_, _

_WORDS: Final = {
    "usage: ": N_("gebruik: "),
    "positional arguments": N_("wat"),
    "options": N_("opties"),
    "subcommands": N_("opdrachten"),
    "show this help message and exit": N_("laat deze uitleg zien"),
    "show program's version number and exit": N_("laat de versie zien"),
    "%(prog)s: error: %(message)s\n": N_("%(prog)s: %(message)s\n"),
    "argument %(argument_name)s: %(message)s": N_("bij %(argument_name)s: %(message)s"),
    "the following arguments are required: %s": N_("dit ontbreekt: %s"),
    "unrecognized arguments: %s": N_("dit wordt niet begrepen: %s"),
    "one of the arguments %s is required": N_("een van deze is nodig: %s"),
    "not allowed with argument %s": N_("kan niet samen met %s"),
    "expected one argument": N_("hier hoort een waarde achter"),
    "expected at most one argument": N_("hier hoort hoogstens één waarde achter"),
    "expected at least one argument": N_("hier hoort minstens één waarde achter"),
    "expected %s argument": N_("hier hoort %s waarde achter"),
    "expected %s arguments": N_("hier horen %s waarden achter"),
    "invalid choice: %(value)r (choose from %(choices)s)": N_("%(value)r kan niet; kies uit %(choices)s"),
    "unknown parser %(parser_name)r (choices: %(choices)s)": N_("%(parser_name)r kan niet; kies uit %(choices)s"),
    "invalid %(type)s value: %(value)r": N_("%(value)r kan hier niet staan"),
    "ambiguous option: %(option)s could match %(matches)s": N_("%(option)s kan meer dan één zijn: %(matches)s"),
    "ignored explicit argument %r": N_("hier hoort geen waarde achter: %r"),
    "can't open '%(filename)s': %(error)s": N_("“%(filename)s” kan niet worden geopend: %(error)s"),
}


def _translated(message: str) -> str:
    return _(_WORDS[message]) if message in _WORDS else gettext(message)


def _translated_number(singular: str, plural: str, n: int) -> str:
    return _translated(singular if n == 1 else plural)


def speak_dutch() -> None:
    """Make argparse look its words up here; it has no other way in than the two names it imported."""
    for name, function in (("_", _translated), ("ngettext", _translated_number)):
        setattr(argparse, name, function)


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one Dutch sentence and points to the help."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        speak_dutch()
        options.setdefault("allow_abbrev", False)
        super().__init__(*arguments, **options)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to learn more, and end with exit code 2."""
        more = _("Meer weten: {command} --help").format(command=self.prog)
        self.exit(2, f"{self.prog}: {message}\n{more}\n")

    def parse_all(self, argv: Sequence[str]) -> argparse.Namespace:
        """Return the arguments; anything that is not understood ends the program with exit code 2."""
        return self.parse_args(list(argv))
