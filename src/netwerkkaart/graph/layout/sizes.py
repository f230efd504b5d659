"""How large each node is drawn, in map units; layouts keep so much room free around it."""

from netwerkkaart.domain.people import Level
from netwerkkaart.queries.network import Node, NodeKind

HUB = 26.0
"""Radius of a school's hub with its phase ring."""
_WORKER = 18.0
_PERSON = {
    Level.DIRECTION: 9.6,
    Level.LEADERSHIP: 9.0,
    Level.CARE: 8.4,
    Level.DAILY: 7.4,
    Level.AROUND: 6.8,
}
_STAR = 11.5
_LAID_OVER = {NodeKind.SEAT: 7.0, NodeKind.THEME: 10.0, NodeKind.PARTNER: 10.0, NodeKind.NEIGHBOURHOOD: 9.0}


def size_of(node: Node) -> float:
    """Return the radius of a node."""
    if node.kind is NodeKind.SCHOOL:
        return HUB
    if node.kind is NodeKind.WORKER:
        return _WORKER
    if node.kind in _LAID_OVER:
        return _LAID_OVER[node.kind]
    return _STAR if node.key_contact else _PERSON[node.level or Level.AROUND]
