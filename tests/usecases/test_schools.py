from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Row, select

from netwerkkaart.domain.duo_compare import compare
from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import Approach, BaseInOrder, HolidayRegion, SchoolDayKind, SchoolSource, Sector
from netwerkkaart.exchange.duo import read_duo
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.import_schools import import_schools
from netwerkkaart.usecases.neighbourhoods import (
    add_neighbourhood,
    assign_neighbourhood,
    edit_neighbourhood,
    remove_neighbourhood,
)
from netwerkkaart.usecases.schools import (
    SchoolCulture,
    SchoolDays,
    SchoolFields,
    add_school,
    close_school,
    edit_school,
    reopen_school,
    set_ambition,
    set_approach,
    set_culture,
    set_interval,
    set_school_days,
)
from tests.dump import dump
from tests.exchange.duo_tables import row, save

TOO_LATE = date(2099, 1, 1)

if TYPE_CHECKING:
    from collections.abc import Callable


def _school(store: Store, school_id: int) -> Row[Any]:
    with store.read() as connection:
        return connection.execute(select(t.school).where(t.school.c.id == school_id)).one()


def _own(store: Store) -> dict[str, str]:
    with store.read() as connection:
        edits = connection.execute(select(t.school_own_edit.c.field, t.school_own_edit.c.duo_value))
        return {edit.field: edit.duo_value for edit in edits}


@pytest.fixture
def by_hand(store: Store) -> int:
    return add_school(store, {"name": "Hanze College mbo", "sector": Sector.MBO})


@pytest.fixture
def from_duo(store: Store, tmp_path: Path) -> int:
    diff = compare(read_duo([save(tmp_path, [row()])]), ())
    import_schools(store, diff, today=date(2026, 11, 23))
    with store.read() as connection:
        return int(connection.execute(select(t.school.c.id)).scalar_one())


def test_a_school_by_hand(store: Store) -> None:
    school_id = add_school(
        store, {"name": "  Hanze College ", "sector": Sector.MBO, "code": "", "postcode": "7411aa", "board": "ROC"}
    )
    school = _school(store, school_id)
    assert (school.name, school.code, school.postcode) == ("Hanze College", None, "7411 AA")
    assert (school.source, school.sector, school.board) == (SchoolSource.HAND, Sector.MBO, "ROC")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"sector": Sector.MBO}, "naam nodig"),
        ({"name": "  ", "sector": Sector.MBO}, "naam nodig"),
        ({"name": "x"}, "soort school"),
        ({"name": "x", "sector": Sector.PO, "code": "9AA"}, "“9AA” klopt niet"),
        ({"name": "x", "sector": Sector.PO, "code": "90 aa 00"}, "al van “De Kade”"),
    ],
)
def test_a_school_that_is_refused(store: Store, from_duo: int, fields: SchoolFields, sentence: str) -> None:
    steps = len(store.history())
    with pytest.raises(RefusedError, match=sentence):
        add_school(store, fields)
    assert len(store.history()) == steps


def test_editing_duos_facts_marks_them_and_back_unmarks_them(store: Store, from_duo: int) -> None:
    edit_school(store, from_duo, {"name": "Onze Kade", "phone": "06", "note": "Bel aan", "holiday_region": None})
    assert _own(store) == {"name": "De Kade", "phone": "0570000001", "holiday_region": "north"}
    edit_school(store, from_duo, {"name": "Onze eigen Kade"})
    assert _own(store)["name"] == "De Kade"
    edit_school(store, from_duo, {"name": "De Kade", "holiday_region": HolidayRegion.NORTH})
    assert _own(store) == {"phone": "0570000001"}
    store.undo()
    assert set(_own(store)) == {"name", "phone", "holiday_region"}


def test_saving_a_form_unchanged_is_no_step(store: Store, from_duo: int) -> None:
    steps = len(store.history())
    edit_school(store, from_duo, {"name": "De Kade", "phone": "0570000001", "code": "90AA00"})
    assert len(store.history()) == steps
    assert _own(store) == {}


def test_editing_a_school_by_hand_marks_nothing(store: Store, by_hand: int) -> None:
    edit_school(store, by_hand, {"name": "Anders", "code": "11BB22"})
    assert _own(store) == {}
    assert (_school(store, by_hand).name, _school(store, by_hand).code) == ("Anders", "11BB22")


def test_duos_code_stays_duos(store: Store, from_duo: int) -> None:
    with pytest.raises(RefusedError, match="komt van DUO"):
        edit_school(store, from_duo, {"code": "11BB22"})


def test_closing_and_reopening(store: Store, from_duo: int, by_hand: int) -> None:
    for school_id in (from_duo, by_hand):
        close_school(store, school_id, on=date(2026, 8, 1))
        assert _school(store, school_id).closed_on == date(2026, 8, 1)
    close_school(store, from_duo, on=date(2026, 9, 1))  # another day is no other opinion than DUO's
    assert _own(store) == {"closed_on": ""}
    for school_id in (from_duo, by_hand):
        reopen_school(store, school_id)
        assert _school(store, school_id).closed_on is None
    assert _own(store) == {}


