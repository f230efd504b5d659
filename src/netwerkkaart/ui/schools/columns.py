"""The columns and chips of the list of schools."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from netwerkkaart.domain import rhythm
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.queries.schools import SchoolRow
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import day, school_weeks_ago
from netwerkkaart.ui import theme
from netwerkkaart.ui.drawing import draw_stand
from netwerkkaart.ui.tables import Column, cells
from netwerkkaart.ui.visits.marks import first_names

_STANDS = {stand: place for place, stand in enumerate(TrustStand)}


class _StandCell:
    """Shape and word; under it "klopt dit nog?" where the stand may no longer hold."""

    height = theme.TWO_LINE_HEIGHT

    def __call__(self, painter: QPainter, place: QRect, row: SchoolRow) -> None:
        stand = row.stand or TrustStand.NO_VIEW
        if not row.doubts:
            draw_stand(painter, place, stand, words.word(stand))
            return
        middle = place.center().y()
        upper = QRect(place.x(), middle - 18, place.width(), 18)
        draw_stand(painter, upper, stand, words.word(stand), faded=True)
        quiet = theme.font(theme.SMALL)
        painter.setFont(quiet)
        painter.setPen(theme.colour("muted"))
        lower = QRect(place.x() + 20, middle + 1, place.width() - 20, 15)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(lower, flags, theme.elide(_("klopt dit nog?"), QFontMetrics(quiet), lower.width()))


def place_line(row: SchoolRow) -> str:
    """Return where a school stands: place and wijk, and that it is closed if it is."""
    closed = _("gesloten") if row.closed_on is not None else ""
    return " · ".join(part for part in (row.city, row.neighbourhood, closed) if part)


def substitutes(row: SchoolRow) -> str:
    """Return who of us comes there instead, now and then."""
    if len(row.substitutes) > 1:
        return _("invallers: {names}").format(names=first_names(row.substitutes))
    return _("invaller: {names}").format(names=row.substitutes[0]) if row.substitutes else ""


def faces(row: SchoolRow) -> str:
    """Return who of us comes there."""
    return ", ".join(part for part in (*row.fixed, substitutes(row)) if part)


def _stand_words(row: SchoolRow) -> str:
    stand = words.word(row.stand or TrustStand.NO_VIEW)
    return f"{stand}, {_('klopt dit nog?')}" if row.doubts else stand


def _stand_tip(row: SchoolRow) -> str:
    if row.stand is None:
        return _("Nog niet gezet.")
    why = [words.word(doubt) for doubt in row.doubts]
    since = _("{stand}, gezet op {day}").format(
        stand=words.capitalised(words.word(row.stand)), day=day(row.stand_since)
    )
    return f"{since}\n{_('Klopt dit nog?')} {', '.join(why)}" if why else since


def columns() -> list[Column[SchoolRow]]:
    """Return the columns, in the order of the list."""
    return [
        Column(
            "school",
            _("School"),
            lambda row: row.name,
            width=200,
            stretch=True,
            tooltip=lambda row: " · ".join(part for part in (row.full_name, row.code, row.level, row.board) if part),
            paint=cells.two_lines(lambda row: row.name, place_line),
        ),
        Column(
            "sector",
            _("Sector"),
            lambda row: words.word(row.sector),
            width=76,
            tooltip=lambda row: words.sector_name(row.sector),
            paint=cells.sector(lambda row: row.sector),
        ),
        Column("place", _("Plaats"), lambda row: row.city, width=110, shown=False),
        Column("neighbourhood", _("Wijk"), lambda row: row.neighbourhood, width=110, shown=False),
        Column(
            "face",
            _("Vast gezicht"),
            faces,
            width=140,
            tooltip=faces,
            paint=cells.two_lines(lambda row: ", ".join(row.fixed), substitutes),
        ),
        Column(
            "phase",
            _("Fase"),
            lambda row: "" if row.phase is None else words.phase_label(row.phase),
            sort=lambda row: row.phase,
            width=104,
            tooltip=_phase_tip,
            paint=cells.ladder(lambda row: (-1 if row.phase is None else row.phase, row.ambition)),
        ),
        Column(
            "stand",
            _("Stand"),
            _stand_words,
            sort=lambda row: _STANDS[row.stand or TrustStand.NO_VIEW],
            width=116,
            tooltip=_stand_tip,
            paint=_StandCell(),
        ),
        Column(
            "last",
            _("Laatste contact"),
            lambda row: school_weeks_ago(row.weeks),
            sort=lambda row: -1 if row.last_contact is None else -row.last_contact.toordinal(),
            value=lambda row: row.last_contact,
            width=150,
            tooltip=lambda row: day(row.last_contact) if row.last_contact else "",
        ),
        Column(
            "contacts",
            _("Mensen"),
            lambda row: str(row.contacts or ""),
            sort=lambda row: row.contacts,
            value=lambda row: row.contacts,
            width=72,
            align="right",
            tooltip=lambda row: words.counted(Kind.CONTACT, row.contacts),
        ),
        Column(
            "gaps",
            _("Niemand bekend als"),
            lambda row: ", ".join(row.gaps),
            sort=lambda row: -len(row.gaps),
            width=168,
            tooltip=lambda row: _("geen {roles} bekend").format(roles=", ".join(row.gaps)) if row.gaps else "",
            paint=cells.chips(lambda row: row.gaps),
        ),
    ]


def _phase_tip(row: SchoolRow) -> str:
    shown = words.phase_label(row.phase) if row.phase is not None else _("fase nog niet bepaald")
    if row.ambition is None:
        return shown
    return _("{phase}\nambitie: {ambition}").format(phase=shown, ambition=words.phase_label(row.ambition))


def is_silent(row: SchoolRow) -> bool:
    """Tell whether nobody came for longer than is wished, or ever."""
    return rhythm.is_silent(row.weeks, row.interval)
