"""What DUO says of schools, what we hold of them, and the difference between the two: plain frozen data.

The comparison itself is :func:`netwerkkaart.domain.duo_compare.compare`; reading files is ``exchange.duo``.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from netwerkkaart.domain.schools import HolidayRegion, SchoolSource, Sector


class DuoFileKind(StrEnum):
    """Which of DUO's three files of locations a school stands in."""

    PO = "po"
    VO = "vo"
    SO = "so"


FACT_FIELDS: Final = (
    "name",
    "sector",
    "level",
    "board_number",
    "denomination",
    "street",
    "house_number",
    "postcode",
    "city",
    "municipality_code",
    "municipality_name",
    "province",
    "phone",
    "website",
    "holiday_region",
)
"""The columns of a school that DUO speaks of, in the order they are shown."""

CLOSED: Final = "closed_on"
"""The one other field an import may change: a school that is gone, or there again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SchoolFacts:
    """The facts of a school that DUO publishes, as they stand in our columns."""

    name: str
    sector: Sector
    level: str = ""
    board_number: str = ""
    denomination: str = ""
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    city: str = ""
    municipality_code: str = ""
    municipality_name: str = ""
    province: str = ""
    phone: str = ""
    website: str = ""
    holiday_region: HolidayRegion | None = None

    def text(self, name: str) -> str:
        """Return a fact as text; a holiday region that is not known is empty."""
        value: str | None = getattr(self, name)
        return "" if value is None else str(value)


@dataclass(frozen=True, kw_only=True, slots=True)
class DuoSchool(SchoolFacts):
    """One location as a DUO file has it; two are equal when they say the same, wherever they stand.

    ``short_name`` is our label where many locations share one name, else empty. ``silent`` names the fields the
    file has no column for: those say nothing, so they never change anything.
    """

    code: str
    short_name: str = field(default="", compare=False)
    silent: frozenset[str] = field(default=frozenset(), compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownSchool(SchoolFacts):
    """One school as the database holds it; ``own`` maps each field edited by hand to what DUO last said of it."""

    id: int
    code: str | None
    source: SchoolSource
    short_name: str = ""
    own: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    closed_on: date | None = None
    file_kind: DuoFileKind | None = None
    reference_day: date | None = None

    def duo_text(self, name: str) -> str:
        """Return what DUO last said of a field, also where an own edit stands in its place."""
        return self.own.get(name, self.text(name))


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that did not come in, with its number in the file (the first line is 1) and a Dutch sentence why.

    ``codes`` are the codes of locations that could still be read in it: such a school is not gone.
    """

    file: str
    line: int
    why: str
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DuoFile:
    """The schools of one DUO file, and the lines that did not come in; ``reference_day`` is the peildatum."""

    name: str
    kind: DuoFileKind
    reference_day: date | None
    schools: tuple[DuoSchool, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, order=True, slots=True)
class Municipality:
    """A municipality as a file names it, with the number of its locations there."""

    name: str
    code: str
    schools: int


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One fact that differs: what we hold and what DUO says now, as text."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NewSchool:
    """A location we do not have yet."""

    school: DuoSchool
    kind: DuoFileKind
    reference_day: date | None


@dataclass(frozen=True, slots=True)
class ChangedSchool:
    """A school we have, with what changed at DUO; an old ``closed_on`` and an empty new one means: there again."""

    known: KnownSchool
    school: DuoSchool
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class GoneSchool:
    """A school we have from DUO that a file covering its municipality no longer holds."""

    known: KnownSchool
    reference_day: date | None


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """An own edit that differs from DUO and stays; ``noted`` is what DUO said when it was last noted down."""

    known: KnownSchool
    field: str
    own: str
    duo: str
    noted: str | None


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A gone school and a new one at the same address: perhaps the same school under another board."""

    known: KnownSchool
    school: DuoSchool
    changes: tuple[FieldChange, ...]
    kept: tuple[KeptEdit, ...]
    kind: DuoFileKind
    reference_day: date | None

    def apart(self) -> tuple[GoneSchool, NewSchool]:
        """Return the two as what they are when it is no take-over."""
        return (
            GoneSchool(self.known, self.reference_day),
            NewSchool(self.school, self.kind, self.reference_day),
        )


@dataclass(frozen=True, slots=True)
class Confirmation:
    """An own edit that DUO now says too: it is no longer ours alone."""

    known: KnownSchool
    field: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A school that a file speaks of, with the file's kind and peildatum where we do not hold those yet."""

    known: KnownSchool
    kind: DuoFileKind
    reference_day: date | None


@dataclass(frozen=True)
class DuoDiff:
    """What an import would do, per kind of line; nothing in it deletes.

    A school stands in one of ``new``, ``changed``, ``gone`` and ``taken_over`` only; ``kept`` may name a changed
    school too; ``unchanged`` counts the schools that stand in none of the five. ``confirmed`` and ``sightings``
    are notes for us, not lines to accept. ``outdated`` holds the peildatum we already had, when the file is older.
    """

    new: tuple[NewSchool, ...] = ()
    changed: tuple[ChangedSchool, ...] = ()
    gone: tuple[GoneSchool, ...] = ()
    taken_over: tuple[TakenOver, ...] = ()
    kept: tuple[KeptEdit, ...] = ()
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    outdated: date | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no line to accept."""
        return not (self.new or self.changed or self.gone or self.taken_over)

    def certain(self) -> "DuoDiff":
        """Return the diff without the lines a person has to judge: gone and perhaps taken over."""
        return replace(self, gone=(), taken_over=())

    def accepting(
        self,
        *,
        new: Collection[str] = (),
        changed: Collection[str] = (),
        gone: Collection[int] = (),
        taken_over: Collection[str] = (),
        apart: Collection[str] = (),
    ) -> "DuoDiff":
        """Return the diff with only the accepted lines.

        ``new``, ``changed``, ``taken_over`` and ``apart`` are codes as DUO has them now, ``gone`` our ids. A code in
        ``apart`` is a take-over the user says is none: the old school is gone and the new one is new.
        """
        pairs = [line.apart() for line in self.taken_over if line.school.code in apart]
        return replace(
            self,
            new=tuple(line for line in self.new if line.school.code in new) + tuple(newcomer for _, newcomer in pairs),
            changed=tuple(line for line in self.changed if line.school.code in changed),
            gone=tuple(line for line in self.gone if line.known.id in gone) + tuple(leaver for leaver, _ in pairs),
            taken_over=tuple(
                line for line in self.taken_over if line.school.code in taken_over and line.school.code not in apart
            ),
        )
