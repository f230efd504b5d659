"""The map in words for who cannot see it: who is selected, the answer to a question, what is left, which day it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from netwerkkaart.graph.picture import Picture
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.dates import long_day
from netwerkkaart.texts.questions import listed

if TYPE_CHECKING:
    from netwerkkaart.ui.map.page import MapPage

_PATIENCE_MS = 250
"""Of what follows faster than this only the last is said."""
_NAMES = 4


def told(picture: Picture, selected: Sequence[int]) -> str:
    """Say who is selected: name, role and school, and how many lines lead from there; of several, their names."""
    if not selected:
        return picture.note
    if len(selected) > 1:
        names = [picture.labels[number] for number in selected[:_NAMES]]
        if len(selected) > _NAMES:
            more = len(selected) - _NAMES
            names.append(ngettext("nog {n}", "nog {n}", more).format(n=more))
        chosen = ngettext("{n} gekozen", "{n} gekozen", len(selected)).format(n=len(selected))
        return f"{chosen}: {listed(names)}"
    number = selected[0]
    hub = int(picture.home[number])
    school = picture.labels[hub] if picture.is_contact[number] and hub >= 0 else ""
    name = ", ".join(filter(None, (picture.labels[number], picture.subs[number], school)))
    near = len(picture.neighbours(number))
    return ngettext("{name}: {n} verbinding", "{name}: {n} verbindingen", near).format(name=name, n=near)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


class Aloud(QObject):
    """Tells screen readers what changed on the page, once it stands still: never while dragging or playing."""

    said = Signal(str)

    def __init__(self, page: "MapPage") -> None:
        super().__init__(page)
        self._page = page
        self._waiting: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._timer.timeout.connect(self._say)
        page.canvas.selection_changed.connect(lambda _keys: self._on_selection())
        page.canvas.focus_changed.connect(lambda _keys, _steps: self._on_focus())
        page.questions.answered.connect(self._on_answer)
        page.loader.read.connect(self._on_day)

    def _wait(self, what: str, text: str) -> None:
        """Say a text soon, instead of what waited about the same; nothing when it was said last about it."""
        if text == self._last.get(what):
            self._waiting.pop(what, None)
            return
        self._waiting[what] = text
        self._timer.start()

    def _say(self) -> None:
        if self._page.time.is_playing():
            self._waiting.clear()
        elif self._page.canvas.is_held():
            self._timer.start()
        else:
            self._last |= self._waiting
            text = " ".join(_sentence(one) for one in self._waiting.values() if one)
            self._waiting.clear()
            if text and self._page.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._page.canvas, text))
                self.said.emit(text)

    def _on_selection(self) -> None:
        canvas = self._page.canvas
        if self._page.twin_shown():
            return  # the table tells of its own rows
        numbers = [canvas.picture().index(key) for key in canvas.selection()]
        self._wait("selection", told(canvas.picture(), numbers) if numbers else "")

    def _on_focus(self) -> None:
        page = self._page
        steps = page.canvas.focus()[1]
        self._wait("focus", page.strip.told() if steps else "")

    def _on_answer(self) -> None:
        answer = self._page.questions.answer
        self._wait("answer", f"{answer.question} {answer.sentence}" if answer is not None else "")

    def _on_day(self) -> None:
        day = self._page.loader.day
        self._wait("day", _("De kaart van {day}").format(day=long_day(day)) if day is not None else "")
