"""Short names for locations that share one name: *Etty Hillesum Lyceum, Arkelstein* for one row of ten."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from netwerkkaart.domain.duo import DuoSchool

_KIND_WORDS: Final = (
    "gymnasium atheneum lyceum havo vmbo mavo vbo vwo lwoo pro praktijkonderwijs onderwijs en voor tl technasium "
    "voortgezet daltononderwijs dalton-onderwijs montessori openbaar bijzonder christelijk katholiek hoger "
    "algemeen voorbereidend middelbaar beroepsonderwijs wetenschappelijk & leerwegondersteunend lbo ivo"
)
_KINDS: Final = frozenset(_KIND_WORDS.split())
_LONGEST_NAME: Final = 300
_TAIL: Final = re.compile(
    r"[\s,]+(?:(?:interconfessionele|katholieke|christelijke|openbare|regionale|rooms-katholieke|"
    r"protestants-christelijke)\s+)?(?:scholengemeenschap|school)$",
    re.IGNORECASE,
)


def with_short_names(schools: Sequence[DuoSchool]) -> tuple[DuoSchool, ...]:
    """Return the schools with a short name for each that shares its name with another.

    Names are compared within one institution and within one municipality, over the whole file, so that the label
    does not depend on which municipality is imported. What sets a location apart is its place, else its street, else
    its address, else its code. A long name that stands alone gets its stem.
    """
    stems = [stem(school.name) for school in schools]
    shared = {short for short, count in Counter(stems).items() if count > 1}
    alike: Counter[tuple[str, ...]] = Counter()
    for school, short in zip(schools, stems, strict=True):
        if short in shared:
            alike.update((short, near, label) for near in _nearby(school) for label in ("", *_labels(school)))
    return tuple(
        _labelled(school, short, alike) if short in shared else _alone(school, short)
        for school, short in zip(schools, stems, strict=True)
    )


def stem(name: str) -> str:
    """Return a name without the list of kinds of education behind it.

    ``Etty Hillesum Lyceum voor Gymnasium Atheneum Havo Vmbo Pro`` is *Etty Hillesum Lyceum*.
    """
    if " voor " not in name.lower() or len(name) > _LONGEST_NAME:
        return name
    words = name.split()
    for place in range(1, len(words)):
        tail = [word.strip(",.()").lower() for word in words[place + 1 :]]
        if words[place].lower() == "voor" and tail and all(word in _KINDS for word in tail):
            short = " ".join(words[:place])
            return _TAIL.sub("", short) or short
    return name


def _nearby(school: DuoSchool) -> tuple[str, str]:
    return f"brin {school.code[:4]}", f"gemeente {school.municipality_code}"


def _labels(school: DuoSchool) -> dict[str, str]:
    """Return what may set a location apart, the nicest first: what to compare, and the words to show."""
    address = f"{school.street} {school.house_number}".strip()
    return {
        f"plaats {school.city}": school.city,
        f"straat {school.city} {school.street}": school.street,
        f"adres {school.city} {address}": address,
    }


def _labelled(school: DuoSchool, short: str, alike: Counter[tuple[str, ...]]) -> DuoSchool:
    """Return the school with the first label that no other of its name nearby has."""
    near = _nearby(school)
    if all(alike[short, place, ""] == 1 for place in near):
        return _alone(school, short)
    for label, words in _labels(school).items():
        if words and all(alike[short, place, label] == 1 for place in near):
            return replace(school, short_name=f"{short}, {words}")
    return replace(school, short_name=f"{short}, {school.code}")


def _alone(school: DuoSchool, short: str) -> DuoSchool:
    return school if short == school.name else replace(school, short_name=short)
