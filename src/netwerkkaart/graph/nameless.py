"""A picture without the names of people: roles in their place, also where a sentence above the map names somebody."""

import re
from dataclasses import replace
from datetime import date

from netwerkkaart.graph.picture import FACES, LegendEntry, Picture, when_left
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.texts import _

_PEOPLE = (NodeKind.CONTACT, NodeKind.WORKER)


def nameless(picture: Picture) -> Picture:
    """Return the picture with roles for people's names: in labels, title, note and what hangs under schools."""
    roles = tuple(map(_shown, picture.kinds, picture.labels, picture.subs, picture.left))
    names = {
        label: _("een {role}").format(role=role)
        for kind, label, role in zip(picture.kinds, picture.labels, roles, strict=True)
        if kind in _PEOPLE and label not in {role, "?"}
    }
    named = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")

    def without(text: str) -> str:
        return named.sub(lambda found: names[found[0]], text)

    subs = tuple("" if kind in _PEOPLE else without(sub) for kind, sub in zip(picture.kinds, picture.subs, strict=True))
    return replace(
        picture,
        labels=roles,
        subs=subs,
        left=(None,) * len(picture.keys),  # a date beside a role would point to somebody
        title=without(picture.title),
        note=without(picture.note),
        legend=tuple(map(_entry, picture.legend)),
    )


def _entry(entry: LegendEntry) -> LegendEntry:
    """Return an entry of the legend; a fixed face has a number instead of a name."""
    family, _dot, place = entry.id.partition(".")
    if family == "face" and place.isdigit() and int(place) < FACES:
        return LegendEntry(entry.id, _("vast gezicht {number}").format(number=int(place) + 1))
    return entry


def _shown(kind: NodeKind, label: str, sub: str, left: date | None) -> str:
    """Return what stands in the place of a name, without the day somebody left; a school keeps its own."""
    if kind is NodeKind.WORKER:
        return _("medewerker")
    role = sub.removesuffix(when_left(left)).partition(",")[0].strip(" ·")
    return (role or _("contact")) if kind is NodeKind.CONTACT else label
