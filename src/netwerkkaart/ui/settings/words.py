"""Instellingen › Thema's, Aanbod and Functies: the organisation's own words, in its own order."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from netwerkkaart.domain.people import Level
from netwerkkaart.domain.schools import Sector
from netwerkkaart.queries.settings import RoleRow, WordRow, offers, roles, themes
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.words import word
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.settings.wordlist import WordListPanel
from netwerkkaart.ui.tables import Column
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.usecases import terms


class ThemeDialog(Dialog):
    """One theme: its name."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, row: WordRow | None = None) -> None:
        super().__init__(_("Thema bewerken") if row else _("Nieuw thema"), parent)
        self._desk, self._row = desk, row
        form = Form()
        self.name = form.row(
            _("Naam"),
            QLineEdit(row.name if row else ""),
            _("Een thema is een zorg van de school, nooit van een leerling."),
        )
        self.body.addWidget(form)

    def save(self) -> None:
        if self._row is None:
            terms.add_theme(self._desk.store, self.name.text())
        else:
            terms.rename_theme(self._desk.store, self._row.id, self.name.text())


class OfferDialog(Dialog):
    """One offer: its name and the themes it answers."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, row: WordRow | None = None) -> None:
        super().__init__(_("Aanbod bewerken") if row else _("Nieuw aanbod"), parent)
        self._desk, self._row = desk, row
        form = Form()
        self.name = form.row(_("Naam"), QLineEdit(row.name if row else ""))
        self.answers = ChipGroup()
        with desk.store.read() as connection:
            for theme in themes(connection):
                if not theme.archived or (row and theme.id in row.theme_ids):
                    self.answers.add(theme.id, theme.name)
        self.answers.set_checked(row.theme_ids if row else ())
        form.row(_("Antwoord op de thema’s"), self.answers)
        self.setMinimumWidth(560)
        self.body.addWidget(form)

    def save(self) -> None:
        answers = [key for key in self.answers.checked() if isinstance(key, int)]
        if self._row is None:
            terms.add_offer(self._desk.store, self.name.text(), answers)
        else:
            terms.edit_offer(self._desk.store, self._row.id, self.name.text(), answers)


class RoleDialog(Dialog):
    """One role: its name, authority, where it occurs, and where its absence is a gap."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, row: RoleRow | None = None) -> None:
        super().__init__(_("Functie bewerken") if row else _("Nieuwe functie"), parent)
        self._desk, self._row = desk, row
        form = Form()
        self.name = form.row(_("Naam"), QLineEdit(row.name if row else ""))
        self.level = form.row(
            _("Niveau"), QComboBox(), _("De kaart en het dossier zetten mensen op niveau bij elkaar.")
        )
        for level in Level:
            self.level.addItem(word(level), level)
        self.level.setCurrentIndex(list(Level).index(row.level) if row else list(Level).index(Level.DAILY))
        self.sectors = form.row(_("Komt voor in"), _sector_chips(), _("Niets aangevinkt betekent: overal."))
        self.expected = form.row(
            _("Hoort er te zijn in"),
            _sector_chips(),
            _("Is daar niemand bekend, dan toont het dossier een lege stoel."),
        )
        self.sectors.set_checked(row.sectors if row else ())
        self.expected.set_checked(row.expected if row else ())
        self.setMinimumWidth(560)
        self.body.addWidget(form)

    def save(self) -> None:
        level = Level(self.level.currentData())
        sectors = [Sector(str(key)) for key in self.sectors.checked()]
        expected = [Sector(str(key)) for key in self.expected.checked()]
        if self._row is None:
            terms.add_role(self._desk.store, self.name.text(), level, sectors, expected)
        else:
            terms.edit_role(self._desk.store, self._row.id, self.name.text(), level, sectors, expected)


