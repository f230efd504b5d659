"""The columns of the list of visits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from netwerkkaart.domain.visits import Initiative, VisitStatus
from netwerkkaart.texts import _, dates, words
from netwerkkaart.ui import theme
from netwerkkaart.ui.tables import Column, cells
from netwerkkaart.ui.visits.marks import KIND_ICONS, STATUS_TONES, first_names, people

if TYPE_CHECKING:
    from netwerkkaart.queries.visit_rows import VisitRow


def columns() -> list["Column[VisitRow]"]:
    """Return them anew; a list keeps its own."""
    return [
        Column(
            "day",
            _("Datum"),
            lambda row: f"{dates.day(row.day)} {dates.clock(row.at)}".strip(),
            width=116,
            value=lambda row: row.day,
            paint=cells.two_lines(lambda row: dates.day(row.day), lambda row: dates.clock(row.at)),
        ),
        Column(
            "school",
            _("School"),
            lambda row: row.school,
            stretch=True,
            tooltip=lambda row: "\n".join(part for part in (row.school_full, row.city, row.note) if part),
            paint=cells.two_lines(lambda row: row.school, lambda row: " ".join(row.note.split()) or row.city),
        ),
        Column(
            "who",
            _("Wie"),
            lambda row: people(row.contacts),
            width=142,
            tooltip=lambda row: people(row.contacts).replace(", ", "\n"),
            paint=cells.two_lines(_first_person, _other_people),
        ),
        Column(
            "kind",
            _("Soort"),
            lambda row: words.word(row.kind),
            width=150,
            icon=lambda row: KIND_ICONS[row.kind],
            tooltip=lambda row: words.word(row.kind),
        ),
        Column(
            "themes",
            _("Thema’s"),
            lambda row: ", ".join(row.themes),
            width=150,
            tooltip=lambda row: "\n".join(row.themes),
            paint=cells.chips(lambda row: row.themes),
        ),
        Column(
            "initiative",
            _("Initiatief"),
            lambda row: "" if row.initiative is Initiative.UNKNOWN else words.word(row.initiative),
            width=66,
        ),
        Column(
            "workers",
            _("Wij"),
            lambda row: first_names(row.workers),
            width=110,
            tooltip=lambda row: ", ".join(row.workers),
        ),
        Column("note", _("Notitie"), lambda row: " ".join(row.note.split()), width=180, shown=False),
        Column("place", _("Plaats"), lambda row: row.place, width=110, shown=False),
        Column("status", _("Status"), lambda row: words.word(row.status), width=88, paint=_StatusCell()),
    ]


def _first_person(row: "VisitRow") -> str:
    return people(row.contacts[:1])


def _other_people(row: "VisitRow") -> str:
    return _("en {names}").format(names=people(row.contacts[1:])) if len(row.contacts) > 1 else ""


class _StatusCell:
    """What was held needs no mark; what is ahead or was cancelled does."""

    height = 0

    def __call__(self, painter: QPainter, place: QRect, row: "VisitRow") -> None:
        """Draw."""
        if row.status is VisitStatus.HELD:
            painter.setFont(theme.font())
            painter.setPen(theme.colour("muted"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, flags, words.word(row.status))
            return
        short = _("afgezegd") if row.status is not VisitStatus.PLANNED else words.word(row.status)
        cells.chips(lambda _row: [(short, STATUS_TONES[row.status])])(painter, place, row)
