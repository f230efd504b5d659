"""The page Kaart: the network as a picture, and as the table that says the same."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.changes import Kind
from netwerkkaart.graph.picture import Flags, Picture
from netwerkkaart.queries.network import Network, NodeKind
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.map import acts, going, keys, laid_over, menus, paper
from netwerkkaart.ui.map.aloud import Aloud
from netwerkkaart.ui.map.answer_panel import AnswerPanel
from netwerkkaart.ui.map.asking import MapQuestions
from netwerkkaart.ui.map.bar import AroundStrip, MapBar
from netwerkkaart.ui.map.board import MapBoard
from netwerkkaart.ui.map.both import MapAndTable
from netwerkkaart.ui.map.doing import MapDoing
from netwerkkaart.ui.map.loader import MapLoader
from netwerkkaart.ui.map.output import MapOutput
from netwerkkaart.ui.map.overlays import Overlays
from netwerkkaart.ui.map.question import Ask
from netwerkkaart.ui.map.sieve import Sieve
from netwerkkaart.ui.map.time.control import MapTime
from netwerkkaart.ui.map.twin_table import TwinTable, nothing_left
from netwerkkaart.ui.page import Page
from netwerkkaart.ui.widgets.busy import BusyBar
from netwerkkaart.ui.widgets.empty import EmptyState


class MapPage(Page):
    """Bar, canvas with legend, card and zoom on it, and the table twin; one selection, filter and focus for all."""

    key = "map"
    kinds = frozenset(
        {
            Kind.SCHOOL,
            Kind.NEIGHBOURHOOD,
            Kind.WORKER,
            Kind.ASSIGNMENT,
            Kind.ROLE,
            Kind.CONTACT,
            Kind.POSITION,
            Kind.TIE,
            Kind.INTRODUCTION,
            Kind.VISIT,
            Kind.TRUST_STATE,
            Kind.THEME,
            Kind.THEME_STATUS,
            Kind.PHASE,
            Kind.PLACE,
        }
    )
    reads_aside = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._wanted: Target | None = None
        self._shown: Arrangement | None = None
        self._sieve = Sieve()
        self.bar = MapBar()
        self.bar.layers.set_dress(laid_over.kept())
        self.strip = AroundStrip()
        self.busy = BusyBar()
        self.loader = MapLoader(desk, self.busy, self)
        self.board = MapBoard()
        self.canvas = self.board.canvas
        self.overlays = Overlays(desk, self.board)
        self.overlays.layer_words = partial(laid_over.open_words, self)
        self.card = self.overlays.card
        self.panel = AnswerPanel(desk.today())
        self.questions = MapQuestions(desk, self.board, self.overlays, self.loader, self.panel, self)
        self.twin = TwinTable()
        self.empty = EmptyState("map", "", "")
        theme.set_kind(self.empty.button, "primary")
        self.stack = QStackedWidget()
        self.time = MapTime(self)
        self.doing = MapDoing(self)
        self.both = MapAndTable(self)
        self.output = MapOutput(self, self.shot, self.bar.export_menu, self.network, self.bar.layers.dress)
        self._lay_out()
        self._connect()
        self.aloud = Aloud(self)
        acts.register(self)

    # -- building --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for shown in (self.board, self.twin, self.empty):
            self.stack.addWidget(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.strip, self.busy):
            column.addWidget(widget)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.stack, 1)
        beside.addWidget(self.panel)
        column.addLayout(beside, 1)
        column.addWidget(self.time.bar)

    def _connect(self) -> None:
        bar, canvas, doing = self.bar, self.canvas, self.doing
        bar.found.connect(self.find_node)
        bar.around_asked.connect(self._on_around)
        bar.sieve_changed.connect(lambda _sieve: self.loader.draw(self.bar.sieve()))
        bar.layers.chosen.connect(laid_over.keep)
        bar.hidden_changed.connect(self._hide)
        bar.asked.connect(self.ask)
        bar.time.clicked.connect(self.time.toggle)
        self.questions.answered.connect(self._on_answered)
        self.panel.list.opened.connect(doing.open_node)
        bar.more_menu.aboutToShow.connect(doing.fill_more)
        self.strip.steps_chosen.connect(lambda steps: canvas.focus_on(canvas.focus()[0], steps))
        self.strip.left.connect(lambda: canvas.focus_on((), 0))
        self.board.hidden_changed.connect(self._on_legend)
        canvas.opened.connect(doing.open_node)
        canvas.context_requested.connect(doing.open_menu)
        canvas.moved.connect(doing.pin)
        canvas.selection_changed.connect(lambda _keys: self.overlays.show_card_soon())
        canvas.focus_changed.connect(lambda _keys, _steps: self._on_new_focus())
        canvas.find_requested.connect(self.focus_filter)
        self.card.node_chosen.connect(self.find_node)
        self.card.open_wanted.connect(doing.open_node)
        self.card.visit_wanted.connect(lambda _key: doing.log_visit())
        self.card.around_wanted.connect(lambda: self.around(canvas.selection(), 1))
        self.empty.pressed.connect(self._on_empty)
        self.overlays.hint.pressed.connect(doing.add_contact)
        self.loader.read.connect(self._on_read)
        self.loader.drawn.connect(self._on_drawn)
        self.loader.settling.connect(self._on_settling)
        self.loader.arranged.connect(canvas.fit)
        self.overlays.arrangements.chosen.connect(lambda chosen: self.arrange_as(Arrangement(chosen)))

    # -- reading and drawing ---------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the network again, lay it out and draw it, off the GUI thread; what has a place stays there."""
        self.loader.load(self.bar.sieve())

    def arrange(self) -> None:
        """Lay everything out afresh, as one step that can be undone."""
        self.loader.arrange()

    def arrange_as(self, arrangement: Arrangement) -> None:
        """Show the map as islands or free; each has places of its own."""
        if arrangement is not self.loader.arrangement:
            self.loader.switch(arrangement, self.bar.sieve())

    def _on_settling(self, picture: Picture) -> None:
        """Show a layout under way, unless the last one is still being drawn."""
        if picture.keys and not self.canvas.is_drawing():
            self._shown = None
            self.board.set_picture(self.questions.drawn(picture), keep_view=False)

    def _on_read(self) -> None:
        if self.loader.data is not None:
            self.overlays.day = self.loader.day
            self.card.set_writable(on=self.can_write())
            self.canvas.can_tie = self.can_write()
            self.bar.offer(self.loader.data)
            self.questions.again()

    def _on_drawn(self, picture: Picture, sieve: Sieve) -> None:
        same = self._shown is self.loader.arrangement
        self.board.set_picture(self.questions.drawn(picture), keep_view=same)
        self._shown = self.loader.arrangement if picture.keys else None
        self.overlays.arrangements.show_chosen(self.loader.arrangement)
        narrowed, self._sieve = not sieve.leaves_the_same(self._sieve), sieve
        if narrowed:
            self.canvas.fit()  # who narrows wants to see what is left
        self._tell_bar()
        self._show_state()
        self._on_focus()
        self.overlays.show_card()
        if self.bar.sieve() != sieve:  # what was ticked is gone
            self.loader.draw(self.bar.sieve())
        elif self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.show_target(wanted)

    def _show_state(self) -> None:
        """Show map or table, or say what is missing."""
        data = self.loader.data
        if data is None:
            return
        self.bar.setVisible(bool(data.network.nodes))
        if not data.of_kind(NodeKind.SCHOOL):
            text = _("Hier komt de kaart: de scholen, de mensen die jullie er kennen, en wie van jullie hen kent.")
            self.empty.say("map", text, _("Naar Scholen"))
            self.stack.setCurrentWidget(self.empty)
        elif not self.canvas.picture().keys:
            self.empty.say("filter", nothing_left(), _("Alles tonen"))
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentIndex(1 if self.bar.twin.isChecked() else 0)
        lonely = not data.of_kind(NodeKind.CONTACT) and self.can_write()
        self.overlays.hint.setVisible(lonely)
        self.overlays.place()

    def _on_empty(self) -> None:
        if self.bar.sieve():
            self.show_all()
        else:
            self.desk.go(Target("schools"))

    # -- filters and focus -----------------------------------------------------------------------------------------

    def lit(self) -> Flags | None:
        """Return which nodes are in focus or in the answer, or None when all are."""
        return self.canvas.lit()

    def network(self) -> Network | None:
        """Return the network as it was read last."""
        return self.loader.data.network if self.loader.data is not None else None

    def drawn_network(self) -> Network | None:
        """Return the network with what is laid over it on the map."""
        return self.loader.data.dressed(self._sieve.dress)[0] if self.loader.data is not None else None

    def can_write(self) -> bool:
        """Tell whether anything can be changed here: not in a file for reading only, nor on a past day."""
        return not self.desk.store.read_only and not self.time.is_past()

    def shown_keys(self) -> list[str]:
        """Return the keys of what is shown: not sifted out, not hidden, and in focus."""
        picture, lit = self.canvas.picture(), self.lit()
        shown = picture.shown(self.canvas.hidden())
        if lit is not None:
            shown = shown & lit
        return [picture.keys[number] for number in np.flatnonzero(shown).tolist()]

    def _hide(self, hidden: frozenset[str]) -> None:
        self.board.set_hidden(hidden)
        self._after_hiding()

    def _on_legend(self, hidden: frozenset[str]) -> None:
        """The legend knows only what is in the picture; what was hidden before that stays hidden."""
        there = {entry.id for entry in self.canvas.picture().legend}
        whole = hidden | {entry for entry in self.bar.hidden() if entry not in there}
        if whole != hidden:
            self.board.set_hidden(whole)
        self._after_hiding()

    def _after_hiding(self) -> None:
        self._tell_bar()
        self._on_focus()

    def _tell_bar(self) -> None:
        legend = [(entry.id, entry.word) for entry in self.canvas.picture().legend]
        self.bar.show_hidden(self.canvas.hidden(), legend)

    def _on_around(self, on: bool) -> None:
        if not on:
            self.canvas.focus_on((), 0)
        elif self.canvas.selection():
            self.around(self.canvas.selection(), 1)
        else:
            self.bar.show_around(on=False)
            self.focus_filter()

    def ask(self, ask: Ask) -> None:
        """Ask the map a question, about what is selected where it is about somebody."""
        self.questions.ask(acts.asked_about(self, ask))

    def _on_answered(self) -> None:
        self.bar.questions.show_on(on=self.questions.question is not None)
        self._on_focus()
        if self.questions.question is None and self.isVisible():
            (self.twin.list.table if self.twin_shown() else self.canvas).setFocus()

    def around(self, keys: tuple[str, ...], steps: int) -> None:
        """Show only who is within so many steps of these."""
        self.questions.clear()
        self.canvas.focus_on(keys, steps)

    def only_worker(self, key: str) -> None:
        """Show only the schools of one worker."""
        self.bar.set_sieve(Sieve(workers=frozenset({key})))
        self.loader.draw(self.bar.sieve())

    def only(self, chosen: Collection[str]) -> None:
        """Show only these and what ties them, in whatever filters there are."""
        self.questions.clear()
        self.canvas.focus_on((), 0)
        self.bar.set_sieve(replace(self.bar.sieve(), only=frozenset(key for key in chosen if not laid_over.is_so(key))))
        self.loader.draw(self.bar.sieve())

    def show_all(self) -> None:
        """Take every filter, the focus and the question away."""
        self.questions.clear()
        self.canvas.focus_on((), 0)
        self.twin.list.show_everything()
        self._hide(frozenset())
        if self.bar.sieve():
            self.bar.set_sieve(Sieve())
            self.loader.draw(self.bar.sieve())

    def _on_new_focus(self) -> None:
        self._on_focus()
        self.overlays.frame_focus()

    def _on_focus(self) -> None:
        keys, steps = self.canvas.focus()
        self.bar.show_around(on=bool(steps))
        if steps:
            picture = self.canvas.picture()
            names = [picture.labels[picture.index(key)] for key in keys]
            own = frozenset(picture.keys[number] for number in np.flatnonzero(~picture.is_laid_over).tolist())
            self.strip.say(names, steps, len(own.intersection(self.shown_keys())), len(own))
        else:
            self.strip.hide()
        self.both.fill()

    # -- the table -------------------------------------------------------------------------------------------------

    def twin_shown(self) -> bool:
        """Tell whether the table is shown instead of the map."""
        return self.bar.twin.isChecked()

    def show_twin(self, shown: bool) -> None:
        """Show the table, or the map; the selection goes along."""
        self.bar.twin.setChecked(shown)
        self._show_state()
        self.both.go(to_table=shown)

    # -- acts ------------------------------------------------------------------------------------------------------

    def find_node(self, key: str) -> None:
        """Select a node and bring it into view; filters that hide it are taken away."""
        if key not in self.shown_keys():
            self.show_all()
        if self.canvas.picture().index(key) < 0:
            self._wanted = going.target_of(key)
            return
        self.canvas.select([key], reveal=True)
        if not self.twin_shown():
            self.canvas.setFocus()

    def shot(self) -> paper.Shot:
        """Return what the screen shows."""
        canvas = self.canvas
        picture, (keys, steps) = canvas.picture(), canvas.focus()
        inset = self.board.legend.room()
        shot = paper.Shot(picture, canvas.hidden(), self.lit(), canvas.view(), inset, canvas.width(), canvas.height())
        if steps:
            names = ", ".join(picture.labels[picture.index(key)] for key in keys)
            shot = shot.titled(_("Het netwerk rond {names}").format(names=names))
        return shot

    def copy(self) -> None:
        """Put the map on the clipboard as an image."""
        self.output.copy()

    # -- the page's contract ---------------------------------------------------------------------------------------

    def show_target(self, target: Target) -> None:
        """Select a thing; the tab is ``table``, the number of steps to show around it, or a question."""
        if self.loader.data is None:
            self._wanted = target
        else:
            going.show(self, target)

    def current_target(self) -> Target:
        """Return what is selected or asked, and how."""
        return going.here(self)

    def screenshot_targets(self) -> list[Target]:
        """Return the table and a question of each kind."""
        return going.worth_seeing(self)

    def known_of_visit(self) -> VisitPrefill:
        """Return the school, people and colleagues that are selected."""
        return menus.prefill(self.desk, tuple(self.canvas.selection() or self.canvas.focus()[0]))

    def focus_filter(self) -> None:
        """Put the cursor in the field that finds on the map, or in the table's own."""
        if self.twin_shown():
            self.twin.list.focus_search()
        else:
            self.bar.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.bar.finder.selectAll()

    def settle(self) -> None:
        """Finish what is being drawn; for pictures of the screen."""
        self.canvas.settle()

    def take_focus(self) -> None:
        """Give the keys to the map, or to what stands in its place."""
        firsts = {self.board: self.canvas, self.twin: self.twin.list.table, self.empty: self.empty.button}
        next(first for part, first in firsts.items() if part is self.stack.currentWidget()).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.pressed(self, event):
            super().keyPressEvent(event)
