"""What can be done with a node by right-click; dialogs are imported when they are first wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.queries.map_card import contact_card
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map import laid_over
from netwerkkaart.ui.map.question import WHO, Question, open_question
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.usecases.contacts import set_key_contact


def parts(key: str) -> tuple[str, int]:
    """Return kind and id of a node's key."""
    kind, _colon, number = key.partition(":")
    return kind, int(number)


def open_node(desk: Desk, key: str) -> bool:
    """Open what a node stands for; false for a worker, who has no page."""
    kind, number = parts(key)
    if kind == "school":
        desk.open_school(number)
    elif kind == "contact":
        desk.open_contact(number)
    return kind != "worker"


def prefill(desk: Desk, keys: tuple[str, ...]) -> VisitPrefill:
    """Return what is known of a visit to the selected nodes."""
    ids: dict[str, list[int]] = {"school": [], "contact": [], "worker": []}
    for key in keys:
        if laid_over.is_so(key):
            ids["school"] += laid_over.school_of(key)
        else:
            kind, number = parts(key)
            ids[kind].append(number)
    school = ids["school"][0] if ids["school"] else None
    if school is None and ids["contact"]:
        with desk.store.read() as connection:
            row = contact_card(connection, ids["contact"][0], today=desk.today())
        if row is not None and row.posts:
            school = row.posts[0].school_id
    return VisitPrefill(school_id=school, contact_ids=tuple(ids["contact"]), worker_ids=tuple(ids["worker"]))


@dataclass(frozen=True)
class MapActs:
    """What the page does for a menu."""

    around: Callable[[tuple[str, ...], int], None]
    only: Callable[[tuple[str, ...]], None]
    only_worker: Callable[[str], None]
    unpin: Callable[[tuple[str, ...]], None]
    arrange: Callable[[], None]
    fit: Callable[[], None]
    copy: Callable[[], None]
    ask: Callable[[Question], None]
    writable: Callable[[], bool]
    """Whether anything may be changed: not in a file for reading only, nor on a past day."""


def node_menu(
    desk: Desk, parent: QWidget, key: str, selected: tuple[str, ...], acts: MapActs, *, pinned: tuple[str, ...]
) -> QMenu:
    """Return the menu of a node; of several that are selected what can be done with all of them together.

    ``pinned`` are those among them that were put in their place by hand.
    """
    menu = QMenu(parent)
    kind, number = parts(key)
    writable = acts.writable()
    about = selected if key in selected else (key,)
    alone = len(about) == 1
    if alone and kind == "school":
        menu.addAction(icon("schools"), _("Dossier openen"), lambda: open_node(desk, key))
    elif alone and kind == "contact":
        menu.addAction(icon("contact"), _("Contact openen"), lambda: open_node(desk, key))
    _acts_on_all(menu, desk, about, acts)
    if not alone:
        if writable and pinned:
            menu.addSeparator()
            _offer_unpin(menu, acts, pinned)
        return menu
    for ask, kinds in WHO.items():
        if NodeKind(kind) in kinds:
            menu.addAction(icon("why"), open_question(ask), partial(acts.ask, Question(ask, key)))
    if kind == "worker":
        menu.addAction(icon("filter"), _("Alleen de scholen van deze medewerker"), lambda: acts.only_worker(key))
        leaving = Target("settings", Kind.WORKER, number, "colleagues")
        menu.addAction(icon("worker"), _("Overdracht van deze medewerker…"), lambda: desk.go(leaving))
    if writable:
        _writing_acts(menu, desk, parent, key, acts, pinned)
    return menu


