"""Words for schools: sectors, holiday regions, ways of working; and how their codes are written."""

import re
from enum import StrEnum

from netwerkkaart.domain.errors import RefusedError

VESTIGING_CODE = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}")
"""BRIN (two digits, two letters) and vestigingscode (two digits): ``01VJ06``."""

_POSTCODE = re.compile(r"([1-9][0-9]{3})[\s.\-]*([A-Za-z]{2})")


class Sector(StrEnum):
    """The kind of education at one location."""

    PO = "po"
    SBO = "sbo"
    SO = "so"
    VSO = "vso"
    VO = "vo"
    PRO = "pro"
    ISK = "isk"
    MBO = "mbo"


class HolidayRegion(StrEnum):
    """The region that fixes the school holidays."""

    NORTH = "north"
    MIDDLE = "middle"
    SOUTH = "south"


class Approach(StrEnum):
    """Where the work with a school starts from (*werkwijze*)."""

    FROM_NEIGHBOURHOOD = "from_neighbourhood"
    IN_SCHOOL = "in_school"


class BaseInOrder(StrEnum):
    """Whether the basics in a neighbourhood stand (*basis op orde*)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class SchoolDayKind(StrEnum):
    """A period a school added itself in which we do not come."""

    STUDY_DAY = "study_day"
    TEST_WEEK = "test_week"


class SchoolSource(StrEnum):
    """Where a school's facts came from first."""

    DUO = "duo"
    HAND = "hand"


def vestiging_code(typed: str) -> str:
    """Return a code as DUO writes it: ``01vj 06`` becomes ``01VJ06``.

    Raises:
        RefusedError: it is not two digits, two letters and two digits.
    """
    code = re.sub(r"[\s.\-]", "", typed).upper()
    if VESTIGING_CODE.fullmatch(code):
        return code
    raise RefusedError(
        f"“{typed}” is geen vestigingscode. Schrijf de BRIN en het vestigingsnummer achter elkaar, zoals 01VJ06."
    )


def postcode(typed: str) -> str:
    """Return a Dutch postcode as it is written: ``7411kt`` becomes ``7411 KT``; empty stays empty.

    Raises:
        RefusedError: it is not four digits, the first no zero, and two letters.
    """
    found = _POSTCODE.fullmatch(typed.strip())
    if found is not None:
        return f"{found[1]} {found[2].upper()}"
    if not typed.strip():
        return ""
    raise RefusedError(f"“{typed}” is geen postcode. Schrijf vier cijfers en twee letters, zoals 7411 KT.")
