"""What each verb of the command line does; each returns its exit code."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from netwerkkaart.cli.running import FINE, REFUSED, give, say
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.errors import BadFileError, RefusedError
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.words import capitalised, counted, word

if TYPE_CHECKING:
    from pathlib import Path


_CONTACTS_A_SCHOOL = 7
_VISITS_A_SCHOOL = 36
_COUNTED = {
    "schools": Kind.SCHOOL,
    "contacts": Kind.CONTACT,
    "positions": Kind.POSITION,
    "workers": Kind.WORKER,
    "assignments": Kind.ASSIGNMENT,
    "ties": Kind.TIE,
    "introductions": Kind.INTRODUCTION,
    "visits": Kind.VISIT,
    "signals": Kind.SIGNAL,
    "promises": Kind.PROMISE,
    "activities": Kind.ACTIVITY,
    "phases": Kind.PHASE,
    "trust_states": Kind.TRUST_STATE,
    "agreements": Kind.AGREEMENT,
    "surveys": Kind.SURVEY,
    "theme_statuses": Kind.THEME_STATUS,
    "goals": Kind.GOAL,
    "handovers": Kind.HANDOVER,
    "neighbourhoods": Kind.NEIGHBOURHOOD,
    "themes": Kind.THEME,
    "offers": Kind.OFFER,
    "roles": Kind.ROLE,
}


def demo(arguments: Namespace) -> int:
    """Make a new file with the story of Hanzewaard, or with a town of the size that was asked."""
    from netwerkkaart.queries.counts import counts
    from netwerkkaart.store.lock import lock_path
    from netwerkkaart.store.opening import create
    from netwerkkaart.usecases.example import SEED, write_example, write_town

    path: Path = arguments.db
    seed = SEED if arguments.seed is None else arguments.seed
    sizes = (arguments.schools, arguments.contacts, arguments.visits)
    store = create(path)
    try:
        with store:
            if sizes == (None, None, None):
                write_example(store, seed=seed)
            else:
                schools = 12 if arguments.schools is None else arguments.schools
                contacts = schools * _CONTACTS_A_SCHOOL if arguments.contacts is None else arguments.contacts
                visits = schools * _VISITS_A_SCHOOL if arguments.visits is None else arguments.visits
                write_town(store, schools=schools, contacts=contacts, visits=visits, seed=seed)
            with store.read() as connection:
                made = counts(connection)
    except BaseException:  # half a town is no use to anybody
        for left in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"), lock_path(path)):
            with suppress(OSError):
                left.unlink()
        raise
    what = ", ".join(
        (counted(Kind.SCHOOL, made.schools), counted(Kind.CONTACT, made.contacts), counted(Kind.VISIT, made.visits))
    )
    say(_("Voorbeeld gemaakt in {path}: {what}. Alles is verzonnen.").format(path=path, what=what))
    return FINE


def info(arguments: Namespace) -> int:
    """Count what a file holds."""
    from netwerkkaart.queries.counts import counts
    from netwerkkaart.store.opening import open_for_reading
    from netwerkkaart.store.version import version_of

    version = version_of(arguments.db)
    with open_for_reading(arguments.db) as store, store.read() as connection:
        found = asdict(counts(connection))
    if arguments.json:
        give({"schema_version": version, "counts": found})
        return FINE
    say(_("{path}, schemaversie {version}").format(path=arguments.db, version=version))
    for name, number in found.items():
        if name in _COUNTED:
            say(f"  {counted(_COUNTED[name], number)}")
        else:
            say(
                "  "
                + ngettext("{n} keer een thema bij een bezoek", "{n} keer een thema bij een bezoek", number).format(
                    n=number
                )
            )
    return FINE


def readings(arguments: Namespace) -> int:
    """Tell what is read of a school, or of all, on a day."""
    from netwerkkaart.cli.readings import as_document, as_line, as_text
    from netwerkkaart.queries.naming import school_meant, schools_called
    from netwerkkaart.queries.school_readings import school_readings
    from netwerkkaart.queries.school_record import school_record_of
    from netwerkkaart.store.opening import open_for_reading

    on: date = arguments.on or _today()
    with open_for_reading(arguments.db) as store, store.read() as connection:
        meant = None if arguments.all else school_meant(connection, arguments.school)
        called = {one.id: one for one in schools_called(connection)}
        if meant is not None:
            record = school_record_of(connection, meant, today=on)
            if arguments.json:
                give(as_document(called[meant], record.readings))
            else:
                say(as_text(called[meant], record))
            return FINE
        found = school_readings(connection, today=on)
    if arguments.json:
        give({"on": on.isoformat(), "schools": [as_document(one, found[one.id]) for one in called.values()]})
        return FINE
    if not called:
        say(_("Er zijn nog geen scholen."))
    for one in called.values():
        say(as_line(one, found[one.id]))
    return FINE


def search(arguments: Namespace) -> int:
    """Find words in names and notes."""
    from netwerkkaart.queries.search import hits, plain
    from netwerkkaart.store.opening import open_for_reading

    words = " ".join(arguments.words)
    with open_for_reading(arguments.db) as store, store.read() as connection:
        found = hits(connection, words)
    if arguments.json:
        lines = [
            {
                "kind": hit.kind.value,
                "id": hit.id,
                "title": hit.title,
                "subtitle": hit.subtitle,
                "snippet": plain(hit.snippet),
                "school_id": hit.school_id,
                "day": hit.day.isoformat() if hit.day else None,
            }
            for hit in found
        ]
        give({"query": words, "hits": lines})
        return FINE
    if not found:
        say(_("Niets gevonden voor “{words}”.").format(words=words))
    for hit in found:
        say(f"{capitalised(word(hit.kind))} {hit.id}: {hit.title}" + (f" ({hit.subtitle})" if hit.subtitle else ""))
        if hit.snippet:
            say("    " + " ".join(plain(hit.snippet).split()))
    return FINE


def gaps(arguments: Namespace) -> int:
    """Lay what was named in a school year beside what was done."""
    from netwerkkaart.cli.gaps import as_document, as_text
    from netwerkkaart.domain.years import SchoolYear
    from netwerkkaart.queries.gaps import gap_table
    from netwerkkaart.store.opening import open_for_reading

    today = _today()
    year = arguments.schoolyear or SchoolYear.of(today)
    with open_for_reading(arguments.db) as store, store.read() as connection:
        table = gap_table(connection, year, today=today)
    if arguments.json:
        give(as_document(table))
    else:
        say(as_text(table))
    return FINE


def import_duo(arguments: Namespace) -> int:
    """Bring schools in from DUO's open files: everything that is new or changed, closing only what was asked."""
    from netwerkkaart.domain.duo_compare import compare
    from netwerkkaart.exchange.duo import municipality_numbers, read_duo
    from netwerkkaart.exchange.duo_report import as_document, as_text
    from netwerkkaart.queries.schools_known import schools_known
    from netwerkkaart.store.opening import create, open_for_reading, open_for_writing
    from netwerkkaart.usecases.import_schools import import_schools

    files = read_duo(arguments.files)
    wanted: frozenset[str] | None = None
    if arguments.municipality:
        wanted = frozenset().union(*(municipality_numbers(files, words) for words in arguments.municipality))
    path: Path = arguments.db
    if arguments.dry_run:
        if not path.exists():
            diff = compare(files, (), wanted)
        else:
            with open_for_reading(path) as store, store.read() as connection:
                diff = compare(files, schools_known(connection), wanted)
    else:
        with open_for_writing(path, _now()) if path.exists() else create(path) as store:
            with store.read() as connection:
                diff = compare(files, schools_known(connection), wanted)
            accepted = diff.accepting(
                new=[line.school.code for line in diff.new],
                changed=[line.school.code for line in diff.changed],
                gone=[line.known.id for line in diff.gone] if arguments.close_gone else (),
                taken_over=[line.school.code for line in diff.taken_over],
            )
            import_schools(store, accepted, today=_today())
    if arguments.json:
        give(as_document(diff))
        return FINE
    say(as_text(diff, files))
    if arguments.dry_run:
        say(_("Er is niets veranderd: dit was een proef."))
    elif diff.gone and not arguments.close_gone:
        say(
            _("De scholen die niet meer bij DUO staan zijn open gebleven; sluit ze met --close-gone of in het venster.")
        )
    return FINE


