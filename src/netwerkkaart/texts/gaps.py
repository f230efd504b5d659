"""The gaps between what schools name and what we do there, in a sentence each."""

from netwerkkaart.domain.gaps import Answer, OfferUse, SchoolAnswer, ThemeAnswer
from netwerkkaart.domain.themes import MENTIONS_TO_PROPOSE, StatusProposal, ThemeStatus
from netwerkkaart.texts import _, ngettext


def times_named(number: int) -> str:
    """Return ``4 keer genoemd``, ``niet genoemd``."""
    return (
        ngettext("{number} keer genoemd", "{number} keer genoemd", number).format(number=number)
        if number
        else _("niet genoemd")
    )


def _times(number: int) -> str:
    return ngettext("{number} keer", "{number} keer", number).format(number=number)


def theme_answer(found: ThemeAnswer) -> str:
    """Return what became of a theme: ``4 keer genoemd, niets ingezet``."""
    named = times_named(len(found.visits))
    if found.answer is Answer.NOT_NAMED:
        done = len(found.activities)
        return _("{named}, wel {times} ingezet").format(named=named, times=_times(done)) if done else named
    return _("{named}, {became}").format(named=named, became=_became(found)) + _planned(len(found.planned))


def _became(found: ThemeAnswer) -> str:
    """Return what was done about a theme that was named."""
    schools, open_ = len(found.schools), len(found.open)
    if found.answer is Answer.NO_OFFER:
        return _("geen aanbod dat erbij past")
    if found.answer is Answer.NOTHING_DONE:
        return _("nog geen afspraak over gemaakt") if found.by_agreement else _("niets ingezet")
    if found.answer is Answer.ELSEWHERE:
        return _("alleen ingezet op een school die het niet noemde")
    what = _("een afspraak") if found.by_agreement else _("iets ingezet")
    if found.answer is Answer.EVERYWHERE:
        return ngettext("en daar {what}", "op alle {number} scholen {what}", schools).format(number=schools, what=what)
    return _("op {number} van de {schools} scholen {what}").format(number=schools - open_, schools=schools, what=what)


def _planned(number: int) -> str:
    return (
        ngettext("; {number} keer gepland", "; {number} keer gepland", number).format(number=number) if number else ""
    )


def school_answer(found: SchoolAnswer, *, by_agreement: bool, has_offer: bool) -> str:
    """Return what became of a theme at one school: ``2 keer genoemd, hier niets ingezet``."""
    named = times_named(len(found.visits))
    if found.activities:
        done = len(found.activities)
        return _("{named}, hier {times} ingezet").format(named=named, times=_times(done)) + _planned(len(found.planned))
    if found.agreements:
        return _("{named}, hier een afspraak over gemaakt").format(named=named)
    if by_agreement:
        return _("{named}, hier nog geen afspraak over gemaakt").format(named=named)
    if not has_offer:
        return _("{named}, geen aanbod dat erbij past").format(named=named)
    return _("{named}, hier niets ingezet").format(named=named) + _planned(len(found.planned))


def offer_use(found: OfferUse) -> str:
    """Return what was done with an offer: ``2 keer ingezet, thema dit schooljaar niet genoemd``."""
    done = len(found.activities)
    used = _("{times} ingezet").format(times=_times(done)) if done else _("niet ingezet")
    if not found.themes:
        return _("{used}; hoort nog bij geen thema").format(used=used)
    if found.visits:
        named = ngettext("thema {times} genoemd", "thema’s {times} genoemd", len(found.themes))
        return _("{used}, {named}").format(used=used, named=named.format(times=_times(len(found.visits)))) + _planned(
            len(found.planned)
        )
    return _unnamed(found, used) + _planned(len(found.planned))


def _unnamed(found: OfferUse, used: str) -> str:
    what = ngettext("thema", "thema’s", len(found.themes))
    where = "" if found.school is None else _("hier ")
    if found.before:
        said = _("{used}, {what} {where}dit schooljaar niet genoemd; vorig schooljaar {times}")
    else:
        said = _("{used}, {what} {where}niet genoemd, ook vorig schooljaar niet")
    return said.format(used=used, what=what, where=where, times=_times(len(found.before)))


def theme_rule(*, by_agreement: bool) -> str:
    """Return in one sentence when a theme counts as answered."""
    if by_agreement:
        return _(
            "Bij dit thema hoort een afspraak, geen aanbod; op een school die het noemde is het beantwoord als daar "
            "een afspraak over geldt."
        )
    return _(
        "Een thema is beantwoord op een school die het noemde als daar dit schooljaar iets loopt of liep van het "
        "aanbod dat bij dit thema hoort; wat gepland is telt nog niet."
    )


def offer_rule() -> str:
    """Return in one sentence when an offer counts as unasked."""
    return _(
        "Aanbod sluit aan als een van de thema’s die erbij horen in hetzelfde schooljaar is genoemd; welke dat zijn "
        "staat bij Instellingen, Aanbod."
    )


def no_status() -> str:
    """Return what stands where nobody set a status."""
    return _("Nog geen status gezet.")


def proposal(found: StatusProposal) -> str:
    """Return the status the program proposes and why, in one sentence."""
    if found.status is ThemeStatus.TAKEN_UP:
        number = len(found.activities)
        return ngettext(
            "Voorstel: opgepakt. Sinds het speelt is er {number} keer iets ingezet dat erbij hoort.",
            "Voorstel: opgepakt. Sinds het speelt is er {number} keer iets ingezet dat erbij hoort.",
            number,
        ).format(number=number)
    number = len(found.visits)
    return ngettext(
        "Voorstel: speelt. Dit schooljaar {number} keer genoemd.",
        "Voorstel: speelt. Dit schooljaar {number} keer genoemd.",
        number,
    ).format(number=number)


def proposal_rule() -> str:
    """Return the rule of the proposals in one sentence."""
    return _(
        "Het programma stelt “speelt” voor als een thema dit schooljaar bij minstens {number} bezoeken is genoemd, en "
        "“opgepakt” als er sindsdien iets begonnen is dat erbij hoort; jij zet de status."
    ).format(number=MENTIONS_TO_PROPOSE)
