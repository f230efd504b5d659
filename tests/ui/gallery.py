"""Every widget in its states, in both looks, as pictures to look at: ``python -m tests.ui.gallery FOLDER``."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSlider,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.people import TieStep
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.look import Look
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.widgets.badges import PhaseLadder, SectorBadge, StandBadge
from netwerkkaart.ui.widgets.busy import BusyBar
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.confirm import ConfirmInline
from netwerkkaart.ui.widgets.datefield import CalendarPopup, DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form, NumberField
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.ui.widgets.persontile import Person, PersonTiles
from netwerkkaart.ui.widgets.search import SearchField
from netwerkkaart.ui.widgets.section import Card
from netwerkkaart.ui.widgets.sidepanel import SidePanel
from tests.ui.gallery_lists import SECTORS, STANDS, THEMES, TODAY, heat, lists, timeline


def controls() -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(24, 24, 24, 24)
    grid.setSpacing(16)
    for column, (kind, text) in enumerate(
        [
            ("primary", "Bezoek"),
            ("", "Inwerkblad"),
            ("quiet", "Annuleren"),
            ("danger", "Verwijderen"),
            ("link", "Waarom?"),
        ]
    ):
        for line, state in enumerate(("gewoon", "focus", "uit")):
            button = QPushButton(text)
            theme.set_kind(button, kind)
            if kind == "primary":
                button.setIcon(icon("plus", "on_accent" if state != "uit" else "disabled"))
            button.setEnabled(state != "uit")
            button.setProperty("wantsFocus", state == "focus" and kind == "primary")
            grid.addWidget(button, line, column)
    tool = QToolButton()
    tool.setIcon(icon("columns", "muted"))
    grid.addWidget(tool, 0, 5)
    blank, filled, wrong = QLineEdit(), QLineEdit("Noor van den Berg"), QLineEdit("31 februari")
    blank.setPlaceholderText("Naam van de school")
    wrong.setProperty("invalid", True)
    off = QLineEdit("niet te wijzigen")
    off.setEnabled(False)
    for column, field in enumerate((blank, filled, wrong, off)):
        grid.addWidget(field, 3, column)
    combo = QComboBox()
    combo.addItems(["schooljaar 2026–2027", "schooljaar 2025–2026"])
    spin = NumberField()
    spin.setValue(20)
    grid.addWidget(combo, 4, 0)
    grid.addWidget(spin, 4, 1)
    grid.addWidget(SearchField("Zoek in scholen"), 4, 2)
    date_field = DateField(TODAY)
    date_field.set_value(TODAY)
    grid.addWidget(date_field, 4, 3)
    for column, (text, on) in enumerate((("uit", False), ("aan", True))):
        box, radio = QCheckBox(f"Met namen {text}"), QRadioButton(f"Voor de school {text}")
        box.setChecked(on)
        radio.setChecked(on)
        radio.setAutoExclusive(False)
        grid.addWidget(box, 5, column)
        grid.addWidget(radio, 6, column)
    tabs = QTabBar()
    tabs.setDrawBase(False)
    for text in ("Overzicht", "Mensen", "Tijdlijn", "Thema’s"):
        tabs.addTab(text)
    grid.addWidget(tabs, 5, 2, 1, 3)
    slider, bar = QSlider(Qt.Orientation.Horizontal), QProgressBar()
    slider.setValue(40)
    bar.setValue(60)
    grid.addWidget(slider, 6, 2)
    grid.addWidget(bar, 6, 3)
    lines = QPlainTextEdit("Meerdere regels tekst\nmet een selectie")
    lines.setFixedHeight(64)
    grid.addWidget(lines, 7, 0, 1, 2)
    labels = QVBoxLayout()
    for kind in ("title", "heading", "strong", "", "muted", "small", "caption", "error"):
        label = QLabel(f"{kind or 'gewoon'}: Hanzewaard College 0123")
        theme.set_kind(label, kind)
        labels.addWidget(label)
    grid.addLayout(labels, 7, 2, 2, 3)
    return page


def pieces() -> QWidget:
    page = QWidget()
    outer = QHBoxLayout(page)
    outer.setContentsMargins(24, 24, 24, 24)
    outer.setSpacing(16)
    left, right = QVBoxLayout(), QVBoxLayout()
    left.setSpacing(16)
    right.setSpacing(16)
    outer.addLayout(left, 1)
    outer.addLayout(right, 1)
    badges = Card("Stand en fase", "phase")
    badges.set_note("4 van 4")
    line = QHBoxLayout()
    for sector in SECTORS:
        line.addWidget(SectorBadge(sector))
    line.addStretch()
    badges.add(line)
    for stand in STANDS:
        badge = StandBadge()
        badge.set_stand(
            stand, faded=stand is TrustStand.GROUNDED, note="klopt dit nog?" if stand is TrustStand.GROUNDED else ""
        )
        badges.add(badge)
    for phase, ambition in ((None, None), (0, 3), (4, 6), (7, 7)):
        ladder = PhaseLadder()
        ladder.set_phase(phase, ambition)
        badges.add(ladder)
    left.addWidget(badges)
    chips = Card("Thema’s", "themes")
    group = ChipGroup()
    for text in THEMES:
        group.add(text, text)
    group.set_checked(THEMES[1:3])
    chips.add(group)
    signals = ChipGroup()
    for key, text, tone in (
        ("a", "nam zelf contact op", "good"),
        ("b", "hield ons op afstand", "danger"),
        ("c", "deelde een vraag", "good"),
    ):
        signals.add(key, text, "signal-up" if tone == "good" else "signal-down", tone)
    signals.set_checked(["a", "b"])
    signals.chip("c").setEnabled(False)
    chips.add(signals)
    left.addWidget(chips)
    left.addStretch()
    people = Card("Wie", "contacts")
    tiles = PersonTiles()
    steps = list(TieStep)
    tiles.set_people(
        [
            Person(1, "Anna van den Berg", "zorgcoördinator", "care", True, (("Noor", steps[3]), ("Bilal", steps[1]))),
            Person(2, "Kees de Vries", "conciërge", "daily", False, (("Noor", steps[0]), ("Bilal", steps[2]))),
            Person(3, "Zoë Yıldız", "teamleider onderbouw en brugklas", "leadership"),
            Person(4, "Rector", "rector", "direction"),
        ]
    )
    tiles.set_selected([2])
    people.add(tiles)
    right.addWidget(people)
    note = NoteField(lambda: TODAY)
    note.edit.setPlainText("Gesproken over een leerling uit klas 2B.")
    note.check_now()
    card = Card("Notitie", "note")
    card.add(note)
    right.addWidget(card)
    sure = ConfirmInline("Dit contact verwijderen? De bezoeken blijven staan.", "Verwijderen", "Niet doen")
    sure.show()
    busy = BusyBar()
    busy.start("Rapporten maken: 12 van 35")
    busy.set_progress(0.34)
    right.addWidget(sure)
    right.addWidget(busy)
    right.addStretch()
    return page


def panel() -> QWidget:
    page = lists()
    side = SidePanel(page)
    form = Form()
    form.row("School", QLineEdit("Hanzewaard College"))
    kinds = ChipGroup(exclusive=True)
    for key, text, name in (
        ("a", "langsgelopen", "walk-in"),
        ("b", "afspraak", "calendar"),
        ("c", "overleg", "meeting"),
        ("d", "telefoon", "phone"),
    ):
        kinds.add(key, text, name)
    kinds.set_checked(["a"])
    form.row("Soort", kinds)
    field = DateField(TODAY)
    field.set_value(TODAY)
    form.row("Wanneer", field, "↑ en ↓ gaan een dag verder of terug")
    wrong = QLineEdit("?")
    form.row("Plek", wrong)
    form.row("Notitie", NoteField(lambda: TODAY))
    form.stretch()
    side.set_title("Bezoek vastleggen")
    side.set_content(form)
    save, following = QPushButton("Opslaan"), QPushButton("Opslaan en volgende")
    theme.set_kind(save, "primary")
    side.set_footer([following, save])
    page.setProperty("panel", True)
    side.setObjectName("side")
    return page


def dialog() -> QWidget:
    made = Dialog("School toevoegen", intro="Voor scholen die niet in het DUO-bestand staan, zoals een mbo-locatie.")
    form = Form()
    form.row("Naam", QLineEdit())
    form.row("Wijk", QComboBox())
    made.body.addWidget(form)
    made.add_button("Uit DUO kiezen…")
    made.show_error("Er is al een school met de naam “De Wilg” in deze wijk. Kies een andere naam of open die school.")
    return made


def calendar() -> QWidget:
    host = QWidget()
    popup = CalendarPopup(host)
    popup.calendar.setSelectedDate(popup.calendar.selectedDate().fromString("2026-11-24", "yyyy-MM-dd"))
    popup.setWindowFlags(Qt.WindowType.Widget)
    layout = QVBoxLayout(host)
    layout.addWidget(popup)
    return host


def menu() -> QWidget:
    made = QMenu()
    for text, name, keys in (
        ("Bezoek vastleggen", "plus", "Ctrl+N"),
        ("Kopiëren", "copy", "Ctrl+C"),
        ("Verwijderen", "trash", "Del"),
    ):
        action = made.addAction(icon(name), text)
        action.setShortcut(keys)
    made.addSeparator()
    choice = made.addAction("Kolom tonen")
    choice.setCheckable(True)
    choice.setChecked(True)
    made.addAction("Kan nu niet").setEnabled(False)
    made.setActiveAction(made.actions()[1])
    return made


PAGES: dict[str, tuple[Callable[[], QWidget], tuple[int, int] | None]] = {
    "controls": (controls, (1000, 560)),
    "pieces": (pieces, (1080, 680)),
    "lists": (lists, (1280, 640)),
    "heat": (heat, (1280, 460)),
    "timeline": (timeline, (1180, 600)),
    "panel": (panel, (1180, 700)),
    "dialog": (dialog, None),
    "calendar": (calendar, None),
    "menu": (menu, None),
}


def picture(widget: QWidget, size: tuple[int, int] | None, ratio: float) -> QPixmap:
    """Show a widget and return how it looks."""
    widget.resize(*size) if size else widget.adjustSize()
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()
    for child in widget.findChildren(QWidget):
        if child.property("wantsFocus"):
            child.setFocus()
    side = widget.findChild(SidePanel)
    if side is not None:
        side.open_panel()
    for _ in range(3):
        QApplication.processEvents()
    drawing = QPixmap(widget.size() * ratio)
    drawing.setDevicePixelRatio(ratio)
    widget.render(drawing)
    widget.hide()
    return drawing


def draw(folder: Path, *, ratio: float = 1.0, only: str = "") -> list[Path]:
    """Write every picture in both looks; return their paths."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setProperty("reducedMotion", True)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for look in (Look.LIGHT, Look.DARK):
        theme.apply(app, look)
        for name, (make, size) in PAGES.items():
            if only and name != only:
                continue
            widget = make()
            path = folder / f"{name}-{look}.png"
            picture(widget, size, ratio).save(str(path))
            widget.deleteLater()
            written.append(path)
    return written


if __name__ == "__main__":
    draw(
        Path(sys.argv[1]),
        ratio=float(sys.argv[3]) if len(sys.argv) > 3 else 1.0,
        only=sys.argv[2] if len(sys.argv) > 2 else "",
    )
