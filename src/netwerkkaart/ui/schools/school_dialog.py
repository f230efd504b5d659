"""The facts of a school: of one that is not in DUO, or of one whose facts we know better."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.schools import HolidayRegion, SchoolDayKind, SchoolSource, Sector
from netwerkkaart.queries.dossier import neighbourhoods, school_facts
from netwerkkaart.queries.dossier_rows import SchoolFacts
from netwerkkaart.queries.school_time import SchoolDay
from netwerkkaart.texts import _, words
from netwerkkaart.texts.school_fields import fact
from netwerkkaart.ui import theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.schools.parts import day_of, kept_text, side_by_side
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.usecases.schools import SchoolDays, SchoolFields, add_school, edit_school

_TALLEST = 580


class SchoolDialog(Dialog):
    """Add a school by hand, or change one; facts of DUO that were changed say what DUO says."""

    added = Signal(int)
    """The id of a school that is new."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, school_id: int | None = None) -> None:
        with desk.store.read() as connection:
            held = school_facts(connection, school_id) if school_id is not None else None
            wijken = neighbourhoods(connection)
        intro = "" if held else _("Voor scholen die niet in DUO staan, zoals mbo-locaties.")
        super().__init__(_("School bewerken") if held else _("School toevoegen"), parent, intro=intro)
        self.setMinimumWidth(620)
        self._desk = desk
        self._held = held
        form = self._form(held, wijken)
        self._fill()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 12, 0)
        box.addWidget(form)
        scroll.setWidget(inner)
        scroll.setMinimumHeight(min(_TALLEST, inner.sizeHint().height()))
        self.body.addWidget(scroll)
        self.set_buttons(_("Opslaan") if held else _("School toevoegen"))

    def _form(self, held: SchoolFacts | None, wijken: tuple[tuple[int, str], ...]) -> Form:
        form = Form()
        self.name = form.row(_("Naam"), QLineEdit(), self._hint("name"))
        self.short_name = QLineEdit()
        self.short_name.setPlaceholderText(_("zoals jullie de school noemen"))
        self.sector = QComboBox()
        if held is None:
            self.sector.addItem(_("Kies de soort…"), None)
        for sector in Sector:
            self.sector.addItem(f"{words.word(sector)} · {words.sector_name(sector)}", sector)
        form.add(
            side_by_side((_("Korte naam"), self.short_name, ""), (_("Soort school"), self.sector, self._hint("sector")))
        )
        self.level, self.wijk = QLineEdit(), QComboBox()
        self.level.setPlaceholderText(_("bijv. havo/vwo"))
        self.wijk.addItem(_("niet bekend"), None)
        for number, name in wijken:
            self.wijk.addItem(name, number)
        wijk_hint = "" if wijken else _("Wijken voeg je toe bij Instellingen.")
        form.add(
            side_by_side((_("Onderwijsniveau"), self.level, self._hint("level")), (_("Wijk"), self.wijk, wijk_hint))
        )
        self.street, self.house_number = QLineEdit(), QLineEdit()
        self.postcode, self.city = QLineEdit(), QLineEdit()
        form.add(
            side_by_side(
                (_("Straat"), self.street, self._hint("street")),
                (_("Huisnummer"), self.house_number, self._hint("house_number")),
                (_("Postcode"), self.postcode, self._hint("postcode")),
                (_("Plaats"), self.city, self._hint("city")),
                shares=(20, 11, 11, 17),
            )
        )
        self._add_reach(form, held)
        return form

    def _add_reach(self, form: Form, held: SchoolFacts | None) -> None:
        self.phone, self.website = QLineEdit(), QLineEdit()
        form.add(
            side_by_side(
                (_("Telefoon"), self.phone, self._hint("phone")), (_("Website"), self.website, self._hint("website"))
            )
        )
        self.board, self.denomination = QLineEdit(), QLineEdit()
        form.add(
            side_by_side(
                (_("Bevoegd gezag"), self.board, ""), (_("Richting"), self.denomination, self._hint("denomination"))
            )
        )
        self.region, self.code = QComboBox(), QLineEdit()
        self.region.addItem(_("niet bekend"), None)
        for region in HolidayRegion:
            self.region.addItem(words.word(region), region)
        self.code.setPlaceholderText(_("bijv. 01VJ06, of leeg"))
        from_duo = held is not None and held.source is SchoolSource.DUO
        self.code.setReadOnly(from_duo)
        form.add(
            side_by_side(
                (_("Vakantieregio"), self.region, self._hint("holiday_region")),
                (_("Code"), self.code, _("Van DUO; niet te wijzigen.") if from_duo else ""),
            )
        )
        self.days = DaysEditor(self._desk, held.days if held else ())
        form.row(_("Dagen waarop we niet komen"), self.days)
        self.note = form.row(_("Notitie"), NoteField(self._desk.today, lines=3))
        form.stretch()

    def _hint(self, field: str) -> str:
        """Return what DUO says of a fact we changed."""
        if self._held is None or field not in self._held.own_edits:
            return ""
        return _("Eigen wijziging; DUO zegt: {value}").format(value=fact(field, self._held.own_edits[field]))

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "name": self.name,
            "short_name": self.short_name,
            "level": self.level,
            "street": self.street,
            "house_number": self.house_number,
            "postcode": self.postcode,
            "city": self.city,
            "phone": self.phone,
            "website": self.website,
            "board": self.board,
            "denomination": self.denomination,
            "code": self.code,
        }

    def _fill(self) -> None:
        held = self._held
        if held is None:
            return
        for name, field in self._lines().items():
            field.setText(held.full_name if name == "name" else getattr(held, name))
            field.setCursorPosition(0)
        self.sector.setCurrentIndex(self.sector.findData(held.sector))
        self.wijk.setCurrentIndex(max(self.wijk.findData(held.neighbourhood_id), 0))
        self.region.setCurrentIndex(max(self.region.findData(held.region), 0))
        self.note.set_text(held.note)

    def save(self) -> None:
        """Keep the school.

        Raises:
            RefusedError: name or sector is missing, or the code, postcode or a day is wrong.
        """
        if self.sector.currentData() is None:
            raise RefusedError(_("Kies de soort school, bijvoorbeeld basisonderwijs of mbo."))
        days = self.days.days()
        typed = {name: field.text() for name, field in self._lines().items()}
        fields = SchoolFields(
            code=typed["code"],
            name=typed["name"],
            short_name=typed["short_name"],
            sector=Sector(self.sector.currentData()),
            level=typed["level"],
            board=typed["board"],
            denomination=typed["denomination"],
            street=typed["street"],
            house_number=typed["house_number"],
            postcode=typed["postcode"],
            city=typed["city"],
            phone=typed["phone"],
            website=typed["website"],
            holiday_region=self.region.currentData(),
            neighbourhood_id=self.wijk.currentData(),
            note=kept_text(self.note),
        )
        store = self._desk.store
        if self._held is None:
            self.added.emit(add_school(store, fields, days))
        else:
            edit_school(store, self._held.id, fields, days)


