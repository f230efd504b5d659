"""The columns of the list of contacts, and how one contact is said in words."""

from datetime import date

from netwerkkaart.domain.people import IntroductionKind, Level, TieStep
from netwerkkaart.domain.rhythm import is_silent
from netwerkkaart.queries.contacts import ContactRow
from netwerkkaart.texts import _, words
from netwerkkaart.texts.dates import day, school_weeks_ago, short_day
from netwerkkaart.ui.tables import Column, cells

_STEPS = {step: place for place, step in enumerate(TieStep)}
_LEVELS = {level: place for place, level in enumerate(Level)}


def spoken_name(row: ContactRow) -> str:
    """Return the name as spoken; who was erased has none."""
    return str(row.name) or _("verwijderd contact")


def role_line(row: ContactRow) -> str:
    """Return what somebody is, or was, with the organisation of who works around the school."""
    roles = ", ".join(row.roles)
    if row.left and roles:
        roles = _("was {roles}, weg sinds {day}").format(roles=roles, day=short_day(row.left_on))
    return " · ".join(part for part in (roles or _("nog geen functie"), row.organisation) if part)


def school_line(row: ContactRow) -> str:
    """Return the schools, separated by commas."""
    return ", ".join(row.schools)


def tie_words(row: ContactRow) -> str:
    """Return the step of the tie in a word, a dash where there is none."""
    return words.word(row.tie) if row.tie is not None else "–"


def tie_tip(row: ContactRow) -> str:
    """Return whose tie it is."""
    if row.tie is None:
        return _("Nog geen band gezet.")
    return _("{worker}: {step}").format(worker=row.tie_worker, step=words.word(row.tie))


def via_words(row: ContactRow) -> str:
    """Return how this person came to us."""
    if row.via_kind is None:
        return ""
    if row.via:
        return _("via {name}").format(name=row.via)
    return words.word(IntroductionKind(row.via_kind))


def is_long_unseen(row: ContactRow) -> bool:
    """Tell whether nobody spoke to somebody who is still there for long, or ever."""
    return not row.left and is_silent(row.weeks)


def is_to_inform(row: ContactRow) -> bool:
    """Tell whether somebody who is still there was not told yet that we keep this."""
    return row.informed_on is None and not row.left and row.erased_on is None


def _mark(row: ContactRow) -> tuple[str, str]:
    if row.key_contact:
        return "star", "highlight"
    if row.left or row.level is None:
        return "contact", "muted"
    return "contact", f"level.{row.level.value}"


def _seen(row: ContactRow) -> str:
    return school_weeks_ago(row.weeks)


def columns() -> list[Column[ContactRow]]:
    """Return the columns, in the order of the list."""
    return [
        Column(
            "name",
            _("Naam"),
            lambda row: f"{spoken_name(row)}\n{role_line(row)}",
            sort=lambda row: row.sort_name,
            value=spoken_name,
            width=220,
            stretch=True,
            tooltip=lambda row: _("aanspreekpunt") if row.key_contact else "",
            paint=cells.two_lines(spoken_name, role_line, _mark),
        ),
        Column("school", _("School"), school_line, width=112, tooltip=school_line),
        Column(
            "tie",
            _("Band"),
            tie_words,
            sort=lambda row: None if row.tie is None else _STEPS[row.tie],
            width=100,
            tooltip=tie_tip,
        ),
        Column(
            "last",
            _("Laatste contact"),
            _seen,
            sort=_newest_last,
            value=lambda row: row.last_contact,
            width=168,
            tooltip=lambda row: day(row.last_contact) if row.last_contact else _("Er is nog geen bezoek vastgelegd."),
        ),
        Column(
            "level",
            _("Niveau"),
            lambda row: words.word(row.level) if row.level else "",
            sort=lambda row: None if row.level is None else _LEVELS[row.level],
            width=130,
            shown=False,
        ),
        Column("key", _("Aanspreekpunt"), lambda row: _("ja") if row.key_contact else "", width=110, shown=False),
        Column("via", _("Via wie"), via_words, width=160, shown=False),
        Column("email", _("Werk-e-mail"), lambda row: row.email, width=190, shown=False),
        Column("phone", _("Telefoon"), lambda row: row.phone, width=120, shown=False),
        Column(
            "informed",
            _("Geïnformeerd"),
            lambda row: short_day(row.informed_on),
            sort=lambda row: row.informed_on,
            value=lambda row: row.informed_on,
            width=110,
            shown=False,
        ),
    ]


def _newest_last(row: ContactRow) -> date:
    return row.last_contact or date.min
