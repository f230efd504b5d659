"""The manual in a window of its own: contents at the left, the page at the right, search over all of it."""

import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QKeyEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from netwerkkaart import resources
from netwerkkaart.domain.names import fold
from netwerkkaart.texts import _, ngettext
from netwerkkaart.ui import theme
from netwerkkaart.ui.frame.pages import PAGES
from netwerkkaart.ui.widgets.search import SearchField

_TITLE = re.compile(r"^#\s+(.+)$", re.MULTILINE)
_NUMBER = re.compile(r"^\d+-")
_INDENT = 20
"""Pixels by which a list stands in."""


class ManualPage(NamedTuple):
    """One page of the manual."""

    slug: str
    title: str
    text: str


def read_manual(folder: Path) -> list[ManualPage]:
    """Return the pages in the order of their file names; ``20-scholen.md`` is the page ``scholen``."""
    found = []
    for path in sorted(folder.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = _TITLE.search(text)
        slug = _NUMBER.sub("", path.stem)
        found.append(ManualPage(slug, title[1].strip() if title else slug.capitalize(), text))
    return found


class HelpWindow(QWidget):
    """Opens at the page about the screen one was looking at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Handleiding – Netwerkkaart"))
        self.resize(960, 700)
        self._folder = resources.manual()
        self.pages = read_manual(self._folder)
        self._shown = ""
        self.search = SearchField(_("Zoek in de handleiding"))
        self.search.narrowed.connect(self._narrow)
        self.search.left_down.connect(self._go_to_contents)
        self.search.entered.connect(self._go_to_contents)
        self.contents = QListWidget()
        self.contents.setAccessibleName(_("Inhoud van de handleiding"))
        self.contents.setStyleSheet(
            "QListView { border: none; background: transparent; } QListView::item { padding: 8px 12px; }"
        )
        self.contents.currentItemChanged.connect(self._on_current)
        self.found = QLabel()
        theme.set_kind(self.found, "small")
        self.found.hide()
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Tekst van de handleiding"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setStyleSheet("QTextEdit { border: none; border-radius: 0; padding: 16px 32px; }")
        self.text.setSearchPaths([str(self._folder)])
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._on_link)
        self._lay_out()
        self._narrow("")

    def _lay_out(self) -> None:
        side = QFrame()
        theme.set_kind(side, "side")
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.found)
        column.addWidget(self.contents, 1)
        split = QSplitter()
        split.addWidget(side)
        split.addWidget(self.text)
        split.setSizes([260, 700])
        split.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def _go_to_contents(self) -> None:
        self.contents.setFocus()

    def open_at(self, key: str) -> None:
        """Show the window at the manual's page about a page of the program, or at the beginning."""
        self.search.clear()
        slug = next((page.slug for page in PAGES if page.key == key), "")
        if not self.show_page(slug):
            self.contents.setCurrentRow(0)
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    def show_page(self, slug: str) -> bool:
        """Show a page of the manual; False when there is none of that name."""
        for row in range(self.contents.count()):
            item = self.contents.item(row)
            if item is not None and item.data(Qt.ItemDataRole.UserRole) == slug:
                self.contents.setCurrentRow(row)
                return True
        return False

    def _narrow(self, words: str) -> None:
        wanted = [fold(word) for word in words.split()]
        shown = [p for p in self.pages if all(word in fold(p.text) for word in wanted)]
        self.contents.clear()
        for page in shown:
            item = QListWidgetItem(page.title, self.contents)
            item.setData(Qt.ItemDataRole.UserRole, page.slug)
        self.found.setVisible(bool(wanted))
        self.found.setText(
            ngettext("gevonden op {n} pagina", "gevonden op {n} pagina’s", len(shown)).format(n=len(shown))
        )
        if shown:
            self.contents.setCurrentRow(0)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        page = next(p for p in self.pages if p.slug == item.data(Qt.ItemDataRole.UserRole))
        self._shown = page.slug
        self.text.document().setDefaultFont(theme.font(theme.BODY))
        self.text.document().setIndentWidth(_INDENT)
        self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{self._folder}/"))
        self.text.setMarkdown(page.text)
        self._set_type()
        self._mark(self.search.text().strip())

    def _set_type(self) -> None:
        """Give headings our sizes and paragraphs room: Markdown comes out of Qt without either."""
        block = self.text.document().begin()
        while block.isValid():
            place = block.blockFormat()
            level = place.headingLevel()
            place.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            place.setTopMargin({0: 0, 1: 4, 2: 20}.get(level, 12))
            place.setBottomMargin(4 if level or block.textList() else 10)
            cursor = QTextCursor(block)
            cursor.setBlockFormat(place)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = QTextCharFormat()
                letters.setFont(theme.font(theme.TITLE if level == 1 else theme.HEADING, strong=True))
                cursor.mergeCharFormat(letters)
            else:
                self._set_strong(block)
            block = block.next()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_strong(self, block: QTextBlock) -> None:
        """Set bold words in the weight there is: Qt would smear the letters to make a bolder one."""
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.DemiBold)
        bold = []
        pieces = block.begin()
        while not pieces.atEnd():
            if pieces.fragment().charFormat().fontWeight() >= QFont.Weight.Bold:
                bold.append((pieces.fragment().position(), pieces.fragment().length()))
            pieces += 1
        for start, length in bold:
            cursor = QTextCursor(block)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(letters)

    def _mark(self, words: str) -> None:
        """Go to the first of the words that were searched for."""
        if not words:
            return
        first = words.split(maxsplit=1)[0]
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.find(first, QTextDocument.FindFlag(0))

    def _on_link(self, url: QUrl) -> None:
        name = Path(url.path()).name
        if url.scheme() in ("", "file") and name.endswith(".md"):
            self.search.clear()
            self.show_page(_NUMBER.sub("", Path(name).stem))
        elif url.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(url)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
