"""The verbs of the network: who stands in it, the warmest way to somebody, and the network for other programs."""

from argparse import Namespace
from collections import Counter
from datetime import date, datetime
from typing import Any

from netwerkkaart.cli.running import FINE, give, say
from netwerkkaart.domain.errors import NotFoundError
from netwerkkaart.exchange.graph_rows import Row, degrees, graph_rows
from netwerkkaart.exchange.graphs import write_graph
from netwerkkaart.exchange.map_file import network_before
from netwerkkaart.graph.questions import answers
from netwerkkaart.graph.questions.answer import Answer
from netwerkkaart.graph.questions.difference import difference
from netwerkkaart.graph.questions.fragile import fragile
from netwerkkaart.graph.questions.gaps import gaps
from netwerkkaart.graph.questions.routes import Route, ways_to
from netwerkkaart.graph.questions.web import Web
from netwerkkaart.queries.naming import contact_meant
from netwerkkaart.queries.network import Network, NodeKind
from netwerkkaart.queries.network import network as network_on
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.texts import _, graphs, ngettext
from netwerkkaart.texts.dates import day, long_day


def network(arguments: Namespace) -> int:
    """Tell who stands in the network on a day, and how it hangs together."""
    with open_for_reading(arguments.db) as store:
        with store.read() as connection:
            found = network_on(connection, today=_today(), on=arguments.on)
        earlier = network_before(store, arguments.since, found, today=_today()) if arguments.since else None
    if arguments.json:
        give(_document(found) | ({"changes": _changes(earlier, found)} if earlier else {}))
        return FINE
    counts = Counter(node.kind for node in found.nodes)
    schools, contacts = counts[NodeKind.SCHOOL], counts[NodeKind.CONTACT]
    workers, ties = counts[NodeKind.WORKER], len(found.ties)
    say(_("Het netwerk op {day}").format(day=day(found.on)))
    for line in (
        ngettext("{n} school", "{n} scholen", schools).format(n=schools),
        ngettext("{n} contact", "{n} contacten", contacts).format(n=contacts),
        ngettext("{n} medewerker", "{n} medewerkers", workers).format(n=workers),
        ngettext("{n} lijn", "{n} lijnen", ties).format(n=ties),
    ):
        say(f"  {line}")
    for answer in (answers.hanging(found), answers.joining(found), answers.empty_seats(found)):
        tell(answer)
    if earlier is not None:
        tell(answers.changed(earlier, found))
    return FINE


def path(arguments: Namespace) -> int:
    """Tell the warmest way to a contact, and up to three others."""
    with open_for_reading(arguments.db) as store, store.read() as connection:
        number = contact_meant(connection, arguments.to)
        found = network_on(connection, today=_today(), on=arguments.on)
    key = f"contact:{number}"
    if key not in {node.key for node in found.nodes}:
        message = _("Contact {number} staat op {day} niet in het netwerk: nog niet, of langer dan een jaar weg.")
        raise NotFoundError(message.format(number=number, day=long_day(found.on)))
    if arguments.json:
        give(_way(found, key))
        return FINE
    tell(answers.path(found, key))
    return FINE


def export_graph(arguments: Namespace) -> int:
    """Write the network for another program."""
    names = not arguments.no_names
    found = _read(arguments)
    write_graph(found, arguments.out, names=names)
    say(_("Netwerk bewaard: {path}").format(path=arguments.out))
    say(graphs.warning(names=names))
    say(_("Weggelaten:"))
    for sentence in graphs.left_out(names=names):
        say(f"  - {sentence}")
    return FINE


def tell(answer: Answer) -> None:
    """Say an answer with its list and the rule behind it."""
    say("")
    say(answer.question)
    say(f"  {answer.sentence}")
    for group in answer.groups:
        say(f"  {group.heading}:")
        for line in group.lines:
            say(f"    - {line.text}" + (f" ({line.detail})" if line.detail else ""))
    say("  " + _("Waarom? {rule}").format(rule=answer.rule))


def _read(arguments: Namespace) -> Network:
    with open_for_reading(arguments.db) as store, store.read() as connection:
        return network_on(connection, today=_today(), on=arguments.on)


def _document(found: Network) -> dict[str, Any]:
    rows, degree, seats = graph_rows(found), degrees(found), {node.key: node.seats for node in found.nodes}
    hanging, web = fragile(found), Web(found)
    return {
        "date": found.on.isoformat(),
        "nodes": [
            {
                **_plain(row),
                "degree": degree[str(row["id"])],
                **({"empty_seats": _empty(seats, row)} if row["kind"] == NodeKind.SCHOOL.value else {}),
            }
            for row in rows.nodes
        ],
        "ties": [
            {
                **_plain(row),
                "steps": [
                    {"since": since.isoformat(), "step": step} for since, step in rows.steps.get(str(row["id"]), ())
                ],
            }
            for row in rows.ties
        ],
        "measures": {
            "nodes": len(found.nodes),
            "ties": len(found.ties),
            "by_kind": dict(Counter(node.kind.value for node in found.nodes)),
            "ties_by_kind": dict(Counter(tie.kind.value for tie in found.ties)),
            "pieces": len(web.pieces()),
            "articulation_points": sorted(hanging.joints),
            "bridges": sorted(hanging.bridges),
            "hanging_schools": [{"school": one.school, "people": one.people} for one in hanging.hanging],
            "unreached_schools": list(hanging.unreached),
            "empty_seats": gaps(found).empty,
        },
    }


def _changes(earlier: Network, later: Network) -> dict[str, Any]:
    """Return what changed between two days, by keys and by pairs of keys."""
    found = difference(earlier, later)
    pairs = {
        name: [dict(zip(("source", "target"), one.ends, strict=True)) for one in changes]
        for name, changes in (
            ("new_ties", found.new_ties),
            ("gone_ties", found.gone_ties),
            ("warmer", found.warmer),
            ("cooler", found.cooler),
        )
    }
    return {
        "since": earlier.on.isoformat(),
        "sentence": answers.changed(earlier, later).sentence,
        "new": list(found.new),
        "gone": list(found.gone),
        **pairs,
    }


def _empty(seats: dict[str, Any], row: Row) -> list[str]:
    return [seat.role for seat in seats[str(row["id"])] if not seat.taken]


def _plain(row: Row) -> dict[str, Any]:
    """Return a row with every field there, days as ISO text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _way(found: Network, to: str) -> dict[str, Any]:
    labels = {node.key: node.label for node in found.nodes}
    ways, told = ways_to(found, to), answers.path(found, to)
    sentences = [told.sentence, *(line.text for group in told.groups for line in group.lines)][: len(ways.routes)]
    routes = [_route(route, sentence, labels) for route, sentence in zip(ways.routes, sentences, strict=True)]
    return {
        "date": found.on.isoformat(),
        "to": {"id": to, "label": labels[to]},
        "sentence": told.sentence,
        "rule": told.rule,
        "path": routes[0] if routes else None,
        "alternatives": routes[1:],
    }


def _route(route: Route, sentence: str, labels: dict[str, str]) -> dict[str, Any]:
    return {
        "sentence": sentence,
        "distance": route.distance,
        "people": [{"id": key, "label": labels[key]} for key in route.keys],
        "legs": [
            {
                "kind": leg.kind.value,
                "source": leg.source,
                "target": leg.target,
                "distance": leg.distance,
                "step": leg.step.value if leg.step else None,
                "last_contact": leg.last_contact.isoformat() if leg.last_contact else None,
                "school": leg.school or None,
            }
            for leg in route.legs
        ],
    }


def _today() -> date:
    return datetime.now().date()  # noqa: DTZ005 - local time, as people read it
