from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from netwerkkaart.domain.changes import Changes, Kind
from netwerkkaart.domain.duo import DuoDiff, KnownSchool
from netwerkkaart.domain.duo_compare import compare
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.schools import SchoolSource, Sector
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.exchange.duo import municipality_numbers, read_duo
from netwerkkaart.queries.schools_known import schools_known
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.usecases.import_schools import import_schools
from netwerkkaart.usecases.schools import add_school, close_school, edit_school, reopen_school
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.dump import dump
from tests.exchange.duo_tables import SECONDARY, row, rows, save

TODAY = date(2026, 11, 23)


def _known(store: Store) -> dict[str | None, KnownSchool]:
    with store.read() as connection:
        return {school.code: school for school in schools_known(connection)}


def _diff(store: Store, *paths: Path, wanted: Collection[str] | None = None) -> DuoDiff:
    with store.read() as connection:
        return compare(read_duo(paths), schools_known(connection), wanted)


def _import(store: Store, *paths: Path, wanted: Collection[str] | None = None) -> DuoDiff:
    diff = _diff(store, *paths, wanted=wanted)
    import_schools(store, diff, today=TODAY)
    return diff


def test_the_first_import_is_one_step_with_all_facts(store: Store, tmp_path: Path) -> None:
    told: list[Changes] = []
    store.listen(told.append)
    path = save(tmp_path, rows(3))
    done = import_schools(store, _diff(store, path), today=TODAY)
    assert (done.new, done.changed, done.gone, done.taken_over) == (3, 0, 0, 0)
    assert [len(each.ids(Kind.SCHOOL)) for each in told] == [3]
    school = _known(store)["10AA00"]
    assert (school.name, school.source, school.reference_day) == ("School 0", SchoolSource.DUO, date(2026, 4, 1))
    assert school.sector is Sector.PO
    store.undo()
    assert _known(store) == {}


def test_the_same_file_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = save(tmp_path, rows(5))
    _import(store, path)
    before = dump(store)
    diff = _import(store, path)
    assert diff.is_empty
    assert diff.unchanged == 5
    assert dump(store) == before
    assert len(store.history()) == 1


def test_a_changed_copy_shows_and_does_exactly_its_changes(store: Store, tmp_path: Path) -> None:
    table = rows(6)
    _import(store, save(tmp_path, table))
    ids = {code: school.id for code, school in _known(store).items()}
    visit = log_visit(store, VisitDraft(ids["10AA03"], date(2026, 3, 10), VisitKind.DROP_IN), today=TODAY)
    changed = [each for each in table if each["VESTIGINGSCODE"] != "10AA05"]  # gone
    changed[1] = {**changed[1], "TELEFOONNUMMER": "0570999999"}  # changed
    changed[3] = {**changed[3], "VESTIGINGSCODE": "77ZZ01", "VESTIGINGSNAAM": "Nieuwe naam"}  # perhaps taken over
    changed.append(row("88ZZ00", "Splinternieuw", POSTCODE="9999 ZZ"))  # new
    path = save(tmp_path, changed, name="duo_2026-10.csv")
    diff = _diff(store, path)
    assert [line.school.code for line in diff.new] == ["88ZZ00"]
    assert [(line.known.code, [c.field for c in line.changes]) for line in diff.changed] == [("10AA01", ["phone"])]
    assert [line.known.code for line in diff.gone] == ["10AA05"]
    assert [(line.known.code, line.school.code) for line in diff.taken_over] == [("10AA03", "77ZZ01")]
    assert diff.unchanged == 3
    import_schools(store, diff, today=TODAY)
    now = _known(store)
    assert now["10AA01"].phone == "0570999999"
    assert now["10AA05"].closed_on == date(2026, 10, 1)
    assert (now["77ZZ01"].id, now["77ZZ01"].name) == (ids["10AA03"], "Nieuwe naam")
    assert "10AA03" not in now
    with store.read() as connection:
        held = connection.execute(select(t.visit.c.school_id).where(t.visit.c.id == visit)).scalar_one()
    assert held == ids["10AA03"]
    assert _diff(store, path).is_empty
    assert {school.reference_day for code, school in now.items() if code != "10AA05"} == {date(2026, 10, 1)}


