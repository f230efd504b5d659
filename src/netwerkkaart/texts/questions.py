"""The questions of the map in sentences: the question, the answer, and the rule behind it."""

from collections.abc import Sequence
from datetime import date

from netwerkkaart.domain.people import TieStep
from netwerkkaart.domain.warmth import (
    FACE_DISTANCE,
    INTRODUCED_DISTANCE,
    SAME_SCHOOL_DISTANCE,
    TIE_DISTANCE,
)
from netwerkkaart.texts import _, ngettext
from netwerkkaart.texts.dates import short_day
from netwerkkaart.texts.words import word


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: ``Lyceum, Raamveld en Waterpoort``."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} en {last}").format(names=", ".join(names[:-1]), last=names[-1])


def tie(step: TieStep | None, last_contact: date | None) -> str:
    """Return what is known of a tie: ``wederkerig, laatst gezien 10 mrt 2026``."""
    how = word(step) if step else _("ontmoet, geen band gezet")
    if last_contact is None:
        return _("{how}, nog niet bij een bezoek").format(how=how)
    return _("{how}, laatst gezien {day}").format(how=how, day=short_day(last_contact))


# -- hoe komen we bij …? ---------------------------------------------------------------------------------------------


def path_question(name: str) -> str:
    """Return the question of the warmest way."""
    return _("Hoe komen we bij {name}?").format(name=name)


def path_rule() -> str:
    """Return how far is counted, with the very numbers of the rule."""
    return _(
        "De warmste weg is de kortste. Een band telt {carrier} (drager), {mutual} (wederkerig), {in_contact} "
        "(in contact), {acquainted} (kennismaking) of {met} (alleen ontmoet), en telkens 1 meer na een kwartaal, een "
        "half jaar en een jaar zonder contact; wie jullie bij iemand bracht telt {introduced}, wie op dezelfde school "
        "werkt {same_school}, en een school waar iemand van jullie vast gezicht of invaller is {face}."
    ).format(
        carrier=TIE_DISTANCE[TieStep.CARRIER],
        mutual=TIE_DISTANCE[TieStep.MUTUAL],
        in_contact=TIE_DISTANCE[TieStep.IN_CONTACT],
        acquainted=TIE_DISTANCE[TieStep.ACQUAINTED],
        met=TIE_DISTANCE[None],
        introduced=INTRODUCED_DISTANCE,
        same_school=SAME_SCHOOL_DISTANCE,
        face=FACE_DISTANCE,
    )


def no_path(name: str) -> str:
    """Return that nobody can bring us to somebody."""
    return _("Niemand die jullie kennen kan jullie bij {name} brengen.").format(name=name)


def known(worker: str, contact: str, how: str) -> str:
    """Return the first leg of a route: ``Via Noor ken je Anna (wederkerig, …)``; by oneself without a worker."""
    if not worker:
        return _("Je kent {contact} zelf ({how})").format(contact=contact, how=how)
    return _("Via {worker} ken je {contact} ({how})").format(worker=worker, contact=contact, how=how)


def comes_at(worker: str, school: str, contact: str) -> str:
    """Return the first leg of a route past a school: ``Bilal komt op het Lyceum, waar Anna werkt``."""
    if not worker:
        return _("Je komt op {school}, waar {contact} werkt").format(school=school, contact=contact)
    return _("{worker} komt op {school}, waar {contact} werkt").format(worker=worker, school=school, contact=contact)


def introduced(contact: str) -> str:
    """Return a leg from who brought us to somebody."""
    return _("die bracht jullie bij {contact}").format(contact=contact)


def came_via(contact: str) -> str:
    """Return a leg to who brought us to somebody."""
    return _("die leerden jullie kennen via {contact}").format(contact=contact)


def same_school(contact: str, school: str) -> str:
    """Return a leg between two people of one school."""
    return _("die werkt met {contact} op {school}").format(contact=contact, school=school)


