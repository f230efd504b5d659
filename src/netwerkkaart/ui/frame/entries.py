"""What search-and-commands offers: recent things, commands, names, notes, and adding what is missing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.names import fold
from netwerkkaart.queries.frame import NamedRow, names_known
from netwerkkaart.queries.search import HitRow, hits
from netwerkkaart.texts import _
from netwerkkaart.texts.words import capitalised, word
from netwerkkaart.ui.actions import Act
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill

ICONS: Final = {
    Kind.SCHOOL: "schools",
    Kind.CONTACT: "contact",
    Kind.WORKER: "worker",
    Kind.THEME: "themes",
    Kind.OFFER: "activity",
    Kind.NEIGHBOURHOOD: "neighbourhood",
    Kind.AGREEMENT: "agreement",
    Kind.VISIT: "visits",
    Kind.PROMISE: "promise",
    Kind.ACTIVITY: "activity",
}
_FEW: Final = 4
_NEAR: Final = 76
_RECENT: Final = 8


@dataclass(frozen=True)
class Entry:
    """One line: what it is, what it says, and what Enter does."""

    icon: str
    title: str
    run: Callable[[], object]
    kind: str = ""
    """The word for its kind, at the right; of a command its keys."""
    subtitle: str = ""
    snippet: str = ""
    is_keys: bool = False


@dataclass(frozen=True)
class Section:
    """Lines of one sort under one heading."""

    title: str
    entries: tuple[Entry, ...]


class Entries:
    """Finds what to offer; made anew each time the palette opens, so that names are those of now."""

    def __init__(
        self, desk: Desk, recent: Sequence[tuple[Kind, int]], here: str, add: Callable[[Kind, str], object]
    ) -> None:
        self._desk = desk
        self._recent = recent
        self._here = here
        self._add = add
        self._names: tuple[NamedRow, ...] | None = None
        self._folded: list[str] = []
        desk.actions.refresh()
        self._acts = [act for act in desk.actions.acts() if act.in_palette and (act.enabled is None or act.enabled())]
        self._act_words = [fold(" ".join((act.text, act.group, *act.words))) for act in self._acts]

    def warm(self) -> None:
        """Do once what the first key would wait for: compile the query, read the names, load the matcher."""
        self._load_names()
        self.for_text("aaaa")

    def for_text(self, typed: str) -> list[Section]:
        """Return the sections for what is typed now; for nothing, what was seen last and the commands."""
        wanted = fold(typed)
        if not wanted:
            return _filled([Section(_("Laatst bekeken"), self._seen_last()), Section(_("Doen"), self._all_commands())])
        with self._desk.store.read() as connection:
            found = hits(connection, typed)
        names = [hit for hit in found if hit.day is None]
        notes = [hit for hit in found if hit.day is not None]
        exact = self._commands(wanted)
        alike: tuple[Entry, ...] = ()
        if len(names) < _FEW:
            alike = self._names_alike(wanted, {(hit.kind, hit.id) for hit in names})
        commands = exact or (self._commands_alike(wanted) if len(names) + len(alike) < _FEW else ())
        sections = [
            Section(_("Doen"), commands),
            Section(_("Gevonden"), (*map(self._hit, names), *alike)),
            Section(_("In bezoeken, toezeggingen en inzet"), tuple(map(self._hit, notes))),
        ]
        if not names:
            sections.append(Section(_("Toevoegen"), self._additions(typed.strip())))
        return _filled(sections)

    # Commands

    def _all_commands(self) -> tuple[Entry, ...]:
        """Return them all: what one adds first, then what the page in sight can do, and the file last."""
        return tuple(map(self._command, sorted(self._acts, key=self._rank)))

    def _rank(self, act: Act) -> int:
        group, _dot, verb = act.id.partition(".")
        if verb == "new" and group != "file":
            return 0
        if act.scope and act.scope == self._here:
            return 1
        return {"go": 2, "edit": 3, "help": 4, "file": 6}.get(group, 5)

    def _command(self, act: Act) -> Entry:
        run = partial(self._do, act)
        return Entry(act.icon or "chevron-right", act.text, run, act.keys(), act.group, is_keys=True)

    def _do(self, act: Act) -> None:
        """Do it; what belongs to another page is done there, in sight."""
        page = f"go.{act.scope}"
        if act.scope != self._here and page in self._desk.actions:
            self._desk.actions.trigger(page)
        self._desk.actions.trigger(act.id)

    def _commands(self, wanted: str) -> tuple[Entry, ...]:
        """Return the commands in which every typed word begins a word."""
        parts = wanted.split()
        found = []
        for act, text in zip(self._acts, self._act_words, strict=True):
            held = text.split()
            if all(any(one.startswith(part) for one in held) for part in parts):
                found.append((not text.startswith(wanted), act))
        found.sort(key=lambda pair: pair[0])
        return tuple(self._command(act) for _worse, act in found[:6])

    def _commands_alike(self, wanted: str) -> tuple[Entry, ...]:
        return tuple(self._command(self._acts[place]) for place in _alike(wanted, self._act_words, 3))

    # Things

    def _load_names(self) -> tuple[NamedRow, ...]:
        if self._names is None:
            with self._desk.store.read() as connection:
                self._names = names_known(connection)
            self._folded = [fold(row.name) for row in self._names]
        return self._names

    def _names_alike(self, wanted: str, known: Iterable[tuple[Kind, int]]) -> tuple[Entry, ...]:
        if len(wanted) < 3:
            return ()
        names, seen = self._load_names(), set(known)
        rows = [names[place] for place in _alike(wanted, self._folded, _FEW)]
        return tuple(self._named(row) for row in rows if (row.kind, row.id) not in seen)

    def _named(self, row: NamedRow) -> Entry:
        run = partial(open_thing, self._desk, row.kind, row.id, None)
        return Entry(ICONS[row.kind], row.name, run, capitalised(word(row.kind)), row.where)

    def _seen_last(self) -> tuple[Entry, ...]:
        if not self._recent:
            return ()
        known = {(row.kind, row.id): row for row in self._load_names()}
        return tuple(self._named(known[pick]) for pick in self._recent[:_RECENT] if pick in known)

    def _hit(self, hit: HitRow) -> Entry:
        run = partial(open_thing, self._desk, hit.kind, hit.id, hit.school_id)
        return Entry(ICONS[hit.kind], hit.title, run, capitalised(word(hit.kind)), hit.subtitle, hit.snippet)

    def _additions(self, typed: str) -> tuple[Entry, ...]:
        if self._desk.store.read_only:
            return ()
        return (
            Entry("contact", _("Nieuw contact “{name}”").format(name=typed), partial(self._add, Kind.CONTACT, typed)),
            Entry("schools", _("Nieuwe school “{name}”").format(name=typed), partial(self._add, Kind.SCHOOL, typed)),
        )


def _filled(sections: Iterable[Section]) -> list[Section]:
    return [section for section in sections if section.entries]


def _alike(wanted: str, texts: Sequence[str], most: int) -> list[int]:
    """Return the places of the texts most like what is wanted, best first."""
    from rapidfuzz import fuzz, process

    scored = process.extract(wanted, texts, scorer=fuzz.WRatio, limit=most, score_cutoff=_NEAR)
    return [place for _text, _score, place in scored]


def open_thing(desk: Desk, kind: Kind, number: int, school_id: int | None) -> None:
    """Go to where a thing is shown."""
    if kind is Kind.SCHOOL:
        desk.open_school(number)
    elif kind is Kind.CONTACT:
        desk.open_contact(number)
    elif kind is Kind.VISIT:
        desk.log_visit(VisitPrefill(visit_id=number))
    elif kind is Kind.THEME:
        desk.go(Target("themes", kind, number))
    elif kind in (Kind.PROMISE, Kind.ACTIVITY) and school_id is not None:
        desk.open_school(school_id, "timeline")
    elif kind is Kind.AGREEMENT and school_id is not None:
        desk.open_school(school_id)
    else:
        desk.go(Target("settings", kind, number, _SETTINGS_TABS.get(kind, "")))


_SETTINGS_TABS: Final = {Kind.WORKER: "colleagues", Kind.OFFER: "offers", Kind.NEIGHBOURHOOD: "neighbourhoods"}
