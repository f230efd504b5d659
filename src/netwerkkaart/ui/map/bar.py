"""The slim bar above the map: find, around, the filters, and what can be done with the whole map."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from netwerkkaart.domain.people import Level
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.network import NodeKind
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map.dress_chip import DressChip
from netwerkkaart.ui.map.filters import GoneChip, MenuChip, OnlyChip, QuestionChip
from netwerkkaart.ui.map.question import Ask, open_question
from netwerkkaart.ui.map.sieve import Sieve
from netwerkkaart.ui.map.source import MapData
from netwerkkaart.ui.widgets.chips import Chip, ChipGroup
from netwerkkaart.ui.widgets.flow import FlowLayout
from netwerkkaart.ui.widgets.pickfield import Choice, PickField

_SECTOR, _LEVEL, _LEFT = "sector.", "level.", "left"


def tool(name: str, words_: str) -> QToolButton:
    """Return a button of the bar: an icon with a name for who cannot see it."""
    button = QToolButton()
    button.setIcon(icon(name, "muted"))
    button.setIconSize(QSize(17, 17))
    button.setFixedSize(32, 32)
    button.setToolTip(words_)
    button.setAccessibleName(words_)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def menu_tool(name: str, words_: str) -> tuple[QToolButton, QMenu]:
    """Return a button that opens a menu, and the menu."""
    button = tool(name, words_)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    button.setMenu(menu)
    return button, menu


class MapBar(QWidget):
    """What is shown, as chips that are always in sight; sector, level and *vertrokken* are one with the legend."""

    found = Signal(str)
    """The key of the node that was looked for."""
    around_asked = Signal(bool)
    """*Rond …* was switched on or off."""
    sieve_changed = Signal(object)
    """The :class:`Sieve`."""
    hidden_changed = Signal(object)
    """The legend ids that are hidden, a frozenset of str."""
    twin_asked = Signal(bool)
    asked = Signal(object)
    """The :class:`Ask` that was chosen from the questions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hidden: frozenset[str] = frozenset()
        self.finder = PickField(_("Zoek…"))
        self.finder.setAccessibleName(_("Zoek een school, contact of medewerker op de kaart"))
        self.finder.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.finder.setFixedWidth(168)
        self.finder.changed.connect(self._on_found)
        self.around = Chip(_("Rond …"))
        self.around.setToolTip(_("Alleen wie dicht bij de selectie staat (1, 2 of 3 stappen); Esc gaat terug"))
        self.around.clicked.connect(self.around_asked)
        self.only = OnlyChip()
        self.questions = QuestionChip([(ask, open_question(ask)) for ask in Ask])
        self.questions.chosen.connect(self.asked)
        self.sectors = MenuChip(_("Sector"))
        self.neighbourhoods = MenuChip(_("Wijk"))
        self.workers = MenuChip(_("Medewerker"))
        self.levels = MenuChip(_("Niveau"))
        self.stars = Chip(_("Aanspreekpunten"))
        self.stars.setToolTip(_("Van de mensen alleen de aanspreekpunten tonen"))
        self.left = Chip(_("Ook vertrokken"))
        self.left.setToolTip(_("Ook tonen wie in het laatste jaar vertrok"))
        self.left.setChecked(True)
        self.layers = DressChip()
        self.twin = tool("table", _("Tabel in plaats van kaart (Ctrl+T)"))
        self.twin.setCheckable(True)
        self.twin.clicked.connect(self.twin_asked)
        self.time = tool("clock", _("De kaart door de tijd (Ctrl+Shift+T)"))
        self.time.setCheckable(True)
        self.export, self.export_menu = menu_tool("export", _("Bewaren, kopiëren en afdrukken"))
        self.more, self.more_menu = menu_tool("more", _("Meer met de kaart"))
        self._gone: list[GoneChip] = []
        self._lay_out()
        for chip in (self.sectors, self.levels):
            chip.chosen.connect(lambda _keys: self._on_hidden())
        self.left.clicked.connect(self._on_hidden)
        for chip in (self.neighbourhoods, self.workers):
            chip.chosen.connect(lambda _keys: self.sieve_changed.emit(self.sieve()))
        self.stars.clicked.connect(lambda: self.sieve_changed.emit(self.sieve()))
        self.only.left.connect(lambda: self.sieve_changed.emit(self.sieve()))
        self.layers.chosen.connect(lambda _dress: self.sieve_changed.emit(self.sieve()))

    def _lay_out(self) -> None:
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box)
        chips = (
            self.questions,
            self.around,
            self.only,
            self.sectors,
            self.neighbourhoods,
            self.workers,
            self.levels,
            self.stars,
            self.left,
            self.layers,
        )
        for chip in chips:
            self._flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._flow_box.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.finder, 0, top)
        row.addWidget(self._flow_box, 1, Qt.AlignmentFlag.AlignVCenter)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for button in (self.twin, self.time, self.export, self.more):
            tools.addWidget(button, 0, top)
        row.addLayout(tools)

    # -- what there is ---------------------------------------------------------------------------------------------

    def offer(self, data: MapData) -> None:
        """Offer what is in the network to find and to filter by."""
        nodes = data.network.nodes
        sectors = {node.sector for node in nodes if node.sector}
        levels = {node.level for node in nodes if node.level}
        wijken = sorted({node.neighbourhood for node in nodes if node.neighbourhood}, key=str.casefold)
        workers = sorted(data.of_kind(NodeKind.WORKER), key=lambda node: node.label.casefold())
        self.sectors.set_choices([(_SECTOR + one.value, words.word(one)) for one in Sector if one in sectors])
        self.levels.set_choices([(_LEVEL + one.value, words.word(one)) for one in Level if one in levels])
        self.neighbourhoods.set_choices([(wijk, wijk) for wijk in wijken])
        self.workers.set_choices([(node.key, node.label) for node in workers])
        self.stars.setVisible(self.stars.isChecked() or data.has_ever(lambda node: node.key_contact))
        self.left.setVisible(not self.left.isChecked() or data.has_ever(lambda node: node.left))
        self.only.set_names({node.key: node.label for node in nodes}, all_there_is=data.through is None)
        self.finder.set_choices(Choice(node.key, node.label, node.sub) for node in nodes)
        self._flow_box.updateGeometry()

    def sieve(self) -> Sieve:
        """Return what is left on the map."""
        ticked, dress = self.stars.isChecked(), self.layers.dress()
        return Sieve(self.neighbourhoods.value(), self.workers.value(), ticked, dress, self.only.value())

    def set_sieve(self, sieve: Sieve) -> None:
        """Show another sieve, silently; what is laid over stays."""
        self.neighbourhoods.set_value(sieve.neighbourhoods)
        self.workers.set_value(sieve.workers)
        self.stars.setChecked(sieve.key_contacts)
        self.only.set_value(sieve.only)
        self._flow_box.updateGeometry()

    def hidden(self) -> frozenset[str]:
        """Return the legend ids that are hidden."""
        return self._hidden

    def show_hidden(self, hidden: Iterable[str], legend: Sequence[tuple[str, str]]) -> None:
        """Show what is hidden, silently; each entry of the legend is its id and word."""
        self._hidden = frozenset(hidden)
        for chip in (self.sectors, self.levels):
            ids = [key for key, _word in chip.choices()]
            gone = self._hidden.intersection(ids)
            chip.set_value([key for key in ids if key not in gone] if gone else ())
        self.left.setChecked(_LEFT not in self._hidden)
        for old in self._gone:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        own = (_SECTOR, _LEVEL)
        self._gone = [
            GoneChip(entry, word)
            for entry, word in legend
            if entry in self._hidden and entry != _LEFT and not entry.startswith(own)
        ]
        for chip_ in self._gone:
            chip_.clicked.connect(lambda _on=False, entry=chip_.entry: self._bring_back(entry))
            self._flow.addWidget(chip_)
            chip_.show()
        self._flow_box.updateGeometry()

    def gone(self) -> list[GoneChip]:
        """Return the chips of what was hidden in the legend."""
        return self._gone

    def show_around(self, *, on: bool) -> None:
        """Show whether the map is about some nodes only."""
        self.around.setChecked(on)

    # -- what the user does ----------------------------------------------------------------------------------------

    def _on_found(self, key: object) -> None:
        if isinstance(key, str):
            self.finder.set_value(None)
            self.found.emit(key)

    def _on_hidden(self) -> None:
        kept = {entry for entry in self._hidden if not entry.startswith((_SECTOR, _LEVEL)) and entry != _LEFT}
        for chip in (self.sectors, self.levels):
            if chip.value():
                kept |= {key for key, _word in chip.choices() if key not in chip.value()}
        if not self.left.isChecked():
            kept.add(_LEFT)
        self._hidden = frozenset(kept)
        self.hidden_changed.emit(self._hidden)

    def _bring_back(self, entry: str) -> None:
        self._hidden -= {entry}
        self.hidden_changed.emit(self._hidden)


