"""Tables on paper that break over pages: the head is repeated, short rows stay whole, long texts flow on."""

from collections.abc import Sequence
from dataclasses import dataclass

from netwerkkaart.reports.lettering import Style, readable, wrap
from netwerkkaart.reports.page import BODY_WIDTH, BOTTOM, LEFT, RIGHT, TOP, Paper

Part = tuple[str, Style]
Cell = str | Part | Sequence[Part]
"""A text in the style of the body, or texts under each other in styles of their own."""

_GUTTER = 10.0
_ABOVE, _BELOW = 4.0, 4.5
_WHOLE = (TOP - BOTTOM) / 3


@dataclass(frozen=True)
class Column:
    """A column: its title, its share of the width, and whether its text ends at the right."""

    title: str
    share: float
    right: bool = False


@dataclass(frozen=True)
class Row:
    """A row: a cell for each column, and texts under it that run from column ``under_from`` to the right edge."""

    cells: Sequence[Cell]
    under: Sequence[Part] = ()
    under_from: int = 1


@dataclass(frozen=True)
class Group:
    """A line across the table that names the rows after it."""

    title: str
    colour: str
    note: str = ""


_Line = tuple[str, Style]


class Table:
    """A table being set on a paper."""

    def __init__(self, paper: Paper, columns: Sequence[Column]) -> None:
        self.paper = paper
        self.columns = columns
        whole = sum(column.share for column in columns)
        free = BODY_WIDTH - _GUTTER * (len(columns) - 1)
        self.widths = [column.share / whole * free for column in columns]
        self.lefts = [LEFT + sum(self.widths[:place]) + _GUTTER * place for place in range(len(columns))]

    def set(self, rows: Sequence[Row | Group], *, title: str = "", note: str = "") -> None:
        """Set the head and these rows, with a heading above them that stays with the first row."""
        if title:
            self.paper.heading(title, note=note, keep=max(self._head_height() + 2 + self._kept(rows), 70.0))
        self._head(keep=self._kept(rows))
        for place, row in enumerate(rows):
            if isinstance(row, Group):
                self._group(row, first=place == 0, keep=self._kept(rows[place:], first=place == 0))
            else:
                self._row(row, last=place == len(rows) - 1 or isinstance(rows[place + 1], Group))

    def _kept(self, rows: Sequence[Row | Group], *, first: bool = True) -> float:
        """Return the room these rows take up to and including the first that is no group: a name alone says nothing."""
        high = 0.0
        for row in rows:
            if not isinstance(row, Group):
                return high + self._least(row)
            high += self._group_height(first=first) + 1
            first = False
        return high

    def _group_height(self, *, first: bool) -> float:
        return self.paper.type.strong.leading + (5 if first else 9)

    def _head_height(self) -> float:
        style = self.paper.type.label
        heads = (wrap(column.title, style, wide) for column, wide in zip(self.columns, self.widths, strict=True))
        return max(len(lines) for lines in heads) * style.leading

    def _head(self, *, keep: float = 38.0) -> None:
        paper = self.paper
        style = paper.type.label
        heads = [wrap(column.title, style, wide) for column, wide in zip(self.columns, self.widths, strict=True)]
        high = self._head_height()
        paper.need(high + 2 + keep)
        bottom = paper.y - high
        for column, left, wide, lines in zip(self.columns, self.lefts, self.widths, heads, strict=True):
            y = bottom + (len(lines) - 1) * style.leading + 3
            for line in lines:
                self._put(column, left, wide, y, line, style)
                y -= style.leading
        paper.y = bottom - 2
        paper.rule(LEFT, paper.y, RIGHT, paper.tokens.outline, 0.7)

    def _put(self, column: Column, left: float, wide: float, y: float, line: str, style: Style) -> None:
        if column.right:
            self.paper.write_right(left + wide, y, line, style)
        else:
            self.paper.write(left, y, line, style)

    def _next_page(self) -> None:
        self.paper.new_page()
        self._head()

    def _group(self, group: Group, *, first: bool, keep: float) -> None:
        paper = self.paper
        style = paper.type.strong
        high = self._group_height(first=first)
        if paper.room < keep:
            self._next_page()
        paper.y -= high
        paper.disc(LEFT + 3, paper.y + 5.6, 3, group.colour, None)
        paper.write(LEFT + 11, paper.y + 2.5, readable(group.title), style)
        paper.y -= 1

    def _laid(self, row: Row) -> tuple[list[list[_Line]], list[_Line], float]:
        """Return the lines of the cells, those under them, and from where these start."""
        cells = [self._lines(cell, wide) for cell, wide in zip(row.cells, self.widths, strict=True)]
        left = self.lefts[min(row.under_from, len(self.lefts) - 1)]
        under = [(line, style) for text, style in row.under for line in wrap(text, style, RIGHT - left)]
        return cells, under, left

    def _least(self, row: Row) -> float:
        """Return the room a row takes, or what is enough to begin a long one on a page."""
        cells, under, _left = self._laid(row)
        high = _ABOVE + max(_height(lines) for lines in cells)
        whole = high + (_height(under) + 2 if under else 0) + _BELOW
        begun = min(high, _WHOLE) + 2 * self.paper.type.body.leading + _BELOW
        return whole if whole <= _WHOLE else min(whole, begun)

    def _row(self, row: Row, *, last: bool) -> None:
        paper = self.paper
        cells, under, under_left = self._laid(row)
        if paper.room < self._least(row):
            self._next_page()
        paper.y -= _ABOVE
        while any(cells):
            cells = self._cells(cells)
        if under:
            paper.y -= 2
            self._under(under, under_left)
        paper.y -= _BELOW
        if not last:
            paper.rule(LEFT, paper.y, RIGHT, paper.tokens.line, 0.5)

    def _lines(self, cell: Cell, wide: float) -> list[_Line]:
        parts: Sequence[Part]
        if isinstance(cell, str):
            parts = [(cell, self.paper.type.body)]
        elif len(cell) == 2 and isinstance(cell[0], str) and isinstance(cell[1], Style):
            parts = [(cell[0], cell[1])]
        else:
            parts = [part for part in cell if isinstance(part, tuple)]
        return [(line, style) for text, style in parts for line in wrap(text, style, wide)]

    def _cells(self, cells: list[list[_Line]]) -> list[list[_Line]]:
        """Set as many lines as this page has room for; return what is left for the next."""
        paper = self.paper
        left_over: list[list[_Line]] = []
        lowest = paper.y
        for column, left, wide, lines in zip(self.columns, self.lefts, self.widths, cells, strict=True):
            y = paper.y
            done = 0
            for line, style in lines:
                if y - style.leading < BOTTOM:
                    break
                y -= style.leading
                self._put(column, left, wide, y + style.leading - style.size, line, style)
                done += 1
            left_over.append(lines[done:])
            lowest = min(lowest, y)
        paper.y = lowest
        if any(left_over):
            self._next_page()
            paper.y -= _ABOVE
        return left_over

    def _under(self, lines: Sequence[_Line], left: float) -> None:
        paper = self.paper
        for line, style in lines:
            if paper.room < style.leading:
                self._next_page()
                paper.y -= _ABOVE
            paper.y -= style.leading
            paper.write(left, paper.y + style.leading - style.size, line, style)


def _height(lines: Sequence[_Line]) -> float:
    return sum(style.leading for _line, style in lines)
