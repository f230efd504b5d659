"""Fictional towns for tests and benchmarks: any size, the same for the same seed."""

from datetime import date, timedelta
from random import Random

from netwerkkaart.domain.people import AssignmentKind, Level, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind

ON = date(2026, 11, 20)
_GIVEN: tuple[str, ...] = (
    "Anna",
    "Bilal",
    "Carlijn",
    "Dirk",
    "Esra",
    "Femke",
    "Gijs",
    "Hanna",
    "Ilse",
    "Jamal",
    "Kees",
    "Lotte",
)
_GIVEN += ("Marit", "Noor", "Özlem", "Piet", "Quinten", "Ruben", "Sara", "Thijs", "Umut", "Vera", "Wout", "Zoë")
_FAMILY: tuple[str, ...] = (
    "Aalders",
    "van den Berg",
    "Çelik",
    "Dijkgraaf",
    "Eskes",
    "de Fluiter",
    "Groenewoud",
    "ter Haar",
)
_FAMILY += ("IJzerman", "Jonkers", "Kloosterboer", "Lankhorst", "Mulder", "Nijenhuis", "Oosterveld", "Pasman")
_FAMILY += ("Reinders", "Schuiteman", "Tesselaar", "Uitslag", "Veldhuis", "Wijnbergen", "el Yakoubi", "Zandstra")
_STAFF = ("Noor Tesselaar", "Bilal Oukili", "Femke Dokkum", "Rayvano Kersout", "Lotte Brandsema")
_TOWN = (
    ("Praktijkschool Het Aambeeld", "pro", "Kadekwartier", 5, 10, "grounded"),
    ("Hanzewaard College, locatie Lyceum", "vo", "Binnenstad", 4, 9, "emerging"),
    ("Hanzewaard College, locatie Raamveld", "vo", "Raamveld", 3, 8, "emerging"),
    ("Hanzewaard College, locatie Waterpoort", "vo", "Kadekwartier", 6, 12, "grounded"),
    ("ISK De Peilschaal", "isk", "Zandhoek", 5, 7, "grounded"),
    ("VSO De Kentering", "vso", "Waardpolder", 2, 6, "absent"),
    ("MBO Waardland, Stationskwartier", "mbo", "Binnenstad", 4, 9, "emerging"),
    ("KC De Kolkvogel", "po", "Kolkveld", 5, 7, "grounded"),
    ("OBS Zandhoek", "po", "Zandhoek", 4, 7, "emerging"),
    ("IKC Kadelicht", "po", "Kadekwartier", 4, 6, "emerging"),
    ("SBO De Kantelaar", "sbo", "Raamveld", 2, 5, "no_view"),
    ("Basisschool De Kribbe", "po", "Waardpolder", 0, 2, "no_view"),
)
_ROLES = {
    Level.DIRECTION: ("directeur", "rector", "locatiedirecteur"),
    Level.LEADERSHIP: ("teamleider", "afdelingsleider", "bouwcoördinator"),
    Level.CARE: ("zorgcoördinator", "intern begeleider", "ondersteuningscoördinator"),
    Level.DAILY: ("docent", "mentor", "leerkracht", "conciërge"),
    Level.AROUND: ("wijkagent", "leerplichtambtenaar", "jeugdverpleegkundige"),
}