class AroundStrip(QWidget):
    """Says what the map is about while it is not about everything, and how far it reaches."""

    steps_chosen = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_kind(self._text, "strong")
        self._count = QLabel()
        theme.set_kind(self._count, "muted")
        self.steps = ChipGroup(exclusive=True, required=True)
        for number in (1, 2, 3):
            text = ngettext("{n} stap", "{n} stappen", number).format(n=number)
            self.steps.add(number, text, tooltip=_("Toets {n}").format(n=number))
        self.steps.changed.connect(lambda keys: self.steps_chosen.emit(int(str(keys[0]))))
        self.steps.setMinimumWidth(250)
        self.away = tool("close", _("Weer alles tonen (Esc)"))
        self.away.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._count, 1)
        row.addWidget(self.away)
        self.hide()

    def told(self) -> str:
        """Return what it says, in a line."""
        return f"{self._text.text()}: {self._count.text()}"

    def first(self) -> QWidget:
        """Return what gets the keys first: how far it reaches."""
        return self.steps.chip((self.steps.checked() or self.steps.keys())[0])

    def say(self, names: Sequence[str], steps: int, count: int, total: int) -> None:
        """Show what the map is about."""
        about = names[0] if len(names) == 1 else ngettext("{n} gekozen", "{n} gekozen", len(names)).format(n=len(names))
        self._text.setText(_("Rond {name}").format(name=about))
        self._count.setText(_("{n} van {total} in beeld").format(n=words.figure(count), total=words.figure(total)))
        self.steps.set_checked([steps])
        self.show()
