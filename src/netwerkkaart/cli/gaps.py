"""What schools name against what we do, both ways and per school, with the ids behind each: as text and as data."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from netwerkkaart.domain.gaps import OfferUse, SchoolAnswer, ThemeAnswer
from netwerkkaart.queries.gaps import GapTable
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.gaps import offer_use, school_answer, theme_answer


def as_text(table: GapTable) -> str:
    """Return the gaps as lines for people."""
    found = table.gaps
    named = [_theme_line(table, one) for one in found.themes if one.is_gap]
    unasked = [_offer_line(table, one) for one in found.offers if one.is_gap]
    lines = [
        _("Schooljaar {year}").format(year=table.year.label),
        *_listed(_("Genoemd, en niet of niet overal beantwoord"), named),
        *_listed(_("Ingezet, en niet genoemd"), unasked),
    ]
    for school in found.schools():
        open_, there = found.at_school(school)
        lines += _listed(
            table.schools[school],
            [*(_school_line(table, one) for one in open_), *(_offer_line(table, one) for one in there)],
        )
    return "\n".join(lines)


def as_document(table: GapTable) -> dict[str, Any]:
    """Return everything the rule found, for programs."""
    found = table.gaps
    return {
        "schoolyear": f"{table.year.start}-{table.year.start + 1}",
        "themes": [_theme(table, one) for one in found.themes],
        "offers": [_offer(table, one) for one in found.offers],
        "schools": [
            {
                "id": school,
                "name": table.schools[school],
                "named_not_answered": [_school(table, one) for one in found.at_school(school)[0]],
                "done_not_named": [_offer(table, one) for one in found.at_school(school)[1]],
            }
            for school in found.schools()
        ],
    }


def _listed(title: str, lines: list[str]) -> list[str]:
    return [f"{title}:", *(f"  - {line}" for line in lines or [_("niets")])]


def _theme_line(table: GapTable, found: ThemeAnswer) -> str:
    return f"{table.themes[found.theme]}: {theme_answer(found)} ({_visits(found.visits)})"


def _school_line(table: GapTable, found: SchoolAnswer) -> str:
    return f"{table.themes[found.theme]}: {_at_school(table, found)} ({_visits(found.visits)})"


def _offer_line(table: GapTable, found: OfferUse) -> str:
    activities = _("inzet {ids}").format(ids=", ".join(map(str, found.activities)))
    return f"{table.offers[found.offer]}: {offer_use(found)} ({activities})"


def _visits(ids: Sequence[int]) -> str:
    return ngettext("bezoek {ids}", "bezoeken {ids}", len(ids)).format(ids=", ".join(map(str, ids)))


def _at_school(table: GapTable, found: SchoolAnswer) -> str:
    theme = table.gaps.theme(found.theme)
    return school_answer(found, by_agreement=theme.by_agreement, has_offer=bool(theme.offers))


def _theme(table: GapTable, found: ThemeAnswer) -> dict[str, Any]:
    return {
        "id": found.theme,
        "name": table.themes[found.theme],
        "answer": found.answer.value,
        "gap": found.is_gap,
        "sentence": theme_answer(found),
        "answered_by_agreement": found.by_agreement,
        "visits": found.visits,
        "offers": found.offers,
        "activities": found.activities,
        "planned": found.planned,
        "agreements": found.agreements,
        "schools": [_school(table, one) for one in found.schools],
    }


def _school(table: GapTable, found: SchoolAnswer) -> dict[str, Any]:
    status = table.statuses.get((found.theme, found.school))
    return {
        **asdict(found),
        "name": table.schools[found.school],
        "theme_name": table.themes[found.theme],
        "answered": found.answered,
        "status": status.status.value if status else None,
        "sentence": _at_school(table, found),
    }


def _offer(table: GapTable, found: OfferUse) -> dict[str, Any]:
    return {**asdict(found), "name": table.offers[found.offer], "gap": found.is_gap, "sentence": offer_use(found)}