def test_what_is_not_accepted_is_not_done(store: Store, tmp_path: Path) -> None:
    table = rows(3)
    _import(store, save(tmp_path, table))
    diff = _diff(store, save(tmp_path, table[:2], name="duo_2026-10.csv"))
    assert len(diff.gone) == 1
    import_schools(store, diff.certain(), today=TODAY)
    assert _known(store)["10AA02"].closed_on is None


def test_no_peildatum_in_the_name_means_closed_today(store: Store, tmp_path: Path) -> None:
    _import(store, save(tmp_path, rows(2), name="duo.csv"))
    _import(store, save(tmp_path, rows(1), name="duo.csv"))
    assert _known(store)["10AA01"].closed_on == TODAY


def test_a_gone_school_that_comes_back_is_open_again(store: Store, tmp_path: Path) -> None:
    both = save(tmp_path, rows(2))
    _import(store, both)
    _import(store, save(tmp_path, rows(1), name="duo_2026-05.csv"))
    assert _known(store)["10AA01"].closed_on == date(2026, 5, 1)
    _import(store, both)
    assert _known(store)["10AA01"].closed_on is None


def test_an_own_edit_survives_every_import(store: Store, tmp_path: Path) -> None:
    path = save(tmp_path, [row(), row("90BB00", POSTCODE="1000 AA")])
    _import(store, path)
    school_id = _known(store)["90AA00"].id
    edit_school(store, school_id, {"phone": "0612345678"})
    diff = _import(store, path)
    assert [(kept.field, kept.own, kept.duo) for kept in diff.kept] == [("phone", "0612345678", "0570000001")]
    assert (diff.is_empty, diff.unchanged) == (True, 1)
    newer = [row(TELEFOONNUMMER="0570000077"), row("90BB00", POSTCODE="1000 AA")]
    _import(store, save(tmp_path, newer, name="duo_2026-10.csv"))
    school = _known(store)["90AA00"]
    assert (school.phone, dict(school.own)) == ("0612345678", {"phone": "0570000077"})
    edit_school(store, school_id, {"phone": "0570000077"})
    assert dict(_known(store)["90AA00"].own) == {}


def test_an_own_edit_duo_catches_up_with_is_no_longer_marked(store: Store, tmp_path: Path) -> None:
    _import(store, save(tmp_path, [row()]))
    school_id = _known(store)["90AA00"].id
    edit_school(store, school_id, {"phone": "0570000077"})
    _import(store, save(tmp_path, [row(TELEFOONNUMMER="0570000077")]))
    assert dict(_known(store)["90AA00"].own) == {}
    _import(store, save(tmp_path, [row(TELEFOONNUMMER="0570000088")]))
    assert _known(store)["90AA00"].phone == "0570000088"


def test_a_take_over_keeps_own_edits(store: Store, tmp_path: Path) -> None:
    _import(store, save(tmp_path, [row()]))
    school_id = _known(store)["90AA00"].id
    edit_school(store, school_id, {"name": "Onze Kade"})
    diff = _import(store, save(tmp_path, [row("91ZZ00", "De Nieuwe Kade")]))
    assert len(diff.taken_over) == 1
    school = _known(store)["91ZZ00"]
    assert (school.id, school.name, dict(school.own)) == (school_id, "Onze Kade", {"name": "De Nieuwe Kade"})


