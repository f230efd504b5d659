"""What the user reads: one gettext catalogue for window, paper and command line, with Dutch as the source.

``_("…")`` and ``ngettext`` look a text up when they are called, so a text that stands in a table is marked
with :func:`N_` or :func:`NN_` and passed through ``_`` or ``ngettext`` later. Nothing here imports more than
:mod:`gettext`: the first paint needs it.
"""

from gettext import NullTranslations
from typing import Final

__all__ = ["NN_", "N_", "_", "ngettext", "use"]


class _Catalogue:
    """Holds the translations in use; a program has one language at a time."""

    def __init__(self) -> None:
        self.translations = NullTranslations()


_CATALOGUE: Final = _Catalogue()


def use(translations: NullTranslations) -> None:
    """Make these translations the ones in use from now on; without them texts stay Dutch."""
    _CATALOGUE.translations = translations


def _(message: str) -> str:
    """Return a text in the language in use."""
    return _CATALOGUE.translations.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the text for this many: in Dutch the singular is for 1 only, so *0 bezoeken*."""
    return _CATALOGUE.translations.ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for "mark now, look up later"
    """Mark a text for the catalogue and return it unchanged."""
    return message


def NN_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802  # as N_, for ngettext
    """Mark a text with its plural for the catalogue and return both unchanged."""
    return singular, plural
