"""Columns as data: a list is described, the models and the view only translate."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from netwerkkaart.ui.tables.cells import CellPaint

R = TypeVar("R")
Align = Literal["left", "right", "center"]
Value = str | int | float | date | None


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: how it is called, what it says and how it is sorted and drawn."""

    key: str
    title: str
    text: Callable[[R], str]
    """The words; also what is read aloud, searched and copied, however the cell is drawn."""
    sort: Callable[[R], Any] | None = None
    """What to sort by; None in it goes last. Without it: the words, as a Dutch list sorts them."""
    width: int = 120
    align: Align = "left"
    icon: Callable[[R], str] | None = None
    tooltip: Callable[[R], str] | None = None
    paint: CellPaint | None = None
    shown: bool = True
    """Whether it stands in the list before the user chose."""
    stretch: bool = False
    """Takes the room that is left."""
    value: Callable[[R], Value] | None = None
    """What a spreadsheet gets; without it the words."""
    strong: bool = False


@dataclass(frozen=True)
class Filter(Generic[R]):
    """A ready-made narrowing of a list, shown as a chip."""

    key: str
    title: str
    test: Callable[[R], bool] = field(default=lambda _row: True)
    icon: str = ""


@dataclass(frozen=True)
class Query:
    """What the reader asked of a list: words, chips and order."""

    text: str = ""
    filters: frozenset[str] = frozenset()
    sort: str = ""
    descending: bool = False
