"""What SQLite says when something is wrong, as the sentence a user reads."""

import sqlite3

from sqlalchemy.exc import DatabaseError

from netwerkkaart.domain.errors import (
    BadFileError,
    FileInUseError,
    NetwerkkaartError,
    NoRoomError,
    NotFoundError,
    ReadOnlyError,
    RefusedError,
)

Trouble = DatabaseError | sqlite3.DatabaseError | OverflowError | UnicodeError
TROUBLE = (DatabaseError, sqlite3.DatabaseError, OverflowError, UnicodeError)
"""What SQLAlchemy, SQLite itself and the way between them raise; :func:`explained` has a sentence for it."""

_DAMAGED = "Het bestand is beschadigd. Zet een reservekopie terug via Instellingen › Reservekopieën."

_EXPLAINED: tuple[tuple[tuple[str, ...], type[NetwerkkaartError], str], ...] = (
    (
        ("disk is full", "disk i/o"),
        NoRoomError,
        (
            "De schijf is vol of kan niet worden beschreven. Deze wijziging is niet bewaard; alles van daarvoor wel. "
            "Maak ruimte en probeer het opnieuw."
        ),
    ),
    (
        ("foreign key",),
        NotFoundError,
        "Iets waar dit naar verwijst bestaat niet meer, of wordt nog ergens gebruikt. Er is niets veranderd.",
    ),
    (("unique constraint",), RefusedError, "Dit bestaat al. Er is niets veranderd."),
    (
        ("check constraint", "not null constraint"),
        RefusedError,
        (
            "Een verplicht veld is leeg, of een getal of datum kan niet kloppen. Vul het aan en probeer het opnieuw. "
            "Er is niets veranderd."
        ),
    ),
    (
        ("locked",),
        FileInUseError,
        "Een ander programma is bezig met dit bestand. Probeer het zo meteen opnieuw.",
    ),
    (("readonly",), ReadOnlyError, "Dit bestand of de map ervan kan niet worden beschreven."),
    (
        ("malformed", "not a database", "vtable constructor failed", "could not decode", "database corruption"),
        BadFileError,
        _DAMAGED,
    ),
    (("unable to open",), BadFileError, "Het bestand kan niet worden geopend. Controleer of de map er nog is."),
)


def explained(error: Trouble) -> NetwerkkaartError | None:
    """Return the error a user can read, or None when we know no sentence for it."""
    if isinstance(error, UnicodeDecodeError):  # the driver can't even read what SQLite says is wrong
        return BadFileError(_DAMAGED)
    if isinstance(error, UnicodeError):
        return RefusedError("Er staan tekens in die niet te bewaren zijn. Typ het opnieuw. Er is niets veranderd.")
    if isinstance(error, OverflowError):
        return RefusedError("Een getal of datum valt buiten wat bewaard kan worden. Er is niets veranderd.")
    text = str(error.orig if isinstance(error, DatabaseError) else error).lower()
    for marks, kind, sentence in _EXPLAINED:
        if any(mark in text for mark in marks):
            return kind(sentence)
    return None
