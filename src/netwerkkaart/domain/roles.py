"""The roles people have at and around a school, their authority, and the seats a school should have filled.

Authority is shown because "de rol van een zorgcoördinator is anders dan die van een teamleider of
schooldirecteur".
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from netwerkkaart.domain.people import Level
from netwerkkaart.domain.schools import Sector

_PRIMARY = frozenset({Sector.PO, Sector.SBO})
_SECONDARY = frozenset({Sector.VO, Sector.PRO})
_SPECIAL = frozenset({Sector.SO, Sector.VSO})
_ALL = frozenset(Sector)


@dataclass(frozen=True)
class SeedRole:
    """A role every new database starts with; users add their own.

    ``sectors`` are the kinds of school that have the role, ``expected_in`` those where knowing nobody in
    it is a gap ("geen zorgcoördinator bekend"). ``also_fills`` are the slugs of expected roles whose empty
    seat this role takes as well: who knows the rector needs no locatiedirecteur.
    """

    slug: str
    name: str
    level: Level
    sectors: frozenset[Sector]
    expected_in: frozenset[Sector] = frozenset()
    also_fills: frozenset[str] = field(default=frozenset())


def _role(
    slug: str,
    name: str,
    level: Level,
    sectors: Iterable[Sector],
    expected_in: Iterable[Sector] = (),
    *,
    also_fills: Iterable[str] = (),
) -> SeedRole:
    return SeedRole(slug, name, level, frozenset(sectors), frozenset(expected_in), frozenset(also_fills))


SEED_ROLES: tuple[SeedRole, ...] = (
    # bestuur, directie
    _role("head", "directeur", Level.DIRECTION, _PRIMARY | _SPECIAL, _PRIMARY | _SPECIAL),
    _role("deputy_head", "adjunct-directeur", Level.DIRECTION, _PRIMARY, also_fills=["head"]),
    _role("rector", "rector", Level.DIRECTION, _SECONDARY, also_fills=["location_head"]),
    _role("vice_rector", "conrector", Level.DIRECTION, _SECONDARY, also_fills=["location_head"]),
    _role("location_head", "locatiedirecteur", Level.DIRECTION, _SECONDARY, _SECONDARY),
    # leiding
    _role("stage_coordinator", "bouwcoördinator", Level.LEADERSHIP, _PRIMARY),
    _role("team_leader", "teamleider", Level.LEADERSHIP, _SECONDARY, _SECONDARY),
    _role("department_head", "afdelingsleider", Level.LEADERSHIP, _SECONDARY, also_fills=["team_leader"]),
    _role("year_coordinator", "leerjaarcoördinator", Level.LEADERSHIP, _SECONDARY),
    _role("isk_coordinator", "ISK-coördinator", Level.LEADERSHIP, [Sector.ISK], [Sector.ISK]),
    _role("education_manager", "opleidingsmanager", Level.LEADERSHIP, [Sector.MBO], [Sector.MBO]),
    # zorg
    _role("internal_supervisor", "intern begeleider", Level.CARE, _PRIMARY, _PRIMARY),
    _role("bridge_officer", "brugfunctionaris", Level.CARE, _PRIMARY),
    _role(
        "care_coordinator",
        "zorgcoördinator",
        Level.CARE,
        _SECONDARY | {Sector.MBO},
        _SECONDARY | {Sector.MBO},
    ),
    _role("support_coordinator", "ondersteuningscoördinator", Level.CARE, _SECONDARY, also_fills=["care_coordinator"]),
    _role("pupil_counsellor", "leerlingbegeleider", Level.CARE, _SECONDARY),
    _role("career_adviser", "decaan", Level.CARE, _SECONDARY),
    _role("anti_bullying_coordinator", "anti-pestcoördinator", Level.CARE, _SECONDARY),
    _role("safety_coordinator", "veiligheidscoördinator", Level.CARE, _SECONDARY),
    _role("absence_coordinator", "verzuimcoördinator", Level.CARE, _SECONDARY),
    _role("confidential_adviser", "vertrouwenspersoon", Level.CARE, _SECONDARY),
    _role("educational_psychologist", "orthopedagoog", Level.CARE, [Sector.PRO]),
    _role("behavioural_expert", "gedragswetenschapper", Level.CARE, _SPECIAL, _SPECIAL),
    _role(
        "guidance_committee",
        "commissie voor de begeleiding",
        Level.CARE,
        _SPECIAL,
        also_fills=["behavioural_expert"],
    ),
    _role("inclusive_education_consultant", "consulent passend onderwijs", Level.CARE, [Sector.MBO]),
    _role("absence_coach", "verzuimcoach", Level.CARE, [Sector.MBO]),
    # dagelijks contact
    _role("class_teacher", "leerkracht", Level.DAILY, _PRIMARY | _SPECIAL, _PRIMARY | _SPECIAL),
    _role("childcare_worker", "pedagogisch medewerker", Level.DAILY, _PRIMARY),
    _role("gym_teacher", "vakleerkracht gym", Level.DAILY, _PRIMARY),
    _role("teacher", "docent", Level.DAILY, _SECONDARY | {Sector.MBO}),
    _role("mentor", "mentor", Level.DAILY, _SECONDARY | {Sector.ISK}, _SECONDARY | {Sector.ISK}),
    _role("internship_coordinator", "stagecoördinator", Level.DAILY, [Sector.PRO]),
    _role("job_coach", "jobcoach", Level.DAILY, [Sector.PRO]),
    _role("practical_teacher", "praktijkdocent", Level.DAILY, [Sector.PRO]),
    _role("teaching_assistant", "onderwijsassistent", Level.DAILY, _SPECIAL),
    _role("dutch_teacher", "docent NT2", Level.DAILY, [Sector.ISK], [Sector.ISK]),
    _role("study_coach", "studieloopbaanbegeleider", Level.DAILY, [Sector.MBO], [Sector.MBO]),
    _role("caretaker", "conciërge", Level.DAILY, _PRIMARY | _SECONDARY),
    _role("office", "administratie", Level.DAILY, _SECONDARY),
    # omgeving: around the school, whatever its kind
    _role("school_social_worker", "schoolmaatschappelijk werker", Level.AROUND, _ALL),
    _role("youth_nurse", "jeugdverpleegkundige", Level.AROUND, _ALL),
    _role("youth_doctor", "jeugdarts", Level.AROUND, _ALL),
    _role("attendance_officer", "leerplichtambtenaar", Level.AROUND, _ALL),
    _role("transition_coach", "doorstroomcoach", Level.AROUND, _ALL),
    _role("community_police_officer", "wijkagent", Level.AROUND, _ALL),
    _role("youth_consultant", "jeugdconsulent", Level.AROUND, _ALL),
    _role("alliance_consultant", "consulent samenwerkingsverband", Level.AROUND, _ALL),
    _role("inclusive_education_guide", "begeleider passend onderwijs", Level.AROUND, _ALL),
    _role("sports_coach", "buurtsportcoach", Level.AROUND, _ALL),
)

_BY_SLUG = {role.slug: role for role in SEED_ROLES}
_LEVEL_ORDER = {level: place for place, level in enumerate(Level)}


def roles_for(sector: Sector) -> tuple[SeedRole, ...]:
    """Return the roles a school of this sector can have, highest authority first."""
    return tuple(
        sorted((role for role in SEED_ROLES if sector in role.sectors), key=lambda role: _LEVEL_ORDER[role.level])
    )


def expected_roles(sector: Sector) -> tuple[SeedRole, ...]:
    """Return the few roles we should know somebody in at a school of this sector, highest authority first."""
    return tuple(role for role in roles_for(sector) if sector in role.expected_in)


def missing_roles(sector: Sector, known: Iterable[str]) -> tuple[SeedRole, ...]:
    """Return the expected roles nobody fills: the empty seats of a school.

    ``known`` are the slugs of the roles people have there now; slugs of the users' own roles are passed over.
    """
    filled: set[str] = set()
    for slug in known:
        filled.add(slug)
        role = _BY_SLUG.get(slug)
        if role is not None:
            filled |= role.also_fills
    return tuple(role for role in expected_roles(sector) if role.slug not in filled)
