import os
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.duo import DuoFile, DuoFileKind
from netwerkkaart.domain.errors import BadFileError, NotFoundError
from netwerkkaart.domain.schools import HolidayRegion, Sector
from netwerkkaart.exchange import duo_lines
from netwerkkaart.exchange.duo import municipality_numbers, parse_duo, read_duo, read_duo_file, reference_day
from tests.exchange.duo_tables import PRIMARY, SECONDARY, SPECIAL, Layout, row, rows, save

PRIMARY_FILE = "02.-alle-schoolvestigingen-basisonderwijs_2026-04.csv"
SECONDARY_FILE = "FRAGMENT_02.-alle-vestigingen-vo_2026.csv"
SPECIAL_FILE = "FRAGMENT_09.-alle-vestigingen-sbo-so-en-vso_2026.csv"

LAYOUTS = {
    "as DUO writes it": Layout(),
    "quotes only where needed": Layout(minimal=True),
    "comma, quoted, UTF-8": Layout(delimiter=",", quoted=True, encoding="utf-8", line_end="\n", empty=""),
    "comma, quoted, byte order mark": Layout(delimiter=",", quoted=True, encoding="utf-8-sig"),
    "semicolon, quoted, cp1252": Layout(quoted=True),
    "tab, UTF-16": Layout(delimiter="\t", minimal=True, encoding="utf-16"),
    "old Mac line ends": Layout(line_end="\r"),
    "old column names": Layout(old=True),
    "old column names, quoted": Layout(old=True, delimiter=",", quoted=True, encoding="utf-8"),
}

TABLE = [
    row("90AA00", 'Basisschool "De Kade"', TELEFOONNUMMER="", INTERNETADRES=""),
    row("90AA01", '"De Kade" bij de haven', STRAATNAAM="Tsjûkemarwei", PLAATSNAAM="SÚDERHAVEN"),
    row("90BB00", "Ruimte, groei en vertrouwen; school", VAKANTIEREGIO="Zuid"),
    row("90CC00", '"Het Anker"', GEMEENTENAAM="", POSTCODE="7411AB"),
    row("90DD00", "Café d’Élan… €", GEMEENTENUMMER="0003"),
]


def _read(layout: Layout) -> DuoFile:
    return parse_duo(layout.write(TABLE), "duo.csv")


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_gives_the_same_schools(layout: Layout) -> None:
    read = _read(layout)
    assert read.skipped == ()
    assert read.schools == _read(Layout()).schools
    assert [school.name for school in read.schools] == [each["VESTIGINGSNAAM"] for each in TABLE]


def test_without_a_column_the_file_is_silent_about_it() -> None:
    columns = [column for column in PRIMARY if column != "VAKANTIEREGIO"]
    read = parse_duo(Layout(old=True).write(TABLE, columns), "duo.csv")
    assert len(columns) == 30
    assert {school.holiday_region for school in read.schools} == {None}
    assert {school.silent for school in read.schools} == {frozenset({"holiday_region"})}
    assert _read(Layout()).schools[0].silent == frozenset()


def test_a_school_has_its_facts() -> None:
    school = parse_duo(Layout().write([row(POSTCODE="7411aa", PLAATSNAAM="CAPELLE AAN DEN IJSSEL")]), "x").schools[0]
    assert (school.code, school.name, school.sector, school.level) == ("90AA00", "De Kade", Sector.PO, "")
    assert (school.board_number, school.denomination, school.province) == ("12345", "Openbaar", "Overijssel")
    assert (school.street, school.house_number, school.postcode) == ("Kadeweg", "1", "7411 AA")
    assert (school.city, school.municipality_code) == ("Capelle aan den IJssel", "0999")
    assert (school.phone, school.website) == ("0570000001", "www.dekade.example")
    assert (school.municipality_name, school.holiday_region) == ("Hanzewaard", HolidayRegion.NORTH)


