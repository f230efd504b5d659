"""Making up the schools, workers and contacts of a town of any size."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Final

from netwerkkaart.domain.names import fold, sort_key
from netwerkkaart.domain.people import IntroductionKind, PersonName
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.roles import expected_roles, roles_for
from netwerkkaart.domain.schools import Approach, BaseInOrder, HolidayRegion, SchoolSource, Sector
from netwerkkaart.usecases.example import names, place
from netwerkkaart.usecases.example.writing import DUO_DAY, DUO_FILES, Rows

_SECTORS: Final = {
    Sector.PO: 62,
    Sector.VO: 18,
    Sector.SBO: 3,
    Sector.SO: 2,
    Sector.VSO: 4,
    Sector.PRO: 3,
    Sector.ISK: 2,
    Sector.MBO: 6,
}
_TITLES: Final = {
    Sector.PO: ("Basisschool De", "OBS De", "KC De", "IKC De"),
    Sector.VO: ("College De", "Scholengemeenschap De"),
    Sector.SBO: ("SBO De",),
    Sector.SO: ("SO De",),
    Sector.VSO: ("VSO De",),
    Sector.PRO: ("Praktijkschool De",),
    Sector.ISK: ("ISK De",),
    Sector.MBO: ("MBO De",),
}
_SCHOOLS_A_WORKER: Final = 10
_SCHOOLS_A_BOARD: Final = 12
_SCHOOLS_A_WIJK: Final = 8
_BEGAN: Final = datetime(2024, 8, 26, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class People:
    """Who there is: the rows, and per school its workers (the fixed face first) and the people known there."""

    rows: Rows
    workers_of: list[list[int]]
    contacts_of: list[list[int]]


def people(rng: Random, words: dict[str, dict[str, int]], schools: int, contacts: int) -> People:
    """Make up this many schools and contacts, and the workers and wijken they need."""
    wijken = _wijken(rng, schools)
    workers = max(5, schools // _SCHOOLS_A_WORKER)
    rows: Rows = {
        "neighbourhood": wijken,
        "worker": [_worker(rng, number) for number in range(1, workers + 1)],
        "school": [],
        "contact": [],
        "position": [],
        "introduction": [],
    }
    sectors = rng.choices(list(_SECTORS), list(_SECTORS.values()), k=schools)
    for number, sector in enumerate(sectors, start=1):
        rows["school"].append(_school(rng, number, sector, len(wijken), schools))
    workers_of = [_pair(1 + number % workers, 1 + rng.randrange(workers)) for number in range(schools)]
    contacts_of: list[list[int]] = [[] for _ in range(schools)]
    order = list(range(schools))
    for number in range(1, contacts + 1):
        school = order[number % schools] if number <= schools * 3 else rng.randrange(schools)
        there = contacts_of[school]
        _contact(rng, rows, number, school + 1, sectors[school], len(there), words["role"])
        if there or rng.random() < 0.5:
            by = rng.choice(there) if there else None
            rows["introduction"].append(
                {
                    "id": len(rows["introduction"]) + 1,
                    "contact_id": number,
                    "worker_id": workers_of[school][0],
                    "kind": IntroductionKind.CONTACT if by else IntroductionKind.PUPIL,
                    "by_contact_id": by,
                    "day": place.FIRST_DAY + timedelta(days=rng.randrange(800)),
                }
            )
        there.append(number)
    return People(rows, workers_of, contacts_of)


def _pair(fixed: int, substitute: int) -> list[int]:
    return [fixed] if fixed == substitute else [fixed, substitute]


def _wijken(rng: Random, schools: int) -> list[dict[str, object]]:
    wanted = max(len(place.WIJKEN), schools // _SCHOOLS_A_WIJK)
    known = [wijk.name for wijk in place.WIJKEN]
    made = [begin + end for end in names.WIJK_ENDS for begin in names.WIJK_BEGINS]
    extra = [f"{made[number % len(made)]}{_roman(number // len(made))}" for number in range(wanted - len(known))]
    bases = list(BaseInOrder)
    return [
        {"id": number, "name": name, "base_in_order": rng.choice(bases)}
        for number, name in enumerate((*known, *extra), start=1)
    ]


def _roman(number: int) -> str:
    return f" {number + 1}" if number else ""


def _worker(rng: Random, number: int) -> dict[str, object]:
    if number <= len(place.COLLEAGUES):
        one = place.COLLEAGUES[number - 1]
        return {"id": number, "name": one.name, "job": one.job, "starts_on": one.starts_on}
    person = _name(rng, number * 31)
    job = rng.choice(("jongerenwerker", "kinderwerker", "jongerencoach"))
    name = f"{person} {number}" if number > 60 else str(person)
    return {"id": number, "name": name, "job": job, "starts_on": date(2015 + number % 9, 9, 1)}


def _name(rng: Random, number: int) -> PersonName:
    family = names.FAMILY[(number * 7 + rng.randrange(len(names.FAMILY))) % len(names.FAMILY)]
    return PersonName(rng.choice(names.GIVEN), names.INFIXES.get(family, ""), family)


def _code(number: int) -> str | None:
    letters, location = divmod(number - 1, 33)
    first, second = divmod(letters, 26)
    return None if first > 25 else f"99{chr(65 + first)}{chr(65 + second)}{location:02}"


def _school(rng: Random, number: int, sector: Sector, wijken: int, schools: int) -> dict[str, object]:
    thing = names.THINGS[(number - 1) % len(names.THINGS)].replace("_", " ")
    title = rng.choice(_TITLES[sector])
    code = None if sector is Sector.MBO else _code(number)
    more = _roman((number - 1) // len(names.THINGS))
    boards = max(1, schools // _SCHOOLS_A_BOARD)
    board = rng.randrange(boards) + 1
    return {
        "id": number,
        "code": code,
        "name": f"{title} {thing}{more}",
        "short_name": f"De {thing}{more}",
        "sector": sector,
        "level": {Sector.VO: "vmbo/havo/vwo", Sector.PO: "basisonderwijs"}.get(sector, ""),
        "board": f"Stichting Onderwijs Hanzewaard {board}",
        "street": f"{thing}{rng.choice(names.STREETS).lower()}".replace(" ", ""),
        "house_number": str(rng.randrange(1, 240)),
        "postcode": place.POSTCODE,
        "city": place.TOWN,
        "municipality_code": "9999",
        "municipality_name": place.TOWN,
        "holiday_region": HolidayRegion.NORTH,
        "neighbourhood_id": 1 + number % wijken,
        "source": SchoolSource.DUO if code else SchoolSource.HAND,
        "duo_reference_day": DUO_DAY if code else None,
        "duo_file_kind": DUO_FILES[sector].value if code else "",
        "approach": rng.choice(list(Approach)),
        "ambition_phase": Phase(rng.randrange(3, 8)),
        "interval_weeks": rng.choice((2, 3, 4, 6)),
    }


def _contact(
    rng: Random, rows: Rows, number: int, school: int, sector: Sector, there: int, roles: dict[str, int]
) -> None:
    name = _name(rng, number)
    expected = expected_roles(sector)
    role = expected[there] if there < len(expected) else rng.choice(roles_for(sector))
    began = date(2015 + rng.randrange(9), 8, 1)
    left = place.ANCHOR - timedelta(days=rng.randrange(30, 500)) if there > 2 and rng.random() < 0.06 else None
    rows["contact"].append(
        {
            "id": number,
            "given": name.given,
            "infix": name.infix,
            "family": name.family,
            "sort_name": sort_key(name),
            "email": f"{fold(name.given)[0]}.{fold(name.family).replace(' ', '')}{number}@school{school}.example",
            "phone": f"06 0000 {number % 10000:04}",
            "organisation": "",
            "added_at": _BEGAN,
        }
    )
    rows["position"].append(
        {
            "id": len(rows["position"]) + 1,
            "contact_id": number,
            "school_id": school,
            "role_id": roles[role.slug],
            "key_contact": there == 0,
            "starts_on": began,
            "ends_on": left,
        }
    )