def test_a_school_closed_by_hand_and_one_kept_open(store: Store, tmp_path: Path) -> None:
    both = save(tmp_path, rows(2))
    _import(store, both)
    one, two = (_known(store)[code].id for code in ("10AA00", "10AA01"))
    close_school(store, one, on=date(2026, 9, 1))
    assert [kept.field for kept in _import(store, both).kept] == ["closed_on"]
    assert _known(store)["10AA00"].closed_on == date(2026, 9, 1)
    _import(store, save(tmp_path, rows(1), name="duo_2026-05.csv"))
    reopen_school(store, two)
    diff = _import(store, save(tmp_path, rows(1), name="duo_2026-06.csv"))
    assert diff.gone == ()
    assert _known(store)["10AA01"].closed_on is None


def test_a_school_typed_before_the_import_is_not_doubled(store: Store, tmp_path: Path) -> None:
    school_id = add_school(store, {"code": "90AA00", "name": "Onze Kade", "sector": Sector.PO})
    diff = _import(store, save(tmp_path, [row()]))
    assert diff.new == ()
    school = _known(store)["90AA00"]
    assert (school.id, school.name, school.city) == (school_id, "Onze Kade", "Hanzewaard")
    assert (school.source, dict(school.own)) == (SchoolSource.DUO, {"name": "De Kade"})
    assert _import(store, save(tmp_path, [row()])).is_empty


def test_a_comparison_that_is_no_longer_true_is_refused(store: Store, tmp_path: Path) -> None:
    path = save(tmp_path, rows(2))
    first = _diff(store, path)
    import_schools(store, first, today=TODAY)
    before = dump(store)
    with pytest.raises(RefusedError, match="kies de bestanden opnieuw"):
        import_schools(store, first, today=TODAY)
    stale = _diff(store, save(tmp_path, [{**each, "TELEFOONNUMMER": "0570777777"} for each in rows(2)]))
    edit_school(store, stale.changed[0].known.id, {"phone": "06"})
    with pytest.raises(RefusedError, match="kies de bestanden opnieuw"):
        import_schools(store, stale, today=TODAY)
    store.undo()
    assert dump(store) == before


def test_undo_and_redo_of_an_import_are_exact(store: Store, tmp_path: Path) -> None:
    _import(store, save(tmp_path, rows(4)))
    before = dump(store)
    _import(store, save(tmp_path, [{**each, "DENOMINATIE": "Bijzonder"} for each in rows(3)]))
    after = dump(store)
    assert after != before
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


def test_labels_come_with_new_schools_and_stay_ours(store: Store, tmp_path: Path) -> None:
    table = [row("90AA00", STRAATNAAM="Een"), row("90AA01", STRAATNAAM="Twee", POSTCODE="1000 AA")]
    path = save(tmp_path, table, SECONDARY)
    _import(store, path)
    school = _known(store)["90AA01"]
    assert school.short_name == "De Kade, Twee"
    edit_school(store, school.id, {"short_name": "Kade 2"})
    assert _import(store, path).is_empty
    assert _known(store)["90AA01"].short_name == "Kade 2"


def test_deventer_from_the_real_files(store: Store, shared_data: Path) -> None:
    files = read_duo(sorted((shared_data / "duo").glob("*.csv")))
    wanted = municipality_numbers(files, "Deventer")
    diff = compare(files, (), wanted)
    sectors = [line.school.sector for line in diff.new]
    assert (sectors.count(Sector.PO), len(sectors) - sectors.count(Sector.PO)) == (35, 11)
    import_schools(store, diff, today=TODAY)
    with store.read() as connection:
        assert connection.execute(select(func.count()).select_from(t.school)).scalar_one() == 46
        again = compare(files, schools_known(connection), wanted)
    assert again.is_empty
    assert (again.unchanged, again.kept, again.sightings) == (46, (), ())


def test_the_snapshot_is_read_in_two_statements(store: Store, tmp_path: Path, statements: object) -> None:
    _import(store, save(tmp_path, rows(3)))
    assert callable(statements)
    with statements() as said, store.read() as connection:
        known = schools_known(connection)
    assert len(known) == 3
    assert len([each for each in said if each.lstrip().startswith("SELECT")]) == 2
    assert replace(known[0]) == known[0]
