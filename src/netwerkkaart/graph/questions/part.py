"""A part of a network: one school with its people and who of us knows them."""

from dataclasses import replace

from netwerkkaart.queries.network import NetTieKind, Network


def around_school(network: Network, school: str) -> Network:
    """Return a school, who works there, and who of us has a tie with them or comes there; all on its island."""
    people = {tie.source for tie in network.ties if tie.kind is NetTieKind.EMPLOYED and tie.target == school}
    here = {school, *people}
    here |= {
        tie.source
        for tie in network.ties
        if tie.kind in {NetTieKind.TIE, NetTieKind.ASSIGNED} and tie.target in (people | {school})
    }
    return replace(
        network,
        nodes=tuple(node for node in network.nodes if node.key in here),
        ties=tuple(
            replace(tie, main=True) if tie.kind is NetTieKind.EMPLOYED else tie
            for tie in network.ties
            if tie.source in here and tie.target in here
        ),
    )
