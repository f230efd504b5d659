from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from netwerkkaart.domain.duo import (
    FACT_FIELDS,
    DuoFile,
    DuoFileKind,
    DuoSchool,
    FieldChange,
    KnownSchool,
    Skipped,
)
from netwerkkaart.domain.duo_compare import compare, municipalities
from netwerkkaart.domain.schools import HolidayRegion, SchoolSource, Sector

APRIL = date(2026, 4, 1)
BEFORE = date(2025, 4, 1)


def duo(code: str = "90AA00", **facts: Any) -> DuoSchool:
    number = int(code[4:]) + 1
    given = {
        "name": f"School {code}",
        "sector": Sector.PO,
        "postcode": "7411 AA",
        "house_number": str(number),
        "municipality_code": "0999",
        "phone": "0570000001",
        "holiday_region": HolidayRegion.NORTH,
        **facts,
    }
    return DuoSchool(code=code, **given)


def file(*schools: DuoSchool, kind: DuoFileKind = DuoFileKind.PO, skipped: tuple[Skipped, ...] = ()) -> DuoFile:
    return DuoFile("duo.csv", kind, APRIL, schools, skipped)


def known(school: DuoSchool, own: Mapping[str, str] | None = None, **held: Any) -> KnownSchool:
    values: dict[str, Any] = {
        "id": int(school.code[4:]) + 100,
        "code": school.code,
        "source": SchoolSource.DUO,
        "file_kind": DuoFileKind.PO,
        "reference_day": APRIL,
        "own": own or {},
        **{name: getattr(school, name) for name in FACT_FIELDS},
    }
    return KnownSchool(**(values | held))


def test_the_first_import_is_all_new() -> None:
    diff = compare([file(duo(), duo("90AA01"))], [])
    assert [line.school.code for line in diff.new] == ["90AA00", "90AA01"]
    assert (diff.new[0].kind, diff.new[0].reference_day) == (DuoFileKind.PO, APRIL)
    assert not diff.is_empty


def test_the_same_again_is_nothing() -> None:
    schools = (duo(), duo("90AA01"))
    diff = compare([file(*schools)], map(known, schools))
    assert diff.is_empty
    assert (diff.unchanged, diff.kept, diff.sightings, diff.confirmed) == (2, (), (), ())


@pytest.mark.parametrize(
    ("facts", "change"),
    [
        ({"phone": "0570000009"}, FieldChange("phone", "0570000001", "0570000009")),
        ({"phone": ""}, FieldChange("phone", "0570000001", "")),
        ({"sector": Sector.SBO}, FieldChange("sector", "po", "sbo")),
        ({"holiday_region": HolidayRegion.SOUTH}, FieldChange("holiday_region", "north", "south")),
    ],
)
def test_a_changed_fact_is_told_by_field(facts: dict[str, Any], change: FieldChange) -> None:
    diff = compare([file(duo(**facts))], [known(duo())])
    assert [line.changes for line in diff.changed] == [(change,)]
    assert diff.unchanged == 0


def test_a_region_that_is_not_given_changes_nothing() -> None:
    diff = compare([file(duo(holiday_region=None))], [known(duo())])
    assert diff.is_empty


def test_a_column_that_is_not_there_changes_nothing() -> None:
    diff = compare([file(duo(phone="", silent=frozenset({"phone"})))], [known(duo())])
    assert diff.is_empty


def test_an_own_edit_stays_and_is_told() -> None:
    ours = replace(known(duo(), {"phone": "0570000001"}), phone="06")
    diff = compare([file(duo(name="Anders"))], [ours])
    (kept,) = diff.kept
    assert (kept.field, kept.own, kept.duo, kept.noted) == ("phone", "06", "0570000001", "0570000001")
    assert [change.field for change in diff.changed[0].changes] == ["name"]
    assert diff.unchanged == 0


def test_an_own_edit_that_duo_now_says_too_is_confirmed() -> None:
    diff = compare([file(duo(phone="06"))], [replace(known(duo(), {"phone": "old"}), phone="06")])
    assert [(same.field, same.known.id) for same in diff.confirmed] == [("phone", 100)]
    assert diff.is_empty
    assert diff.unchanged == 1


