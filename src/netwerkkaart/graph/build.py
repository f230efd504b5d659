"""From network and layout to the picture: which meaning each node and line carries."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from netwerkkaart.domain.map_layers import Colouring
from netwerkkaart.domain.people import AssignmentKind, Level, TieStep
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.domain.warmth import paleness
from netwerkkaart.graph.kinds import LineKind
from netwerkkaart.graph.layout.places import Flags, Ints, Layout
from netwerkkaart.graph.layout.sizes import size_of
from netwerkkaart.graph.lettering import tidy
from netwerkkaart.graph.picture import FACES, LegendEntry, Lines, Picture, bends, when_left
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.words import sector_name, word

_RANKS = {level: rank for rank, level in enumerate(Level)}
_STEPS = {step: number for number, step in enumerate((None, *TieStep))}
_MISSED = 4.5
"""So much more does the name of somebody who left a strong line behind matter: about as much as a key contact's."""
_TIE_WIDTHS = (0.8, 1.1, 1.9, 3.0, 4.4)
_KINDS = {
    NetTieKind.ASSIGNED: LineKind.ASSIGNED,
    NetTieKind.EMPLOYED: LineKind.EMPLOYED,
    NetTieKind.INTRODUCED: LineKind.INTRODUCED,
    NetTieKind.RAISED: LineKind.RAISED,
    NetTieKind.TAKEN_UP: LineKind.TAKEN_UP,
    NetTieKind.WORKS_FOR: LineKind.WORKS_FOR,
    NetTieKind.TIE: LineKind.TIE,
}
_PAINTED = (NodeKind.SCHOOL, NodeKind.WORKER)
_IMPORTANCE = {
    NodeKind.SCHOOL: 10.0,
    NodeKind.WORKER: 9.0,
    NodeKind.NEIGHBOURHOOD: 8.0,
    NodeKind.THEME: 7.0,
    NodeKind.PARTNER: 6.0,
    NodeKind.SEAT: 0.2,
}


def build(
    network: Network,
    layout: Layout,
    *,
    title: str = "",
    colouring: Colouring = Colouring.SECTOR,
    faces: Sequence[str] = (),
) -> Picture:
    """Return the picture of a network in its layout; schools of ``faces``, the first eight, can have a colour each."""
    nodes = network.nodes
    tones = tuple(_tone(node) for node in nodes)
    lines = _lines(network, layout)
    busy = np.bincount(np.concatenate([lines.start, lines.end]), minlength=len(nodes)) if len(lines) else None
    importance = np.array([_importance(node) for node in nodes], dtype=float)
    if busy is not None:
        importance += np.minimum(busy, 30) / 100
    importance += layout.radius / 5000
    importance += _MISSED * np.array([node.left for node in nodes], dtype=bool) * _held(lines, len(nodes))
    picture = Picture(
        title=tidy(title) or _("Het netwerk"),
        note=_note(network),
        on=network.on,
        keys=layout.keys,
        kinds=tuple(node.kind for node in nodes),
        labels=tuple(tidy(node.label) or "?" for node in nodes),
        subs=tuple(_sub(node) for node in nodes),
        tones=tones,
        paints=_paints(network, tones, colouring, faces),
        colouring=colouring,
        layout=layout,
        size=np.array([size_of(node) for node in nodes], dtype=float),
        importance=importance,
        star=np.array([node.key_contact for node in nodes], dtype=bool),
        ghost=np.array([node.left for node in nodes], dtype=bool),
        fresh=np.zeros(len(nodes), dtype=bool),
        left=tuple(_left(node) for node in nodes),
        phase=np.array([-1 if node.phase is None else node.phase for node in nodes], dtype=np.int64),
        ambition=np.array([-1 if node.ambition is None else node.ambition for node in nodes], dtype=np.int64),
        stands=tuple(node.stand.value if node.stand else "" for node in nodes),
        bases=tuple(node.base.value if node.base else "" for node in nodes),
        stale=np.array([node.doubted and node.stand is not TrustStand.NO_VIEW for node in nodes], dtype=bool),
        region=_regions(nodes),
        lines=lines,
        far=_far(lines, layout),
        legend=(),
    )
    object.__setattr__(picture, "legend", _legend(picture, {node.key: node.label for node in nodes}, faces))
    return picture


