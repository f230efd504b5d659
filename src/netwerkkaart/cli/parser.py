"""Which words the command line understands."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netwerkkaart import __version__
from netwerkkaart.cli.dutch import Parser
from netwerkkaart.domain.audience import Audience
from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.map_layers import Colouring, MapLayer
from netwerkkaart.domain.paper import PaperSize
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.exchange.map_modes import EVERYTHING, MODES, MapMode
from netwerkkaart.texts import _
from netwerkkaart.texts.words import capitalised

if TYPE_CHECKING:
    from argparse import _SubParsersAction

LOOKS = ("light", "dark")
ORIENTATIONS = ("landscape", "portrait")
_FIRST_YEAR = 1900
_SIZE = re.compile(r"([1-9][0-9]{2,3})x([1-9][0-9]{2,3})")


def parser() -> Parser:
    """Return the parser of every verb; what it finds as ``run`` names the function.

    It stands in ``cli.verbs``, or in another module of ``cli`` where one is named: ``planning:round_``.
    """
    top = Parser(
        prog="netwerkkaart",
        description=_("Netwerkkaart: wie kennen wij op welke school, en hoe groeit de samenwerking?"),
        epilog=_("Zonder opdracht opent het venster: netwerkkaart [BESTAND]. Bij elke opdracht hoort --help."),
    )
    top.add_argument(
        "--version", action="version", version=f"Netwerkkaart {__version__}", help=_("laat de versie zien")
    )
    verbs = top.add_subparsers(title=_("opdrachten"), metavar=_("OPDRACHT"), required=True, dest="verb")
    _add_demo(verbs)
    _add_looking(verbs)
    _add_planning(verbs)
    _add_network(verbs)
    _add_exports(verbs)
    _add_import(verbs)
    _add_paper(verbs)
    _add_care(verbs)
    _add_screenshots(verbs)
    return top


def _verb(verbs: "_SubParsersAction[Parser]", name: str, text: str, *, json: bool = False, run: str = "") -> Parser:
    verb = verbs.add_parser(name, help=text, description=f"{capitalised(text)}.")
    verb.set_defaults(run=run or name)
    verb.add_argument("--db", type=Path, required=True, metavar=_("BESTAND"), help=_("het bestand van Netwerkkaart"))
    if json:
        verb.add_argument("--json", action="store_true", help=_("geef het antwoord als één JSON-document"))
    return verb


def _add_demo(verbs: "_SubParsersAction[Parser]") -> None:
    demo = _verb(verbs, "demo", _("maak een nieuw bestand met de verzonnen stad Hanzewaard"))
    demo.add_argument("--seed", type=_number(0), metavar="N", help=_("een ander getal geeft een andere stad"))
    demo.add_argument("--schools", type=_number(1), metavar="N", help=_("zoveel scholen, om te beproeven"))
    demo.add_argument("--contacts", type=_number(0), metavar="N", help=_("zoveel contacten"))
    demo.add_argument("--visits", type=_number(0), metavar="N", help=_("zoveel bezoeken"))


def _add_looking(verbs: "_SubParsersAction[Parser]") -> None:
    _verb(verbs, "info", _("tel wat er in een bestand staat"), json=True)
    gaps = _verb(verbs, "gaps", _("leg naast elkaar wat scholen noemen en wat er is ingezet"), json=True)
    gaps.add_argument("--schoolyear", type=_school_year, metavar="2026-2027", help=_("dit schooljaar (anders: nu)"))
    read = _verb(verbs, "readings", _("lees hoe het met een school staat, met wat erachter zit"), json=True)
    which = read.add_mutually_exclusive_group(required=True)
    which.add_argument("school", nargs="?", metavar=_("SCHOOL"), help=_("code, nummer of precieze naam van de school"))
    which.add_argument("--all", action="store_true", help=_("alle scholen; in gewone tekst één regel per school"))
    read.add_argument("--on", type=_day, metavar="2026-11-20", help=_("zoals het er op deze dag voor stond"))
    search = _verb(verbs, "search", _("zoek in namen en notities"), json=True)
    search.add_argument("words", nargs="+", metavar=_("WOORD"), help=_("het begin van elk woord is genoeg"))

    leaves = _verb(verbs, "leaving", _("zeg wat er op één collega rust, en waarom"), json=True, run="people:leaving")
    leaves.add_argument("worker", metavar=_("COLLEGA"), help=_("nummer of precieze naam van de collega"))
    leaves.add_argument("--on", type=_day, metavar="2026-11-23", help=_("gezien op deze dag (anders: vandaag)"))


def _add_planning(verbs: "_SubParsersAction[Parser]") -> None:
    ahead = _verb(
        verbs, "round", _("zeg wie je waar de komende weken spreekt, en waarom"), json=True, run="planning:ahead"
    )
    ahead.add_argument("--weeks", type=_number(1), default=6, metavar="N", help=_("zoveel weken (anders: 6)"))
    ahead.add_argument("--on", type=_day, metavar="2026-11-23", help=_("gezien vanaf deze dag (anders: vandaag)"))


def _add_network(verbs: "_SubParsersAction[Parser]") -> None:
    whole = _verb(
        verbs,
        "network",
        _("vertel wie er in het netwerk staat en hoe het samenhangt"),
        json=True,
        run="networks:network",
    )
    _on(whole)
    whole.add_argument("--since", type=_day, metavar="2025-11-23", help=_("ook wat er sinds deze dag veranderde"))
    way = _verb(verbs, "path", _("zoek de warmste weg naar een contact"), json=True, run="networks:path")
    way.add_argument("--to", required=True, metavar=_("CONTACT"), help=_("nummer of precieze naam van het contact"))
    _on(way)


def _on(verb: Parser) -> None:
    verb.add_argument("--on", type=_day, metavar="2026-11-23", help=_("zoals het op deze dag was (anders: vandaag)"))


def _add_exports(verbs: "_SubParsersAction[Parser]") -> None:
    exports = verbs.add_parser(
        "export", help=_("geef gegevens aan een ander programma"), description=_("Geef gegevens.")
    )
    kinds = exports.add_subparsers(title=_("waarvoor"), metavar=_("DOEL"), required=True, dest="target")
    text = _("de geplande bezoeken als agenda (.ics): waar en wanneer, zonder namen en notities")
    calendar = _verb(kinds, "calendar", text, run="planning:export_calendar")
    calendar.add_argument("--out", type=_file(".ics"), required=True, metavar="X.ics", help=_("waar de agenda komt"))
    calendar.add_argument("--worker", metavar=_("COLLEGA"), help=_("alleen van deze collega, met nummer of naam"))
    text = _("het netwerk voor Gephi (.gexf), Kumu (.json of .xlsx) en andere programma’s (.graphml)")
    graph = _verb(kinds, "graph", text, run="networks:export_graph")
    endings = (".graphml", ".gexf", ".json", ".xlsx")
    graph.add_argument("--out", type=_file(*endings), required=True, metavar="X.gexf", help=_("waar het bestand komt"))
    _on(graph)
    graph.add_argument("--no-names", action="store_true", help=_("zonder namen van personen"))


def _add_import(verbs: "_SubParsersAction[Parser]") -> None:
    imports = verbs.add_parser("import", help=_("haal gegevens binnen"), description=_("Haal gegevens binnen."))
    sources = imports.add_subparsers(title=_("waarvandaan"), metavar=_("BRON"), required=True, dest="source")
    duo = _verb(sources, "duo", _("scholen uit de open bestanden van DUO"), json=True, run="import_duo")
    duo.add_argument("files", nargs="+", type=Path, metavar="CSV", help=_("bestanden met vestigingen van DUO"))
    duo.add_argument(
        "--municipality",
        action="append",
        metavar=_("GEMEENTE"),
        help=_("alleen deze gemeente, met nummer of naam (0150 of Deventer); mag vaker"),
    )
    duo.add_argument("--dry-run", action="store_true", help=_("laat zien wat er zou veranderen en verander niets"))
    duo.add_argument(
        "--close-gone",
        action="store_true",
        help=_("sluit ook de scholen die niet meer bij DUO staan; anders blijven ze"),
    )


def _add_paper(verbs: "_SubParsersAction[Parser]") -> None:
    reports = verbs.add_parser("report", help=_("maak een rapport als PDF"), description=_("Maak een rapport als PDF."))
    kinds = reports.add_subparsers(title=_("rapporten"), metavar=_("RAPPORT"), required=True, dest="report")
    one = _verb(kinds, "partnership", _("het partnerschapsrapport van een school"), run="report_partnership")
    one.add_argument("school", metavar=_("SCHOOL"), help=_("code, nummer of precieze naam van de school"))
    one.add_argument("--out", type=_file(".pdf"), required=True, metavar="X.pdf", help=_("waar het rapport komt"))
    one.add_argument(
        "--audience",
        choices=[audience.value for audience in Audience],
        default=Audience.TEAM.value,
        help=_("voor wie: team, school of gemeente (anders: team)"),
    )
    one.add_argument("--no-names", action="store_true", help=_("zonder namen van personen"))
    one.add_argument("--schoolyear", type=_school_year, metavar="2025-2026", help=_("alleen dit schooljaar"))
    form = _verb(
        kinds,
        "survey-form",
        _("het formulier van de peiling, voor een school om in te vullen"),
        run="report_survey_form",
    )
    form.add_argument("school", metavar=_("SCHOOL"), help=_("code, nummer of precieze naam van de school"))
    form.add_argument("--out", type=_file(".pdf"), required=True, metavar="X.pdf", help=_("waar het formulier komt"))
    sheet = _verb(kinds, "visit-sheet", _("het bezoekblad van een dag of week"), run="planning:report_day_sheet")
    sheet.add_argument("--day", type=_day, required=True, metavar="2026-11-24", help=_("de dag"))
    sheet.add_argument("--week", action="store_true", help=_("de hele week waar die dag in valt"))
    sheet.add_argument("--worker", metavar=_("COLLEGA"), help=_("alleen van deze collega, met nummer of naam"))
    sheet.add_argument("--no-names", action="store_true", help=_("zonder namen van personen"))
    sheet.add_argument("--out", type=_file(".pdf"), required=True, metavar="X.pdf", help=_("waar het blad komt"))
    paper = _verb(verbs, "map", _("maak de kaart als PDF, SVG of PNG"), run="maps:map_")
    paper.add_argument(
        "--out", type=_file(".pdf", ".svg", ".png"), required=True, metavar="X.pdf", help=_("waar de kaart komt")
    )
    paper.add_argument(
        "--mode",
        nargs="+",
        action=_Mode,
        default=EVERYTHING,
        metavar=_("SOORT"),
        help=_("wat de kaart laat zien (anders: islands): {modes}").format(modes=", ".join(_modes())),
    )
    paper.add_argument(
        "--flipbook", action="store_true", help=_("een bladzijde per einde van een schooljaar, en de laatste dag")
    )
    paper.add_argument(
        "--from",
        dest="first_year",
        type=_year,
        metavar=_("JAAR"),
        help=_("het jaar waarin het eerste schooljaar van het flipboek begint"),
    )
    paper.add_argument(
        "--layers",
        nargs="*",
        choices=[layer.value for layer in MapLayer],
        help=_("wat er over de kaart ligt (anders: seats, de lege stoelen); niets erachter is niets erover"),
    )
    paper.add_argument(
        "--colour",
        choices=[one.value for one in Colouring],
        default=Colouring.SECTOR.value,
        help=_("wat de kleur van een school zegt (anders: sector)"),
    )
    _add_sizes(paper)
    paper.add_argument("--no-names", action="store_true", help=_("zonder namen van personen"))
    _look(paper)
    _on(paper)


def _add_sizes(paper: Parser) -> None:
    sizes = [size.value for size in PaperSize]
    paper.add_argument("--poster", choices=sizes, help=_("zo groot wordt de kaart (anders: A3)"))
    paper.add_argument(
        "--sheet", choices=sizes, help=_("op bladen van deze grootte; met --poster verdeeld, om aan elkaar te plakken")
    )
    paper.add_argument(
        "--orientation",
        choices=ORIENTATIONS,
        default=ORIENTATIONS[0],
        help=_("liggend of staand (anders: liggend)"),
    )
    paper.add_argument(
        "--scale", type=_scale, metavar="N", help=_("zoveel pixels per punt van een PNG (anders: 2, dat is 144 dpi)")
    )


def _add_care(verbs: "_SubParsersAction[Parser]") -> None:
    _verb(verbs, "check", _("kijk of een bestand gezond is"), json=True)
    backup = _verb(verbs, "backup", _("maak een reservekopie"))
    backup.add_argument("--out", type=Path, required=True, metavar=_("MAP"), help=_("de map voor de reservekopie"))
    restore = _verb(verbs, "restore", _("zet een reservekopie terug"))
    restore.add_argument("backup", type=Path, metavar=_("RESERVEKOPIE"), help=_("de reservekopie"))


def _add_screenshots(verbs: "_SubParsersAction[Parser]") -> None:
    shots = _verb(verbs, "screenshots", _("maak van elke pagina en elk venster een plaatje"))
    shots.add_argument("--out", type=Path, required=True, metavar=_("MAP"), help=_("de map voor de plaatjes"))
    _look(shots)
    shots.add_argument("--size", type=_size, default=(1280, 800), metavar="1280x800", help=_("de maat van het venster"))


def _look(verb: Parser) -> None:
    verb.add_argument("--look", choices=LOOKS, default=LOOKS[0], help=_("licht of donker (anders: licht)"))


def _modes() -> list[str]:
    return [f"{name} {_(about)}".strip() for name, about in MODES.items()]


class _Mode(argparse.Action):
    """Reads ``--mode``: a word, and for some words what it is about."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: "str | Sequence[Any] | None",
        option_string: str | None = None,
    ) -> None:
        del parser, option_string
        name, *about = [str(word) for word in values or ()]
        if name not in MODES:
            kinds = ", ".join(_modes())
            raise argparse.ArgumentError(self, _("“{name}” kan niet; kies uit {kinds}").format(name=name, kinds=kinds))
        if len(about) != bool(MODES[name]):
            wanted = next(one for one in _modes() if one.partition(" ")[0] == name)
            raise argparse.ArgumentError(self, _("schrijf --mode {wanted}").format(wanted=wanted))
        setattr(namespace, self.dest, MapMode(name, *about))