class DaysEditor(QWidget):
    """Study days and test weeks, a row each."""

    def __init__(self, desk: Desk, days: tuple[SchoolDay, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[_DayRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add = QPushButton(icon("plus", "accent"), _("Studiedag of toetsweek"))
        self.add.setAutoDefault(False)
        theme.set_kind(self.add, "link")
        self.add.clicked.connect(lambda: self.add_row(None))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._list)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        layout.addLayout(foot)
        for one in days:
            self.add_row(one)

    def add_row(self, day: SchoolDay | None) -> "_DayRow":
        """Add a row and return it."""
        row = _DayRow(self._desk, day)
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._list.addWidget(row)
        if day is None:
            row.kind.setFocus()
        return row

    def _remove(self, row: "_DayRow") -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self.add.setFocus()

    def days(self) -> list[SchoolDays]:
        """Return the days that were filled in.

        Raises:
            RefusedError: a day is missing or can't be read.
        """
        return [row.value() for row in self._rows]


class _DayRow(QWidget):
    """One study day or test week."""

    removed = Signal()

    def __init__(self, desk: Desk, day: SchoolDay | None) -> None:
        super().__init__()
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Soort vrije dag"))
        for kind in SchoolDayKind:
            self.kind.addItem(words.word(kind), kind)
        self.first, self.last = DateField(desk.today(), future=True), DateField(desk.today(), future=True)
        self.first.setAccessibleName(_("Eerste dag"))
        self.last.setAccessibleName(_("Laatste dag"))
        self.last.setPlaceholderText(_("t/m, als het langer duurt"))
        self._label = day.label if day else ""
        remove = QToolButton()
        remove.setIcon(icon("trash", "muted"))
        remove.setAccessibleName(_("Deze dagen weghalen"))
        remove.setToolTip(_("Weghalen"))
        remove.clicked.connect(self.removed)
        if day is not None:
            self.kind.setCurrentIndex(self.kind.findData(day.kind))
            self.first.set_value(day.first)
            self.last.set_value(day.last if day.last != day.first else None)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.kind)
        row.addWidget(self.first, 1)
        row.addWidget(self.last, 1)
        row.addWidget(remove)

    def value(self) -> SchoolDays:
        """Return the days.

        Raises:
            RefusedError: the first day is missing, or a day can't be read.
        """
        first, last = day_of(self.first), day_of(self.last)
        if first is None:
            raise RefusedError(_("Vul bij de dagen waarop we niet komen de eerste dag in, of haal de regel weg."))
        return SchoolDays(SchoolDayKind(self.kind.currentData()), first, last or first, self._label)