@pytest.mark.parametrize(
    ("column", "written", "field", "read"),
    [
        ("GEMEENTENUMMER", "150", "municipality_code", "0150"),
        ("TELEFOONNUMMER", "570000001", "phone", "0570000001"),
        ("INTERNETADRES", "0528000000", "website", ""),
        ("INTERNETADRES", "iemand@school.example", "website", ""),
        ("INTERNETADRES", "WWW.SCHOOL.EXAMPLE/Over", "website", "www.school.example/Over"),
        ("INTERNETADRES", "HTTPS://School.example/", "website", "https://school.example/"),
        ("POSTCODE", "onbekend", "postcode", "onbekend"),
        ("VAKANTIEREGIO", "midden", "holiday_region", HolidayRegion.MIDDLE),
        ("VAKANTIEREGIO", "elders", "holiday_region", None),
        ("PLAATSNAAM", "   ", "city", ""),
    ],
)
def test_values_are_tidied(column: str, written: str, field: str, read: object) -> None:
    school = parse_duo(Layout().write([{**row(), column: written}]), "x").schools[0]
    assert getattr(school, field) == read


@pytest.mark.parametrize(
    ("structure", "sector", "level"),
    [
        ("HAVO/VWO", Sector.VO, "havo/vwo"),
        ("VBO/MAVO/HAVO/VWO", Sector.VO, "vmbo/havo/vwo"),
        ("VBO", Sector.VO, "vbo"),
        ("VBO/MAVO/PRO", Sector.VO, "vmbo/pro"),
        ("PRO", Sector.PRO, "praktijkonderwijs"),
        ("BRUGJAAR", Sector.ISK, "brugjaar"),
        ("", Sector.VO, ""),
    ],
)
def test_secondary_sector_and_level(structure: str, sector: Sector, level: str) -> None:
    read = parse_duo(Layout().write([row(ONDERWIJSSTRUCTUUR=structure)], SECONDARY), "x")
    assert read.kind is DuoFileKind.VO
    assert (read.schools[0].sector, read.schools[0].level) == (sector, level)


@pytest.mark.parametrize(
    ("kind", "education", "sector"),
    [
        ("SBO", "", Sector.SBO),
        ("(V)SO", "SO ZMOK", Sector.SO),
        ("(V)SO", "RP-SO LZ/P", Sector.SO),
        ("(V)SO", "VSO ZMLK", Sector.VSO),
        ("(V)SO", "SO ZMLK + VSO ZMLK", Sector.VSO),
        ("(V)SO", "", Sector.VSO),
        ("SO", "", Sector.SO),
    ],
)
def test_special_sector(kind: str, education: str, sector: Sector) -> None:
    table = [row(SOORT_PRIMAIR_ONDERWIJS=kind, ONDERWIJS=education)]
    read = parse_duo(Layout().write(table, SPECIAL), "x")
    assert read.kind is DuoFileKind.SO
    assert read.schools[0].sector is sector
    assert read.schools[0].level == education.lower()


DAMAGE = {
    "a column too few": (b"90AA00;De Kade;Kadeweg", "3 kolommen in plaats van 31"),
    "NUL bytes": (Layout().write([row()]).splitlines()[1].replace(b"Kade", b"Ka\x00de"), "tekens die er niet in horen"),
    "no cp1252": (Layout().write([row()]).splitlines()[1].replace(b"Kade", b"Ka\x81de"), "niet te lezen"),
    "a bad code": (Layout().write([row("9AAA00")]).splitlines()[1], "vestigingscode “9AAA00” klopt niet"),
    "no name": (Layout().write([row(name="")]).splitlines()[1], "naam van de vestiging ontbreekt"),
    "a bad municipality": (
        Layout().write([row(GEMEENTENUMMER="Hanze")]).splitlines()[1],
        "gemeentenummer “Hanze” klopt niet",
    ),
    "far too long": (b"x" * 3_000_000, "veel te lang"),
    "seen before": (Layout().write([row("90BB00")]).splitlines()[1], "90BB00 staat ook op regel 2"),
}