class ThemesPanel(WordListPanel):
    """The themes visits can name."""

    table = "theme"

    def __init__(self, desk: Desk) -> None:
        columns: list[Column[WordRow]] = [
            Column("name", _("Thema"), _word_text, stretch=True),
            Column("used", _("Genoemd"), lambda row: _visits(row.used), sort=lambda row: row.used, width=140),
        ]
        intro = _("De thema’s waaruit je bij een bezoek kiest. De volgorde hier is de volgorde op het bezoekformulier.")
        super().__init__(desk, _("Thema’s"), intro, columns, _("Nieuw thema"))

    def rows(self) -> Sequence[WordRow]:
        with self.desk.store.read() as connection:
            return themes(connection)

    def add(self) -> None:
        ThemeDialog(self.desk, self).exec()

    def edit(self, row: WordRow) -> None:
        ThemeDialog(self.desk, self, row).exec()

    def put_aside(self, row: WordRow, *, archived: bool) -> None:
        self.desk.act(terms.archive_theme, self.desk.store, row.id, archived=archived)


class OffersPanel(WordListPanel):
    """What the organisation has to offer."""

    table = "offer"

    def __init__(self, desk: Desk) -> None:
        self._names: dict[int, str] = {}
        columns: list[Column[WordRow]] = [
            Column("name", _("Aanbod"), _word_text, width=260),
            Column("answers", _("Antwoord op"), self._answers, stretch=True),
            Column("used", _("Ingezet"), lambda row: _times(row.used), sort=lambda row: row.used, width=110),
        ]
        intro = _("Wat jullie scholen te bieden hebben, en op welke thema’s dat een antwoord is.")
        super().__init__(desk, _("Aanbod"), intro, columns, _("Nieuw aanbod"))

    def rows(self) -> Sequence[WordRow]:
        with self.desk.store.read() as connection:
            self._names = {theme.id: theme.name for theme in themes(connection)}
            return offers(connection)

    def add(self) -> None:
        OfferDialog(self.desk, self).exec()

    def edit(self, row: WordRow) -> None:
        OfferDialog(self.desk, self, row).exec()

    def put_aside(self, row: WordRow, *, archived: bool) -> None:
        self.desk.act(terms.archive_offer, self.desk.store, row.id, archived=archived)

    def _answers(self, row: WordRow) -> str:
        return ", ".join(self._names[number] for number in row.theme_ids if number in self._names)


class RolesPanel(WordListPanel):
    """The roles people can have at and around a school."""

    table = "role"

    def __init__(self, desk: Desk) -> None:
        columns: list[Column[RoleRow]] = [
            Column("name", _("Functie"), _word_text, width=240),
            Column("level", _("Niveau"), lambda row: word(row.level), sort=_level_place, width=150),
            Column("sectors", _("Komt voor in"), lambda row: _sectors(row.sectors), stretch=True),
            Column("expected", _("Hoort er te zijn"), lambda row: _sectors(row.expected, none="–"), width=160),
            Column("used", _("Mensen"), lambda row: str(row.used), sort=lambda row: row.used, width=80, align="right"),
        ]
        intro = _("De functies van mensen op en om een school, met hun niveau van gezag.")
        super().__init__(desk, _("Functies"), intro, columns, _("Nieuwe functie"))

    def rows(self) -> Sequence[RoleRow]:
        with self.desk.store.read() as connection:
            return roles(connection)

    def add(self) -> None:
        RoleDialog(self.desk, self).exec()

    def edit(self, row: RoleRow) -> None:
        RoleDialog(self.desk, self, row).exec()

    def put_aside(self, row: RoleRow, *, archived: bool) -> None:
        self.desk.act(terms.archive_role, self.desk.store, row.id, archived=archived)


def _sector_chips() -> ChipGroup:
    chips = ChipGroup()
    for sector in Sector:
        chips.add(sector, sector.value)
    return chips


def _word_text(row: WordRow | RoleRow) -> str:
    return _("{name} (uit de keuzes)").format(name=row.name) if row.archived else row.name


def _level_place(row: RoleRow) -> int:
    return list(Level).index(row.level)


def _sectors(found: Sequence[Sector], none: str = "") -> str:
    if len(found) == len(Sector):
        return _("overal")
    return ", ".join(sector.value for sector in found) or none


def _visits(count: int) -> str:
    return ngettext("in {n} bezoek", "in {n} bezoeken", count).format(n=count) if count else _("nog niet")


def _times(count: int) -> str:
    return ngettext("{n} keer", "{n} keer", count).format(n=count) if count else _("nog niet")
