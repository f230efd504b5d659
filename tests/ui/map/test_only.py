"""Toon alleen …: some and what ties them, seen on a chip, and left with Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netwerkkaart.queries.network import NodeKind
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.map.page import MapPage
from netwerkkaart.usecases.contacts import delete_contacts
from tests.town import Town
from tests.ui.map.opening import act, place_of


def people(page: MapPage) -> set[str]:
    """Return what is shown of the network itself, without what is laid over it."""
    return {key for key in page.shown_keys() if key.split(":")[0] in {kind.value for kind in NodeKind} - {"seat"}}


def only(page: MapPage, *keys: str) -> None:
    page.canvas.select(keys)
    act(page.doing.menu_of(keys[-1]), "Toon alleen deze")


def test_one_is_shown_with_their_school_and_everybody_they_have_a_line_with(page: MapPage, town: Town) -> None:
    before = place_of(page, f"contact:{town.zoe}")
    only(page, f"contact:{town.zoe}")
    shown = {"contact:{zoe}", "school:{lyceum}", "worker:{bilal}", "worker:{noor}", "contact:{anna}"}
    assert people(page) == {key.format(**vars(town)) for key in shown}
    assert place_of(page, f"contact:{town.zoe}") == before
    assert page.bar.only.isVisible()
    assert page.bar.only.text() == "Alleen Zoë Çelik"


def test_several_are_shown_with_who_ties_them_to_each_other(story: MapPage) -> None:
    network = story.network()
    assert network is not None
    known: dict[str, set[str]] = {}
    for tie in network.ties:
        known.setdefault(tie.source, set()).add(tie.target)
        known.setdefault(tie.target, set()).add(tie.source)
    one, other = "contact:1", "contact:40"
    only(story, one, other)
    homes = {key for key in known[one] | known[other] if key.startswith("school:")}
    between = known[one] & known[other]
    assert between
    assert {one, other} | between <= people(story)
    assert people(story) - {one, other} - between <= homes | {
        key for middle in between for key in known[middle] if key.startswith("school:")
    }
    labels = {node.key: node.label for node in network.nodes}
    assert story.bar.only.text() == f"Alleen {min(labels[one], labels[other])} +1"


def test_a_school_stands_for_all_its_people(story: MapPage) -> None:
    network, picture = story.network(), story.canvas.picture()
    assert network is not None
    home = {key: picture.keys[hub] for key, hub in zip(picture.keys, picture.home.tolist(), strict=True) if hub >= 0}
    two = {"school:2", "school:3"}
    theirs = {key for key in people(story) if home.get(key) in two}
    only(story, *two)
    assert theirs <= people(story)
    ties = [(tie.source, tie.target) for tie in network.ties]
    for worker in (node.key for node in network.nodes if node.kind is NodeKind.WORKER):
        comes = {home[other] for one, other in ties if one == worker and home.get(other) in two}
        assert (worker in people(story)) is (comes == two), worker


@pytest.mark.parametrize("by_key", [True, False])
def test_it_is_left_with_escape_or_by_the_chip(page: MapPage, town: Town, *, by_key: bool) -> None:
    everything = people(page)
    only(page, f"worker:{town.noor}")
    assert people(page) < everything
    page.canvas.select(())
    if by_key:
        page.activateWindow()
        page.canvas.setFocus()
        QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    else:
        page.bar.only.click()
    assert people(page) == everything
    assert not page.bar.only.isVisible()


def test_it_goes_with_everything_else_and_with_who_is_deleted(desk: Desk, page: MapPage, town: Town) -> None:
    everything = people(page)
    only(page, f"contact:{town.zoe}")
    page.show_all()
    assert people(page) == everything
    only(page, f"contact:{town.piet}")
    delete_contacts(desk.store, [town.piet])
    assert not page.bar.only.value()
    assert people(page) == everything - {f"contact:{town.piet}"}


def test_the_table_and_the_other_arrangement_show_the_same(page: MapPage, town: Town) -> None:
    only(page, f"contact:{town.zoe}")
    shown = people(page)
    page.show_twin(True)
    rows = {row.key for row in page.twin.model.rows()}
    assert {key for key in rows if not key.startswith("seat")} == shown


def test_of_several_the_menu_offers_only_what_goes_for_all(page: MapPage, town: Town) -> None:
    page.canvas.select([f"contact:{town.zoe}", f"contact:{town.anna}"])
    texts = [one.text() for one in page.doing.menu_of(f"contact:{town.anna}").actions() if one.text()]
    assert texts == [
        "Bezoek vastleggen…",
        "Rond deze",
        "Toon alleen deze 2",
        "Zoë Çelik bracht ons bij Anna van den Berg…",
    ]


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (
            "contact:{zoe}",
            {"Contact openen", "Bezoek vastleggen…", "Toon alleen deze", "Band zetten…", "Hoe kwamen we hier…"},
        ),
        ("school:{lyceum}", {"Dossier openen", "Bezoek vastleggen…", "Toon alleen deze", "Contact toevoegen…"}),
        ("worker:{noor}", {"Bezoek vastleggen…", "Toon alleen deze", "Alleen de scholen van deze medewerker"}),
    ],
)
def test_each_kind_has_its_acts(page: MapPage, town: Town, key: str, wanted: set[str]) -> None:
    assert wanted <= {one.text() for one in page.doing.menu_of(key.format(**vars(town))).actions()}