@pytest.mark.parametrize(("line", "why"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_line_is_named_and_the_rest_comes_in(line: bytes, why: str) -> None:
    good = Layout().write([row("90BB00", "Fryslân"), row("90BB01")]).split(b"\r\n")
    data = b"\r\n".join([good[0], good[1], b"", line, good[2], b""])
    read = parse_duo(data, "duo.csv")
    assert [school.code for school in read.schools] == ["90BB00", "90BB01"]
    assert read.schools[0].name == "Fryslân"
    (skipped,) = read.skipped
    assert (skipped.file, skipped.line) == ("duo.csv", 4)
    assert why in skipped.why
    assert skipped.why.endswith(".")


def test_the_codes_in_a_damaged_line_are_known() -> None:
    data = Layout().write([row("90BB00"), row("90BB01")]).replace(b"90BB01;De Kade", b"90BB01;De Ka;de")
    (skipped,) = parse_duo(data, "x").skipped
    assert skipped.codes == {"90BB01"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_one_broken_byte_does_not_spoil_the_encoding(encoding: str) -> None:
    table = [row(f"90BB0{n}", name) for n, name in enumerate(["Fryslân", "Café", "De Kade", "Élan"])]
    data = Layout(encoding=encoding).write(table).replace(b"De Kade", b"De Ka\xffde")
    read = parse_duo(data, "x")
    assert [school.name for school in read.schools] == ["Fryslân", "Café", "Élan"]
    assert [skipped.line for skipped in read.skipped] == [4]


def test_a_line_end_inside_quotes_is_no_new_line() -> None:
    data = Layout(quoted=True).write([row(name="De\r\nKade"), row("90BB00", "x")])
    read = parse_duo(data, "x")
    assert [(school.name, school.line) for school in read.schools] == [("De Kade", 2), ("x", 4)]
    assert read.skipped == ()


def test_a_quote_that_never_closes_takes_one_line_only() -> None:
    data = Layout(quoted=True).write([row(), row("90BB00")]).replace(b'"De Kade"', b'"De Kade', 1)
    read = parse_duo(data, "x")
    assert [(school.code, school.name) for school in read.schools] == [("90AA00", "De Kade"), ("90BB00", "De Kade")]
    assert read.skipped == ()


def test_quotes_that_were_not_doubled_stay() -> None:
    data = Layout(quoted=True).write([row()]).replace(b'"De Kade"', b'"School "De Kade""')
    assert parse_duo(data, "x").schools[0].name == 'School "De Kade"'


@pytest.mark.parametrize(
    ("start", "line"), [(b"sep=;\r\n", 3), (b"\r\n\r\n", 4), (b"Alle vestigingen\r\n", 3), (b"", 2)]
)
def test_what_a_spreadsheet_puts_around_the_table_is_no_damage(start: bytes, line: int) -> None:
    data = start + Layout().write([row()]) + b";" * 30 + b"\r\n\x1a"
    read = parse_duo(data, "x")
    assert [school.line for school in read.schools] == [line]
    assert read.skipped == ()


NO_DUO = {
    "empty": (b"", "leeg"),
    "blank": (b" \r\n\r\n", "leeg"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "geen bestand met schoolvestigingen van DUO"),
    "another table": (b"voornaam;achternaam\r\nNoor;Bos\r\n", "VESTIGINGSCODE"),
    "one endless line": (b"x" * 5_000_000, "geen bestand met schoolvestigingen"),
    "institutions": (b"INSTELLINGSCODE;INSTELLINGSNAAM;POSTCODE\r\n25LT;Een mbo;7411 AA\r\n", "mbo-locaties"),
}


@pytest.mark.parametrize(("data", "words"), NO_DUO.values(), ids=NO_DUO)
def test_a_file_that_is_not_from_duo_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(BadFileError, match=words) as caught:
        parse_duo(data, "iets.csv")
    assert str(caught.value).startswith("iets.csv ")


def test_files_that_cannot_be_read_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadFileError, match="is een map"):
        read_duo_file(tmp_path)
    with pytest.raises(BadFileError, match="is er niet"):
        read_duo_file(tmp_path / "weg.csv")
    with pytest.raises(BadFileError, match=r"is er niet|niet worden gelezen"):
        read_duo_file(Path("nul\0.csv"))
    os.mkfifo(tmp_path / "pijp.csv")
    with pytest.raises(BadFileError, match="is er niet"):
        read_duo_file(tmp_path / "pijp.csv")
    path = save(tmp_path, [row()])
    monkeypatch.setattr(duo_lines, "MOST_BYTES", 100)
    with pytest.raises(BadFileError, match="te groot"):
        read_duo_file(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, [row()])
    path.chmod(0)
    with pytest.raises(BadFileError, match="niet worden gelezen"):
        read_duo_file(path)


@given(st.binary(max_size=300), st.integers(0, 3))
def test_hostile_bytes_raise_nothing_else(noise: bytes, way: int) -> None:
    good = [Layout(), Layout(quoted=True, delimiter=","), Layout(encoding="utf-16")]
    data = good[way].write([row()]) + noise if way < 3 else noise
    try:
        read = parse_duo(data, "x")
    except BadFileError:
        if way < 3:  # a file with a good header and row is never refused
            raise
    else:
        assert way == 3 or read.schools


@given(st.integers(0, 2**32))
def test_a_damaged_copy_raises_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(chance.choice(list(LAYOUTS.values())).write(TABLE))
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] = chance.choice(b'"";,\r\n\x00\xff\x81A0')
    try:
        read = parse_duo(bytes(data), "x")
    except BadFileError:
        return
    assert all(skipped.why for skipped in read.skipped)


_NAMES = st.text(
    st.characters(codec="cp1252", exclude_categories=("Cc", "Zs", "Zl", "Zp", "Cf")), min_size=1, max_size=30
)


@given(st.lists(_NAMES, min_size=1, max_size=5), st.sampled_from(list(LAYOUTS.values())))
def test_any_name_survives_any_quoted_layout(names: list[str], layout: Layout) -> None:
    if not (layout.quoted or layout.minimal):
        names = [name for name in names if not name.startswith('"')]
    table = [row(f"90AA{n:02}", name) for n, name in enumerate(names)]
    read = parse_duo(layout.write(table), "x")
    assert [school.name for school in read.schools] == names


@pytest.mark.parametrize(
    ("name", "day"),
    [
        (PRIMARY_FILE, date(2026, 4, 1)),
        (SECONDARY_FILE, None),
        ("duo_2026-04-15.csv", date(2026, 4, 15)),
        ("duo-20251001.csv", date(2025, 10, 1)),
        ("duo_2026-02-31.csv", None),
        ("duo_12026-04.csv", None),
        ("scholen.csv", None),
    ],
)
def test_the_peildatum_stands_in_the_name(name: str, day: date | None) -> None:
    assert reference_day(name) == day


def test_of_two_files_the_newest_speaks(tmp_path: Path) -> None:
    old = save(tmp_path, [row(name="Oud"), row("90BB00")], name="duo_2025-04.csv")
    new = save(tmp_path, [row(name="Nieuw")], name="duo_2026-04.csv")
    first, second = read_duo([old, new])
    assert [school.name for school in first.schools] == ["Nieuw"]
    assert [school.code for school in second.schools] == ["90BB00"]
    assert [(skipped.file, skipped.line) for skipped in second.skipped] == [("duo_2025-04.csv", 2)]
    assert "duo_2026-04.csv, regel 2" in second.skipped[0].why


def test_a_stopped_read_reads_no_further(tmp_path: Path) -> None:
    path = save(tmp_path, [row()])
    assert read_duo([path], stopped=lambda: True) == ()


def test_locations_of_one_name_get_a_label() -> None:
    name = "Hanze College voor Gymnasium Atheneum Havo Vmbo Pro"
    table = [
        row("90AA00", name, STRAATNAAM="Kadeweg"),
        row("90AA01", name, STRAATNAAM="Havenlaan", **{"HUISNUMMER-TOEVOEGING": "1"}),
        row("90AA02", name, STRAATNAAM="Havenlaan", **{"HUISNUMMER-TOEVOEGING": "9"}),
        row("90AA03", name, PLAATSNAAM="RAALTERBEEK"),
        row("90AA04", name, STRAATNAAM="Pleinweg"),
        row("90AA05", name, STRAATNAAM="Pleinweg"),
        row("90BB00", name, GEMEENTENUMMER="0001"),
        row("90CC00", "De Kade"),
        row("90DD00", "Pius Lyceum Katholieke Scholengemeenschap voor Havo en Vwo"),
    ]
    read = parse_duo(Layout().write(table, SECONDARY), "x")
    assert [school.short_name for school in read.schools] == [
        "Hanze College, Kadeweg",
        "Hanze College, Havenlaan 1",
        "Hanze College, Havenlaan 9",
        "Hanze College, Raalterbeek",
        "Hanze College, 90AA04",
        "Hanze College, 90AA05",
        "Hanze College",
        "",
        "Pius Lyceum",
    ]
    assert read.schools[0].name == name


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("0518", {"0518"}),
        (" 518 ", {"0518"}),
        ("'s-Gravenhage", {"0518"}),
        ("s gravenhage", {"0518"}),
        ("Den Haag", {"0518"}),
        ("Súdwest-Fryslân", {"1900"}),
        ("nuenen c.a.", {"0820"}),
        ("Ijsselstein", {"0353"}),
    ],
)
def test_a_municipality_by_number_or_name(words: str, numbers: set[str]) -> None:
    assert municipality_numbers([_municipalities()], words) == numbers


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Bergen", r"Bedoel je Bergen Lb \(0893\) of Bergen NH \(0373\)\?"),
        ("Isselstein", r"Bedoel je IJsselstein \(0353\)\?"),
        ("9999", "Geef het gemeentenummer"),
        ("", "Geef het gemeentenummer"),
        ("'", "Geef het gemeentenummer"),
    ],
)
def test_an_unknown_municipality_is_refused_with_a_hint(words: str, sentence: str) -> None:
    with pytest.raises(NotFoundError, match=sentence):
        municipality_numbers([_municipalities()], words)


