"""The acts of the map that menus, search and keys know: registered once, whichever page of the map is there."""

from functools import partial
from typing import TYPE_CHECKING

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.texts import _
from netwerkkaart.ui.map.question import Ask, Question, open_question

if TYPE_CHECKING:
    from netwerkkaart.ui.map.page import MapPage


def register(page: "MapPage") -> None:
    """Register what can be done with the map of a page."""
    actions, output = page.desk.actions, page.output
    if "map.twin" in actions:
        return
    group = _("Kaart")
    for id_, text, act, sign, keys in (
        ("map.twin", _("Kaart of tabel"), lambda: page.show_twin(not page.twin_shown()), "table", ("Ctrl+T",)),
        ("map.time", _("Kaart door de tijd"), page.time.toggle, "clock", ("Ctrl+Shift+T",)),
        ("map.all", _("Alles tonen op de kaart"), page.show_all, "map", ()),
        ("map.copy", _("Kaart kopiëren als afbeelding"), page.copy, "copy", ("Ctrl+Shift+C",)),
        ("map.print", _("Kaart afdrukken of bewaren…"), output.ask_how, "print", ("Ctrl+P",)),
        ("map.pdf", _("Kaart bewaren als PDF…"), partial(output.ask_and_save, "pdf"), "pdf", ("Ctrl+S",)),
        ("map.svg", _("Kaart bewaren als SVG…"), partial(output.ask_and_save, "svg"), "export", ()),
        ("map.png", _("Kaart bewaren als PNG…"), partial(output.ask_and_save, "png"), "export", ()),
        ("map.flipbook", _("Kaart van jaar tot jaar bewaren…"), output.ask_and_save_flipbook, "reports", ()),
        ("map.graph", _("Netwerk bewaren voor Gephi of Kumu…"), output.ask_and_save_graph, "export", ()),
        ("map.islands", _("Kaart als eilanden"), partial(page.arrange_as, Arrangement.ISLANDS), "map", ()),
        ("map.free", _("Kaart vrij"), partial(page.arrange_as, Arrangement.FREE), "map", ()),
        ("map.minimap", _("Overzichtskaartje tonen of wegdoen"), page.doing.turn_minimap, "map", ()),
        ("map.arrange", _("Kaart opnieuw ordenen"), page.arrange, "undo", ()),
    ):
        actions.add(
            id_,
            text,
            act,
            group=group,
            icon=sign,
            shortcuts=keys,
            scope=page.key,
            widget=page,
            enabled=page.can_write if id_ == "map.arrange" else None,
        )
    actions.tell_keys(
        group,
        (
            (_("Naar de buren lopen"), _("pijltjes, Tab")),
            (_("Er iemand bij kiezen"), _("Shift+pijltjes")),
            (_("Verplaatsen en vastzetten"), _("Ctrl+pijltjes")),
            (_("Rond deze: 1, 2 of 3 stappen"), "1 2 3"),
            (_("Dichterbij, verder weg"), "+ −"),
            (_("Alles in beeld"), "0"),
            (_("Zoeken op de kaart"), "F"),
            (_("Een stap terug"), "Esc"),
            (_("Naar het volgende deel van de kaart"), "F6"),
            (_("Wat je met iemand kunt doen"), "Shift+F10"),
        ),
    )
    for ask in Ask:
        actions.add(
            f"map.ask.{ask.value}",
            open_question(ask),
            partial(page.ask, ask),
            group=group,
            icon="why",
            scope=page.key,
            widget=page,
            enabled=page.questions.can_ask,
        )


def asked_about(page: "MapPage", ask: Ask) -> Question:
    """Return a question about the one node that is selected, if it can be about that."""
    chosen = page.canvas.selection()
    kinds = [kind.value for kind in page.questions.kinds(ask)]
    about = chosen[-1] if chosen and chosen[-1].partition(":")[0] in kinds else ""
    return Question(ask, about)