def test_days_that_stay_keep_their_row(store: Store, by_hand: int) -> None:
    study = SchoolDays(SchoolDayKind.STUDY_DAY, date(2026, 11, 2), date(2026, 11, 2), "Studiedag")
    tests = SchoolDays(SchoolDayKind.TEST_WEEK, date(2027, 1, 18), date(2027, 1, 29))
    late = SchoolDays(SchoolDayKind.TEST_WEEK, date(2027, 4, 5), date(2027, 4, 16))

    def held() -> dict[int, date]:
        with store.read() as connection:
            return {day.id: day.first for day in connection.execute(select(t.school_day.c.id, t.school_day.c.first))}

    set_school_days(store, by_hand, [study, tests])
    first = held()
    set_school_days(store, by_hand, [tests, late, late])
    second = held()
    assert sorted(second.values()) == [tests.first, late.first]
    assert len(first.keys() & second.keys()) == 1
    steps = len(store.history())
    set_school_days(store, by_hand, [late, tests])
    assert len(store.history()) == steps
    with pytest.raises(RefusedError, match="laatste dag"):
        set_school_days(store, by_hand, [SchoolDays(SchoolDayKind.STUDY_DAY, date(2026, 2, 2), date(2026, 2, 1))])


def test_a_form_with_days_is_one_step_or_none(store: Store, by_hand: int) -> None:
    day = date(2026, 11, 30)
    before, steps = dump(store), store.undo_label
    good, bad = SchoolDays(SchoolDayKind.STUDY_DAY, day, day), SchoolDays(SchoolDayKind.STUDY_DAY, day, TOO_LATE)
    for act in (
        lambda days: add_school(store, {"name": "Vakcollege", "sector": Sector.MBO}, days),
        lambda days: edit_school(store, by_hand, {"name": "Anders"}, days),
    ):
        with pytest.raises(RefusedError):
            act([good, bad])
        assert (dump(store), store.undo_label) == (before, steps)
        act([good])
        store.undo()
        assert (dump(store), store.undo_label) == (before, steps)


def test_how_a_school_works_and_what_we_aim_for(store: Store, by_hand: int) -> None:
    set_culture(store, by_hand, SchoolCulture("Rustig", "De conciërge", "Maandag", "Kantine, pauze", "Bel aan"))
    set_approach(store, by_hand, Approach.IN_SCHOOL)
    set_ambition(store, by_hand, Phase.FIXED_FACE)
    set_interval(store, by_hand, 4)
    school = _school(store, by_hand)
    assert (school.culture_how, school.culture_first, school.culture_avoid) == ("Rustig", "De conciërge", "Maandag")
    assert (school.culture_places, school.culture_access) == ("Kantine, pauze", "Bel aan")
    assert (school.approach, school.ambition_phase, school.interval_weeks) == (Approach.IN_SCHOOL, 5, 4)
    with pytest.raises(RefusedError, match="1 schoolweek"):
        set_interval(store, by_hand, 0)


def test_a_school_that_is_not_there(store: Store) -> None:
    acts: tuple[Callable[[], object], ...] = (
        lambda: edit_school(store, 99, {"name": "x"}),
        lambda: close_school(store, 99, on=date(2026, 1, 1)),
        lambda: reopen_school(store, 99),
        lambda: set_school_days(store, 99, []),
        lambda: set_culture(store, 99, SchoolCulture()),
        lambda: set_approach(store, 99, None),
        lambda: set_ambition(store, 99, None),
        lambda: set_interval(store, 99, None),
        lambda: assign_neighbourhood(store, 99, None),
    )
    for act in acts:
        with pytest.raises(NotFoundError, match="Deze school"):
            act()
    assert store.history() == ()


def test_neighbourhoods(store: Store, by_hand: int) -> None:
    wijk = add_neighbourhood(store, " De  Singels ", base_in_order=BaseInOrder.PARTLY)
    assign_neighbourhood(store, by_hand, wijk)
    edit_neighbourhood(store, wijk, name="de singels", base_in_order=None, note="Nieuw plein")
    with store.read() as connection:
        held = connection.execute(select(t.neighbourhood)).one()
    assert (held.name, held.base_in_order, held.note) == ("de singels", None, "Nieuw plein")
    assert _school(store, by_hand).neighbourhood_id == wijk
    remove_neighbourhood(store, wijk)
    assert _school(store, by_hand).neighbourhood_id is None
    store.undo()
    assert _school(store, by_hand).neighbourhood_id == wijk


def test_neighbourhoods_that_are_refused(store: Store, by_hand: int) -> None:
    add_neighbourhood(store, "Oost")
    west = add_neighbourhood(store, "West")
    with pytest.raises(RefusedError, match="“Oost” is er al"):
        add_neighbourhood(store, "óost")
    with pytest.raises(RefusedError, match="“Oost” is er al"):
        edit_neighbourhood(store, west, name="OOST", base_in_order=None, note="")
    with pytest.raises(RefusedError, match="naam nodig"):
        add_neighbourhood(store, " ")
    with pytest.raises(NotFoundError, match="Deze wijk"):
        remove_neighbourhood(store, 99)
    with pytest.raises(NotFoundError, match="Deze wijk"):
        assign_neighbourhood(store, by_hand, 99)