def _municipalities() -> DuoFile:
    names = {
        "0518": "S GRAVENHAGE",
        "1900": "SUDWEST-FRYSLAN",
        "0820": "NUENEN CA",
        "0893": "BERGEN LB",
        "0373": "BERGEN NH",
        "0353": "IJSSELSTEIN",
        "0001": "",
    }
    table = [
        row(f"90AA{n:02}", GEMEENTENUMMER=number, GEMEENTENAAM=name) for n, (number, name) in enumerate(names.items())
    ]
    return parse_duo(Layout().write(table), "x")


def test_six_thousand_rows_come_in() -> None:
    read = parse_duo(Layout().write(rows(6107)), "x")
    assert len(read.schools) == 6107
    assert read.skipped == ()


def test_the_real_primary_file(shared_data: Path) -> None:
    read = read_duo_file(shared_data / "duo" / PRIMARY_FILE)
    assert (len(read.schools), read.skipped, read.kind) == (6107, (), DuoFileKind.PO)
    assert read.reference_day == date(2026, 4, 1)
    by_code = {school.code: school for school in read.schools}
    assert by_code["18HI00"].name == 'Basisschool "Kla4"'
    assert sum(school.municipality_code == "0150" for school in read.schools) == 35
    assert municipality_numbers([read], "Deventer") == {"0150"}
    assert {school.holiday_region for school in read.schools} == set(HolidayRegion)
    assert not any('""' in school.name for school in read.schools)
    shown = [(school.municipality_code, school.short_name or school.name) for school in read.schools]
    assert len(set(shown)) == len(shown)


def test_the_real_secondary_fragment(shared_data: Path) -> None:
    read = read_duo_file(shared_data / "duo" / SECONDARY_FILE)
    assert (len(read.schools), read.skipped, read.kind) == (17, (), DuoFileKind.VO)
    town = [school for school in read.schools if school.municipality_code == "0150"]
    assert len(town) == 11
    assert len({school.short_name or school.name for school in town}) == 11
    by_code = {school.code: school for school in town}
    assert by_code["01VJ06"].sector is Sector.PRO
    assert by_code["01VJ12"].sector is Sector.ISK
    assert by_code["01VJ06"].short_name == "Etty Hillesum Lyceum, Arkelstein"


def test_the_real_special_fragment(shared_data: Path) -> None:
    read = read_duo_file(shared_data / "duo" / SPECIAL_FILE)
    assert (len(read.schools), read.skipped, read.kind) == (4, (), DuoFileKind.SO)
    by_code = {school.code: school for school in read.schools}
    assert by_code["00MU10"].name == "De Lytse Wâlden"
    assert by_code["02DE00"].city == "'s-Gravenhage"
    assert municipality_numbers([read], "Súdwest-Fryslân") == {"1900"}