def test_a_school_that_is_no_longer_there_is_gone() -> None:
    diff = compare([file(duo())], [known(duo()), known(duo("90AA01"))])
    assert [line.known.code for line in diff.gone] == ["90AA01"]
    assert diff.gone[0].reference_day == APRIL


@pytest.mark.parametrize(
    "held",
    [
        {"source": SchoolSource.HAND},
        {"municipality_code": "0001"},
        {"file_kind": DuoFileKind.VO},
        {"file_kind": None},
        {"closed_on": BEFORE},
        {"code": None, "source": SchoolSource.HAND},
    ],
    ids=["by hand", "another municipality", "another file", "no file", "closed already", "no code"],
)
def test_what_the_file_does_not_cover_is_not_gone(held: dict[str, Any]) -> None:
    diff = compare([file(duo())], [known(duo()), known(duo("90AA01"), **held)])
    assert diff.gone == ()


def test_a_school_in_a_damaged_line_is_not_gone() -> None:
    damaged = Skipped("duo.csv", 3, "Stuk.", frozenset({"90AA01"}))
    diff = compare([file(duo(), skipped=(damaged,))], [known(duo()), known(duo("90AA01"))])
    assert diff.gone == ()
    assert diff.skipped == (damaged,)


def test_a_moved_own_municipality_still_counts_where_duo_has_it() -> None:
    ours = replace(known(duo("90AA01"), {"municipality_code": "0999"}), municipality_code="0001")
    diff = compare([file(duo())], [known(duo()), ours], {"0999"})
    assert [line.known.code for line in diff.gone] == ["90AA01"]


def test_only_wanted_municipalities_are_compared() -> None:
    there, elsewhere = duo(), duo("90AA01", municipality_code="0001")
    changed = replace(elsewhere, phone="x")
    diff = compare([file(there, changed)], [known(elsewhere), known(duo("90AA02", municipality_code="0001"))], {"0999"})
    assert [line.school.code for line in diff.new] == ["90AA00"]
    assert (diff.changed, diff.gone, diff.unchanged) == ((), (), 0)


def test_a_school_that_left_a_wanted_municipality_is_changed_not_gone() -> None:
    diff = compare([file(duo("90AA01"), duo(municipality_code="0001"))], [known(duo())], {"0999"})
    assert [change.field for change in diff.changed[0].changes] == ["municipality_code"]
    assert diff.gone == ()


def test_a_file_without_the_wanted_municipality_makes_nothing_gone() -> None:
    diff = compare([file(duo(municipality_code="0001"))], [known(duo("90AA01"))], {"0999"})
    assert diff.is_empty


def test_gone_and_new_at_one_address_may_be_a_take_over() -> None:
    gone = duo("90AA00", house_number="36-B", postcode="7411 AA")
    new = duo("91BB07", house_number="36b", postcode="7411AA", name="Nieuwe naam", phone="")
    diff = compare([file(new)], [known(gone)])
    (line,) = diff.taken_over
    assert (line.known.id, line.school.code) == (100, "91BB07")
    assert {change.field for change in line.changes} == {"name", "house_number", "postcode", "phone"}
    assert (diff.new, diff.gone) == ((), ())


def test_at_one_address_the_same_sector_and_name_go_together() -> None:
    here = {"postcode": "7411 AA", "house_number": "1"}
    gone = [duo("90AA00", name="A", **here), duo("90AA01", name="B", **here)]
    new = [duo("91AA00", name="B", **here), duo("91AA01", name="A", **here)]
    new.append(duo("91AA02", name="A", sector=Sector.SBO, **here))
    diff = compare([file(*new)], map(known, gone))
    assert {(line.known.code, line.school.code) for line in diff.taken_over} == {
        ("90AA00", "91AA01"),
        ("90AA01", "91AA00"),
    }
    assert [line.school.code for line in diff.new] == ["91AA02"]


