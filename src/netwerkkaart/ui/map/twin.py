"""The table twin of the map: every node and its ties in words, for who reads rather than looks."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from netwerkkaart.domain.people import AssignmentKind, TieStep
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import short_day
from netwerkkaart.ui.tables import Column, cells

KIND_ICONS = {
    NodeKind.SCHOOL: "schools",
    NodeKind.CONTACT: "contact",
    NodeKind.WORKER: "worker",
    NodeKind.SEAT: "empty-seat",
    NodeKind.NEIGHBOURHOOD: "neighbourhood",
    NodeKind.THEME: "themes",
    NodeKind.PARTNER: "handshake",
}
_LAID_OVER = {
    NetTieKind.EMPLOYED: lambda: _("werkt hier"),
    NetTieKind.RAISED: lambda: _("speelt"),
    NetTieKind.TAKEN_UP: lambda: _("opgepakt"),
    NetTieKind.WORKS_FOR: lambda: _("werkt voor"),
}
_STEPS = {step: place for place, step in enumerate(TieStep)}


def kind_word(kind: NodeKind) -> str:
    """Return what a node is, in one word."""
    return {
        NodeKind.SCHOOL: _("school"),
        NodeKind.CONTACT: _("contact"),
        NodeKind.WORKER: _("medewerker"),
        NodeKind.SEAT: _("lege stoel"),
        NodeKind.NEIGHBOURHOOD: _("wijk"),
        NodeKind.THEME: _("thema"),
        NodeKind.PARTNER: _("partner"),
    }[kind]


def tie_words(tie: NetTie) -> str:
    """Return what a line says: ``wederkerig``, ``ontmoet, geen band gezet``, ``vast gezicht``."""
    if tie.kind is NetTieKind.TIE:
        return words.word(tie.step) if tie.step else _("ontmoet, geen band gezet")
    if tie.kind is NetTieKind.ASSIGNED:
        return words.word(tie.assignment or AssignmentKind.FIXED)
    if tie.kind is NetTieKind.INTRODUCED:
        return _("kwam via")
    return _LAID_OVER[tie.kind]()


@dataclass(frozen=True)
class TwinRow:
    """A node of the map with its ties in words."""

    key: str
    kind: NodeKind
    name: str
    sub: str
    where: str
    """The schools of a contact, the wijk of a school."""
    ties: str
    last: date | None
    stand: TrustStand | None


def twin_rows(network: Network) -> list[TwinRow]:
    """Return a row per node, in the order of the network."""
    nodes = {node.key: node for node in network.nodes}
    ties: dict[str, list[NetTie]] = defaultdict(list)
    schools: dict[str, list[str]] = defaultdict(list)
    wijken: dict[str, list[str]] = defaultdict(list)
    for node in network.nodes:
        if node.kind is NodeKind.SCHOOL:
            wijken[node.neighbourhood].append(node.label)
    last: dict[str, date] = {}  # of workers: when they last met somebody
    for tie in network.ties:
        if tie.kind is NetTieKind.EMPLOYED:
            schools[tie.source].insert(0 if tie.main else len(schools[tie.source]), tie.target)
            continue
        ties[tie.source].append(tie)
        ties[tie.target].append(tie)
        if tie.last_contact is not None:
            last[tie.source] = max(tie.last_contact, last.get(tie.source, tie.last_contact))
    return [
        TwinRow(
            key=node.key,
            kind=node.kind,
            name=node.label,
            sub=node.sub if node.kind is not NodeKind.SCHOOL else "",
            where=_where(node, [nodes[key].label for key in schools[node.key]]),
            ties=", ".join(wijken[node.label])
            if node.kind is NodeKind.NEIGHBOURHOOD
            else _sentence(node, ties[node.key], nodes),
            last=last.get(node.key) if node.kind is NodeKind.WORKER else node.last_contact,
            stand=node.stand,
        )
        for node in network.nodes
    ]


def _where(node: Node, schools: list[str]) -> str:
    if node.kind is NodeKind.SCHOOL:
        return node.neighbourhood
    if node.left and node.left_on:
        return _("{schools}, vertrokken op {day}").format(schools=", ".join(schools), day=short_day(node.left_on))
    return ", ".join(schools)


def _sentence(node: Node, ties: list[NetTie], nodes: Mapping[str, Node]) -> str:
    """Return the ties of a node, the nearest first: ``wederkerig: Bilal; kennismaking: Noor, Sanne``."""
    groups: dict[str, list[str]] = defaultdict(list)
    order: dict[str, tuple[int, int]] = {}
    for tie in ties:
        mine = tie.source == node.key
        text = tie_words(tie)
        if tie.kind is NetTieKind.INTRODUCED:
            text = _("bracht ons bij") if mine else _("kwam via")
        other = nodes[tie.target if mine else tie.source].label
        groups[text].append(other)
        rank = 1 if tie.kind is NetTieKind.ASSIGNED else 2 if tie.kind is NetTieKind.TIE else 3
        order[text] = (rank, -_STEPS[tie.step] if tie.step else 1)
    return "; ".join(f"{text}: {', '.join(groups[text])}" for text in sorted(groups, key=order.__getitem__))


class _SchoolStand:
    """Draws the stand of a school; people have none, not even *geen beeld*."""

    height = 0

    def __init__(self) -> None:
        self._draw = cells.stand(lambda row: row.stand)

    def __call__(self, painter: QPainter, place: QRect, row: TwinRow) -> None:
        if row.stand is not None:
            self._draw(painter, place, row)


def columns() -> list[Column[TwinRow]]:
    """Return the columns of the twin."""
    return [
        Column(
            "name",
            _("Naam"),
            lambda row: f"{row.name}\n{row.sub}" if row.sub else row.name,
            sort=lambda row: row.name,
            width=200,
            paint=cells.two_lines(
                lambda row: row.name,
                lambda row: row.sub or kind_word(row.kind),
                lambda row: (KIND_ICONS[row.kind], "muted"),
            ),
        ),
        Column("kind", _("Soort"), lambda row: kind_word(row.kind), width=100, shown=False),
        Column("where", _("School of wijk"), lambda row: row.where, width=148, tooltip=lambda row: row.where),
        Column("ties", _("Verbonden met"), lambda row: row.ties, width=300, tooltip=lambda row: row.ties, stretch=True),
        Column(
            "stand",
            _("Stand"),
            lambda row: words.word(row.stand) if row.stand else "",
            width=112,
            paint=_SchoolStand(),
        ),
        Column(
            "last",
            _("Laatste contact"),
            lambda row: short_day(row.last) if row.last else "",
            sort=lambda row: row.last,
            value=lambda row: row.last,
            width=108,
        ),
    ]
