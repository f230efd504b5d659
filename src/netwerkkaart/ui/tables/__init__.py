"""Lists: columns as data, models that change only what changed, and the view with everything around it."""

from netwerkkaart.ui.tables import cells
from netwerkkaart.ui.tables.base import TableModel
from netwerkkaart.ui.tables.columns import Column, Filter, Query
from netwerkkaart.ui.tables.listview import EmptyText, ListView
from netwerkkaart.ui.tables.rows import RowsModel, fold
from netwerkkaart.ui.tables.windowed import Fetcher, WindowedModel

__all__ = [
    "Column",
    "EmptyText",
    "Fetcher",
    "Filter",
    "ListView",
    "Query",
    "RowsModel",
    "TableModel",
    "WindowedModel",
    "cells",
    "fold",
]
