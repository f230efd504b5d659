"""What stands on and is said of paper: sizes, and the sheets a poster is pasted together of."""

from netwerkkaart.domain.paper import MILLIMETRE, Paper
from netwerkkaart.texts import _, ngettext


def sheet_of(number: int, of: int, row: int, column: int) -> str:
    """Return which sheet of a poster this is, and where it goes."""
    return _("blad {number} van {of} · rij {row}, kolom {column}").format(number=number, of=of, row=row, column=column)


def how_to_paste(row: int, column: int) -> str:
    """Return what to do with a sheet of a poster."""
    if row == 1 and column == 1:
        return _("begin met dit blad")
    if row == 1:
        return _("knip links langs de tekens en plak over het blad ernaast")
    if column == 1:
        return _("knip boven langs de tekens en plak over het blad erboven")
    return _("knip links en boven langs de tekens en plak over de bladen ernaast en erboven")


def said_of(paper: Paper) -> str:
    """Return what comes of it in a sentence: which page, or how many sheets a poster takes and how large it gets."""
    tiling = paper.tiling
    if tiling is None or paper.sheet is None:
        turned = _("liggend") if paper.landscape else _("staand")
        return _("Eén blad {size}, {turned}.").format(size=paper.size, turned=turned)
    wide, high = (round(length / MILLIMETRE / 10) for length in tiling.poster)
    sheets = ngettext("{n} blad {sheet}", "{n} bladen {sheet}", len(tiling)).format(n=len(tiling), sheet=paper.sheet)
    return _("{sheets} ({columns} naast elkaar, {rows} onder elkaar); samen een poster van {wide} × {high} cm.").format(
        sheets=sheets, columns=tiling.columns, rows=tiling.rows, wide=wide, high=high
    )
