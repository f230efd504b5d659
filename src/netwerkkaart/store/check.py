"""What ``check`` looks at: SQLite's own integrity, the references, and our own rules over the rows."""

from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from netwerkkaart.store import search


@dataclass(frozen=True)
class Finding:
    """Something that should not be: a plain Dutch sentence, the table and the ids (of the first hundred)."""

    text: str
    table: str = ""
    ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Invariant:
    text: str
    table: str
    query: str


_INVARIANTS = (
    _Invariant(
        "Deze toezeggingen zijn afgerond zonder datum, of open mét een afrondingsdatum.",
        "promise",
        "SELECT id FROM promise WHERE (status = 'open') <> (settled_on IS NULL)",
    ),
    _Invariant(
        "Deze contactpersonen hebben geen naam en zijn ook niet verwijderd.",
        "contact",
        "SELECT id FROM contact WHERE trim(given || family) = '' AND erased_on IS NULL",
    ),
    _Invariant(
        "Deze verwijderde contactpersonen hebben nog een naam of bereikbaarheid.",
        "contact",
        "SELECT id FROM contact WHERE erased_on IS NOT NULL "
        "AND given || infix || family || email || phone || note <> ''",
    ),
    _Invariant(
        "Deze banden hebben geen enkele stap.",
        "tie",
        "SELECT id FROM tie WHERE NOT EXISTS (SELECT 1 FROM tie_step WHERE tie_step.tie_id = tie.id)",
    ),
    _Invariant(
        "Deze signalen gaan over iemand die niet bij het bezoek was.",
        "signal",
        "SELECT id FROM signal WHERE contact_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM visit_contact v "
        "WHERE v.visit_id = signal.visit_id AND v.contact_id = signal.contact_id)",
    ),
    _Invariant(
        "Deze contactpersonen zijn door zichzelf geïntroduceerd.",
        "introduction",
        "SELECT id FROM introduction WHERE contact_id = by_contact_id",
    ),
    _Invariant(
        "Deze afspraken horen bij geen enkele school.",
        "agreement",
        "SELECT id FROM agreement WHERE NOT EXISTS "
        "(SELECT 1 FROM agreement_school s WHERE s.agreement_id = agreement.id)",
    ),
)


def check(connection: Connection) -> list[Finding]:
    """Return everything that is wrong with the file; an empty list is a healthy file.

    Where damage stops one look, the others are still taken.
    """
    findings: list[Finding] = []
    for look in (_integrity, _references, _invariants, _index):
        try:
            findings += look(connection)
        except (DatabaseError, UnicodeDecodeError):
            findings.append(Finding("Een deel van het bestand is zo beschadigd dat het niet te lezen is."))
    return list(dict.fromkeys(findings))


def _integrity(connection: Connection) -> list[Finding]:
    return [
        Finding(f"SQLite meldt beschadiging: {row[0]}")
        for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    ]


def _references(connection: Connection) -> list[Finding]:
    return [
        Finding(f"Een verwijzing wijst nergens naar: {row[0]} → {row[2]}.", str(row[0]), (int(row[1] or 0),))
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(100)
    ]


def _invariants(connection: Connection) -> list[Finding]:
    findings = []
    for invariant in _INVARIANTS:
        ids = tuple(int(row[0]) for row in connection.exec_driver_sql(invariant.query).fetchmany(100))
        if ids:
            findings.append(Finding(invariant.text, invariant.table, ids))
    return findings


def _index(connection: Connection) -> list[Finding]:
    if search.is_current(connection) and not search.agrees(connection):
        return [
            Finding(
                "De zoekindex loopt niet gelijk met de gegevens; die zijn zelf in orde. Maak een reservekopie en zet "
                "die terug: dan wordt de index opnieuw gemaakt."
            )
        ]
    return []
