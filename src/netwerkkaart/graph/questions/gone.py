"""*Wat als … vertrekt?*: what loses its last tie with us, and which islands are cut off."""

from collections import defaultdict
from dataclasses import dataclass

from netwerkkaart.domain.facts import VisitFact
from netwerkkaart.domain.leaving import AssignmentFact, TeamFacts, TieFact, what_leans_on
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.graph.questions.web import Web
from netwerkkaart.queries.network import NetTieKind, Network, NodeKind


@dataclass(frozen=True, slots=True)
class Gone:
    """The answer; keys in the network's order."""

    who: str
    last_tie: tuple[str, ...]
    """Of a worker: contacts nobody else of us knows or met lately, and schools without another vast gezicht; of a
    contact: schools where we know nobody else."""
    islands: tuple[tuple[str, ...], ...]
    """What no line leads to from us any more, by the parts that still hang together."""

    @property
    def cut_off(self) -> tuple[str, ...]:
        """All that is on the islands that are cut off."""
        return tuple(key for island in self.islands for key in island)


def if_gone(network: Network, who: str) -> Gone:
    """Return what happens to the network without one worker or contact.

    The last ties of a worker follow the rule of ``domain.leaving``, as far as the network tells of it. A school's last
    tie is with a contact when nobody else who works there now has a tie with one of us. An island is cut off when every
    way of lines (ties, vaste gezichten, positions, introductions) from us to it passes the one who leaves.
    """
    web = Web(network)
    kind = next((node.kind for node in network.nodes if node.key == who), None)
    leans = _workers_leave(network, who) if kind is NodeKind.WORKER else _contacts_leave(web, who)
    behind = web.behind(who) if who in web.nodes else frozenset()
    return Gone(
        who,
        tuple(node.key for node in network.nodes if node.key in leans),
        web.pieces(who, among=behind) if behind else (),
    )


def _workers_leave(network: Network, who: str) -> set[str]:
    leaving = what_leans_on(_id(who), team_facts(network), network.on)
    schools = {f"school:{one.id}" for one in leaving.schools}
    return schools | {f"contact:{one.id}" for one in leaving.contacts}


def team_facts(network: Network) -> TeamFacts:
    """Return what a network tells of a team: a meeting stands for all that came before it.

    Of visits it knows the last one of each pair only, so that how contact is spread over us can't be read from it.
    """
    ties: list[TieFact] = []
    assignments: list[AssignmentFact] = []
    visits: dict[int, list[VisitFact]] = defaultdict(list)
    for number, tie in enumerate(network.ties):
        if tie.kind is NetTieKind.ASSIGNED and tie.assignment is not None:
            assignments.append(AssignmentFact(number, _id(tie.source), _id(tie.target), tie.assignment))
        if tie.kind is not NetTieKind.TIE:
            continue
        worker, contact = _id(tie.source), _id(tie.target)
        if tie.steps:
            ties.append(TieFact(number, worker, contact, tie.steps[0][0]))
        if tie.last_contact is not None:
            seen = VisitFact(number, tie.last_contact, contacts=frozenset({contact}), workers=frozenset({worker}))
            visits[0].append(seen)
    here = [node for node in network.nodes if not node.left]
    return TeamFacts(
        workers=frozenset(_id(node.key) for node in here if node.kind is NodeKind.WORKER),
        contacts=frozenset(_id(node.key) for node in here if node.kind is NodeKind.CONTACT),
        assignments=assignments,
        ties=ties,
        visits=visits,
        windows={_id(node.key): Period(network.on, network.on) for node in here if node.kind is NodeKind.SCHOOL},
    )


def _contacts_leave(web: Web, who: str) -> set[str]:
    if who not in web.nodes:
        return set()
    known = {tie.target for ties in web.between.values() for tie in ties if tie.kind is NetTieKind.TIE}
    found = set()
    for post in web.ties_of(who, NetTieKind.EMPLOYED):
        people = {other.source for other in web.ties_of(post.target, NetTieKind.EMPLOYED)}
        if people & known == {who}:
            found.add(post.target)
    return found


def _id(key: str) -> int:
    return int(key.partition(":")[2])
