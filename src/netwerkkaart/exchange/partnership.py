"""Partnership reports as files: the rows, the picture of the school and the paper brought together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netwerkkaart.domain.audience import Audience, ReportPart, Veil, left_out
from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.domain.growth import MarkKind
from netwerkkaart.domain.people import Level, TieStep
from netwerkkaart.domain.phases import Phase
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.exchange.files import put_whole
from netwerkkaart.queries.network import NetTie, NetTieKind, Network, Node, NodeKind
from netwerkkaart.queries.partnership_report import known_names, school_report
from netwerkkaart.queries.partnership_rows import PersonRow, SchoolReport
from netwerkkaart.reports.sight import Sight
from netwerkkaart.texts import _
from netwerkkaart.texts.words import word

if TYPE_CHECKING:
    from netwerkkaart.reports.growth import Chart
    from netwerkkaart.reports.map import Drawer
    from netwerkkaart.store.work import Store

Stopped = Callable[[], bool]
Progress = Callable[[float], None]

_LEVELS = {level: rank for rank, level in enumerate(Level)}
_LETTERS = 0.78
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


class ReportNotSavedError(NetwerkkaartError):
    """The report could not be written where the user wanted it; nothing else was changed."""


@dataclass(frozen=True)
class Order:
    """What is asked of a report: for whom, with names or not, of which school year (none: everything)."""

    audience: Audience
    with_names: bool
    year: SchoolYear | None
    today: date

    @property
    def parts(self) -> tuple[ReportPart, ...]:
        """What it leaves out."""
        return left_out(self.audience, with_names=self.with_names, one_year=self.year is not None)

    @property
    def named(self) -> bool:
        """Whether persons are named in it, so that it holds personal data."""
        return ReportPart.NAMES not in self.parts


class Press:
    """Makes reports after one order; the names to cover are read once for all of them."""

    def __init__(self, store: "Store", order: Order) -> None:
        self.store = store
        self.order = order
        self._veil: Veil | None = None

    def pdf(self, school_id: int) -> bytes:
        """Return the report of a school as PDF.

        Raises:
            NotFoundError: there is no such school.
        """
        return self.made(school_id)[0]

    def made(self, school_id: int) -> tuple[bytes, str]:
        """Return the report of a school, and the name of a file for it."""
        from netwerkkaart.reports.partnership import partnership_report  # reportlab is slow to import

        with self.store.read() as connection:
            if self._veil is None:
                self._veil = Veil(() if self.order.named else known_names(connection))
            report = school_report(connection, school_id, today=self.order.today, year=self.order.year)
        document = partnership_report(
            report,
            audience=self.order.audience,
            with_names=self.order.with_names,
            veil=self._veil,
            picture=drawer(report, self._sight()),
            chart=growth_chart(report, self._sight()),
        )
        return document, file_name(report, self.order)

    def _sight(self) -> Sight:
        return Sight(self.order.audience, self.order.parts, self._veil or Veil(()))


def partnership_pdf(
    store: "Store",
    school_id: int,
    out: Path,
    *,
    audience: Audience,
    today: date,
    with_names: bool = True,
    year: SchoolYear | None = None,
) -> tuple[ReportPart, ...]:
    """Write the report of a school and return what was left out of it.

    Raises:
        NotFoundError: there is no such school.
        ReportNotSavedError: the file can't be written there.
    """
    order = Order(audience, with_names, year, today)
    write_file(out, Press(store, order).pdf(school_id))
    return order.parts


def partnership_pdfs(
    store: "Store",
    school_ids: Sequence[int],
    folder: Path,
    order: Order,
    *,
    stopped: Stopped = lambda: False,
    progress: Progress = lambda _part: None,
) -> list[Path]:
    """Write the reports of these schools into a folder, one file each; stopping keeps those that are done.

    Raises:
        NotFoundError: one of the schools is gone.
        ReportNotSavedError: the folder can't be written to.
    """
    press = Press(store, order)
    written: list[Path] = []
    for number, school_id in enumerate(school_ids):
        if stopped():
            break
        document, name = press.made(school_id)
        path = _free(folder / name, written)
        write_file(path, document)
        written.append(path)
        progress((number + 1) / len(school_ids))
    return written


def write_file(out: Path, document: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        ReportNotSavedError: it can't be written there.
    """
    try:
        put_whole(out, document)
    except OSError as error:
        raise ReportNotSavedError(
            _("Het rapport kan niet worden bewaard in {folder}. Kies een andere map, of maak er ruimte.").format(
                folder=out.parent
            )
        ) from error


def file_name(report: SchoolReport, order: Order) -> str:
    """Return a name for the file that every system takes: school, audience and year."""
    parts = [report.school.short_name or report.school.name, order.audience.value]
    if report.year is not None:
        parts.append(report.year.label.replace("–", "-"))
    return plain_file_name(parts)


def plain_file_name(parts: Sequence[str]) -> str:
    """Return the name of a PDF that every system takes, from these words."""
    plain = _FORBIDDEN.sub(" ", " - ".join(parts))
    return f"{' '.join(plain.split()).strip('. ')[:110] or _('Rapport')}.pdf"


