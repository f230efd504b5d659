"""What schools name against what we do: a school year as the rule of the gaps needs it, with the names beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from netwerkkaart.domain.facts import AgreementFact
from netwerkkaart.domain.gaps import AGREEMENTS_THAT_ANSWER, AskedTheme, GapFacts, Gaps, gaps
from netwerkkaart.domain.themes import Mention, ThemeStep
from netwerkkaart.domain.visits import VisitStatus
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.queries.activities import activity_facts
from netwerkkaart.queries.dossier_rows import AgreementRow
from netwerkkaart.queries.running import SCHOOL_LABEL
from netwerkkaart.queries.theme_status import Pair, holding, theme_steps
from netwerkkaart.store import tables as t


@dataclass(frozen=True)
class GapTable:
    """The gaps of a school year with what the ids are called; themes and offers in their own order."""

    year: SchoolYear
    gaps: Gaps
    themes: Mapping[int, str]
    offers: Mapping[int, str]
    schools: Mapping[int, str]
    statuses: Mapping[Pair, ThemeStep]  # that hold on the last day that counts


def gap_table(connection: Connection, year: SchoolYear, *, today: date, school_id: int | None = None) -> GapTable:
    """Return the gaps of a school year over all schools, or at one; eight statements.

    A word that was put aside is in it only where it was named or used.
    """
    mentions = theme_mentions(connection, year.previous.first, min(today, year.last), school_id=school_id)
    activities = activity_facts(connection, year.first, year.last, school_id=school_id)
    first = year.first
    named = {each.theme for each in mentions if each.day >= first}
    used = {each.offer for each in activities}
    offers = {
        row.id: row.name
        for row in connection.execute(select(t.offer).order_by(t.offer.c.rank, t.offer.c.id))
        if not row.archived or row.id in used
    }
    going: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(select(t.offer_theme)):
        if row.offer_id in offers:
            going[row.theme_id].add(row.offer_id)
    words = [
        row
        for row in connection.execute(select(t.theme).order_by(t.theme.c.rank, t.theme.c.id))
        if not row.archived or row.id in named
    ]
    facts = GapFacts(
        year=year,
        today=today,
        themes=tuple(AskedTheme(row.id, row.slug, frozenset(going[row.id])) for row in words),
        offers=tuple(offers),
        mentions=mentions,
        activities=activities,
        agreements=_agreements(connection, school_id),
    )
    name = SCHOOL_LABEL.label("label")
    return GapTable(
        year=year,
        gaps=gaps(facts),
        themes={row.id: row.name for row in words},
        offers=offers,
        schools={row.id: row.label for row in connection.execute(select(t.school.c.id, name).order_by(name))},
        statuses=holding(theme_steps(connection, school_id=school_id, until=facts.until), facts.until),
    )


def agreements_by_id(connection: Connection, ids: Iterable[int]) -> tuple[AgreementRow, ...]:
    """Return these agreements, by their names; one statement."""
    one = t.agreement.c
    columns = (one.id, one.kind, one.title, one.status, one.starts_on, one.ends_on, one.evaluation_on, one.note)
    rows = connection.execute(select(*columns).where(one.id.in_(set(ids))).order_by(one.title, one.id))
    return tuple(AgreementRow(*row) for row in rows)


def theme_mentions(
    connection: Connection, first: date, last: date, *, school_id: int | None = None, theme_id: int | None = None
) -> tuple[Mention, ...]:
    """Return every theme at every held visit of a period; one statement."""
    visit, link = t.visit.c, t.visit_theme.c
    query = (
        select(visit.day, visit.id, link.theme_id, visit.school_id)
        .join(t.visit, visit.id == link.visit_id)
        .where(visit.status == VisitStatus.HELD, visit.day.between(first, last))
    )
    if school_id is not None:
        query = query.where(visit.school_id == school_id)
    if theme_id is not None:
        query = query.where(link.theme_id == theme_id)
    cursor = connection.execute(query).cursor
    rows = cursor.fetchall() if cursor else ()  # plain tuples: a large town has tens of thousands
    days = {text: date.fromisoformat(text) for text in {row[0] for row in rows}}
    return tuple(Mention(days[text], visit_id, theme, school) for text, visit_id, theme, school in rows)


def _agreements(connection: Connection, school_id: int | None) -> Mapping[int, list[AgreementFact]]:
    one, link = t.agreement.c, t.agreement_school.c
    kinds = {kind for some in AGREEMENTS_THAT_ANSWER.values() for kind in some}
    query = (
        select(link.school_id, one.id, one.kind, one.status, one.starts_on, one.ends_on)
        .join(t.agreement, one.id == link.agreement_id)
        .where(one.kind.in_(kinds))
        .order_by(one.id)
    )
    if school_id is not None:
        query = query.where(link.school_id == school_id)
    found: dict[int, list[AgreementFact]] = defaultdict(list)
    for school, *fact in connection.execute(query):
        found[school].append(AgreementFact(*fact))
    return found