def _note(network: Network) -> str:
    counts = {kind: sum(node.kind is kind for node in network.nodes) for kind in NodeKind}
    schools, contacts, workers = counts[NodeKind.SCHOOL], counts[NodeKind.CONTACT], counts[NodeKind.WORKER]
    return " · ".join(
        (
            ngettext("{n} school", "{n} scholen", schools).format(n=schools),
            ngettext("{n} contact", "{n} contacten", contacts).format(n=contacts),
            ngettext("{n} medewerker", "{n} medewerkers", workers).format(n=workers),
        )
    )


def _sub(node: Node) -> str:
    return tidy(" · ".join(part for part in (node.sub, when_left(_left(node))) if part))


def _left(node: Node) -> date | None:
    return node.left_on if node.left else None


def _tone(node: Node) -> str:
    if node.kind is NodeKind.SCHOOL:
        return f"sector.{(node.sector or Sector.VO).value}"
    if node.kind is NodeKind.WORKER:
        return "worker"
    if node.kind is not NodeKind.CONTACT:
        return f"layer.{node.kind.value}"
    return f"level.{(node.level or Level.AROUND).value}"


def _paints(network: Network, tones: tuple[str, ...], colouring: Colouring, faces: Sequence[str]) -> tuple[str, ...]:
    """Return the tones with those of schools by what their colour is to say."""
    if colouring is Colouring.SECTOR:
        return tones
    if colouring is Colouring.STAND:
        schools = [node for node in network.nodes if node.kind is NodeKind.SCHOOL]
        said = {node.key: f"stand.{(node.stand or TrustStand.NO_VIEW).value}" for node in schools}
    else:
        said = {key: f"face.{place}" for place, key in enumerate(faces[:FACES])}
        for tie in network.ties:
            if tie.kind is NetTieKind.ASSIGNED and tie.assignment is AssignmentKind.FIXED:
                place = faces.index(tie.source) if tie.source in faces else FACES
                said.setdefault(tie.target, f"face.{min(place, FACES)}")
    return tuple(
        said.get(node.key, "face.none" if node.kind is NodeKind.SCHOOL else tone) if node.kind in _PAINTED else tone
        for node, tone in zip(network.nodes, tones, strict=True)
    )


def _regions(nodes: Sequence[Node]) -> Ints:
    """Return for each school the number of its neighbourhood, where that is shown; else -1."""
    wijken = {node.neighbourhood: number for number, node in enumerate(nodes) if node.kind is NodeKind.NEIGHBOURHOOD}
    found = [wijken.get(node.neighbourhood, -1) if node.kind is NodeKind.SCHOOL else -1 for node in nodes]
    return np.array(found, dtype=np.int64)


def _importance(node: Node) -> float:
    if node.kind is not NodeKind.CONTACT:
        return _IMPORTANCE[node.kind]
    return 3.0 - _RANKS[node.level or Level.AROUND] * 0.5 + 2.0 * node.key_contact - 1.0 * node.left


def _held(lines: Lines, nodes: int) -> Flags:
    """Return which nodes have a line to them as strong as *wederkerig*, which is missed when they are gone."""
    held = np.zeros(nodes, dtype=bool)
    strong = lines.step >= _STEPS[TieStep.MUTUAL]
    held[lines.start[strong]] = held[lines.end[strong]] = True
    return held


def _pale(tie: NetTie, on: date) -> int:
    return paleness(tie.last_contact, on) if tie.kind is NetTieKind.TIE else 0


def _lines(network: Network, layout: Layout) -> Lines:
    index = {key: number for number, key in enumerate(layout.keys)}
    ashore = layout.ashore.tolist()  # who stands on an island needs no line to its school
    drawn = [
        (_kind(tie, on_island=ashore[index[tie.source]]), tie)
        for tie in network.ties
        if not (_is_main(tie) and ashore[index[tie.source]])
    ]
    drawn.sort(key=lambda one: (one[0], _STEPS[one[1].step], -_pale(one[1], network.on)))
    ties = [tie for _kind_, tie in drawn]
    start = np.array([index[tie.source] for tie in ties], dtype=np.int64)
    end = np.array([index[tie.target] for tie in ties], dtype=np.int64)
    kind = np.array([one for one, _tie in drawn], dtype=np.int64)
    return Lines(
        start=start,
        end=end,
        bend=bends(layout, start, end, kind) if ties else np.zeros((0, 2)),
        kind=kind,
        step=np.array([_STEPS[tie.step] if tie.kind is NetTieKind.TIE else -1 for tie in ties], dtype=np.int64),
        pale=np.array([_pale(tie, network.on) for tie in ties], dtype=np.int64),
        width=np.array([_width(tie) for tie in ties], dtype=float),
        dashed=np.array([_is_dashed(tie) for tie in ties], dtype=bool),
    )


