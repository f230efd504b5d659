"""Getting the map out of the window: files, clipboard and printer, each just as the screen shows it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication, QPainter
from PySide6.QtWidgets import QFileDialog, QMenu

from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.texts import _, graphs
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon
from netwerkkaart.ui.map import paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from netwerkkaart.queries.network import Network
    from netwerkkaart.ui.page import Page


class MapOutput:
    """The export menu and what it does; two ticks decide how much and with or without names."""

    def __init__(
        self, page: "Page", shot: Callable[[], paper.Shot], menu: QMenu, network: "Callable[[], Network | None]"
    ) -> None:
        self._page = page
        self._shot = shot
        self._network = network
        self.whole = self._tick(menu, _("Hele kaart, ook wat buiten beeld ligt"), on=False)
        self.names = self._tick(menu, _("Met namen van mensen"), on=True)
        for sign, text, act in (
            ("pdf", _("Bewaren als PDF…"), lambda: self.ask_and_save("pdf")),
            ("export", _("Bewaren als SVG…"), lambda: self.ask_and_save("svg")),
            ("export", _("Bewaren als PNG…"), lambda: self.ask_and_save("png")),
            ("copy", _("Kopiëren als afbeelding"), self.copy),
            ("print", _("Afdrukken…"), self.print_map),
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

    def foot(self) -> str:
        """Return what stands at the foot of it."""
        return graphs.warning(names=self.names.isChecked())

    def save(self, kind: str, path: Path) -> None:
        """Write a ``pdf``, ``svg`` or ``png`` in a job, and say so or say why not."""
        shot, foot, tokens, desk = self.shot(), self.foot(), theme.tokens(), self._page.desk

        def work(_task: object) -> None:
            if kind == "pdf":
                paper.as_pdf(shot, path, foot=foot)
            elif kind == "svg":
                path.write_text(paper.as_svg(shot, tokens, foot=foot), encoding="utf-8")
            elif not paper.as_image(shot, tokens, foot=foot).save(str(path)):
                raise OSError(_("het bestand kon niet worden gemaakt"))

        def failed(problem: Exception) -> None:
            if not isinstance(problem, OSError):
                raise problem
            reason = problem.strerror or str(problem)
            text = _("De kaart is niet bewaard: {path} kan niet worden geschreven ({reason}).")
            desk.failed.emit(text.format(path=path, reason=reason))

        desk.say(_("De kaart wordt bewaard…"))
        desk.jobs.run(self._page, work, lambda _done: desk.say(_("Kaart bewaard: {path}").format(path=path)), failed)

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

        def failed(problem: Exception) -> None:
            if not isinstance(problem, NetwerkkaartError):
                raise problem
            desk.failed.emit(str(problem))

        told = _("Netwerk bewaard: {path}. {warning}").format(path=path, warning=graphs.warning(names=names))
        desk.jobs.run(self._page, work, lambda _done: desk.say(told), failed)

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
        """Ask for a printer and print one page."""
        from PySide6.QtGui import QPageLayout
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, self._page)
        dialog.setWindowTitle(_("Kaart afdrukken"))
        if dialog.exec():
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Print on a printer that is ready."""
        painter = QPainter()
        if not painter.begin(printer):
            self._page.desk.failed.emit(_("De printer doet het niet. Er is niets afgedrukt."))
            return
        dots = float(printer.resolution())
        page = printer.pageRect(printer.Unit.DevicePixel)
        page.moveTo(0, 0)
        paper.paint_page(self.shot(), painter, page, dots, foot=self.foot())
        painter.end()
