"""The lines of Vandaag about schools: where it is silent, where we lean on one person, whose stand is in doubt."""

from datetime import timedelta
from typing import TYPE_CHECKING

from netwerkkaart.domain.changes import Kind
from netwerkkaart.texts import _, dates, words
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.visits.marks import people
from netwerkkaart.ui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from netwerkkaart.queries.today_schools import DoubtedSchool, LeaningSchool, SilentSchool


def silent_line(desk: Desk, one: "SilentSchool") -> Line:
    """Return a line that opens a silent school, or plans a visit there."""
    planned = _("gepland {day}").format(day=dates.day(one.planned)) if one.planned else ""
    note = " · ".join(part for part in (dates.school_weeks_ago(one.weeks), planned) if part)
    line = Line(one.school, note, icon=f"sector-{one.sector.value}")
    line.clicked.connect(lambda: desk.open_school(one.school_id))
    if planned or desk.store.read_only:
        return line
    plan = line.add_act(_("Plannen"), "quiet", icon="plus", shy=True)
    tomorrow = desk.today() + timedelta(days=1)
    plan.clicked.connect(lambda: desk.log_visit(VisitPrefill(school_id=one.school_id, day=tomorrow)))
    return line


def leaning_line(desk: Desk, one: "LeaningSchool") -> Line:
    """Return a line that opens the visits with whom a school's contact runs through."""
    spread = one.spread
    text = _("{percent}% van de contacten loopt via {person} ({share} van {total})")
    note = text.format(percent=spread.percent, person=people((one.person,)), share=spread.share, total=spread.total)
    line = Line(one.school, note, icon=f"sector-{one.sector.value}")
    line.clicked.connect(lambda: desk.go(Target("visits", Kind.CONTACT, spread.person)))
    return line


def doubted_line(desk: Desk, one: "DoubtedSchool", set_stand: "Callable[[int], object]") -> Line:
    """Return a line that opens the dossier of a school whose stand is in doubt, or sets the stand anew."""
    stand = _("{stand}, gezet op {day}").format(stand=words.word(one.stand), day=dates.short_day(one.since))
    note = " · ".join((stand, *(words.word(doubt) for doubt in one.doubts)))
    line = Line(one.school, note, icon=f"sector-{one.sector.value}")
    line.clicked.connect(lambda: desk.open_school(one.school_id))
    if not desk.store.read_only:
        line.add_act(_("Stand zetten…"), "quiet").clicked.connect(lambda: set_stand(one.school_id))
    return line
