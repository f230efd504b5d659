import json
from datetime import date
from types import MappingProxyType
from typing import Any

from netwerkkaart.domain.duo import DuoDiff, DuoFile, DuoFileKind, DuoSchool, KnownSchool, Skipped
from netwerkkaart.domain.duo_compare import compare
from netwerkkaart.domain.schools import HolidayRegion, SchoolSource, Sector
from netwerkkaart.exchange.duo_report import as_document, as_text, source_line

APRIL = date(2026, 4, 1)


def _school(code: str, number: str, **facts: str) -> DuoSchool:
    return DuoSchool(
        code=code,
        sector=Sector.PO,
        city="Hanzewaard",
        municipality_code="0999",
        postcode="7411 AA",
        house_number=number,
        name=facts.get("name", f"School {code}"),
        phone=facts.get("phone", "1"),
        holiday_region=HolidayRegion.NORTH,
    )


def _known(number: int, code: str, house: str, **facts: Any) -> KnownSchool:
    held: dict[str, Any] = {
        "name": f"School {code}",
        "phone": "1",
        "city": "Hanzewaard",
        "municipality_code": "0999",
        "postcode": "7411 AA",
        "house_number": house,
        "sector": Sector.PO,
        "holiday_region": HolidayRegion.NORTH,
        "source": SchoolSource.DUO,
        "file_kind": DuoFileKind.PO,
        "reference_day": APRIL,
    }
    return KnownSchool(id=number, code=code, **(held | facts))


def _file() -> DuoFile:
    schools = (
        _school("90AA01", "1"),
        _school("90AA02", "2", phone="2"),
        _school("90AA03", "3"),
        _school("91BB00", "4", name="Nieuw hier"),
        _school("90AA06", "6"),
    )
    damaged = Skipped("duo.csv", 7, "De regel heeft 3 kolommen in plaats van 31.")
    return DuoFile("duo.csv", DuoFileKind.PO, APRIL, schools, (damaged,))


def _diff() -> DuoDiff:
    held = [
        _known(2, "90AA02", "2"),
        _known(3, "90AA03", "3", phone="06", own=MappingProxyType({"phone": "1"})),
        _known(4, "90AA04", "4"),
        _known(5, "90AA05", "5"),
        _known(6, "90AA06", "6"),
    ]
    return compare([_file()], held)


def test_the_document_has_the_promised_shape() -> None:
    document = json.loads(json.dumps(as_document(_diff())))
    assert list(document) == ["new", "changed", "gone", "taken_over", "kept", "unchanged", "skipped"]
    assert [line["code"] for line in document["new"]] == ["90AA01"]
    assert document["changed"][0]["changes"] == [{"field": "phone", "old": "1", "new": "2"}]
    assert [(line["id"], line["code"]) for line in document["gone"]] == [(5, "90AA05")]
    assert [(line["code"], line["new_code"]) for line in document["taken_over"]] == [("90AA04", "91BB00")]
    assert [(line["field"], line["own"], line["duo"]) for line in document["kept"]] == [("phone", "06", "1")]
    assert document["unchanged"] == 1
    assert document["skipped"] == [{"file": "duo.csv", "line": 7, "why": "De regel heeft 3 kolommen in plaats van 31."}]


def test_the_text_says_it_in_dutch() -> None:
    lines = as_text(_diff(), [_file()]).splitlines()
    assert lines[0] == (
        "Scholen uit DUO: 1 nieuw, 1 gewijzigd, 1 niet meer bij DUO, 1 misschien overgenomen, "
        "1 eigen gegeven blijft staan, 1 ongewijzigd, 1 regel overgeslagen."
    )
    assert "  90AA02 School 90AA02, Hanzewaard: telefoon 1 → 2" in lines
    assert "  90AA03 School 90AA03, Hanzewaard: telefoon blijft 06 (DUO: 1)" in lines
    assert "  90AA04 School 90AA04, Hanzewaard wordt 91BB00 Nieuw hier, Hanzewaard" in lines
    assert "  duo.csv, regel 7: De regel heeft 3 kolommen in plaats van 31." in lines
    assert "Niet meer bij DUO, of op een overgeslagen regel (1)" in lines  # nobody can know which of the two
    assert lines[-1] == "Bron: DUO, Open onderwijsdata, peildatum 1 april 2026."


def test_slugs_are_words_in_the_text() -> None:
    known = _known(2, "90AA02", "2", sector=Sector.SBO, holiday_region=HolidayRegion.SOUTH, closed_on=date(2025, 8, 1))
    file = DuoFile("duo.csv", DuoFileKind.PO, None, (_school("90AA02", "2"),), ())
    text = as_text(compare([file], [known]))
    assert "soort school sbo → po" in text
    assert "vakantieregio Zuid → Noord" in text
    assert "gesloten op 1 aug 2025 → open" in text


def test_many_lines_are_cut_and_counted() -> None:
    file = DuoFile("duo.csv", DuoFileKind.PO, None, tuple(_school(f"90AA{n:02}", str(n)) for n in range(50)), ())
    lines = as_text(compare([file], [])).splitlines()
    assert "  … en nog 10 regels" in lines
    assert "Nieuw (50)" in lines
    assert lines[-1] == "Bron: DUO, Open onderwijsdata."


def test_an_older_file_says_so() -> None:
    known = _known(1, "90AA01", "1")
    file = DuoFile("duo.csv", DuoFileKind.PO, date(2025, 10, 1), (_school("90AA01", "1"),), ())
    assert "Let op: dit bestand is ouder dan wat je al hebt (peildatum 1 april 2026)." in as_text(
        compare([file], [known])
    )


def test_the_source_names_every_peildatum() -> None:
    other = DuoFile("vo.csv", DuoFileKind.VO, date(2025, 10, 1), (), ())
    assert source_line([_file(), other]) == "Bron: DUO, Open onderwijsdata, peildatum 1 oktober 2025, 1 april 2026."