def report_partnership(arguments: Namespace) -> int:
    """Write the partnership report of a school."""
    from netwerkkaart.domain.audience import Audience
    from netwerkkaart.exchange.partnership import partnership_pdf
    from netwerkkaart.queries.naming import school_meant
    from netwerkkaart.store.opening import open_for_reading
    from netwerkkaart.texts.audience import why_left_out

    with open_for_reading(arguments.db) as store:
        with store.read() as connection:
            school = school_meant(connection, arguments.school)
        left_out = partnership_pdf(
            store,
            school,
            arguments.out,
            audience=Audience(arguments.audience),
            today=_today(),
            with_names=not arguments.no_names,
            year=arguments.schoolyear,
        )
    say(_("Rapport gemaakt: {path}").format(path=arguments.out))
    _list(_("Weggelaten:"), [why_left_out(part) for part in left_out])
    return FINE


def report_survey_form(arguments: Namespace) -> int:
    """Write the form of the peiling for a school to fill in."""
    from netwerkkaart.exchange.survey_form import survey_form_pdf
    from netwerkkaart.queries.naming import school_meant
    from netwerkkaart.store.opening import open_for_reading

    with open_for_reading(arguments.db) as store:
        with store.read() as connection:
            school = school_meant(connection, arguments.school)
        survey_form_pdf(store, school, arguments.out, today=_today())
    say(_("Formulier gemaakt: {path}").format(path=arguments.out))
    return FINE