def _is_main(tie: NetTie) -> bool:
    return tie.kind is NetTieKind.EMPLOYED and tie.main


def _kind(tie: NetTie, *, on_island: bool) -> LineKind:
    return LineKind.OTHER_SCHOOL if tie.kind is NetTieKind.EMPLOYED and on_island else _KINDS[tie.kind]


def _far(lines: Lines, layout: Layout) -> Lines:
    """One line for each pair of ends, the strongest; people count as the school whose island they stand on."""
    if not len(lines):
        return lines
    start, end = layout.ground[lines.start], layout.ground[lines.end]
    same = lines.kind * len(layout.keys) ** 2 + start * len(layout.keys) + end
    strength = np.lexsort((lines.pale, -lines.step, same))
    first = np.concatenate([[True], np.diff(same[strength]) != 0])
    chosen = np.sort(strength[first & (start != end)[strength]])
    some = lines.take(chosen)
    start, end = start[chosen], end[chosen]
    return replace(some, start=start, end=end, bend=bends(layout, start, end, some.kind))


def _width(tie: NetTie) -> float:
    if tie.kind is NetTieKind.TAKEN_UP:
        return 2.6
    if tie.kind is NetTieKind.TIE:
        return _TIE_WIDTHS[_STEPS[tie.step]]
    if tie.kind is NetTieKind.ASSIGNED:
        return 5.0 if tie.assignment is AssignmentKind.FIXED else 2.5
    return 1.2


def _is_dashed(tie: NetTie) -> bool:
    return tie.kind is NetTieKind.INTRODUCED or tie.assignment is AssignmentKind.SUBSTITUTE


def _legend(picture: Picture, names: Mapping[str, str], faces: Sequence[str]) -> tuple[LegendEntry, ...]:
    """Only words for what is in the picture, so that the legend never explains what is not there."""
    tones = set(picture.tones)
    lines = set(picture.lines.names())
    entries = [
        *((f"sector.{sector.value}", sector_name(sector)) for sector in Sector),
        *((f"level.{level.value}", word(level)) for level in Level),
        ("worker", _("medewerker")),
    ]
    entries = [entry for entry in entries if entry[0] in tones]
    entries += [entry for entry in _face_words(names, faces) if entry[0] in picture.paints]
    if picture.ghost.any():
        entries.append(("left", _("vertrokken")))
    entries += [(f"stand.{one.value}", word(one)) for one in TrustStand if one.value in picture.stands]
    steps = [(f"step.{one.value}", word(one)) for one in TieStep] + [("step.met", _("ontmoet, geen band gezet"))]
    others = [
        ("line.introduced", _("kwam via")),
        ("line.assigned", _("vast gezicht")),
        ("line.substitute", _("invaller")),
        ("line.employed", _("werkt hier")),
        ("line.other_school", _("werkt ook hier")),
        ("line.raised", _("thema speelt")),
        ("line.taken_up", _("thema opgepakt")),
        ("line.works_for", _("werkt voor")),
    ]
    entries += [entry for entry in steps + others if entry[0] in lines]
    layers = [
        ("layer.seat", _("lege stoel")),
        ("layer.neighbourhood", _("wijk, basis op orde")),
        ("layer.theme", _("thema")),
        ("layer.partner", _("partner")),
    ]
    entries += [entry for entry in layers if entry[0] in tones]
    return tuple(LegendEntry(*entry) for entry in entries)


def _face_words(names: Mapping[str, str], faces: Sequence[str]) -> list[tuple[str, str]]:
    own = [(f"face.{place}", names.get(key, "?")) for place, key in enumerate(faces[:FACES])]
    return [*own, (f"face.{FACES}", _("iemand anders")), ("face.none", _("geen vast gezicht"))]


def empty() -> Picture:
    """Return a picture of nothing."""
    network = Network((), (), date.min)
    return build(network, Layout((), np.zeros((0, 2)), np.zeros(0, dtype=np.int64), np.zeros(0), ()))
