"""What we aim for at a school: way of working, rhythm and ambition."""

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from netwerkkaart.queries.dossier_rows import SchoolFacts
from netwerkkaart.texts import _, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.parts import label
from netwerkkaart.ui.widgets.section import Card


class AimsCard(Card):
    """Each aim stands behind a menu."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Hoe wij hier werken"), "planning", parent)
        self._desk = desk
        self._school: SchoolFacts | None = None
        self.body.setSpacing(4)
        self.approach = self._line(_("Werkwijze"), acts.fill_approach_menu, "approach")
        self.interval = self._line(_("Gewenst ritme"), acts.fill_interval_menu, "interval_weeks")
        self.ambition = self._line(_("Ambitiefase"), acts.fill_ambition_menu, "ambition")

    def _line(self, title: str, fill: acts.FillMenu, field: str) -> QPushButton:
        button = QPushButton()
        theme.set_kind(button, "link")
        button.setStyleSheet("QPushButton { padding-right: 6px; }")  # Qt keeps room for the sign of a menu
        menu = QMenu(button)

        def fill_now() -> None:
            menu.clear()
            if self._school is not None:
                fill(menu, self._desk, self._school.id, getattr(self._school, field))

        menu.aboutToShow.connect(fill_now)
        button.setMenu(menu)
        button.setProperty("title", title)
        line = QHBoxLayout()
        name = label(title, "muted", wrap=False)
        name.setFixedWidth(108)
        line.addWidget(name)
        line.addWidget(button)
        line.addStretch()
        self.add(line)
        return button

    def show_school(self, school: SchoolFacts) -> None:
        """Show what is aimed for."""
        self._school = school
        none = _("nog niet bepaald")
        for button, text in (
            (self.approach, words.word(school.approach) if school.approach else none),
            (self.interval, acts.interval_words(school.interval_weeks)),
            (self.ambition, words.phase_label(school.ambition) if school.ambition is not None else none),
        ):
            button.setText(text)
            button.setAccessibleName(f"{button.property('title')}: {text}")
            button.setEnabled(not self._desk.store.read_only)
