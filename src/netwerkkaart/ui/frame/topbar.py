"""The bar above every page: search and commands, the school year, who is at work, and a new visit."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from netwerkkaart.texts import _
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon, paint_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from netwerkkaart.domain.years import SchoolYear


class _SearchButton(QPushButton):
    """Looks like a field and opens search-and-commands, which has the real one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("Zoek of doe iets…"), parent)
        self.setFixedHeight(theme.CONTROL_HEIGHT)
        self.setMinimumWidth(240)
        self.setMaximumWidth(440)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(_("Zoek of doe iets"))
        self.setToolTip(_("Zoek alles en doe alles vanaf het toetsenbord (Ctrl+K)"))

    def sizeHint(self) -> QSize:
        return QSize(400, theme.CONTROL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        place = self.rect()
        painter.setPen(QPen(theme.colour("accent" if focus else "outline"), 2 if focus else 1))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(place.toRectF().adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        paint_icon(painter, QRect(10, (place.height() - 16) // 2, 16, 16), "search", "muted")
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font())
        painter.drawText(place.adjusted(34, 0, -60, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font(theme.SMALL))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(place.adjusted(0, 0, -12, 0), right, "Ctrl+K")


class _Chooser(QPushButton):
    """A quiet button with a menu that is filled when it opens."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        theme.set_kind(self, "chooser")
        self.setAccessibleName(name)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the sign stands after the words
        self.setIcon(icon("chevron-down", "muted"))
        self._filler: Callable[[], None] = lambda: None

    @cached_property
    def choices(self) -> "QMenu":
        """The menu, made when it is first wanted: the first paint does without."""
        from PySide6.QtWidgets import QMenu

        made = QMenu(self)
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        made.aboutToShow.connect(self._fill)
        self.setMenu(made)
        return made

    def fill_with(self, filler: Callable[[], None]) -> None:
        """Let the menu be filled so each time it opens."""
        self._filler = filler
        self.choices.clear()

    def _fill(self) -> None:
        from netwerkkaart.ui.widgets.choices import one_of

        self.choices.clear()
        self._filler()
        one_of(self.choices)

    def offer(self, text: str, chosen: bool, act: Callable[[], object]) -> "QAction":
        """Add a choice to the menu."""
        made = self.choices.addAction(text)
        made.setCheckable(True)
        made.setChecked(chosen)
        made.triggered.connect(lambda _checked=False: act())
        return made


class TopBar(QFrame):
    """Search, school year, who I am and [+ Bezoek]; knows no store: the window fills its menus."""

    search_asked = Signal()
    visit_asked = Signal()
    year_chosen = Signal(object)
    worker_chosen = Signal(object)
    workers_asked = Signal()
    """The colleagues themselves are wanted, to add one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(52)
        self.search = _SearchButton(self)
        self.search.clicked.connect(self.search_asked)
        self.year = _Chooser(_("Schooljaar"), self)
        self.year.setToolTip(_("Van welk schooljaar de cijfers zijn"))
        self.me = _Chooser(_("Wie ik ben"), self)
        self.me.setToolTip(_("Wie er nu aan het werk is: staat vast ingevuld bij een nieuw bezoek"))
        self.visit = QPushButton(_("Bezoek"), self)
        self.visit.setIcon(icon("plus", "on_accent"))
        self.visit.setToolTip(_("Bezoek vastleggen (Ctrl+N)"))
        self.visit.setAccessibleName(_("Bezoek vastleggen"))
        theme.set_kind(self.visit, "primary")
        self.visit.clicked.connect(self.visit_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 10, 24, 10)
        layout.setSpacing(8)
        layout.addWidget(self.search, 1)
        layout.addStretch(1)
        layout.addWidget(self.year)
        layout.addWidget(self.me)
        layout.addSpacing(4)
        layout.addWidget(self.visit)
        self.show_me("")
        self.year.hide()
        self.me.hide()

    def show_year(self, year: "SchoolYear") -> None:
        """Show which school year the pages are about."""
        self.year.setText(_("schooljaar {year}").format(year=year.label))
        self.year.setAccessibleName(_("Schooljaar {year}").format(year=year.label))
        self.year.show()

    def show_me(self, name: str) -> None:
        """Show who is at work; empty when nobody was chosen."""
        self.me.setText(_("ik: {name}").format(name=name.split(maxsplit=1)[0]) if name else _("wie ben ik?"))
        self.me.setAccessibleName(_("Ik ben {name}").format(name=name) if name else _("Kies wie je bent"))
        self.me.show()

    def offer_years(self, years: Sequence["SchoolYear"], chosen: "SchoolYear") -> None:
        """Fill the menu of school years, newest first."""
        for year in years:
            self.year.offer(year.label, year == chosen, partial(self.year_chosen.emit, year))

    def offer_workers(self, workers: Sequence[tuple[int, str]], chosen: int | None) -> None:
        """Fill the menu of colleagues."""
        for worker_id, name in workers:
            self.me.offer(name, worker_id == chosen, partial(self.worker_chosen.emit, worker_id))
        if workers:
            self.me.choices.addSeparator()
        self.me.choices.addAction(icon("worker"), _("Collega’s beheren…")).triggered.connect(self.workers_asked)
