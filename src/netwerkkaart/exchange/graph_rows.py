"""A network as plain rows for other programs: typed fields, dates, one id per node and line, and no note of anybody."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind
from netwerkkaart.texts import _
from netwerkkaart.texts import graphs as texts
from netwerkkaart.texts.words import word

Value = str | int | float | bool | date | None
Row = dict[str, Value]

NODE_FIELDS: Final[Mapping[str, type]] = {
    "kind": str,
    "sub": str,
    "sector": str,
    "neighbourhood": str,
    "board": str,
    "level": str,
    "stand": str,
    "phase": int,
    "key_contact": bool,
    "left": bool,
    "since": date,
    "until": date,
    "last_contact": date,
}
TIE_FIELDS: Final[Mapping[str, type]] = {
    "kind": str,
    "step": str,
    "assignment": str,
    "roles": str,
    "since": date,
    "until": date,
    "last_contact": date,
    "weight": float,
}
"""The fields of nodes and of lines besides id, label and ends, with what they hold; none need be filled."""

_STEPS = {"": 1, "acquainted": 2, "in_contact": 3, "mutual": 4, "carrier": 5}
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold: control characters, lone surrogates and two that are no characters."""


@dataclass(frozen=True, slots=True)
class GraphRows:
    """A network in rows; ``steps`` are the dated steps of a tie by its id, as slugs, oldest first."""

    on: date
    names: bool
    nodes: tuple[Row, ...]
    ties: tuple[Row, ...]
    steps: Mapping[str, Sequence[tuple[date, str]]]


def fit(text: str) -> str:
    """Return a text on one line, without what XML can't hold; nothing is cut off."""
    return " ".join(_UNFIT.sub(" ", text).split())


def degrees(network: Network) -> Counter[str]:
    """Return how many lines each node has."""
    return Counter(key for tie in network.ties for key in (tie.source, tie.target))


def graph_rows(network: Network, *, names: bool = True) -> GraphRows:
    """Return a network in rows; without ``names`` people are called by their role."""
    roles: dict[str, tuple[str, ...]] = {}
    for tie in network.ties:
        if tie.kind is NetTieKind.EMPLOYED:
            roles[tie.source] = tuple(dict.fromkeys((*roles.get(tie.source, ()), *tie.roles)))
    nodes = {node.key: _node(node, roles.get(node.key, ()), names=names) for node in network.nodes}
    ties = tuple(_tie(tie) for tie in network.ties)
    steps = {_tie_id(tie): tuple((day, step.value) for day, step in tie.steps) for tie in network.ties if tie.steps}
    return GraphRows(network.on, names, tuple(nodes.values()), ties, steps)


def _node(node: Node, roles: Sequence[str], *, names: bool) -> Row:
    label, sub = node.label, node.sub
    if not names and node.kind is not NodeKind.SCHOOL:
        sub = ", ".join(roles) if node.kind is NodeKind.CONTACT else node.sub
        label = (", ".join(roles) or _("contact")) if node.kind is NodeKind.CONTACT else _("medewerker")
    return {
        "id": node.key,
        "label": fit(label) or "?",
        "kind": node.kind.value,
        "sub": fit(sub) or None,
        "sector": node.sector.value if node.sector else None,
        "neighbourhood": fit(node.neighbourhood) or None,
        "board": fit(node.board) or None,
        "level": node.level.value if node.level else None,
        "stand": node.stand.value if node.stand else None,
        "phase": None if node.phase is None else int(node.phase),
        "key_contact": node.key_contact if node.kind is NodeKind.CONTACT else None,
        "left": node.left if node.kind is NodeKind.CONTACT else None,
        "since": node.since,
        "until": node.left_on,
        "last_contact": node.last_contact,
    }


def _tie_id(tie: NetTie) -> str:
    return f"{tie.kind.value}:{tie.source}>{tie.target}"


def _tie(tie: NetTie) -> Row:
    step = tie.step.value if tie.step else ""
    return {
        "id": _tie_id(tie),
        "source": tie.source,
        "target": tie.target,
        "label": _label(tie),
        "kind": tie.kind.value,
        "step": step or None,
        "assignment": tie.assignment.value if tie.assignment else None,
        "roles": fit(", ".join(tie.roles)) or None,
        "since": tie.since,
        "until": tie.until,
        "last_contact": tie.last_contact,
        "weight": float(_STEPS[step]) if tie.kind is NetTieKind.TIE else 1.0,
    }


def _label(tie: NetTie) -> str:
    if tie.step is not None:
        return word(tie.step)
    if tie.assignment is not None:
        return word(tie.assignment)
    return fit(", ".join(tie.roles)) or texts.tie_kind(tie.kind.value)
