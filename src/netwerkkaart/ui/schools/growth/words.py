"""The marks of the growth chart in words."""

from dataclasses import dataclass

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.growth import RECORDS, Mark, MarkKind
from netwerkkaart.domain.visits import Initiative
from netwerkkaart.queries.dossier_rows import Dossier
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.texts.dates import day, short_day
from netwerkkaart.texts.evidence import guests, hosts
from netwerkkaart.texts.surveys import survey_words


@dataclass(frozen=True, slots=True)
class Told:
    """A mark in words: what it is, and what more there is to say."""

    title: str
    detail: str

    def line(self) -> str:
        """Return both on one line."""
        return " · ".join(part for part in (self.title, self.detail) if part)


def told(dossier: Dossier, mark: Mark) -> Told:
    """Return a mark in words."""
    if RECORDS[mark.kind] is Kind.VISIT:
        return _visit(dossier, mark)
    if RECORDS[mark.kind] is Kind.SIGNAL:
        return _signal(dossier, mark)
    if RECORDS[mark.kind] is Kind.SURVEY:
        return _survey(dossier, mark)
    match mark.kind:
        case MarkKind.PHASE:
            return _phase(dossier, mark)
        case MarkKind.STAND:
            return _stand(dossier, mark)
        case _:
            return Told(_event(dossier, mark), "")


def _visit(dossier: Dossier, mark: Mark) -> Told:
    record = dossier.record
    visit = record.visit_by_id[mark.id]
    kind = words.capitalised(words.word(visit.kind))
    if mark.kind is MarkKind.FIRST_CONTACT:
        kind = _("Eerste contact: {kind}").format(kind=words.word(visit.kind))
    met = guests(record, visit)
    began = {Initiative.SCHOOL: _("initiatief van de school"), Initiative.US: _("initiatief van ons")}
    parts = [
        _("met {names}").format(names=met) if met else "",
        _("door {names}").format(names=hosts(record, visit)) if visit.workers else "",
        began.get(visit.initiative, ""),
    ]
    return Told(kind, " · ".join(part for part in parts if part))


def _signal(dossier: Dossier, mark: Mark) -> Told:
    signal = dossier.record.signal_by_id[mark.id]
    way = _("opbouwend") if signal.building else _("schurend")
    who = dossier.record.names.contacts.get(signal.contact, "") if signal.contact is not None else ""
    title = words.capitalised(words.word(signal.kind))
    return Told(title, " · ".join(part for part in (way, words.word(signal.dimension), who) if part))


def _survey(dossier: Dossier, mark: Mark) -> Told:
    row = next(each for each in dossier.surveys if each.id == mark.id)
    return Told(words.capitalised(words.word(mark.kind)), survey_words(row, row.set_by))


def _phase(dossier: Dossier, mark: Mark) -> Told:
    step = next(each for each in dossier.record.phases if each.id == mark.id)
    span = next(each for each in dossier.growth.phases if each.id == mark.id)
    back = ""
    if span.back:
        why = words.word(step.back_because) if step.back_because else _("zonder reden")
        back = _("stap terug: {why}").format(why=why)
    by = _("door {name}").format(name=step.set_by) if step.set_by else ""
    title = _("Fase {phase}").format(phase=words.phase_label(step.phase))
    return Told(title, " · ".join(part for part in (back, step.reason, by) if part))


def _stand(dossier: Dossier, mark: Mark) -> Told:
    step = next(each for each in dossier.record.stands if each.id == mark.id)
    span = next(each for each in dossier.growth.stands or () if each.id == mark.id)
    unsure = next((piece for piece in span.pieces if piece.doubts), None)
    doubt = ""
    if unsure is not None:
        why = ", ".join(words.word(one) for one in unsure.doubts)
        doubt = _("onzeker vanaf {day}: {why}").format(day=short_day(unsure.first), why=why)
    by = _("door {name}").format(name=step.set_by) if step.set_by else ""
    title = _("Stand van het vertrouwen: {stand}").format(stand=words.word(step.stand))
    parts = (words.word(step.origin), step.reason, by, doubt)
    return Told(title, " · ".join(part for part in parts if part))


def _event(dossier: Dossier, mark: Mark) -> str:
    names = dossier.record.names
    match mark.kind:
        case MarkKind.FIRST_ACTIVITY:
            return _("Eerste inzet: {title}").format(title=names.activities.get(mark.id, ""))
        case MarkKind.COVENANT_STARTED:
            return _("Begin van {title}").format(title=names.agreements.get(mark.id, ""))
        case MarkKind.COVENANT_ENDED:
            return _("Einde van {title}").format(title=names.agreements.get(mark.id, ""))
        case MarkKind.KEY_CONTACT_CAME | MarkKind.KEY_CONTACT_LEFT:
            name = next((key.name for key in dossier.key_spells if key.contact_id == mark.id), "")
            text = (
                _("{name} is aanspreekpunt")
                if mark.kind is MarkKind.KEY_CONTACT_CAME
                else _("{name}, aanspreekpunt, vertrok")
            )
            return text.format(name=name or _("verwijderd contact"))
        case _:
            name = next((face.name for face in dossier.faces if face.assignment_id == mark.id), "")
            text = (
                _("{name} werd vast gezicht")
                if mark.kind is MarkKind.FACE_CAME
                else _("{name} is geen vast gezicht meer")
            )
            return text.format(name=name)


def told_together(dossier: Dossier, marks: tuple[Mark, ...]) -> str:
    """Return one mark, or several on one place, as a sentence with its day."""
    first = marks[0]
    if len(marks) == 1:
        return f"{day(first.day)} · {told(dossier, first).line()}"
    days = sorted({mark.day for mark in marks})
    when = day(days[0]) if len(days) == 1 else f"{short_day(days[0])} – {short_day(days[-1])}"
    number = ngettext("{number} hier", "{number} hier", len(marks)).format(number=len(marks))
    return f"{when} · {number}: " + ", ".join(dict.fromkeys(told(dossier, mark).title for mark in marks))
