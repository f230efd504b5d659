"""The table twin of the growth chart: the same marks in words, for who reads rather than looks."""

from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.growth import FLAGS, Mark, MarkKind
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import day
from netwerkkaart.ui.schools.growth.words import told
from netwerkkaart.ui.tables import Column, EmptyText, Filter, ListView, RowsModel


@dataclass(frozen=True)
class TwinRow:
    """A mark in words."""

    mark: Mark
    title: str
    detail: str

    @property
    def day(self) -> date:
        """When it was."""
        return self.mark.day


def twin_rows(dossier: Dossier) -> list[TwinRow]:
    """Return a row per mark, the newest first."""
    found = []
    for mark in reversed(dossier.growth.every_mark()):
        said = told(dossier, mark)
        found.append(TwinRow(mark, said.title, said.detail))
    return found


def columns() -> list[Column[TwinRow]]:
    """Return the columns of the twin."""
    return [
        Column("day", _("Datum"), lambda row: day(row.day), sort=lambda row: row.day, value=lambda row: row.day),
        Column("kind", _("Soort"), lambda row: words.word(row.mark.kind), width=170),
        Column("title", _("Wat"), lambda row: row.title, width=280, tooltip=lambda row: row.title, strong=True),
        Column("detail", _("Verder"), lambda row: row.detail, tooltip=lambda row: row.detail, stretch=True),
    ]


_GROUPS: dict[str, frozenset[MarkKind]] = {
    "flags": FLAGS,
    "phases": frozenset({MarkKind.PHASE}),
    "stands": frozenset({MarkKind.STAND}),
    "signals": frozenset({MarkKind.BUILDING, MarkKind.STRAINING}),
    "contacts": frozenset({MarkKind.CONTACT}),
}


class GrowthTable(ListView):
    """The marks as a list; chips narrow it to groups, which widen each other."""

    def __init__(self) -> None:
        model = RowsModel(columns(), row_id=lambda row: row.mark)
        super().__init__(
            model,
            "groei",
            _("Zoek in vertrouwen en groei"),
            empty=EmptyText("phase", _("Hier komt alles wat in de grafiek staat, als tabel.")),
        )
        titles = (_("mijlpalen"), _("fasen"), _("standen"), _("signalen"), _("contactmomenten"))
        self.set_filters([Filter(key, title, self._in_groups) for key, title in zip(_GROUPS, titles, strict=True)])
        self.rows = model

    def _in_groups(self, row: TwinRow) -> bool:
        return any(row.mark.kind in _GROUPS[str(key)] for key in self.chips.checked() if key in _GROUPS)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the marks of a school."""
        self.rows.set_rows(twin_rows(dossier))
