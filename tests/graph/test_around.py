from datetime import date

import numpy as np

from netwerkkaart.domain.people import Level
from netwerkkaart.domain.schools import Sector
from netwerkkaart.graph.layout.around import lay_out_around
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind


def around(workers: int, people: int) -> Network:
    school = Node("school:1", NodeKind.SCHOOL, "De School", sector=Sector.VO)
    ours = [Node(f"worker:{number}", NodeKind.WORKER, f"Medewerker {number}") for number in range(workers)]
    theirs = [
        Node(f"contact:{number}", NodeKind.CONTACT, f"Mens {number}", level=Level.CARE) for number in range(people)
    ]
    ties = [NetTie(NetTieKind.EMPLOYED, node.key, "school:1") for node in theirs]
    ties += [NetTie(NetTieKind.TIE, us.key, them.key) for us in ours for them in theirs]
    return Network((school, *ours, *theirs), tuple(ties), date(2026, 11, 23))


def test_people_stand_on_the_island_and_workers_at_both_sides_of_it() -> None:
    network = around(5, 12)
    layout = lay_out_around(network)
    assert layout.keys == tuple(node.key for node in network.nodes)
    away = np.hypot(*(layout.xy - layout.xy[0]).T)
    reach = float(layout.radius[0])
    workers = slice(1, 6)
    assert (away[workers] > reach + 30).all()
    assert (away[6:] < reach).all()
    sides = np.sign(layout.xy[workers, 0] - layout.xy[0, 0]).tolist()
    assert sorted(sides) == [-1, -1, 1, 1, 1]
    assert (layout.home[6:] == 0).all()
    assert (layout.home[workers] == -1).all()


def test_nobody_stands_on_another() -> None:
    layout = lay_out_around(around(9, 30))
    apart = np.hypot(*(layout.xy[:, None] - layout.xy[None]).transpose(2, 0, 1))
    assert apart[~np.eye(len(apart), dtype=bool)].min() > 10


def test_a_school_alone_and_the_same_network_twice() -> None:
    assert lay_out_around(around(0, 0)).keys == ("school:1",)
    assert np.array_equal(lay_out_around(around(3, 7)).xy, lay_out_around(around(3, 7)).xy)