def legs(parts: Sequence[str]) -> str:
    """Return the legs of a route as one sentence."""
    return f"{'; '.join(parts)}."


# -- wat als … vertrekt? ---------------------------------------------------------------------------------------------


def leaving_question(name: str) -> str:
    """Return the question of who leaves."""
    return _("Wat als {name} vertrekt?").format(name=name)


def leaving_rule(*, worker: bool) -> str:
    """Return what a last tie is, and what cut off means."""
    last = (
        _(
            "De laatste band: niemand anders van jullie heeft een band met dit contact, of niemand anders zag het in "
            "de laatste twaalf maanden; een school verliest haar enige vaste gezicht."
        )
        if worker
        else _("De laatste band: op deze school heeft niemand van jullie een band met iemand anders die er nu werkt.")
    )
    return last + " " + _("Los: elke lijn van jullie naar deze school of persoon loopt langs wie vertrekt.")


def leaving(name: str, *, contacts: int, faces: int, schools: int, cut_off: int) -> str:
    """Return what is lost; ``faces`` are schools without a vast gezicht, ``schools`` those where we know nobody."""
    parts = []
    if contacts:
        parts.append(
            ngettext(
                "verliest {n} contact de laatste band met jullie",
                "verliezen {n} contacten de laatste band met jullie",
                contacts,
            ).format(n=contacts)
        )
    if faces:
        parts.append(
            ngettext("heeft {n} school geen vast gezicht", "hebben {n} scholen geen vast gezicht", faces).format(
                n=faces
            )
        )
    if schools:
        parts.append(
            ngettext(
                "kennen jullie op {n} school niemand meer", "kennen jullie op {n} scholen niemand meer", schools
            ).format(n=schools)
        )
    if cut_off:
        parts.append(
            ngettext("raakt {n} school of persoon los", "raken {n} scholen en personen los", cut_off).format(n=cut_off)
        )
    if not parts:
        return _("Zonder {name} houdt alles een band met jullie.").format(name=name)
    return _("Zonder {name} {lost}.").format(name=name, lost=listed(parts))


# -- kwetsbaar -------------------------------------------------------------------------------------------------------


def fragile_question() -> str:
    """Return the question of what hangs on one person."""
    return _("Wat is kwetsbaar?")


def fragile_rule() -> str:
    """Return when a school hangs on somebody."""
    return _(
        "Een school hangt aan iemand als elke lijn van jullie naar die school (banden, vaste gezichten, functies, "
        "introducties) langs deze persoon loopt."
    )


def fragile(hanging: int, unreached: int, schools: int) -> str:
    """Return how many schools hang on one person."""
    if not schools:
        return _("Er zijn nog geen scholen.")
    first = (
        ngettext(
            "{n} van de {of} scholen hangt aan één persoon", "{n} van de {of} scholen hangen aan één persoon", hanging
        ).format(n=hanging, of=schools)
        if hanging
        else _("Geen enkele school hangt aan één persoon")
    )
    if not unreached:
        return _("{first}.").format(first=first)
    rest = ngettext("naar {n} school loopt nog geen lijn", "naar {n} scholen loopt nog geen lijn", unreached).format(
        n=unreached
    )
    return _("{first}; {rest}.").format(first=first, rest=rest)


def only_through(names: Sequence[str]) -> str:
    """Return through whom the only way goes: ``alleen via Bilal, dan Anna``."""
    return _("alleen via {names}").format(names=_(", dan ").join(names))


# -- wie verbindt ----------------------------------------------------------------------------------------------------


def joined_question() -> str:
    """Return the question of what hangs together."""
    return _("Wie verbindt?")


def joined_rule(share: int) -> str:
    """Return when schools hang together; ``share`` is one in so many."""
    return _(
        "Scholen hangen samen als iemand dicht bij allebei staat (er werkt, er vast gezicht of invaller is, of er met "
        "iemand een gezette band heeft) en minstens één op de {share} kortste wegen in het netwerk langs deze persoon "
        "loopt."
    ).format(share=share)


