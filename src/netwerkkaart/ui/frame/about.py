"""Which program and which version this is, under which licence, and on what it stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from netwerkkaart import __version__
from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.frame.overlay import Overlay
from netwerkkaart.ui.icons import pixmap


class About(Overlay):
    """A small card; nothing here leaves the computer."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, 440, name=_("Over Netwerkkaart"))
        self.body.setContentsMargins(32, 28, 32, 24)
        self.body.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(pixmap("map", 40, "accent", self.devicePixelRatioF()))
        self.body.addWidget(sign)
        self._say("Netwerkkaart", "title")
        self._say(_("Versie {version}").format(version=__version__), "muted")
        self.body.addSpacing(8)
        self._say(
            _(
                "Voor jongerenwerkers die scholen kennen: wie is wie, wat werd er besproken, wat is er beloofd, "
                "en hoe groeit het vertrouwen."
            )
        )
        self._say(_("Alles blijft op deze computer. Het programma gaat nooit vanzelf het internet op."))
        self.body.addSpacing(8)
        self._say(_("Vrije software onder de EUPL-1.2. Gemaakt met Qt, SQLite en Lato."), "small")
        self._close = QPushButton(_("Sluiten"))
        self._close.clicked.connect(self.dismiss)
        self.body.addSpacing(8)
        self.body.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)

    def _say(self, text: str, kind: str = "") -> None:
        label = QLabel(text, wordWrap=True)
        if kind:
            theme.set_kind(label, kind)
        self.body.addWidget(label)

    def first_focus(self) -> QWidget:
        return self._close
