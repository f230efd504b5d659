"""Each question answered for people, as an :class:`Answer`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from netwerkkaart.domain.warmth import paleness
from netwerkkaart.graph.changes import Changes
from netwerkkaart.graph.dressing import seat_key
from netwerkkaart.graph.kinds import LineKind
from netwerkkaart.graph.questions.answer import Answer, Group, Line
from netwerkkaart.graph.questions.difference import TieChange, difference
from netwerkkaart.graph.questions.fragile import fragile
from netwerkkaart.graph.questions.gaps import gaps
from netwerkkaart.graph.questions.gone import if_gone
from netwerkkaart.graph.questions.joined import SHARE, cohesion
from netwerkkaart.graph.questions.routes import Leg, LegKind, Route, ways_to
from netwerkkaart.queries.network import NetTieKind, Network, Node, NodeKind
from netwerkkaart.texts import _
from netwerkkaart.texts import questions as texts
from netwerkkaart.texts.words import word


class _Names:
    """The names of the nodes of a network."""

    def __init__(self, *networks: Network) -> None:
        self.nodes: dict[str, Node] = {node.key: node for network in networks for node in network.nodes}
        self._homes = {
            tie.source: tie.target
            for network in networks
            for tie in network.ties
            if tie.kind is NetTieKind.EMPLOYED and tie.main
        }

    def __call__(self, key: str) -> str:
        return self.nodes[key].label

    def all(self, keys: Iterable[str]) -> list[str]:
        return [self(key) for key in keys]

    def line(self, key: str, *more: str) -> Line:
        """Return the line of one node, with its role and school or its sector, that lights it and perhaps others."""
        home = self(self._homes[key]) if key in self._homes else ""
        return Line(self(key), " · ".join(part for part in (self.nodes[key].sub, home) if part), (key, *more))


def _answer(
    question: str, sentence: str, rule: str, groups: Iterable[tuple[str, Sequence[Line]]], lost: Iterable[str] = ()
) -> Answer:
    found = tuple(Group(heading, tuple(lines)) for heading, lines in groups if lines)
    lit = frozenset(key for group in found for line in group.lines for key in line.keys)
    return Answer(question, sentence, rule, found, lit, frozenset(lost))


def path(network: Network, to: str, *, me: str = "") -> Answer:
    """Answer *hoe komen we bij …?* by the warmest way, others listed; ``me`` is the key of who asks."""
    names, ways = _Names(network), ways_to(network, to)
    lines = [Line(_route(route, names, me), "", route.keys) for route in ways.routes]
    if not lines:
        return Answer(texts.path_question(names(to)), texts.no_path(names(to)), texts.path_rule(), (), frozenset({to}))
    others = (Group(_("Of anders"), tuple(lines[1:])),) if lines[1:] else ()
    return Answer(texts.path_question(names(to)), lines[0].text, texts.path_rule(), others, frozenset(lines[0].keys))


def _route(route: Route, names: _Names, me: str) -> str:
    return texts.legs([_leg(leg, names, me, first=number == 0) for number, leg in enumerate(route.legs)])


def _leg(leg: Leg, names: _Names, me: str, *, first: bool) -> str:
    contact, worker = names(leg.target), "" if leg.source == me else names(leg.source)
    if first and leg.kind is LegKind.TIE:
        return texts.known(worker, contact, texts.tie(leg.step, leg.last_contact))
    if leg.kind is LegKind.AT_SCHOOL:
        return texts.comes_at(worker, names(leg.school), contact)
    if leg.kind is LegKind.INTRODUCED:
        return texts.introduced(contact)
    if leg.kind is LegKind.CAME_VIA:
        return texts.came_via(contact)
    return texts.same_school(contact, names(leg.school))


def leaving(network: Network, who: str) -> Answer:
    """Answer *wat als … vertrekt?* for a worker or a contact."""
    names, gone = _Names(network), if_gone(network, who)
    worker = names.nodes[who].kind is NodeKind.WORKER
    schools = [key for key in gone.last_tie if names.nodes[key].kind is NodeKind.SCHOOL]
    contacts = [key for key in gone.last_tie if key not in schools]
    heading = _("Zonder vast gezicht") if worker else _("Hier kennen jullie dan niemand")
    islands = [
        Line(texts.listed(names.all(_hubs(names, island))), _people(names, island), island) for island in gone.islands
    ]
    return _answer(
        texts.leaving_question(names(who)),
        texts.leaving(
            names(who),
            contacts=len(contacts),
            faces=len(schools) if worker else 0,
            schools=0 if worker else len(schools),
            cut_off=len(gone.cut_off),
        ),
        texts.leaving_rule(worker=worker),
        (
            (_("Raakt helemaal los"), islands),
            (heading, [names.line(key) for key in schools]),
            (_("Verliest de laatste band"), [names.line(key) for key in contacts]),
        ),
        lost=(who, *gone.cut_off),
    )


def _hubs(names: _Names, island: Sequence[str]) -> list[str]:
    """Return the schools of an island, or its people where there is none."""
    return [key for key in island if names.nodes[key].kind is NodeKind.SCHOOL] or list(island)


def _people(names: _Names, island: Sequence[str]) -> str:
    if names.nodes[island[0]].kind is not NodeKind.SCHOOL:
        return names.nodes[island[0]].sub if len(island) == 1 else ""
    return texts.listed([names(key) for key in island if names.nodes[key].kind is not NodeKind.SCHOOL])


def hanging(network: Network) -> Answer:
    """Answer *wat is kwetsbaar?*."""
    names, found = _Names(network), fragile(network)
    return _answer(
        texts.fragile_question(),
        texts.fragile(len(found.hanging), len(found.unreached), _count(network, NodeKind.SCHOOL)),
        texts.fragile_rule(),
        (
            (
                _("Hangt aan één persoon"),
                [
                    Line(names(one.school), texts.only_through(names.all(one.people)), (one.school, *one.people))
                    for one in found.hanging
                ],
            ),
            (_("Nog geen lijn naartoe"), [names.line(key) for key in found.unreached]),
        ),
    )


def joining(network: Network) -> Answer:
    """Answer *wie verbindt?*: as places, by name, without a figure of anybody."""
    names, found = _Names(network), cohesion(network)
    joined = [
        Line(
            names(one.school),
            texts.joined_with(names.all(one.others), names.all(one.people)),
            (one.school, *one.people),
        )
        for one in found.places
    ]
    answer = _answer(
        texts.joined_question(),
        texts.joined(len(found.places), len(found.groups), len(found.alone)),
        texts.joined_rule(SHARE),
        (
            (_("Scholen die samenhangen"), joined),
            (_("Staat apart"), [names.line(key) for key in found.alone]),
        ),
    )
    return replace(answer, lit=answer.lit - set(found.alone))


def empty_seats(network: Network) -> Answer:
    """Answer *waar zijn witte vlekken?*; where seats are laid over the map, the empty ones are lit too."""
    names, found = _Names(network), gaps(network)
    rows = [row for row in found.rows if found.missing(row)]
    seats = {
        node.key: tuple(seat_key(node.key, seat.role_id) for seat in node.seats if not seat.taken)
        for node in network.nodes
        if node.seats
    }
    return _answer(
        texts.gaps_question(),
        texts.gaps(found.empty, len(rows), len(found.rows)),
        texts.gaps_rule(),
        (
            (
                _("Lege stoelen"),
                [
                    Line(names(row.school), texts.nobody_known(found.missing(row)), (row.school, *seats[row.school]))
                    for row in rows
                ],
            ),
        ),
    )


def changed(earlier: Network, later: Network) -> Answer:
    """Answer *wat veranderde tussen twee data?*; what is gone is lost."""
    names, found = _Names(earlier, later), difference(earlier, later)
    same = _told_changes(names, earlier.on, later.on)
    answer = _answer(
        texts.difference_question(earlier.on, later.on),
        texts.difference(new=len(found.new), gone=len(found.gone), warmer=len(found.warmer), cooler=len(found.cooler)),
        texts.difference_rule(),
        (
            (_("Erbij"), [names.line(key) for key in found.new]),
            (_("Weg"), [names.line(key) for key in found.gone]),
            (_("Warmer"), [same(one) for one in found.warmer]),
            (_("Koeler"), [same(one) for one in found.cooler]),
            (_("Nieuwe banden"), [same(one) for one in found.new_ties]),
            (_("Geen band meer"), [same(one) for one in found.gone_ties]),
        ),
        lost=found.gone,
    )
    told = {
        LineKind.NEW: found.new_ties,
        LineKind.WARMER: found.warmer,
        LineKind.COOLER: found.cooler,
        LineKind.GONE: found.gone_ties,
    }
    ties = {one.ends: kind for kind, changes in told.items() for one in changes if one.kind is NetTieKind.TIE}
    return replace(answer, changes=Changes(frozenset(found.new), ties))


def _told_changes(names: _Names, before: date, after: date) -> Callable[[TieChange], Line]:
    def told(change: TieChange) -> Line:
        title = _("{worker} en {contact}").format(worker=names(change.ends[0]), contact=names(change.ends[1]))
        old, new = change.before, change.after
        if old is not None and new is not None:
            pale = paleness(new.last_contact, after) - paleness(old.last_contact, before)
            parts = [texts.step_changed(old.step, new.step), texts.seen_changed(nearer=pale < 0) if pale else ""]
            return Line(title, ", ".join(part for part in parts if part), change.ends)
        tie = new or old
        if tie is None or tie.kind is not NetTieKind.TIE:
            return Line(title, word(tie.assignment) if tie and tie.assignment else "", change.ends)
        return Line(title, texts.tie(tie.step, tie.last_contact), change.ends)

    return told


def _count(network: Network, kind: NodeKind) -> int:
    return sum(node.kind is kind for node in network.nodes)
