"""Short names for locations that share one name: *Etty Hillesum Lyceum, Arkelstein* for one row of ten."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from netwerkkaart.domain.duo import DuoSchool

_KIND_WORDS: Final = (
    "gymnasium atheneum lyceum havo vmbo mavo vbo vwo lwoo pro praktijkonderwijs onderwijs en voor tl technasium "
    "voortgezet daltononderwijs dalton-onderwijs montessori openbaar bijzonder christelijk katholiek hoger "
    "algemeen voorbereidend middelbaar beroepsonderwijs wetenschappelijk & leerwegondersteunend lbo ivo"
)
_KINDS: Final = frozenset(_KIND_WORDS.split())
_TAIL: Final = re.compile(
    r"[\s,]+(?:(?:interconfessionele|katholieke|christelijke|openbare|regionale|rooms-katholieke|"
    r"protestants-christelijke)\s+)?(?:scholengemeenschap|school)$",
    re.IGNORECASE,
)


def with_short_names(schools: Sequence[DuoSchool]) -> tuple[DuoSchool, ...]:
    """Return the schools with a short name for each that shares its name with another.

    Names are compared within one institution and within one municipality, over the whole file, so that the label
    does not depend on which municipality is imported. A long name that stands alone gets its stem.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    stems = [stem(school.name) for school in schools]
    for place, school in enumerate(schools):
        groups["brin " + school.code[:4], stems[place]].append(place)
        groups["gemeente " + school.municipality_code, stems[place]].append(place)
    peers: dict[int, set[int]] = defaultdict(set)
    for members in groups.values():
        if len(members) > 1:
            for place in members:
                peers[place].update(members)
    return tuple(
        _labelled(school, stems[place], [schools[other] for other in peers.get(place, ())])
        for place, school in enumerate(schools)
    )


def stem(name: str) -> str:
    """Return a name without the list of kinds of education behind it.

    ``Etty Hillesum Lyceum voor Gymnasium Atheneum Havo Vmbo Pro`` is *Etty Hillesum Lyceum*.
    """
    words = name.split()
    for place in range(1, len(words)):
        tail = [word.strip(",.()").lower() for word in words[place + 1 :]]
        if words[place].lower() == "voor" and tail and all(word in _KINDS for word in tail):
            short = " ".join(words[:place])
            return _TAIL.sub("", short) or short
    return name


def _labelled(school: DuoSchool, short: str, group: list[DuoSchool]) -> DuoSchool:
    if not group:
        return school if short == school.name else replace(school, short_name=short)
    return replace(school, short_name=f"{short}, {_difference(school, group)}")


def _difference(school: DuoSchool, group: Iterable[DuoSchool]) -> str:
    """Return what sets a location apart in its group: place, else street, else the address, else the code."""
    others = list(group)
    for label in (_city, _street, _address):
        if label(school) and Counter(map(label, others))[label(school)] == 1:
            return label(school)
    return school.code


def _city(school: DuoSchool) -> str:
    return school.city


def _street(school: DuoSchool) -> str:
    return school.street


def _address(school: DuoSchool) -> str:
    return f"{school.street} {school.house_number}".strip()
