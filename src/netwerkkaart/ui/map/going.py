"""Where one is on the map, as a target to come back to, and how to get there."""

from datetime import date
from typing import TYPE_CHECKING, Final

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.years import add_months
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.ui.desk import Target
from netwerkkaart.ui.map import laid_over
from netwerkkaart.ui.map.menus import parts
from netwerkkaart.ui.map.question import ASKED, WHO, Ask, Question

if TYPE_CHECKING:
    from netwerkkaart.ui.map.page import MapPage

PAGE: Final = "map"
_TIME: Final = "day/"
"""Begin of the tab of a past day: ``day/2025-08-01``."""
_KINDS: Final = {Kind.SCHOOL: "school", Kind.CONTACT: "contact", Kind.WORKER: "worker"}


def target_of(key: str, tab: str = "") -> Target:
    """Return the target of a node; of no node when the key is empty."""
    if not key or laid_over.is_so(key):
        return Target(PAGE, tab=tab)
    kind, number = parts(key)
    return Target(PAGE, next(one for one, word in _KINDS.items() if word == kind), number, tab)


def key_of(target: Target) -> str:
    """Return the key of the node a target is about, or an empty text."""
    return f"{_KINDS[target.kind]}:{target.id}" if target.kind in _KINDS and target.id is not None else ""


def show(page: "MapPage", target: Target) -> None:
    """Go to a target on a map that was read."""
    key = key_of(target)
    if target.tab.startswith(_TIME):
        page.time.open_on(date.fromisoformat(target.tab.removeprefix(_TIME)))
        return
    if page.loader.day is not None and not (key or target.tab):
        page.time.close()
    if target.tab.startswith(ASKED):
        page.show_twin(False)
        page.questions.ask(Question.of(target.tab, key))
        return
    if target.tab or key:
        page.questions.clear()
        page.show_twin(target.tab == "table")
    if key:
        page.find_node(key)
        if target.tab in {"1", "2", "3"}:
            page.around((key,), int(target.tab))


def here(page: "MapPage") -> Target:
    """Return what is asked, or what is selected or in focus."""
    question = page.questions.question
    if question is not None:
        return target_of(question.about, question.tab)
    if page.loader.day is not None:
        return target_of("", f"{_TIME}{page.loader.day.isoformat()}")
    keys, steps = page.canvas.focus()
    chosen = keys[:1] or page.canvas.selection()[-1:]
    tab = "table" if page.twin_shown() else str(steps) if steps else ""
    return target_of(chosen[0] if chosen else "", tab)


def worth_seeing(page: "MapPage") -> list[Target]:
    """Return the table, every question, about the last of whom it can be about, and two days."""
    found = [target_of("", "table")]
    data = page.loader.data
    for ask in Ask:
        about = ""
        if ask in WHO and data is not None:
            kind = WHO[ask][0] if ask is Ask.LEAVING else NodeKind.CONTACT
            about = next((node.key for node in reversed(data.of_kind(kind)) if not node.left), "")
        if ask not in WHO or about:
            found.append(target_of(about, Question(ask).tab))
    if data is not None:
        found += [target_of("", f"{_TIME}{add_months(data.network.on, -months).isoformat()}") for months in (15, 0)]
    return found