def _number(least: int) -> Callable[[str], int]:
    def number(typed: str) -> int:
        if typed.isascii() and typed.isdigit() and len(typed) < 10 and int(typed) >= least:
            return int(typed)
        raise argparse.ArgumentTypeError(
            _("{typed} kan niet; kies een heel getal vanaf {least}").format(typed=typed, least=least)
        )

    return number


def _file(*suffixes: str) -> Callable[[str], Path]:
    def file(typed: str) -> Path:
        path = Path(typed)
        if path.suffix.lower() in suffixes:
            return path
        endings = _(" of ").join(suffixes)
        raise argparse.ArgumentTypeError(_("{typed} moet eindigen op {endings}").format(typed=typed, endings=endings))

    return file


def _size(typed: str) -> tuple[int, int]:
    found = _SIZE.fullmatch(typed)
    if found is None:
        raise argparse.ArgumentTypeError(
            _("{typed} is geen maat; schrijf breedte x hoogte, zoals 1280x800").format(typed=typed)
        )
    return int(found[1]), int(found[2])


def _scale(typed: str) -> float:
    found = re.fullmatch(r"([0-9]{1,3})([.,][0-9]{1,3})?", typed, re.ASCII)
    scale = float(typed.replace(",", ".")) if found else 0.0
    if scale <= 0:
        raise argparse.ArgumentTypeError(
            _("{typed} is geen schaal; kies een getal boven 0, zoals 2 of 4,5").format(typed=typed)
        )
    return scale


def _year(typed: str) -> int:
    if not re.fullmatch(r"[12][0-9]{3}", typed, re.ASCII) or int(typed) < _FIRST_YEAR:
        raise argparse.ArgumentTypeError(_("{typed} is geen jaar; schrijf het zoals 2024").format(typed=typed))
    return int(typed)


def _day(typed: str) -> date:
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        found = date.min
    if found.year < _FIRST_YEAR:
        raise argparse.ArgumentTypeError(
            _("{typed} is geen dag; schrijf jaar, maand en dag, zoals 2026-11-23").format(typed=typed)
        )
    return found


def _school_year(typed: str) -> SchoolYear:
    try:
        return SchoolYear.parse(typed)
    except RefusedError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