@pytest.mark.parametrize("half", ["postcode", "house_number"])
def test_half_an_address_is_no_address(half: str) -> None:
    diff = compare([file(duo("91AA00", **{half: ""}))], [known(duo(**{half: ""}))])
    assert diff.taken_over == ()
    assert (len(diff.new), len(diff.gone)) == (1, 1)


def test_a_school_marked_as_gone_that_is_there_again_is_changed() -> None:
    diff = compare([file(duo())], [known(duo(), closed_on=BEFORE)])
    assert diff.changed[0].changes == (FieldChange("closed_on", "2025-04-01", ""),)


def test_a_school_closed_by_hand_stays_closed() -> None:
    diff = compare([file(duo())], [known(duo(), {"closed_on": ""}, closed_on=BEFORE)])
    assert [(kept.field, kept.own, kept.duo) for kept in diff.kept] == [("closed_on", "2025-04-01", "")]
    assert diff.changed == ()


def test_a_school_kept_open_by_hand_is_not_gone() -> None:
    ours = known(duo("90AA01"), {"closed_on": "2025-04-01"})
    diff = compare([file(duo())], [known(duo()), ours])
    assert diff.gone == ()
    assert [(kept.field, kept.own, kept.duo) for kept in diff.kept] == [("closed_on", "", "2025-04-01")]
    assert [same.field for same in compare([file(duo("90AA01"))], [ours]).confirmed] == ["closed_on"]


def test_a_school_added_by_hand_keeps_what_was_typed() -> None:
    ours = replace(known(duo(), source=SchoolSource.HAND, file_kind=None, reference_day=None), name="Ons", phone="")
    diff = compare([file(duo())], [ours])
    assert [(kept.field, kept.own, kept.noted) for kept in diff.kept] == [("name", "Ons", None)]
    assert [change.field for change in diff.changed[0].changes] == ["phone"]
    assert [line.known.id for line in diff.sightings] == [100]


def test_the_peildatum_only_goes_forward() -> None:
    school = duo()
    newer = compare([file(school)], [known(school, reference_day=BEFORE)])
    assert [line.reference_day for line in newer.sightings] == [APRIL]
    assert newer.outdated is None
    later = date(2026, 10, 1)
    older = compare([file(school)], [known(school, reference_day=later)])
    assert (older.sightings, older.outdated) == ((), later)


def test_accepting_leaves_only_the_accepted_lines() -> None:
    here = {"postcode": "7411 AA", "house_number": "1"}
    schools = [duo("90AA05"), duo("90AA06", phone="x"), duo("91AA00", **here)]
    held = [known(duo("90AA06")), known(duo("90AA07")), known(duo("90AA00", **here))]
    diff = compare([file(*schools)], held)
    assert [len(part) for part in (diff.new, diff.changed, diff.gone, diff.taken_over)] == [1, 1, 1, 1]
    assert diff.accepting().is_empty
    certain = diff.certain()
    assert [len(part) for part in (certain.new, certain.changed, certain.gone, certain.taken_over)] == [1, 1, 0, 0]
    some = diff.accepting(new=["90AA05"], gone=[107], taken_over=["91AA00"])
    assert [len(part) for part in (some.new, some.changed, some.gone, some.taken_over)] == [1, 0, 1, 1]
    apart = diff.accepting(apart=["91AA00"], taken_over=["91AA00"])
    assert [line.school.code for line in apart.new] == ["91AA00"]
    assert [line.known.code for line in apart.gone] == ["90AA00"]
    assert apart.taken_over == ()


def test_the_municipalities_of_a_file_by_name() -> None:
    schools = [
        duo("90AA00", municipality_code="0002", municipality_name="Beek"),
        duo("90AA01", municipality_code="0001", municipality_name="Zand"),
        duo("90AA02", municipality_code="0001", municipality_name=""),
        duo("90AA03", municipality_code="", municipality_name="Nergens"),
    ]
    found = municipalities([file(*schools)])
    assert [(each.name, each.code, each.schools) for each in found] == [("Beek", "0002", 1), ("Zand", "0001", 2)]