def check(arguments: Namespace) -> int:
    """Look whether a file is healthy; findings make the exit code 1."""
    from netwerkkaart.store.check import check as findings_in
    from netwerkkaart.store.opening import open_for_reading

    with open_for_reading(arguments.db) as store, store.read() as connection:
        findings = findings_in(connection)
    if arguments.json:
        give({"ok": not findings, "findings": [asdict(finding) for finding in findings]})
    elif not findings:
        say(_("In orde"))
    else:
        for finding in findings:
            ids = ", ".join(str(number) for number in finding.ids[:20])
            say(f"{finding.text}" + (f" ({finding.table}: {ids})" if ids else ""))
    return REFUSED if findings else FINE


def backup(arguments: Namespace) -> int:
    """Copy a file into a folder and verify the copy."""
    from netwerkkaart.store.backup import back_up
    from netwerkkaart.store.version import version_of

    version_of(arguments.db)  # refuses what is no file of ours
    made = back_up(arguments.db, arguments.out, _now())
    say(_("Reservekopie gemaakt: {path}").format(path=made.path))
    return FINE


def restore(arguments: Namespace) -> int:
    """Put a backup in the place of a file, which is itself kept as a backup first."""
    from netwerkkaart.store.backup import restore as put_back

    saved = put_back(arguments.backup, arguments.db, _now())
    say(_("Teruggezet: {path}").format(path=arguments.db))
    if saved is not None:
        say(_("Wat er stond is bewaard als {path}").format(path=saved.path))
    return FINE


def screenshots(arguments: Namespace) -> int:
    """Picture every page; the one verb that needs Qt, which is loaded here only."""
    if not arguments.db.is_file():
        raise BadFileError(_("Het bestand “{name}” bestaat niet.").format(name=arguments.db.name))
    try:
        pages = import_module("netwerkkaart.ui.screenshots")
    except ImportError as error:
        raise RefusedError(_("Plaatjes maken kan niet: het venster kan hier niet worden geladen.")) from error
    return int(pages.main(arguments.db, arguments.out, arguments.look, arguments.size))


def _list(title: str, lines: Sequence[str]) -> None:
    if lines:
        say(title)
    for line in lines:
        say(f"  - {line}")


def _today() -> date:
    return _now().date()


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - local time, as people read it
