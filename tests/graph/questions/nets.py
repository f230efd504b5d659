"""Little networks by chance, small enough to work everything out by trying all there is."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkkaart.domain.people import AssignmentKind, Level, TieStep
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind, SeatHere

ON = date(2026, 11, 20)
ROLES = (("directeur", Level.DIRECTION), ("zorgcoördinator", Level.CARE), ("mentor", Level.DAILY))


def net(seed: int) -> Network:
    """Return a network of at most four schools, three workers and six contacts; the same for the same seed."""
    chance = Random(seed)
    schools = [
        Node(
            f"school:{number}",
            NodeKind.SCHOOL,
            f"School {chance.choice('ABCDE')}{number}",
            sector=Sector.VO,
            seats=tuple(
                SeatHere(role, level, taken=chance.random() < 0.5) for role, level in ROLES if chance.random() < 0.7
            ),
        )
        for number in range(1, chance.randint(1, 4) + 1)
    ]
    workers = [
        Node(f"worker:{number}", NodeKind.WORKER, f"Collega {number}") for number in range(1, chance.randint(0, 3) + 1)
    ]
    contacts = [
        Node(f"contact:{number}", NodeKind.CONTACT, f"Contact {number}", left=chance.random() < 0.15)
        for number in range(1, chance.randint(0, 6) + 1)
    ]
    ties: list[NetTie] = []
    for contact in contacts:
        homes = chance.sample(schools, min(chance.choice((0, 1, 1, 1, 2)), len(schools)))
        ties += [
            NetTie(NetTieKind.EMPLOYED, contact.key, home.key, main=not number, roles=(chance.choice(ROLES)[0],))
            for number, home in enumerate(homes)
        ]
        ties += [_tie(worker.key, contact.key, chance) for worker in workers if chance.random() < 0.3]
    for worker in workers:
        ties += [
            NetTie(NetTieKind.ASSIGNED, worker.key, school.key, assignment=chance.choice(list(AssignmentKind)))
            for school in schools
            if chance.random() < 0.25
        ]
    for one in contacts:
        ties += [
            NetTie(NetTieKind.INTRODUCED, one.key, other.key)
            for other in contacts
            if one is not other and chance.random() < 0.12
        ]
    return Network((*schools, *workers, *contacts), tuple(ties), ON)


def _tie(worker: str, contact: str, chance: Random) -> NetTie:
    step = chance.choice((None, *TieStep))
    last = None if step and chance.random() < 0.3 else ON - timedelta(days=chance.choice((3, 91, 92, 200, 366, 900)))
    since = last or ON - timedelta(days=1000)
    steps = ((since, step),) if step else ()
    return NetTie(NetTieKind.TIE, worker, contact, step=step, last_contact=last, since=since, steps=steps)


def nets() -> st.SearchStrategy[Network]:
    """Return networks by chance; what is found shrinks to a seed."""
    return st.integers(0, 2**32).map(net)


NETWORKS = 500
_SOME = 11
"""Networks to an example: some are alike, for the least have hardly anything to choose."""


def on_500_networks(check: Callable[[Network], None]) -> Callable[[], None]:
    """Make a test of a check on at least 500 different networks.

    Fifty times some, for choosing an example costs more than checking one; no seed comes in two examples.
    """

    def test() -> None:
        seen: set[Network] = set()

        @settings(max_examples=NETWORKS // 10)
        @given(st.integers(0, 2**32))
        def some(seed: int) -> None:
            for number in range(_SOME):
                found = net(seed * _SOME + number)
                seen.add(found)
                check(found)

        some()
        assert len(seen) >= NETWORKS

    test.__name__, test.__doc__, test.__module__ = check.__name__, check.__doc__, check.__module__
    return test
