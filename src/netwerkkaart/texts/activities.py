"""What we do at schools in a sentence: how many took part, and whether it grows where the basics stand."""

from netwerkkaart.domain.activities import Reach, WorkGrowth
from netwerkkaart.domain.audience import SMALL, reach_text
from netwerkkaart.domain.schools import BaseInOrder
from netwerkkaart.texts import _, ngettext


def times_done(number: int) -> str:
    """Return ``1 keer inzet``, ``3 keer inzet``; ``geen inzet`` for none."""
    return (
        ngettext("{number} keer inzet", "{number} keer inzet", number).format(number=number)
        if number
        else _("geen inzet")
    )


def participants(reach: int | None) -> str:
    """Return ``24 deelnemers``, ``<5 deelnemers`` for 1 to 4; empty when nobody counted."""
    if reach is None:
        return ""
    return _("{number} deelnemers").format(number=reach_text(reach))


def reach(found: Reach) -> str:
    """Return what was reached together: ``144 deelnemers``, ``28 en <5 deelnemers``; empty when nobody counted."""
    numbers = _numbers(found)
    return _("{number} deelnemers").format(number=numbers) if numbers else ""


def _numbers(found: Reach) -> str:
    """Return the numbers of a sum; a small one stays out of it, or it could be worked out from the others."""
    small = "" if not found.small else f"<{SMALL}" if found.small == 1 else f"{found.small} × <{SMALL}"
    large = str(found.shown) if found.shown or (found.counted and not small) else ""
    return _(" en ").join(part for part in (large, small) if part)


def growth(found: WorkGrowth) -> str:
    """Return what changed: ``2 keer inzet, vorig schooljaar om deze tijd 1; 166 deelnemers, toen 110``."""
    now = times_done(len(found.now))
    said = _("{now}, vorig schooljaar om deze tijd {before}").format(now=now, before=len(found.before))
    if found.more_reach and found.before:
        then = _("; {now}, toen {before}")
        said += then.format(now=reach(found.reach_now), before=_numbers(found.reach_before))
    return said


def base_state(wijk: str, base: BaseInOrder | None) -> str:
    """Return what to mind in a wijk before more is done at its schools; empty where its basics stand."""
    if base is BaseInOrder.YES:
        return ""
    if base is BaseInOrder.NO:
        said = _("In {wijk} is de basis nog niet op orde. De basis in de wijk gaat voor.")
    elif base is BaseInOrder.PARTLY:
        said = _("In {wijk} is de basis pas deels op orde. De basis in de wijk gaat voor.")
    else:
        said = _("Of in {wijk} de basis op orde is, is nog niet vastgelegd.")
    return said.format(wijk=wijk)


def base_first(wijk: str, base: BaseInOrder | None) -> str:
    """Return the warning for a wijk in which work at schools grows while its basics do not stand."""
    return _("De inzet groeit. {state}").format(state=base_state(wijk, base))


def growth_rule() -> str:
    """Return the rule of the warning in one sentence."""
    return _(
        "Alles wat dit schooljaar tot vandaag loopt op scholen in de wijk of samen met de wijk, naast hetzelfde deel "
        "van vorig schooljaar; meer inzet of meer deelnemers is groei, en dat waarschuwt zolang de basis niet op "
        "orde is."
    )


def growth_missing(found: WorkGrowth) -> str:
    """Return what is not known for the comparison; empty when nothing is missing."""
    unknown = found.reach_now.unknown + found.reach_before.unknown
    if not unknown:
        return ""
    return ngettext(
        "Bij {number} inzet is niet geteld hoeveel er meededen; daarom telt alleen hoe vaak er iets was.",
        "Bij {number} keer inzet is niet geteld hoeveel er meededen; daarom telt alleen hoe vaak er iets was.",
        unknown,
    ).format(number=unknown)
