"""Which school, colleague or contact somebody means who gives a code, an id or an exact name."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from netwerkkaart.domain.errors import NotFoundError, RefusedError
from netwerkkaart.domain.names import fold
from netwerkkaart.domain.people import PersonName
from netwerkkaart.queries.running import SCHOOL_LABEL
from netwerkkaart.store import tables as t
from netwerkkaart.texts import _

_MOST_CANDIDATES = 8


@dataclass(frozen=True)
class _Named:
    id: int
    names: tuple[str, ...]
    shown: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class SchoolCalled:
    """A school as people call it, by its short name where it has one; ``code`` is empty where there is none."""

    id: int
    code: str
    name: str


def schools_called(connection: Connection) -> tuple[SchoolCalled, ...]:
    """Return every school, closed ones too, by name; one statement."""
    c = t.school.c
    rows = connection.execute(
        select(c.id, c.code, SCHOOL_LABEL.label("label")).order_by(func.lower(SCHOOL_LABEL), c.id)
    )
    return tuple(SchoolCalled(row.id, row.code or "", row.label) for row in rows)


def school_meant(connection: Connection, words: str) -> int:
    """Return the id of the school with this code, id or exact name; case and accents don't matter.

    Raises:
        NotFoundError: there is none; the sentence says what to try.
        RefusedError: several have this name; the sentence lists them.
    """
    c = t.school.c
    rows = connection.execute(select(c.id, c.code, c.name, c.short_name, c.city).order_by(c.name, c.id))
    every = [
        _Named(
            row.id,
            (row.name, row.short_name),
            f"{row.name} ({row.code or _('nummer {id}').format(id=row.id)})",
            row.code or "",
        )
        for row in rows
    ]
    return _meant(every, words, _("Er is geen school met de code, het nummer of de naam “{words}”."))


def worker_meant(connection: Connection, words: str) -> int:
    """Return the id of the colleague with this number or exact name; case and accents don't matter.

    Raises:
        NotFoundError: there is none; the sentence says what to try.
    """
    rows = connection.execute(select(t.worker.c.id, t.worker.c.name).order_by(t.worker.c.name))
    every = [_Named(row.id, (row.name,), row.name) for row in rows]
    return _meant(every, words, _("Er is geen collega met het nummer of de naam “{words}”."))


def contact_meant(connection: Connection, words: str) -> int:
    """Return the id of the contact with this number or exact name; case and accents don't matter.

    Raises:
        NotFoundError: there is none; the sentence says what to try.
        RefusedError: several have this name; the sentence lists them.
    """
    c = t.contact.c
    rows = connection.execute(
        select(c.id, c.given, c.infix, c.family).where(c.erased_on.is_(None)).order_by(c.sort_name, c.id)
    )
    every = []
    for row in rows:
        name = str(PersonName(row.given, row.infix, row.family))
        every.append(_Named(row.id, (name,), f"{name} ({_('nummer {id}').format(id=row.id)})"))
    return _meant(every, words, _("Er is geen contact met het nummer of de naam “{words}”."))


def _meant(every: Iterable[_Named], words: str, nobody: str) -> int:
    typed = words.strip()
    folded = fold(typed)
    known = list(every)
    for found in (
        [one for one in known if one.code and one.code == typed.upper()],
        [one for one in known if typed.isascii() and typed.lstrip("0") == str(one.id)],
        [one for one in known if folded and folded in {fold(name) for name in one.names if name}],
    ):
        if len(found) == 1:
            return found[0].id
        if found:
            shown = "; ".join(one.shown for one in found[:_MOST_CANDIDATES])
            more = _(" en {n} meer").format(n=len(found) - _MOST_CANDIDATES) if len(found) > _MOST_CANDIDATES else ""
            message = _("“{words}” kan meer dan één zijn: {candidates}. Gebruik de code of het nummer.")
            raise RefusedError(message.format(words=typed, candidates=shown + more))
    near = [one.shown for one in known if folded and any(folded in fold(name) for name in one.names)][:3]
    message = nobody.format(words=typed[:60])
    if near:
        message = _("{message} Bedoel je {names}?").format(message=message, names=_(" of ").join(near))
    raise NotFoundError(message)