def joined(schools: int, groups: int, alone: int) -> str:
    """Return how many schools hang together."""
    if not schools:
        return _("Er zijn geen scholen die via iemand samenhangen.")
    first = ngettext(
        "{schools} scholen hangen samen, in {n} groep", "{schools} scholen hangen samen, in {n} groepen", groups
    ).format(schools=schools, n=groups)
    if not alone:
        return _("{first}.").format(first=first)
    rest = ngettext("{n} school staat apart", "{n} scholen staan apart", alone).format(n=alone)
    return _("{first}; {rest}.").format(first=first, rest=rest)


_FEW = 3


def joined_with(schools: Sequence[str], people: Sequence[str]) -> str:
    """Return with which schools one hangs together, and through whom."""
    others = (
        listed(schools)
        if len(schools) <= _FEW
        else ngettext("{n} andere school", "{n} andere scholen", len(schools)).format(n=len(schools))
    )
    return _("met {others}, via {people}").format(others=others, people=listed(people))


# -- witte vlekken ---------------------------------------------------------------------------------------------------


def gaps_question() -> str:
    """Return the question of the empty seats."""
    return _("Waar zijn witte vlekken?")


def gaps_rule() -> str:
    """Return when a seat is empty."""
    return _(
        "Een lege stoel is een rol waarin jullie op zo’n school iemand horen te kennen, en waarin jullie niemand "
        "kennen die er nu werkt. Welke rollen dat zijn staat bij Instellingen."
    )


def gaps(seats: int, schools: int, of: int) -> str:
    """Return how many seats are empty."""
    if not seats:
        return _("Er zijn geen lege stoelen.")
    number = ngettext("{n} lege stoel", "{n} lege stoelen", seats).format(n=seats)
    return _("{seats} op {schools} van de {of} scholen.").format(seats=number, schools=schools, of=of)


def nobody_known(roles: Sequence[str]) -> str:
    """Return the roles nobody is known in: ``geen directeur en geen mentor bekend``."""
    return _("{roles} bekend").format(roles=listed([_("geen {role}").format(role=role) for role in roles]))


# -- verschil tussen twee data ---------------------------------------------------------------------------------------


def difference_question(before: date, after: date) -> str:
    """Return the question of what changed."""
    return _("Wat veranderde tussen {before} en {after}?").format(before=short_day(before), after=short_day(after))


def difference_rule() -> str:
    """Return what warmer and cooler are."""
    return _(
        "Een band is warmer als de stap verder is, of bij dezelfde stap als jullie elkaar weer zagen; koeler als de "
        "stap terugging, of bij dezelfde stap na een kwartaal, een half jaar en een jaar zonder contact. Wie vertrok "
        "telt als weg."
    )


def difference(*, new: int, gone: int, warmer: int, cooler: int) -> str:
    """Return how much changed."""
    if not any((new, gone, warmer, cooler)):
        return _("Er veranderde niets.")
    came = ngettext("{n} kwam erbij", "{n} kwamen erbij", new).format(n=new)
    went = ngettext("{n} ging weg", "{n} gingen weg", gone).format(n=gone)
    up = ngettext("{n} band werd warmer", "{n} banden werden warmer", warmer).format(n=warmer)
    down = ngettext("{n} koeler", "{n} koeler", cooler).format(n=cooler)
    return _("{came}, {went}; {up} en {down}.").format(came=came, went=went, up=up, down=down)


def step_changed(before: TieStep | None, after: TieStep | None) -> str:
    """Return ``van kennismaking naar wederkerig``; empty when the step stayed."""
    if before is after:
        return ""
    old, new = (word(step) if step else _("ontmoet") for step in (before, after))
    return _("van {before} naar {after}").format(before=old, after=new)


def seen_changed(*, nearer: bool) -> str:
    """Return that somebody was seen again, or longer not."""
    return _("weer gezien") if nearer else _("langer niet gezien")
