"""The flip-book: the map at the end of each school year and today, everybody in the same place on every page."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netwerkkaart.domain.arrangements import Arrangement
from netwerkkaart.domain.errors import RefusedError, StoppedError
from netwerkkaart.domain.paper import Paper
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.exchange.map_paper import SCALE, check_form, drawing_of, put_map, written_map
from netwerkkaart.look import LIGHT, Tokens
from netwerkkaart.queries.network import places
from netwerkkaart.queries.network_extras import read_extras
from netwerkkaart.queries.network_history import History, read_history
from netwerkkaart.texts import _, graphs

if TYPE_CHECKING:
    from netwerkkaart.graph.dressing import Dress
    from netwerkkaart.graph.picture import Picture
    from netwerkkaart.store.work import Store


def write_flipbook(
    store: "Store",
    out: Path,
    *,
    today: date,
    title: str = "",
    on: date | None = None,
    first_year: int | None = None,
    arrangement: Arrangement = Arrangement.ISLANDS,
    dress: "Dress | None" = None,
    names: bool = True,
    tokens: Tokens = LIGHT,
    paper: Paper | None = None,
    scale: float = SCALE,
    stopped: Callable[[], bool] = lambda: False,
    progress: Callable[[float], None] = lambda _part: None,
) -> list[Path]:
    """Write a page for each end of a school year, and one for the last day; return what was written, oldest first.

    A PDF has all pages; an SVG or PNG is one page, so ``kaart.png`` becomes ``kaart-2024-2025.png`` and so on.
    ``first_year`` is the calendar year in which the first school year begins; without it the first of the history.
    Without ``names`` there are roles in the place of people. ``stopped`` is asked before each page.

    Raises:
        RefusedError: the name does not end in .pdf, .svg or .png, it can't be of that size, or there is no history to
            look back on.
        StoppedError: ``stopped`` said yes; of a PDF nothing is left, of a series the pages before.
        NoRoomError: it can't be written there.
    """
    paper = paper or (None if out.suffix.lower() == ".svg" else Paper())
    if paper is not None and paper.sheet is not None:
        raise RefusedError(_("Een flipboek heeft één blad per bladzijde. Laat --poster of --sheet weg."))
    check_form(out, paper, scale)
    with store.read() as connection:
        history, saved = read_history(connection, today=today), places(connection, arrangement)
        extras = read_extras(connection, today=today, first=history.first)
    days = days_of(history, on=on, first_year=first_year)
    if history.first is None or not days:
        raise RefusedError(
            _("Er is in die jaren nog niets vastgelegd: een flipboek heeft minstens één schooljaar nodig.")
        )

    from netwerkkaart.graph.dressing import Dress, furnish, furnish_span
    from netwerkkaart.graph.layout.arrangements import lay_out_as  # numpy is slow to import
    from netwerkkaart.graph.layout.span import lay_out_span
    from netwerkkaart.graph.nameless import nameless
    from netwerkkaart.graph.through_time import MapThroughTime

    now = history.on(today)
    layout, worn = lay_out_as(arrangement, now, saved), dress or Dress()
    own = furnish(now, layout, extras)
    span = lay_out_span(history, layout, arrangement, own.kept)
    through = MapThroughTime(history, span, extras, furnish_span(history, span, extras, own))
    foot = graphs.warning(names=names)

    def pages() -> "Iterator[Picture]":
        for number, day in enumerate(days):
            progress(number / len(days))
            if stopped():
                raise StoppedError(_("Gestopt. Er is geen flipboek bewaard."))
            page = through.picture(day, title=_title(title, day, last=day == days[-1]), dress=worn)
            yield page if names else nameless(page)

    if out.suffix.lower() == ".pdf":
        about = _("{title}, jaar na jaar").format(title=_title(title, days[-1], last=True))
        _write_pdf(pages(), out, about, foot, paper or Paper(), tokens)
        return [out]
    written = []
    for page in pages():
        written.append(_named(out, page.on, last=page.on == days[-1]))
        put_map(page, None, written[-1], foot=foot, paper=paper, scale=scale, tokens=tokens)
    return written


def days_of(history: History, *, on: date | None = None, first_year: int | None = None) -> list[date]:
    """Return the days of the pages: each 1 August between, and the last day."""
    last = min(on or history.today, history.today)
    days = [day for day in history.year_edges if day < last]
    if first_year is not None:
        days = [day for day in days if SchoolYear.of(day).start > first_year]
    return [*days, last] if history.first is not None and last >= history.first else []


def _year_of(day: date, *, last: bool) -> SchoolYear:
    """Return the school year a page looks back on: a 1 August that is not the last day is about the year before."""
    return SchoolYear.of(day) if last else SchoolYear.of(day).previous


def _title(title: str, day: date, *, last: bool) -> str:
    if last:
        return title or _("Het netwerk")
    after = _("Na schooljaar {year}").format(year=_year_of(day, last=False).label)
    return f"{title} · {after}" if title else after


def _named(out: Path, day: date, *, last: bool) -> Path:
    year = _year_of(day, last=last)
    return out.with_name(f"{out.stem}-{year.start:04d}-{year.start + 1:04d}{out.suffix}")


def _write_pdf(pages: "Iterator[Picture]", out: Path, title: str, foot: str, paper: Paper, tokens: Tokens) -> None:
    from netwerkkaart.reports.map import maps_pdf  # reportlab is slow to import

    with written_map(out) as beside:
        draws = (drawing_of(page, foot=foot).draw for page in pages)
        maps_pdf(draws, beside, title=title, size=paper.extent, tokens=tokens)