def _free(path: Path, taken: Sequence[Path]) -> Path:
    """Return the path, with a number where two schools of this batch share a name."""
    number, found = 1, path
    while found in taken:
        number += 1
        found = path.with_stem(f"{path.stem} ({number})")
    return found


def drawer(report: SchoolReport, sight: Sight) -> "Drawer | None":
    """Return what draws the school and the people around it; nothing where nobody is known."""
    if not (report.people or report.faces):
        return None
    from netwerkkaart.graph.build import build  # numpy is slow to import
    from netwerkkaart.graph.drawing import Sheet, draw
    from netwerkkaart.graph.layout.around import lay_out_around

    network = ego_network(report, sight)
    picture = build(network, lay_out_around(network), title=report.school.name)
    if sight.hides(ReportPart.TIES):  # the report says under the map what these lines mean
        legend = tuple(entry for entry in picture.legend if not entry.id.startswith("step."))
        picture = replace(picture, legend=legend)

    def draw_on(pen: object, wide: float, high: float, tokens: object) -> None:
        sheet = Sheet(wide, high, text=_LETTERS, heading=False, everyone=True)
        draw(picture, pen, sheet, tokens)  # type: ignore[arg-type]

    return draw_on


_SEEN_WITH = {
    MarkKind.STAND: ReportPart.STAND,
    MarkKind.BUILDING: ReportPart.SIGNALS,
    MarkKind.STRAINING: ReportPart.SIGNALS,
    MarkKind.SURVEY_US: ReportPart.OUR_SURVEY,
    MarkKind.SURVEY_SCHOOL: ReportPart.SCHOOL_SURVEY,
}


def growth_chart(report: SchoolReport, sight: Sight) -> "Chart | None":
    """Return what draws the growth of the school, as this reader may see it; nothing where there is none."""
    seen = report.growth.without([kind for kind, part in _SEEN_WITH.items() if sight.hides(part)])
    if seen.is_empty():
        return None
    from netwerkkaart.graph.growth.drawing import draw_growth
    from netwerkkaart.graph.growth.layout import lay_out
    from netwerkkaart.reports.growth import CHART_WIDTH, Chart  # reportlab is slow to import

    picture = lay_out(seen, CHART_WIDTH)
    return Chart(picture.height, lambda pen, tokens: draw_growth(picture, pen, tokens))


def ego_network(report: SchoolReport, sight: Sight) -> Network:
    """Return the school with its people and our workers, as this reader may see them.

    Without names people are their roles; where ties are left out a line says only that two people met.
    """
    school = report.school
    key = f"school:{school.id}"
    stand = report.stands[-1] if report.stands and not sight.hides(ReportPart.STAND) else None
    nodes = [
        Node(
            key,
            NodeKind.SCHOOL,
            school.short_name or school.name,
            word(school.sector),
            sector=school.sector,
            stand=None if sight.hides(ReportPart.STAND) else stand.stand if stand else TrustStand.NO_VIEW,
            doubted=bool(report.readings.doubts),
            phase=report.phases[-1].phase if report.phases else Phase.NO_CONTACT,
            ambition=school.ambition,
            neighbourhood=school.neighbourhood,
        )
    ]
    workers: dict[int, tuple[str, str]] = {face.worker_id: (face.name, face.job) for face in report.faces}
    workers |= {tie.worker_id: (tie.worker, tie.job) for person in report.people for tie in person.ties}
    for worker_id, (name, job) in sorted(workers.items()):
        role = sight.text(job) or _("medewerker")
        nodes.append(Node(f"worker:{worker_id}", NodeKind.WORKER, name if sight.named else role, job * sight.named))
    people = _once(report.people)
    nodes += [_contact(person, sight) for person in people]
    known = {f"contact:{person.contact_id}" for person in people}
    ties = [NetTie(NetTieKind.EMPLOYED, node, key) for node in sorted(known)]
    assigned: dict[int, NetTie] = {}
    for face in report.faces:
        tie = NetTie(NetTieKind.ASSIGNED, f"worker:{face.worker_id}", key, assignment=face.kind)
        assigned.setdefault(face.worker_id, tie)
    ties += assigned.values()
    for person in people:
        for held in person.ties:
            step: TieStep | None = None if sight.hides(ReportPart.TIES) else held.step
            if step is not None or held.last_contact is not None:
                ends = f"worker:{held.worker_id}", f"contact:{person.contact_id}"
                ties.append(NetTie(NetTieKind.TIE, *ends, step=step, last_contact=held.last_contact))
    ties += [
        NetTie(NetTieKind.INTRODUCED, f"contact:{each.by_contact_id}", f"contact:{each.contact_id}")
        for each in report.brought
    ]
    return Network(tuple(nodes), tuple(ties), report.on)


def _once(people: Sequence[PersonRow]) -> list[PersonRow]:
    """Return each person once, with the role of the highest authority."""
    found: dict[int, PersonRow] = {}
    for person in sorted(people, key=lambda person: _LEVELS[person.level]):
        found.setdefault(person.contact_id, person)
    return [found[contact_id] for contact_id in sorted(found)]


def _contact(person: PersonRow, sight: Sight) -> Node:
    role = sight.text(person.role)
    return Node(
        f"contact:{person.contact_id}",
        NodeKind.CONTACT,
        sight.person(person),
        role if sight.named else "",
        level=person.level,
        key_contact=person.key_contact,
    )
