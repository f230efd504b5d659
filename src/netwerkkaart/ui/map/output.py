"""Getting the map out of the window: files, clipboard and printer, each just as the screen shows it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QPainter
from PySide6.QtWidgets import QFileDialog, QMenu

from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.domain.paper import Paper, PaperSize
from netwerkkaart.exchange.map_paper import SCALE, put_on_paper, recorded
from netwerkkaart.graph.dressing import Dress
from netwerkkaart.look import LIGHT
from netwerkkaart.texts import _, graphs
from netwerkkaart.ui import preferences, theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map import paper
from netwerkkaart.ui.map.source import Task

SCALES = {"1": 1.0, "2": SCALE, "4": 4.0}
"""How sharp an image can be, in pixels to a point of paper."""

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from netwerkkaart.queries.network import Network
    from netwerkkaart.ui.page import Page


@dataclass(frozen=True)
class Order:
    """On what the map goes out: paper, and how many pixels to a point of it an image has."""

    paper: Paper = field(default_factory=Paper)
    scale: float = SCALE


def kept() -> Order:
    """Return what was chosen last on this computer."""
    words = preferences.map_paper().split()
    sizes = set(PaperSize)
    if len(words) != 4 or words[0] not in sizes or words[2] not in {*sizes, "-"} or words[3] not in SCALES:
        return Order()
    sheet = None if words[2] == "-" else PaperSize(words[2])
    size = PaperSize(words[0])
    if sheet is not None and sheet.number <= size.number:
        return Order()
    return Order(Paper(size, words[1] == "landscape", sheet), SCALES[words[3]])


def keep(order: Order) -> None:
    """Remember it."""
    on = order.paper
    turned = "landscape" if on.landscape else "portrait"
    scale = next(word for word, scale in SCALES.items() if scale == order.scale)
    preferences.keep_map_paper(f"{on.size} {turned} {on.sheet or '-'} {scale}")


class MapOutput:
    """The export menu and what it does; two ticks decide how much and with or without names."""

    def __init__(
        self,
        page: "Page",
        shot: Callable[[], paper.Shot],
        menu: QMenu,
        network: "Callable[[], Network | None]",
        dress: Callable[[], Dress],
    ) -> None:
        self._page = page
        self._shot = shot
        self._network = network
        self._dress = dress
        self.whole = self._tick(menu, _("Hele kaart, ook wat buiten beeld ligt"), on=False)
        self.names = self._tick(menu, _("Met namen van mensen"), on=True)
        self.order = kept()
        for sign, text, act in (
            ("print", _("Afdrukken of bewaren…"), self.ask_how),
            ("pdf", _("Bewaren als PDF…"), lambda: self.ask_and_save("pdf")),
            ("export", _("Bewaren als SVG…"), lambda: self.ask_and_save("svg")),
            ("export", _("Bewaren als PNG…"), lambda: self.ask_and_save("png")),
            ("copy", _("Kopiëren als afbeelding"), self.copy),
            ("reports", _("Boekje van jaar tot jaar…"), self.ask_and_save_flipbook),
        ):
            menu.addAction(icon(sign), text, act)
        menu.addSeparator()
        menu.addAction(icon("export"), _("Netwerk voor Gephi of Kumu…"), self.ask_and_save_graph)
        menu.addSeparator()
        menu.addActions([self.whole, self.names])

    @staticmethod
    def _tick(menu: QMenu, text: str, *, on: bool) -> QAction:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def shot(self) -> paper.Shot:
        """Return what goes out."""
        shot = replace(self._shot(), whole=self.whole.isChecked())
        return shot if self.names.isChecked() else shot.nameless()

    def screen(self) -> paper.Shot:
        """Return what the screen shows, with names."""
        return self._shot()

    def foot(self) -> str:
        """Return what stands at the foot of it."""
        return graphs.warning(names=self.names.isChecked())

    def save(self, kind: str, path: Path) -> None:
        """Write a ``pdf``, ``svg`` or ``png`` on the paper that was chosen last, in a job; say so or say why not."""
        shot, foot, desk, order = self.shot(), self.foot(), self._page.desk, self.order
        tokens = LIGHT if kind == "pdf" else theme.tokens()
        on = order.paper if kind == "pdf" else replace(order.paper, sheet=None)

        def work(_task: object) -> None:
            put_on_paper(paper.drawing_of(shot, foot=foot), path, paper=on, scale=order.scale, tokens=tokens)

        desk.say(_("De kaart wordt bewaard…"))
        told = _("Kaart bewaard: {path}").format(path=path)
        desk.jobs.run(self._page, work, lambda _done: desk.say(told), self._failed)

    def _failed(self, problem: Exception) -> None:
        if not isinstance(problem, NetwerkkaartError):
            raise problem
        self._page.desk.failed.emit(str(problem))

    def ask_how(self) -> None:
        """Ask on which paper, and how much of the map, with the page in sight."""
        from netwerkkaart.ui.map.paper_dialog import PaperDialog  # when it is first wanted

        dialog = PaperDialog(self, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def choose(self, order: Order, *, whole: bool, names: bool) -> None:
        """Take over what was chosen, and remember it."""
        self.order = order
        keep(order)
        self.whole.setChecked(whole)
        self.names.setChecked(names)

    def ask_and_save_flipbook(self) -> None:
        """Ask where, and write the map of each end of a school year there."""
        name = f"kaart van jaar tot jaar {self._day()}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self._page, _("Boekje bewaren"), name, _("PDF-bestand (*.pdf)"))
        if chosen:
            self.save_flipbook(Path(chosen).with_suffix(".pdf"))

    def save_flipbook(self, path: Path) -> None:
        """Write the map of each end of a school year as a PDF in a job, and say so or say why not."""
        desk, names, on = self._page.desk, self.names.isChecked(), self._network()
        store, paper_, dress = desk.store, replace(self.order.paper, sheet=None), self._dress()

        def work(task: Task) -> None:
            from netwerkkaart.exchange.flipbook import write_flipbook  # only here

            write_flipbook(
                store,
                path,
                today=desk.today(),
                on=on.on if on is not None else None,
                dress=dress,
                names=names,
                paper=paper_,
                stopped=task.stopped,
                progress=task.progress,
            )

        desk.say(_("Het boekje wordt gemaakt…"))
        told = _("Boekje bewaard: {path}").format(path=path)
        desk.jobs.run(self._page, work, lambda _done: desk.say(told), self._failed)

    def ask_and_save(self, kind: str) -> None:
        """Ask where, and write the file there."""
        kinds = {"pdf": _("PDF-bestand (*.pdf)"), "svg": _("SVG-tekening (*.svg)"), "png": _("PNG-afbeelding (*.png)")}
        name = f"kaart {self._day()}.{kind}"
        chosen, _kind = QFileDialog.getSaveFileName(self._page, _("Kaart bewaren"), name, kinds[kind])
        if chosen:
            self.save(kind, Path(chosen).with_suffix(f".{kind}"))

    def _day(self) -> str:
        """Return the day of the map as it stands in the name of a file."""
        network = self._network()
        return (network.on if network is not None else self._page.desk.today()).isoformat()

    def save_graph(self, path: Path) -> None:
        """Write the whole network for another program in a job, and say so or say why not."""
        network, names, desk = self._network(), self.names.isChecked(), self._page.desk
        if network is None:
            return

        def work(_task: object) -> None:
            from netwerkkaart.exchange.graphs import write_graph  # only here

            write_graph(network, path, names=names)

        told = _("Netwerk bewaard: {path}. {warning}").format(path=path, warning=graphs.warning(names=names))
        desk.jobs.run(self._page, work, lambda _done: desk.say(told), self._failed)

    def ask_and_save_graph(self) -> None:
        """Ask where and in which form, and write the network there."""
        kinds = {
            _("Gephi (*.gexf)"): ".gexf",
            _("Kumu, werkblad (*.xlsx)"): ".xlsx",
            _("Kumu, JSON (*.json)"): ".json",
            _("GraphML (*.graphml)"): ".graphml",
        }
        name = f"netwerk {self._day()}.gexf"
        title = _("Netwerk bewaren voor een ander programma")
        chosen, kind = QFileDialog.getSaveFileName(self._page, title, name, ";;".join(kinds))
        if chosen:
            path = Path(chosen)
            self.save_graph(path if path.suffix.lower() in kinds.values() else path.with_suffix(kinds[kind]))

    def copy(self) -> None:
        """Put the map on the clipboard."""
        image = paper.as_image(self.shot(), theme.tokens(), foot=self.foot())
        QGuiApplication.clipboard().setImage(image)
        self._page.desk.say(_("De kaart staat op het klembord."))

    def print_map(self) -> None:
        """Ask for a printer and print on the paper that was chosen last."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._set_paper(printer)
        dialog = QPrintDialog(printer, self._page)
        dialog.setWindowTitle(_("Kaart afdrukken"))
        if dialog.exec():
            self.print_on(printer)

    def _set_paper(self, printer: "QPrinter") -> None:
        from PySide6.QtGui import QPageLayout, QPageSize

        paper_ = self.order.paper
        wide, high = paper_.tiling.sheet if paper_.tiling is not None else paper_.extent
        size = QPageSize.PageSizeId[(paper_.sheet or paper_.size).value]
        ways = QPageLayout.Orientation
        printer.setPageSize(QPageSize(size))
        printer.setPageOrientation(ways.Landscape if wide > high else ways.Portrait)
        printer.setFullPage(paper_.tiling is not None)  # the white edge of a part of a poster is its own

    def print_on(self, printer: "QPrinter") -> None:
        """Print on a printer that is ready."""
        self._set_paper(printer)
        painter = QPainter()
        if not painter.begin(printer):
            self._page.desk.failed.emit(_("De printer doet het niet. Er is niets afgedrukt."))
            return
        dots, tiling = float(printer.resolution()), self.order.paper.tiling
        shot, foot = self.shot(), self.foot()
        if tiling is None:
            page = printer.pageRect(printer.Unit.DevicePixel)
            page.moveTo(0, 0)
            paper.paint_page(shot, painter, page, dots, foot=foot)
        else:
            whole = recorded(paper.drawing_of(shot, foot=foot), tiling.poster)
            for tile in tiling:
                if tile.number > 1:
                    printer.newPage()
                paper.paint_part(whole, shot.picture.title, tiling, tile, painter, dots)
        painter.end()
