"""The gaps in words, each with its reasons: the rule, the visits, activities and agreements, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.gaps import OfferUse, SchoolAnswer, ThemeAnswer
from netwerkkaart.queries.activities import ActivityRow, activities_by_id
from netwerkkaart.queries.gaps import GapTable, agreements_by_id
from netwerkkaart.queries.visits import visit_rows
from netwerkkaart.texts import _, gaps, words
from netwerkkaart.texts.activities import participants
from netwerkkaart.texts.dates import day, span
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.schools import acts
from netwerkkaart.ui.schools.why import Act, Group, Reasons, Record, WhyRow
from netwerkkaart.ui.themes.marks import STATUS_ICONS

VISIT, ACTIVITY, AGREEMENT = "visit", "activity", "agreement"
ADD, AGREE, STATUS, WORDS = "add", "agree", "status", "words"
_MOST_ACTS: Final = 3
_MOST_READ: Final = 100


@dataclass(frozen=True)
class GapWords:
    """Makes rows of the gaps of one school year."""

    desk: Desk
    table: GapTable

    def theme(self, row: WhyRow, found: ThemeAnswer) -> WhyRow:
        """Show a theme over all schools."""
        title = words.capitalised(self.table.themes[found.theme])
        icon = "warning" if found.nowhere else ""
        row.show_why(
            title,
            words.capitalised(gaps.theme_answer(found)),
            lambda: self._theme_reasons(found),
            warns=found.nowhere,
            icon=icon,
        )
        return row

    def offer(self, row: WhyRow, found: OfferUse, *, with_school: bool = False) -> WhyRow:
        """Show an offer, over all schools or at one."""
        title = words.capitalised(self.table.offers[found.offer])
        if found.school is not None and with_school:
            title = f"{title} · {self.table.schools[found.school]}"
        icon = "warning" if found.is_gap else ""
        text = words.capitalised(gaps.offer_use(found))
        row.show_why(title, text, lambda: self._offer_reasons(found), warns=found.is_gap, icon=icon)
        return row

    def school(self, row: WhyRow, found: SchoolAnswer) -> WhyRow:
        """Show a theme at one school."""
        status = self.table.statuses.get((found.theme, found.school))
        title = words.capitalised(self.table.themes[found.theme])
        icon = STATUS_ICONS[status.status] if status else ""
        row.show_why(title, self.school_text(found), lambda: self._school_reasons(found), icon=icon)
        return row

    def school_text(self, found: SchoolAnswer) -> str:
        """Return what became of a theme at a school, with the status that was set."""
        theme = self.table.gaps.theme(found.theme)
        said = gaps.school_answer(found, by_agreement=theme.by_agreement, has_offer=bool(theme.offers))
        status = self.table.statuses.get((found.theme, found.school))
        state = _("status: {status}").format(status=words.word(status.status)) if status else _("nog geen status")
        return f"{words.capitalised(said)} · {state}"

    # --- reasons

    def _theme_reasons(self, found: ThemeAnswer) -> Reasons:
        groups = [
            Group(
                f"{self.table.schools[one.school]} · {self.school_text(one)}",
                self._visits(one.visits, with_school=False),
            )
            for one in found.schools
        ]
        missing = ""
        if not found.offers and not found.by_agreement:
            missing = _("Er is geen aanbod dat bij dit thema hoort. Voeg het toe, of kies het bij bestaand aanbod.")
        if not found.schools:
            missing = _("In dit schooljaar noemde geen school dit thema.")
        return Reasons(
            gaps.theme_rule(by_agreement=found.by_agreement),
            [*groups, *self._done(found.activities, found.planned), self._agreements(found.agreements, found)],
            missing,
            self._theme_acts(found),
        )

    def _theme_acts(self, found: ThemeAnswer) -> list[Act]:
        if not self._writable:
            return []
        if not found.offers and not found.by_agreement:
            return [Act((WORDS,), _("Eigen aanbod…"), "settings")]
        made = []
        for one in found.open[:_MOST_ACTS]:
            school = self.table.schools[one.school]
            if found.by_agreement:
                text = _("Afspraak vastleggen op {school}…").format(school=school)
                made.append(Act((AGREE, one.school), text, "agreement"))
            else:
                text = _("Inzet toevoegen op {school}…").format(school=school)
                made.append(Act((ADD, one.school, found.theme), text, "plus"))
        return made

    def _school_reasons(self, found: SchoolAnswer) -> Reasons:
        theme = self.table.gaps.theme(found.theme)
        made = [Act((STATUS, found.school, found.theme), _("Status…"), "themes")]
        if self._writable and theme.by_agreement and not found.agreements:
            made.insert(0, Act((AGREE, found.school), _("Afspraak vastleggen…"), "agreement"))
        elif self._writable and theme.offers:
            made.insert(0, Act((ADD, found.school, found.theme), _("Inzet toevoegen…"), "plus"))
        return Reasons(
            gaps.theme_rule(by_agreement=theme.by_agreement),
            [
                Group(_("Bezoeken die het noemden"), self._visits(found.visits, with_school=False)),
                *self._done(found.activities, found.planned),
                self._agreements(found.agreements, theme),
            ],
            acts=made,
        )

    def _offer_reasons(self, found: OfferUse) -> Reasons:
        missing, made = "", []
        if not found.themes:
            missing = _("Bij dit aanbod is nog niet gekozen bij welke thema’s het hoort.")
            made = [Act((WORDS,), _("Eigen aanbod…"), "settings")] if self._writable else []
        else:
            names = ", ".join(self.table.themes[one] for one in found.themes)
            missing = _("Dit aanbod hoort bij: {themes}.").format(themes=names)
        return Reasons(
            gaps.offer_rule(),
            [
                *self._done(found.activities, found.planned),
                Group(_("Bezoeken die zo’n thema noemden"), self._visits(found.visits)),
                Group(_("Genoemd in het vorige schooljaar"), self._visits(found.before) if found.is_gap else ()),
            ],
            missing,
            made,
        )

    # --- records

    def _visits(self, ids: Iterable[int], *, with_school: bool = True) -> list[Record]:
        newest = sorted(ids, reverse=True)[:_MOST_READ]
        with self.desk.store.read() as connection:
            rows = visit_rows(connection, newest)
        found = []
        for row in sorted(rows, key=lambda row: (row.day, row.id), reverse=True):
            kind, people = words.word(row.kind), ", ".join(one for one in row.contacts if one)
            under = " · ".join(part for part in (kind, people) if part) if with_school else people
            found.append(Record((VISIT, row.id), f"{day(row.day)} · {row.school if with_school else kind}", under))
        return found

    def _done(self, activities: Iterable[int], planned: Iterable[int]) -> list[Group]:
        done, ahead = set(activities), set(planned)
        if not done | ahead:
            return []
        with self.desk.store.read() as connection:
            rows = activities_by_id(connection, done | ahead)
        return [
            Group(_("Wat er is ingezet"), [activity_record(row) for row in reversed(rows) if row.id in done]),
            Group(_("Gepland"), [activity_record(row) for row in rows if row.id in ahead]),
        ]

    def _agreements(self, ids: Iterable[int], found: ThemeAnswer) -> Group:
        wanted = set(ids)
        if not wanted:
            return Group(_("Afspraken"), ())
        where = {one: school.school for school in found.schools for one in school.agreements}
        with self.desk.store.read() as connection:
            rows = agreements_by_id(connection, wanted)
        return Group(
            _("Afspraken"),
            [
                Record(
                    (AGREEMENT, row.id, where[row.id]),
                    row.title,
                    f"{words.word(row.kind)} · {span(row.starts_on, row.ends_on)}",
                )
                for row in rows
            ],
        )

    @property
    def _writable(self) -> bool:
        return not self.desk.store.read_only


def activity_record(row: ActivityRow) -> Record:
    """Return something we do, to open."""
    when = span(row.starts_on, row.ends_on)
    text = " · ".join(part for part in (row.school, when, participants(row.reach)) if part)
    return Record((ACTIVITY, row.id, row.school_id), row.title, text)


def open_record(desk: Desk, row: WhyRow, key: object) -> None:
    """Open the visit, activity or agreement behind a figure."""
    match key:
        case ("visit", int(number)):
            desk.log_visit(VisitPrefill(visit_id=number))
        case ("activity", int(number), int(school)):
            if desk.store.read_only:
                desk.open_school(school, "activities")
            else:
                acts.edit_activity(desk, row, school, number)
        case ("agreement", int(number), int(school)):
            if desk.store.read_only:
                desk.open_school(school)
            else:
                acts.edit_agreement(desk, row, school, number)


def do_act(desk: Desk, row: WhyRow, key: object) -> None:
    """Do what was chosen about a gap."""
    match key:
        case ("add", int(school), int(theme)):
            acts.edit_activity(desk, row, school, theme_id=theme)
        case ("agree", int(school)):
            acts.edit_agreement(desk, row, school)
        case ("status", int(school), int(theme)):
            acts.edit_theme_status(desk, row, school, theme)
        case ("words",):
            desk.go(Target("settings", tab="offers"))


def gap_row(desk: Desk, parent: QWidget | None, *, heading: bool = False) -> WhyRow:
    """Return a row whose records open and whose acts are done."""
    row = WhyRow(parent, heading=heading)
    row.opened.connect(lambda key: open_record(desk, row, key))
    row.acted.connect(lambda key: do_act(desk, row, key))
    return row
