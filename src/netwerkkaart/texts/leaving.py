"""*Wat als X vertrekt?* in words: how the work is spread, never how good somebody is at it."""

from typing import Final

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.leaving import Lean, LeanKind
from netwerkkaart.texts import N_, _
from netwerkkaart.texts.words import counted, word

_RULES: Final = {
    LeanKind.ONLY_FACE: N_("Van wie hier werkt is verder niemand vast gezicht van deze school."),
    LeanKind.ALL_CONTACT: N_(
        "Bij de bezoeken van de laatste 12 maanden was, van wie hier nu werkt, verder niemand van ons."
    ),
    LeanKind.MOST_CONTACT: N_(
        "Van de contacten in de laatste 20 schoolweken loopt 60% of meer via één collega, bij minstens 8 contacten."
    ),
    LeanKind.ONLY_TIE: N_("Van wie hier werkt heeft verder niemand een band met deze persoon."),
    LeanKind.ONLY_MET: N_(
        "In de laatste 12 maanden sprak, van wie hier nu werkt, verder niemand van ons deze persoon."
    ),
}
_PART_RULES: Final = {
    Kind.PROMISE: N_("Toezeggingen van ons die open staan en op naam van deze collega staan."),
    Kind.AGREEMENT: N_("Afspraken die op deze dag gelden, bij een school die op deze collega leunt."),
    Kind.VISIT: N_("Bezoeken die vanaf deze dag met deze collega gepland staan."),
}


def rule(kind: LeanKind) -> str:
    """Return the rule behind a reason in one sentence."""
    return _(_RULES[kind])


def part_rule(kind: Kind) -> str:
    """Return by which rule promises, agreements or planned visits are listed."""
    return _(_PART_RULES[kind])


def why(lean: Lean) -> str:
    """Return a reason with its count: ``alle contact (7 bezoeken)``, ``72% van het contact (13 van 18)``."""
    number = len(lean.ids)
    if lean.spread is not None:
        return _("{percent}% van het contact ({share} van {total})").format(
            percent=lean.spread.percent, share=lean.spread.share, total=lean.spread.total
        )
    if lean.records is Kind.VISIT:
        visits = counted(Kind.VISIT, number)
        return _("{why} ({visits})").format(why=word(lean.kind), visits=visits)
    return word(lean.kind)


def progress(done: int, total: int) -> str:
    """Return how far a hand-over is: ``3 van 9 overgedragen``."""
    return _("{done} van {total} overgedragen").format(done=done, total=total)
