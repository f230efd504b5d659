"""What the gallery shows of schools over time: lists, heat and a timeline."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.texts import words
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.tables import Column, Filter, ListView, RowsModel, cells
from netwerkkaart.ui.widgets.empty import EmptyState
from netwerkkaart.ui.widgets.heat import HeatTable
from netwerkkaart.ui.widgets.section import Card
from netwerkkaart.ui.widgets.status import StatusLine
from netwerkkaart.ui.widgets.timeline import Event, TimelineView

TODAY = date(2026, 11, 24)
SECTORS = list(Sector)
STANDS = list(TrustStand)
THEMES = ["contact met ouders", "lastige groepen", "sociale media", "zorgpartijen", "pesten", "schooluitval"]


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    place: str
    sector: Sector
    stand: TrustStand
    phase: int
    ambition: int
    weeks: int | None
    themes: tuple[str, ...]
    first: bool


def rows() -> list[Row]:
    names = ["De Wilg", "Hanzewaard College, locatie Lyceum", "’t Kompas", "ISK De Brug", "Praktijkschool Noord"]
    return [
        Row(
            n,
            f"{names[n % 5]}",
            ["Binnenstad", "Rivierenwijk", "Borgele"][n % 3],
            SECTORS[n % 8],
            STANDS[n % 4],
            n % 8,
            min(7, n % 8 + 2),
            None if n % 6 == 5 else n * 3 % 17,
            tuple(THEMES[: 1 + n % 5]),
            n % 3 == 0,
        )
        for n in range(60)
    ]


COLUMNS: list[Column[Row]] = [
    Column(
        "name",
        "School",
        lambda r: f"{r.name}\n{r.place}",
        stretch=True,
        paint=cells.two_lines(lambda r: r.name, lambda r: r.place),
    ),
    Column("sector", "Sector", lambda r: words.word(r.sector), width=90, paint=cells.sector(lambda r: r.sector)),
    Column("phase", "Fase", lambda r: str(r.phase), width=104, paint=cells.ladder(lambda r: (r.phase, r.ambition))),
    Column("stand", "Stand", lambda r: words.word(r.stand), width=130, paint=cells.stand(lambda r: r.stand)),
    Column(
        "weeks",
        "Schoolweken",
        lambda r: "–" if r.weeks is None else str(r.weeks),
        width=100,
        align="right",
        sort=lambda r: r.weeks,
    ),
    Column("first", "★", lambda r: "aanspreekpunt" if r.first else "", width=44, paint=cells.star(lambda r: r.first)),
    Column("themes", "Thema’s", lambda r: ", ".join(r.themes), width=260, paint=cells.chips(lambda r: r.themes)),
]


def lists() -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(24, 24, 24, 0)
    model = RowsModel(COLUMNS, lambda r: r.id)
    model.set_rows(rows())
    filters: list[Filter[Row]] = [
        Filter("never", "nog nooit geweest", lambda r: r.weeks is None),
        Filter("vo", "voortgezet onderwijs", lambda r: r.sector is Sector.VO),
    ]
    view = ListView(model, "scholen", "Zoek in scholen", filters=filters)
    new = QPushButton("Nieuwe school")
    theme.set_kind(new, "primary")
    new.setIcon(icon("plus", "on_accent"))
    view.add_tool(new)
    view.sort_by("name")
    view.select([6, 12])
    view.table.setProperty("wantsFocus", True)
    layout.addWidget(view, 1)
    status = StatusLine()
    status.show_message("Bezoek vastgelegd")
    status.set_file("bestand: raster.netwerkkaart · reservekopie 10:42")
    layout.addWidget(status)
    return page


def heat() -> QWidget:
    page = QWidget()
    layout = QHBoxLayout(page)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.setSpacing(16)
    for number in (14, 4):
        table = HeatTable()
        columns = [(n, rows()[n].name) for n in range(number)]
        counts = {(t, n): (len(t) * (n + 3) * 7) % 11 for t in THEMES for n in range(number) if (len(t) + n) % 3}
        table.set_counts([(t, t) for t in THEMES], columns, counts)
        card = Card("Thema’s per school", "themes")
        card.add(table)
        layout.addWidget(card, 3 if number > 8 else 2)
    return page


def timeline() -> QWidget:
    page = QWidget()
    layout = QHBoxLayout(page)
    layout.setContentsMargins(24, 24, 24, 24)
    layout.setSpacing(16)
    view = TimelineView()
    view.set_kinds([("visit", "bezoeken"), ("phase", "fasen"), ("promise", "toezeggingen")])
    kinds = [
        ("visit", "walk-in", "Langsgelopen bij Anna van den Berg", "info"),
        ("phase", "phase", "Fase 4 Eerste inzet", "good"),
        ("promise", "promise", "Toezegging: terugbellen over de kantine", "warning"),
    ]
    text = (
        "Er is gesproken over de pauzes. De school vraagt of we vaker in de kantine kunnen zijn; "
        "we spreken af dat Noor op dinsdag komt."
    )
    view.set_events(
        [
            Event(n, TODAY - timedelta(days=17 * n), *kinds[n % 3][:3], text if n % 2 else "", kinds[n % 3][3])
            for n in range(30)
        ]
    )
    view.list.setCurrentIndex(view.list.model().index(2, 0))
    card = Card()
    card.add(view, 1)
    layout.addWidget(card, 2)
    empty = Card()
    empty.add(
        EmptyState(
            "schools",
            "Hier komen de scholen waar jullie mee werken. Haal ze in één keer uit het DUO-bestand.",
            "DUO-bestand inlezen…",
        )
    )
    layout.addWidget(empty, 1)
    return page
