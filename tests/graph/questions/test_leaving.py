"""The map and the page of a colleague tell the same of who leaves: one rule, two readers."""

from pathlib import Path

from netwerkkaart.domain.leaving import LeanKind
from netwerkkaart.graph.questions.gone import if_gone
from netwerkkaart.queries.leaving import leaving
from netwerkkaart.queries.network import NodeKind, network
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.usecases.example import TODAY


def test_both_name_the_same_contacts_and_faces_for_every_worker_of_the_example(example_file: Path) -> None:
    with open_for_reading(example_file) as store, store.read() as connection:
        found = network(connection, today=TODAY)
        workers = [node.key for node in found.nodes if node.kind is NodeKind.WORKER]
        told = {key: leaving(connection, int(key.partition(":")[2]), on=TODAY) for key in workers}
    assert len(workers) == 5
    for key, row in told.items():
        faces = {one.id for one in row.schools if any(why.kind is LeanKind.ONLY_FACE for why in one.why)}
        expected = {f"contact:{one.id}" for one in row.contacts if one.why} | {f"school:{number}" for number in faces}
        assert set(if_gone(found, key).last_tie) == expected, key
    assert any(row.contacts for row in told.values())
