"""How a theme's counts are said: in words, never in percentages."""

from netwerkkaart.texts import _, ngettext

_LEAST = 4
"""Fewer visits than this in both years together say nothing about a change."""


def visits_words(number: int) -> str:
    """Return a number of visits: ``3 bezoeken``."""
    return ngettext("{number} bezoek", "{number} bezoeken", number).format(number=number)


def named_words(number: int) -> str:
    """Return how often themes were named: ``63 keer een thema genoemd``."""
    return ngettext("{number} keer een thema genoemd", "{number} keer een thema genoemd", number).format(number=number)


def compared(now: int, before: int, *, running: bool) -> tuple[str, str]:
    """Return an arrow, if there is something to point at, and words for this school year against the one before.

    A year that still runs is held against the same part of the year before, and the words say so. A difference counts
    from half as much again.
    """
    if now + before < _LEAST:
        return "", _("te weinig om met vorig schooljaar te vergelijken")
    if not before:
        return "↑", _("vorig schooljaar om deze tijd nog niet genoemd") if running else _(
            "vorig schooljaar niet genoemd"
        )
    if now * 2 >= before * 3:
        return "↑", _("vaker dan vorig schooljaar om deze tijd") if running else _("vaker dan het schooljaar ervoor")
    if before * 2 >= now * 3:
        return "↓", _("minder dan vorig schooljaar om deze tijd") if running else _("minder dan het schooljaar ervoor")
    if running:
        return "→", _("ongeveer even vaak als vorig schooljaar om deze tijd")
    return "→", _("ongeveer even vaak als het schooljaar ervoor")
