"""Schools and where they stand."""

from sqlalchemy import Column, Index, UniqueConstraint

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import (
    Approach,
    BaseInOrder,
    HolidayRegion,
    SchoolDayKind,
    SchoolSource,
    Sector,
)
from netwerkkaart.store.columns import (
    CleanText,
    day,
    identity,
    in_order,
    line,
    loosely,
    number,
    owned_by,
    required_line,
    slug,
    step,
)
from netwerkkaart.store.tables.base import part_of, thing

neighbourhood = thing(
    "neighbourhood",
    Kind.NEIGHBOURHOOD,
    identity(),
    required_line("name"),
    slug("base_in_order", BaseInOrder),
    line("note"),
    UniqueConstraint("name"),
)

school = thing(
    "school",
    Kind.SCHOOL,
    identity(),
    Column("code", CleanText, nullable=True),  # BRIN + vestigingscode; none when added by hand
    required_line("name"),
    line("short_name"),  # our own label where many locations share one name
    slug("sector", Sector, required=True),
    line("level"),  # onderwijsniveau: "havo/vwo"
    line("board"),
    line("board_number"),
    line("denomination"),
    line("street"),
    line("house_number"),
    line("postcode"),
    line("city"),
    line("municipality_code"),
    line("municipality_name"),
    line("province"),
    line("phone"),
    line("website"),
    slug("holiday_region", HolidayRegion),
    loosely("neighbourhood"),
    slug("source", SchoolSource, required=True, default=SchoolSource.HAND),
    day("duo_reference_day"),  # peildatum of the last DUO file that spoke of this school
    line("duo_file_kind"),  # which DUO file it came from: po, vo, so
    day("closed_on"),
    slug("approach", Approach),
    step("ambition_phase", Phase),
    number("interval_weeks", least=1),  # wished rhythm, in school weeks
    line("culture_how"),  # how this school works
    line("culture_first"),  # whom to approach first
    line("culture_avoid"),  # what to avoid
    line("culture_places"),  # places and times: kantine, pauze
    line("culture_access"),  # how to get in
    line("note"),
    UniqueConstraint("code"),
    Index("ix_school_neighbourhood_id", "neighbourhood_id"),
)

school_own_edit = part_of(
    "school_own_edit",
    Kind.SCHOOL,
    "school_id",
    owned_by("school", key=True),
    Column("field", CleanText, primary_key=True),
    line("duo_value"),  # what DUO said last about this field, as text; the own value stands in ``school``
)

school_day = part_of(
    "school_day",
    Kind.SCHOOL,
    "school_id",
    identity(),
    owned_by("school"),
    slug("kind", SchoolDayKind, required=True),
    day("first", required=True),
    day("last", required=True),
    in_order("first", "last"),
    line("label"),
    Index("ix_school_day_school_id", "school_id"),
)
