"""The answers as people read them: sentence, rule and list agree with what is lit."""

from datetime import date

import pytest
from hypothesis import given, settings

from netwerkkaart.graph.dressing import seat_key
from netwerkkaart.graph.questions import answers
from netwerkkaart.graph.questions.answer import Answer
from netwerkkaart.queries.network import Network, NodeKind, network
from netwerkkaart.store.work import Store
from tests.graph.questions.nets import nets
from tests.town import TODAY, Town


@pytest.fixture
def read(store: Store, town: Town) -> Network:
    del town
    with store.read() as connection:
        return network(connection, today=TODAY)


def lines(answer: Answer) -> dict[str, list[tuple[str, str]]]:
    return {group.heading: [(line.text, line.detail) for line in group.lines] for group in answer.groups}


def test_the_way_to_somebody_is_told_by_name_and_only_the_warmest_is_lit(read: Network, town: Town) -> None:
    answer = answers.path(read, f"contact:{town.zoe}")
    assert answer.question == "Hoe komen we bij Zoë Çelik?"
    past_anna = (
        "Via Bilal Oukili ken je Anna van den Berg (wederkerig, laatst gezien 10 mrt 2026); "
        "die bracht jullie bij Zoë Çelik."
    )
    assert answer.sentence == "Via Bilal Oukili ken je Zoë Çelik (ontmoet, geen band gezet, laatst gezien 2 jun 2026)."
    assert lines(answer) == {
        "Of anders": [
            ("Via Noor Tesselaar ken je Zoë Çelik (ontmoet, geen band gezet, laatst gezien 10 mrt 2026).", ""),
            (past_anna, ""),  # as far, with one leg more
        ],
    }
    assert answer.lit == {f"worker:{town.bilal}", f"contact:{town.zoe}"}


def test_who_asks_is_je(read: Network, town: Town) -> None:
    answer = answers.path(read, f"contact:{town.anna}", me=f"worker:{town.bilal}")
    assert answer.sentence == "Je kent Anna van den Berg zelf (wederkerig, laatst gezien 10 mrt 2026)."


def test_nobody_brings_us_to_who_nobody_knows(read: Network, town: Town) -> None:
    answer = answers.path(read, f"contact:{town.piet}")
    assert answer.sentence == "Niemand die jullie kennen kan jullie bij Piet IJzer brengen."
    assert not answer.groups
    assert answer.lit == {f"contact:{town.piet}"}


def test_who_leaves_takes_the_face_of_the_school_along(read: Network, town: Town) -> None:
    answer = answers.leaving(read, f"worker:{town.bilal}")
    assert answer.sentence.startswith(
        "Zonder Bilal Oukili verliest 1 contact de laatste band met jullie en heeft 1 school"
    )
    assert lines(answer)["Zonder vast gezicht"] == [("Hanzewaard College", "vo · Binnenstad")]
    assert answer.lost == {f"worker:{town.bilal}"}


def test_seats_places_and_what_hangs(read: Network, town: Town) -> None:
    assert ("De Kribbe", "po · Binnenstad") in lines(answers.hanging(read))["Nog geen lijn naartoe"]
    assert lines(answers.joining(read)) == {
        "Staat apart": [("De Kribbe", "po · Binnenstad"), ("Hanzewaard College", "vo · Binnenstad")]
    }
    seats = dict(lines(answers.empty_seats(read))["Lege stoelen"])
    assert "geen teamleider" in seats["Hanzewaard College"]
    assert "geen leerkracht" in seats["De Kribbe"]


def test_two_dates(store: Store, read: Network, town: Town) -> None:
    with store.read() as connection:
        earlier = network(connection, today=TODAY, on=date(2025, 12, 1))
    answer = answers.changed(earlier, read)
    assert answer.question == "Wat veranderde tussen 1 dec 2025 en 23 nov 2026?"
    assert lines(answer)["Weg"] == [("Piet IJzer", "teamleider · Hanzewaard College")]
    assert lines(answer)["Warmer"] == [
        ("Bilal Oukili en Anna van den Berg", "van kennismaking naar wederkerig, langer niet gezien")
    ]
    assert "Koeler" not in lines(answer)
    assert answer.lost == {f"contact:{town.piet}"}


@settings(max_examples=100)
@given(nets(), nets())
def test_every_answer_has_its_rule_and_lights_what_it_lists(one: Network, other: Network) -> None:
    found = [answers.hanging(one), answers.joining(one), answers.empty_seats(one), answers.changed(one, other)]
    for node in one.nodes:
        if node.kind is not NodeKind.SCHOOL:
            found.append(answers.leaving(one, node.key))
        if node.kind is NodeKind.CONTACT:
            way = answers.path(one, node.key)
            assert node.key in way.lit
            found.append(way)
    there = {node.key for network_ in (one, other) for node in network_.nodes}
    there |= {seat_key(node.key, seat.role_id) for node in one.nodes for seat in node.seats if not seat.taken}
    for answer in found:
        assert answer.question.endswith("?")
        assert answer.sentence.endswith(".")
        assert answer.rule.endswith(".")
        listed = {key for group in answer.groups for line in group.lines for key in line.keys}
        assert answer.lit <= listed or answer.question.startswith("Hoe komen we bij")
        assert answer.lit | answer.lost <= there
        assert all(line.text and line.keys for group in answer.groups for line in group.lines)
