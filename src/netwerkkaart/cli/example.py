"""What the program makes where there is no screen: the example file, a map of it, and a school's report."""

from pathlib import Path

from netwerkkaart.cli.running import FINE, refuse, say
from netwerkkaart.domain.errors import NetwerkkaartError
from netwerkkaart.texts import _

FOLDER = "voorbeeld"
FILE, MAP, REPORT = "hanzewaard.netwerkkaart", "kaart.png", "rapport Lyceum.pdf"
_SCHOOL = "99AB00"


def make_example(folder: Path | None = None) -> int:
    """Make the three files, or make the pictures anew where the example file is already there."""
    try:
        place = _made(folder) if folder is not None else _own_folder()
        _fill(place)
    except NetwerkkaartError as error:
        return refuse(str(error))
    except OSError as error:
        return refuse(_("Het voorbeeld kon niet worden gemaakt: {why}.").format(why=error.strerror or error))
    say(_("Er is geen scherm, dus geen venster. Dit is gemaakt met verzonnen gegevens:"))
    for name, what in (
        (FILE, _("het voorbeeld, te openen met netwerkkaart")),
        (MAP, _("de kaart van het netwerk")),
        (REPORT, _("het partnerschapsrapport van een school")),
    ):
        say(f"  {place / name}  ({what})")
    say(_("Wat er nog meer kan: netwerkkaart --help"))
    return FINE


def _own_folder() -> Path:
    """Return ``voorbeeld`` where one is, or in the user's data folder when that can't be written."""
    try:
        return _made(Path.cwd() / FOLDER)
    except OSError:
        from platformdirs import user_data_path

        return _made(user_data_path("netwerkkaart", appauthor=False) / FOLDER)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    probe = folder / ".proef"
    probe.write_bytes(b"")
    probe.unlink()
    return folder


def _fill(folder: Path) -> None:
    from netwerkkaart.domain.audience import Audience
    from netwerkkaart.exchange.map_file import write_map
    from netwerkkaart.exchange.partnership import partnership_pdf
    from netwerkkaart.queries.naming import school_meant
    from netwerkkaart.store.opening import create, open_for_reading
    from netwerkkaart.usecases.example import TODAY, write_example

    path = folder / FILE
    if not path.exists():
        with create(path) as store:
            write_example(store)
    with open_for_reading(path) as store:
        with store.read() as connection:
            school = school_meant(connection, _SCHOOL)
        write_map(store, folder / MAP, today=TODAY, title=_("Hanzewaard, verzonnen voorbeeld"))
        partnership_pdf(store, school, folder / REPORT, audience=Audience.TEAM, today=TODAY)
