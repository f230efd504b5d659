"""Words for schools: sectors, holiday regions, ways of working."""

import re
from enum import StrEnum

VESTIGING_CODE = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}")
"""BRIN (two digits, two letters) and vestigingscode (two digits): ``01VJ06``."""


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
