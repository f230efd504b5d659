"""The chip that lays layers over the map and says what the colour of a school tells."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QPaintEvent
from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.map_layers import Colouring, MapLayer
from netwerkkaart.graph.dressing import Dress
from netwerkkaart.texts import _
from netwerkkaart.texts.words import capitalised, word
from netwerkkaart.ui.map.filters import ARROW, StayMenu, paint_arrow
from netwerkkaart.ui.widgets.chips import Chip


class DressChip(Chip):
    """On while something is laid over the map that is not there by itself."""

    chosen = Signal(object)
    """The :class:`Dress` the user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Lagen"), parent=parent)
        self.setToolTip(_("Wijken, thema’s en partners op de kaart tonen, en kiezen wat de kleur van een school zegt"))
        self._dress = Dress()
        self.menu = StayMenu(self)
        self._layers: dict[MapLayer, QAction] = {}
        for layer in MapLayer:
            action = self._tick(capitalised(word(layer)))
            action.triggered.connect(lambda on=False, layer=layer: self._lay(layer, on=bool(on)))
            self._layers[layer] = action
        self.menu.addSection(_("Kleur van scholen"))
        self._colourings: dict[Colouring, QAction] = {}
        group = QActionGroup(self)
        for colouring in Colouring:
            action = self._tick(_("Naar {what}").format(what=word(colouring)))
            group.addAction(action)
            action.triggered.connect(lambda _on=False, colouring=colouring: self._colour(colouring))
            self._colourings[colouring] = action
        self.clicked.connect(self._open)
        self._say()

    def dress(self) -> Dress:
        """Return what was chosen."""
        return self._dress

    def set_dress(self, dress: Dress) -> None:
        """Show another choice, silently."""
        self._dress = dress
        self._say()

    def action(self, what: MapLayer | Colouring) -> QAction:
        """Return the line of the menu of a layer or colour."""
        return self._layers[what] if isinstance(what, MapLayer) else self._colourings[what]

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + ARROW, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_arrow(self)

    def _tick(self, text: str) -> QAction:
        action = QAction(text, self.menu)
        action.setCheckable(True)
        self.menu.addAction(action)
        return action

    def _lay(self, layer: MapLayer, *, on: bool) -> None:
        layers = self._dress.layers | {layer} if on else self._dress.layers - {layer}
        self._choose(Dress(layers, self._dress.colouring))

    def _colour(self, colouring: Colouring) -> None:
        self._choose(Dress(self._dress.layers, colouring))

    def _choose(self, dress: Dress) -> None:
        self.set_dress(dress)
        self.chosen.emit(dress)

    def _say(self) -> None:
        for layer, action in self._layers.items():
            action.setChecked(layer in self._dress.layers)
        for colouring, action in self._colourings.items():
            action.setChecked(colouring is self._dress.colouring)
        shown = [word(layer) for layer in MapLayer if layer in self._dress.layers]
        said = ", ".join(shown) or _("geen")
        colour = word(self._dress.colouring)
        self.setAccessibleName(_("Lagen: {layers}; kleur naar {colour}").format(layers=said, colour=colour))
        self.setChecked(self._dress != Dress())
        self.update()

    def _open(self) -> None:
        self._say()
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
