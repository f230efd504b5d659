import re

import pytest

from netwerkkaart.domain.people import Level
from netwerkkaart.domain.roles import SEED_ROLES, expected_roles, missing_roles, roles_for
from netwerkkaart.domain.schools import Sector

# product.md §1, word for word; "pro adds to vo".
PRIMARY = (
    "leerkracht, intern begeleider, bouwcoördinator, directeur, adjunct-directeur, pedagogisch medewerker, "
    "brugfunctionaris, vakleerkracht gym, conciërge"
)
SECONDARY = (
    "docent, mentor, leerjaarcoördinator, teamleider, afdelingsleider, zorgcoördinator, ondersteuningscoördinator, "
    "leerlingbegeleider, decaan, rector, conrector, locatiedirecteur, anti-pestcoördinator, veiligheidscoördinator, "
    "verzuimcoördinator, vertrouwenspersoon, conciërge, administratie"
)
SPECIAL = "leerkracht, onderwijsassistent, gedragswetenschapper, commissie voor de begeleiding"
ROLES = {
    Sector.PO: PRIMARY,
    Sector.SBO: PRIMARY,
    Sector.VO: SECONDARY,
    Sector.PRO: SECONDARY + ", stagecoördinator, jobcoach, praktijkdocent, orthopedagoog",
    Sector.SO: SPECIAL,
    Sector.VSO: SPECIAL,
    Sector.ISK: "docent NT2, mentor, ISK-coördinator",
    Sector.MBO: "docent, studieloopbaanbegeleider, opleidingsmanager, zorgcoördinator, consulent passend onderwijs, "
    "verzuimcoach",
}
AROUND = (
    "schoolmaatschappelijk werker, jeugdverpleegkundige, jeugdarts, leerplichtambtenaar, doorstroomcoach, wijkagent, "
    "jeugdconsulent, consulent samenwerkingsverband, begeleider passend onderwijs, buurtsportcoach"
)


@pytest.mark.parametrize("sector", Sector)
def test_every_sector_has_its_roles_and_those_around_the_school(sector: Sector) -> None:
    names = {role.name for role in roles_for(sector)}
    wanted = {*ROLES[sector].split(", "), *AROUND.split(", ")}
    assert wanted <= names
    assert names - wanted <= {"directeur"}  # (v)so has one too, though the list forgets it


def test_slugs_and_names_are_unique_and_slugs_are_plain() -> None:
    slugs = [role.slug for role in SEED_ROLES]
    assert len(set(slugs)) == len(slugs)
    assert len({role.name for role in SEED_ROLES}) == len(slugs)
    assert all(re.fullmatch(r"[a-z_]+", slug) for slug in slugs)


def test_the_environment_is_a_level_of_its_own() -> None:
    assert {role.name for role in SEED_ROLES if role.level is Level.AROUND} == set(AROUND.split(", "))


@pytest.mark.parametrize("sector", Sector)
def test_roles_come_highest_authority_first(sector: Sector) -> None:
    places = [list(Level).index(role.level) for role in roles_for(sector)]
    assert places == sorted(places)


@pytest.mark.parametrize("sector", Sector)
def test_few_roles_are_expected_and_each_exists_there(sector: Sector) -> None:
    expected = expected_roles(sector)
    assert 3 <= len(expected) <= 4
    assert all(sector in role.sectors for role in expected)
    assert len({role.level for role in expected}) >= 2


def test_who_stands_in_for_a_role_stands_in_for_an_expected_one() -> None:
    expected = {role.slug for sector in Sector for role in expected_roles(sector)}
    assert {slug for role in SEED_ROLES for slug in role.also_fills} <= expected


@pytest.mark.parametrize(
    ("sector", "known", "missing"),
    [
        (Sector.PO, [], ["head", "internal_supervisor", "class_teacher"]),
        (Sector.PO, ["class_teacher", "gym_teacher"], ["head", "internal_supervisor"]),
        (Sector.PO, ["deputy_head", "internal_supervisor", "class_teacher"], []),
        (Sector.VO, ["mentor", "rector"], ["team_leader", "care_coordinator"]),
        (Sector.VO, ["support_coordinator", "department_head"], ["location_head", "mentor"]),
        (Sector.MBO, ["own_role", "teacher"], ["education_manager", "care_coordinator", "study_coach"]),
        (Sector.VSO, ["guidance_committee", "head", "class_teacher"], []),
    ],
)
def test_the_empty_seats_of_a_school(sector: Sector, known: list[str], missing: list[str]) -> None:
    assert [role.slug for role in missing_roles(sector, known)] == missing
