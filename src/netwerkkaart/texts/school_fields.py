"""The Dutch names of a school's facts, and their values in words: for the DUO dialog and the command line."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from netwerkkaart.domain.schools import HolidayRegion, Sector
from netwerkkaart.texts import N_, _
from netwerkkaart.texts.dates import short_day
from netwerkkaart.texts.words import word

_NAMES: Final[Mapping[str, str]] = {
    "name": N_("naam"),
    "sector": N_("soort school"),
    "level": N_("onderwijsniveau"),
    "board_number": N_("nummer bevoegd gezag"),
    "denomination": N_("denominatie"),
    "street": N_("straat"),
    "house_number": N_("huisnummer"),
    "postcode": N_("postcode"),
    "city": N_("plaats"),
    "municipality_code": N_("gemeentenummer"),
    "municipality_name": N_("gemeente"),
    "province": N_("provincie"),
    "phone": N_("telefoon"),
    "website": N_("website"),
    "holiday_region": N_("vakantieregio"),
    "closed_on": N_("gesloten op"),
}


def field_name(field: str) -> str:
    """Return the Dutch name of a fact of a school, as it stands in running text.

    Raises:
        KeyError: DUO does not speak of this field.
    """
    return _(_NAMES[field])


def fact(field: str, value: str) -> str:
    """Return the value of a fact in words; a dash where it is empty, *open* where a school is not closed."""
    if field == "closed_on":
        return short_day(date.fromisoformat(value)) if value else _("open")
    if not value:
        return "–"
    if field == "sector":
        return word(Sector(value))
    if field == "holiday_region":
        return word(HolidayRegion(value))
    return value