def _acts_on_all(menu: QMenu, desk: Desk, about: tuple[str, ...], acts: MapActs) -> None:
    if acts.writable():
        menu.addAction(icon("visits"), _("Bezoek vastleggen…"), lambda: desk.log_visit(prefill(desk, about)))
    around = menu.addMenu(icon("map"), _("Rond deze"))
    for steps in (1, 2, 3):
        text = ngettext("{n} stap", "{n} stappen", steps).format(n=steps)
        around.addAction(f"{text}\t{steps}", partial(acts.around, about, steps))
    count = len(about)
    text = ngettext("Toon alleen deze {n}", "Toon alleen deze {n}", count) if count > 1 else _("Toon alleen deze")
    menu.addAction(icon("filter"), text.format(n=count), lambda: acts.only(about))


def _writing_acts(menu: QMenu, desk: Desk, parent: QWidget, key: str, acts: MapActs, pinned: tuple[str, ...]) -> None:
    kind, number = parts(key)
    menu.addSeparator()
    if kind == "contact":
        _contact_acts(menu, desk, parent, number)
    elif kind == "school":
        menu.addAction(icon("plus"), _("Contact toevoegen…"), lambda: add_contact(desk, parent, number))
    if pinned:
        _offer_unpin(menu, acts, pinned)


def _offer_unpin(menu: QMenu, acts: MapActs, pinned: tuple[str, ...]) -> None:
    text = ngettext("Losmaken", "{n} losmaken", len(pinned)).format(n=len(pinned))
    menu.addAction(icon("pin"), text, lambda: acts.unpin(pinned))


def water_menu(parent: QWidget, acts: MapActs) -> QMenu:
    """Return the menu of the map itself."""
    menu = QMenu(parent)
    menu.addAction(icon("fit"), _("Alles in beeld") + "\t0", acts.fit)
    menu.addAction(icon("copy"), _("Kopiëren als afbeelding"), acts.copy)
    if acts.writable():
        menu.addSeparator()
        menu.addAction(icon("undo"), _("Opnieuw ordenen"), acts.arrange)
    return menu


def _contact_acts(menu: QMenu, desk: Desk, parent: QWidget, contact_id: int) -> None:
    menu.addAction(icon("handshake"), _("Band zetten…"), lambda: _set_tie(desk, parent, contact_id))
    menu.addAction(icon("link"), _("Hoe kwamen we hier…"), lambda: _set_via(desk, parent, contact_id))
    with desk.store.read() as connection:
        row = contact_card(connection, contact_id, today=desk.today())
    now = [post for post in row.posts if post.ends_on is None or post.ends_on >= desk.today()] if row else []
    for post in now:
        text = _("Aanspreekpunt") if len(now) == 1 else _("Aanspreekpunt van {school}").format(school=post.school)
        act = menu.addAction(text)
        act.setCheckable(True)
        act.setChecked(post.key_contact)
        act.triggered.connect(
            lambda on, position_id=post.position_id: desk.act(
                set_key_contact, desk.store, position_id, key_contact=bool(on)
            )
        )


def _set_tie(desk: Desk, parent: QWidget, contact_id: int) -> None:
    from netwerkkaart.ui.people.tie_dialog import TieDialog

    show_dialog(desk, lambda: TieDialog(desk, parent, contact_id=contact_id))


def _set_via(desk: Desk, parent: QWidget, contact_id: int) -> None:
    from netwerkkaart.ui.people.introduction_dialog import IntroductionDialog

    show_dialog(desk, lambda: IntroductionDialog(desk, parent, contact_id=contact_id))


def add_contact(desk: Desk, parent: QWidget, school_id: int | None, role_id: int | None = None) -> None:
    """Open a new contact, at a school and in a role if they are meant."""
    from netwerkkaart.ui.contacts.dialog import ContactDialog

    show_dialog(desk, lambda: ContactDialog(desk, parent, school_id=school_id, role_id=role_id))


def show_dialog(desk: Desk, make: Callable[[], Dialog]) -> None:
    """Open a dialog without waiting for it; somebody may be gone by now."""
    try:
        dialog = make()
    except NetwerkkaartError as error:
        desk.failed.emit(str(error))
        return
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