def town(schools: int = 12, contacts: int = 88, workers: int = 5, seed: int = 1) -> Network:
    """Return a town; the first twelve schools are those of the example."""
    chance = Random(seed)
    stand, shares = _schools(schools, chance)
    staff = [*_STAFF, *(f"{_name(chance)} {number}" for number in range(len(_STAFF), workers))][:workers]
    people = [
        Node(f"worker:{number}", NodeKind.WORKER, name, "jongerenwerker") for number, name in enumerate(staff, start=1)
    ]
    homes = list(range(schools))
    if contacts == sum(shares):
        homes = [number for number, share in enumerate(shares) for _ in range(share)]
    elif contacts > schools > 0:
        homes += chance.choices(range(schools), shares, k=contacts - schools)
    homes = homes[:contacts]
    known = [_contact(number, chance) for number in range(len(homes))]
    ties = _assigned(schools, workers)
    here: dict[int, list[int]] = {}
    for number, hub in enumerate(homes):
        ties += _ties(number, hub, schools, workers, chance)
        via = chance.choice(here.get(hub) or [number]) if chance.random() < 0.95 else chance.randrange(number + 1)
        if via != number and chance.random() < 0.2:
            ties.append(NetTie(NetTieKind.INTRODUCED, known[via].key, known[number].key))
        here.setdefault(hub, []).append(number)
    return Network((*stand, *people, *known), tuple(ties), ON)


def _name(chance: Random) -> str:
    return f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"


def _schools(count: int, chance: Random) -> tuple[list[Node], list[int]]:
    """Return schools, and how many people each is to have."""
    nodes, shares = [], []
    for number in range(count):
        if number < len(_TOWN):
            name, sector, area, phase, share, stand = _TOWN[number]
        else:
            sector = chance.choice([one.value for one in Sector])
            area = f"Wijk {number // 9}"
            name = f"{chance.choice(('OBS', 'KC', 'Locatie', 'College'))} De {chance.choice(_FAMILY).title()} {number}"
            phase, share = chance.randrange(8), chance.choice((2, 5, 8, 11, 14, 20))
            stand = chance.choice([one.value for one in TrustStand])
        shares.append(share)
        nodes.append(
            Node(
                f"school:{number + 1}",
                NodeKind.SCHOOL,
                name,
                f"{sector} · {area}",
                sector=Sector(sector),
                stand=TrustStand(stand),
                doubted=chance.randrange(450) > 365,
                phase=Phase(phase),
                ambition=Phase(min(7, phase + chance.randrange(3))),
                neighbourhood=area,
                board=chance.choice(("Stichting Hanzewaard", "Stichting Polder", "Vereniging De Kade")),
            )
        )
    return nodes, shares


def _contact(number: int, chance: Random) -> Node:
    level = chance.choices(list(Level), (1, 2, 2, 5, 1))[0]
    left = chance.random() < 0.03
    return Node(
        f"contact:{number + 1}",
        NodeKind.CONTACT,
        _name(chance),
        chance.choice(_ROLES[level]),
        level=level,
        key_contact=not left and chance.random() < 0.12,
        left=left,
        left_on=ON - timedelta(days=90) if left else None,
    )


def _assigned(schools: int, workers: int) -> list[NetTie]:
    return [
        NetTie(
            NetTieKind.ASSIGNED,
            f"worker:{(number * workers // schools + extra) % workers + 1}",
            f"school:{number + 1}",
            assignment=AssignmentKind.SUBSTITUTE if extra else AssignmentKind.FIXED,
        )
        for number in range(schools)
        for extra in range(min(2 if number % 4 == 0 else 1, workers))
    ]


def _ties(number: int, hub: int, schools: int, workers: int, chance: Random) -> list[NetTie]:
    """Return where a contact works and which workers know it."""
    key = f"contact:{number + 1}"
    ties = [NetTie(NetTieKind.EMPLOYED, key, f"school:{hub + 1}")]
    if chance.random() < 0.03 and schools > 1:
        ties.append(NetTie(NetTieKind.EMPLOYED, key, f"school:{(hub + 1) % schools + 1}", main=False))
    face = hub * workers // schools
    faces = sorted({face % workers, (face + (chance.random() < 0.2)) % workers}) if workers else []
    for worker in faces:
        if chance.random() < 0.85:
            step = chance.choices([*TieStep, None], (4, 4, 3, 1, 1))[0]
            seen = ON - timedelta(days=int(chance.random() ** 2 * 800))
            ties.append(NetTie(NetTieKind.TIE, f"worker:{worker + 1}", key, step=step, last_contact=seen))
    return ties
