"""What an import would do, as a tree: one branch per kind of line, one leaf per school, ticked when accepted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from netwerkkaart.domain.duo import DuoDiff, FieldChange, SchoolFacts
from netwerkkaart.texts import _
from netwerkkaart.texts.school_fields import fact, field_name
from netwerkkaart.texts.words import sector_name
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon

_KEY = Qt.ItemDataRole.UserRole
_OPEN_UP_TO = 60


@dataclass(frozen=True)
class _Leaf:
    key: object
    school: str
    place: str
    what: str


class DiffTree(QTreeWidget):
    """Shows a ``DuoDiff`` and gives back only the lines that are ticked."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels([_("School"), _("Plaats"), _("Wat er verandert")])
        self.setAccessibleName(_("Wat er zou veranderen"))
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        head = self.header()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        self.setColumnWidth(0, 330)
        self.setColumnWidth(1, 140)
        self._diff = DuoDiff()
        self._branches: dict[str, QTreeWidgetItem] = {}
        self.itemChanged.connect(self._on_item_changed)

    def show_diff(self, diff: DuoDiff) -> None:
        """Show another diff; what is certain is ticked, what a person has to judge is not."""
        self.blockSignals(True)
        self.clear()
        self._branches.clear()
        self._diff = diff
        self._branch(
            "new",
            "plus",
            _("Nieuw"),
            (_Leaf(line.school.code, _title(line.school), line.school.city, _kind(line.school)) for line in diff.new),
            ticked=True,
        )
        self._branch(
            "changed",
            "edit",
            _("Gewijzigd bij DUO"),
            (
                _Leaf(line.school.code, _title(line.known), line.school.city, _told(line.changes))
                for line in diff.changed
            ),
            ticked=True,
        )
        self._branch(
            "taken_over",
            "link",
            _("Misschien overgenomen: zelfde adres, nieuwe code"),
            (
                _Leaf(
                    line.school.code,
                    _title(line.known),
                    line.school.city,
                    _("wordt {name} ({code})").format(name=line.school.name, code=line.school.code),
                )
                for line in diff.taken_over
            ),
            ticked=False,
        )
        self._branch(
            "gone",
            "empty-seat",
            _("Niet meer in het bestand, of op een overgeslagen regel")
            if diff.skipped
            else _("Niet meer in het bestand"),
            (
                _Leaf(
                    line.known.id, _title(line.known), line.known.city, _("als gesloten merken; alles blijft bewaard")
                )
                for line in diff.gone
            ),
            ticked=False,
        )
        self._branch(
            "kept",
            "lock",
            _("Je eigen wijziging blijft staan"),
            (
                _Leaf(
                    None,
                    _title(edit.known),
                    edit.known.city,
                    _("{field}: “{own}” (DUO zegt “{duo}”)").format(
                        field=field_name(edit.field), own=fact(edit.field, edit.own), duo=fact(edit.field, edit.duo)
                    ),
                )
                for edit in diff.kept
            ),
            ticked=None,
        )
        self._branch(
            "skipped",
            "warning",
            _("Overgeslagen regels"),
            (_Leaf(None, _("regel {line}").format(line=line.line), line.file, line.why) for line in diff.skipped),
            ticked=None,
        )
        self.blockSignals(False)
        self.ticked.emit()

    def accepted(self) -> DuoDiff:
        """Return the diff with only the ticked lines."""
        return self._diff.accepting(
            new=self._keys("new"),
            changed=self._keys("changed"),
            taken_over=self._keys("taken_over"),
            gone=[int(key) for key in self._keys("gone")],
        )

    def accepted_count(self) -> int:
        """Return how many lines are ticked."""
        return sum(len(self._keys(name)) for name in ("new", "changed", "taken_over", "gone"))

    def _branch(self, name: str, sign: str, title: str, leaves: Iterable[_Leaf], *, ticked: bool | None) -> None:
        children = [self._leaf(leaf, ticked=ticked) for leaf in leaves]
        if not children:
            return
        branch = QTreeWidgetItem([f"{title} ({len(children)})"])
        branch.setIcon(0, icon(sign))
        branch.setFont(0, theme.font(strong=True))
        branch.addChildren(children)
        self.addTopLevelItem(branch)
        self.setFirstColumnSpanned(self.indexOfTopLevelItem(branch), self.rootIndex(), True)
        if ticked is not None:
            branch.setFlags(branch.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            branch.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        branch.setExpanded(len(children) <= _OPEN_UP_TO)
        self._branches[name] = branch

    def _leaf(self, leaf: _Leaf, *, ticked: bool | None) -> QTreeWidgetItem:
        item = QTreeWidgetItem([leaf.school, leaf.place, leaf.what])
        item.setToolTip(2, leaf.what)
        item.setData(0, _KEY, leaf.key)
        if ticked is None:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        else:
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        return item

    def _keys(self, name: str) -> list[str]:
        branch = self._branches.get(name)
        if branch is None:
            return []
        children = (branch.child(place) for place in range(branch.childCount()))
        ticked = Qt.CheckState.Checked
        return [child.data(0, _KEY) for child in children if child is not None and child.checkState(0) is ticked]

    def _on_item_changed(self, _item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.ticked.emit()


def _title(school: SchoolFacts) -> str:
    short = getattr(school, "short_name", "")
    return str(short) or school.name


def _kind(school: SchoolFacts) -> str:
    return " · ".join(part for part in (sector_name(school.sector), school.level, school.denomination) if part)


def _told(changes: Sequence[FieldChange]) -> str:
    return "; ".join(
        _("{field}: {old} → {new}").format(
            field=field_name(change.field), old=fact(change.field, change.old), new=fact(change.field, change.new)
        )
        for change in changes
    )
