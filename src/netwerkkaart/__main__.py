"""Starts Netwerkkaart: the command line when the first word is one of its verbs, else the window."""

import gc
import os
import sys
from collections.abc import Sequence

_ABOUT = ("-h", "--help", "--version")


def main(argv: Sequence[str] | None = None) -> int:
    """Start what the arguments ask for and return the exit code.

    Only one of the two ways in is imported: the command line must not load Qt, and the window must not
    wait for a command line nobody uses.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments:
        from netwerkkaart import cli

        if arguments[0] in cli.VERBS or arguments[0] in _ABOUT:
            return cli.main(arguments)
        if _is_word(arguments[0]):
            return cli.unknown_verb(arguments[0])
    if not has_screen():
        from netwerkkaart import cli

        return cli.without_screen(arguments)
    gc.disable()  # a third of the time until Vandaag is filled; app puts it on again once it is
    from netwerkkaart import app

    return app.main(arguments)


def _is_word(argument: str) -> bool:
    """Tell a mistyped verb from the name of a file: one word, and no file is called so."""
    return argument.isalpha() and not os.path.exists(argument)  # noqa: PTH110 - pathlib costs what the start must save


def has_screen() -> bool:
    """Tell whether a window can be shown here; Qt itself would end the process without one."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
