"""The Dutch word for every slug of the domain: the one place for window, paper and command line."""

from enum import Enum
from typing import Final

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.changes import Kind, Turn
from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, Level, TieStep
from netwerkkaart.domain.phases import EntryTestKind, Phase, StepBackReason
from netwerkkaart.domain.promises import PromiseSide, PromiseStatus
from netwerkkaart.domain.readings import SpreadOver
from netwerkkaart.domain.schools import (
    Approach,
    BaseInOrder,
    HolidayRegion,
    SchoolDayKind,
    SchoolSource,
    Sector,
)
from netwerkkaart.domain.trust import (
    Dimension,
    Doubt,
    SignalKind,
    StandOrigin,
    StandTestKind,
    TrendDirection,
    TrustStand,
)
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.texts import N_, NN_, _, ngettext

# A StrEnum member equals its slug, and so another enum's member with that slug: hence a table per enum.
WORDS: Final[dict[type[Enum], dict[Enum, str]]] = {
    Sector: {
        Sector.PO: N_("po"),
        Sector.SBO: N_("sbo"),
        Sector.SO: N_("so"),
        Sector.VSO: N_("vso"),
        Sector.VO: N_("vo"),
        Sector.PRO: N_("pro"),
        Sector.ISK: N_("isk"),
        Sector.MBO: N_("mbo"),
    },
    HolidayRegion: {
        HolidayRegion.NORTH: N_("Noord"),
        HolidayRegion.MIDDLE: N_("Midden"),
        HolidayRegion.SOUTH: N_("Zuid"),
    },
    Approach: {
        Approach.FROM_NEIGHBOURHOOD: N_("vanuit de wijk"),
        Approach.IN_SCHOOL: N_("in de school"),
    },
    BaseInOrder: {
        BaseInOrder.YES: N_("ja"),
        BaseInOrder.PARTLY: N_("deels"),
        BaseInOrder.NO: N_("nee"),
    },
    SchoolDayKind: {
        SchoolDayKind.STUDY_DAY: N_("studiedag"),
        SchoolDayKind.TEST_WEEK: N_("toetsweek"),
    },
    SchoolSource: {
        SchoolSource.DUO: N_("uit DUO"),
        SchoolSource.HAND: N_("zelf toegevoegd"),
    },
    Level: {
        Level.DIRECTION: N_("bestuur en directie"),
        Level.LEADERSHIP: N_("leiding"),
        Level.CARE: N_("zorg"),
        Level.DAILY: N_("dagelijks contact"),
        Level.AROUND: N_("omgeving"),
    },
    TieStep: {
        TieStep.ACQUAINTED: N_("kennismaking"),
        TieStep.IN_CONTACT: N_("in contact"),
        TieStep.MUTUAL: N_("wederkerig"),
        TieStep.CARRIER: N_("drager"),
    },
    IntroductionKind: {
        IntroductionKind.CONTACT: N_("via een contact"),
        IntroductionKind.COLLEAGUE: N_("via een collega"),
        IntroductionKind.PUPIL: N_("via een leerling"),
        IntroductionKind.OWN: N_("op eigen initiatief"),
    },
    AssignmentKind: {
        AssignmentKind.FIXED: N_("vast gezicht"),
        AssignmentKind.SUBSTITUTE: N_("invaller"),
    },
    VisitKind: {
        VisitKind.DROP_IN: N_("langsgelopen"),
        VisitKind.APPOINTMENT: N_("afspraak"),
        VisitKind.MEETING: N_("overleg"),
        VisitKind.ACTIVITY: N_("activiteit"),
        VisitKind.PHONE: N_("telefoon"),
        VisitKind.MAIL: N_("mail"),
        VisitKind.NEEDS_TALK: N_("verkenningsgesprek"),
    },
    VisitStatus: {
        VisitStatus.PLANNED: N_("gepland"),
        VisitStatus.HELD: N_("geweest"),
        VisitStatus.CANCELLED_BY_SCHOOL: N_("afgezegd door school"),
        VisitStatus.CANCELLED_BY_US: N_("afgezegd door ons"),
    },
    Initiative: {
        Initiative.US: N_("wij"),
        Initiative.SCHOOL: N_("school"),
        Initiative.UNKNOWN: N_("onbekend"),
    },
    PromiseSide: {
        PromiseSide.US: N_("door ons"),
        PromiseSide.SCHOOL: N_("door de school"),
    },
    PromiseStatus: {
        PromiseStatus.OPEN: N_("open"),
        PromiseStatus.KEPT: N_("nagekomen"),
        PromiseStatus.LATE: N_("te laat nagekomen"),
        PromiseStatus.DROPPED: N_("vervallen"),
    },
    AgreementKind: {
        AgreementKind.COVENANT: N_("convenant"),
        AgreementKind.INFORMATION_SHARING: N_("afspraak over informatie delen"),
        AgreementKind.DEMARCATION: N_("taakafbakening"),
        AgreementKind.OTHER: N_("andere afspraak"),
    },
    AgreementStatus: {
        AgreementStatus.DRAFT: N_("in voorbereiding"),
        AgreementStatus.ACTIVE: N_("geldig"),
        AgreementStatus.ENDED: N_("beëindigd"),
    },
    TrustStand: {
        TrustStand.NO_VIEW: N_("geen beeld"),
        TrustStand.ABSENT: N_("ontbreekt"),
        TrustStand.EMERGING: N_("krijgt vorm"),
        TrustStand.GROUNDED: N_("gegrond"),
    },
    StandOrigin: {
        StandOrigin.PROPOSED: N_("voorgesteld"),
        StandOrigin.OWN: N_("zelf bepaald"),
    },
    Dimension: {
        Dimension.OPENNESS: N_("openheid"),
        Dimension.RELIABILITY: N_("betrouwbaarheid"),
        Dimension.REGARD: N_("welwillendheid"),
        Dimension.COMPETENCE: N_("vakmanschap"),
        Dimension.RESPECT: N_("respect"),
        Dimension.INTEGRITY: N_("integriteit"),
        Dimension.SHARED_GOAL: N_("zelfde doel"),
    },
    SignalKind: {
        SignalKind.CONTACTED_US: N_("nam zelf contact op"),
        SignalKind.SHARED_CONCERN: N_("deelde een vraag of zorg"),
        SignalKind.KEPT_APPOINTMENT: N_("hield zich aan de afspraak"),
        SignalKind.WE_KEPT_PROMISE: N_("wij kwamen onze toezegging na of koppelden terug"),
        SignalKind.BROUGHT_TO_COLLEAGUE: N_("bracht ons bij een collega"),
        SignalKind.ASKED_FOR_US: N_("vroeg om onze inzet of ons oordeel"),
        SignalKind.INVITED_TO_MEETING: N_("nodigde ons uit voor overleg"),
        SignalKind.WE_WERE_USEFUL: N_("wij waren van betekenis"),
        SignalKind.DISAGREEMENT_SPOKEN: N_("onenigheid uitgesproken"),
        SignalKind.SCHOOL_BROKE_APPOINTMENT: N_("afspraak door school niet nagekomen"),
        SignalKind.WE_BROKE_PROMISE: N_("toezegging door ons niet nagekomen"),
        SignalKind.KEPT_US_AWAY: N_("hield ons op afstand"),
        SignalKind.DECIDED_WITHOUT_US: N_("besloot zonder ons"),
        SignalKind.DISAGREEMENT_OPEN: N_("onenigheid open"),
    },
    SpreadOver: {
        SpreadOver.CONTACTS: N_("contactpersonen"),
        SpreadOver.WORKERS: N_("medewerkers"),
    },
    TrendDirection: {
        TrendDirection.IMPROVING: N_("wijst op verbetering"),
        TrendDirection.WORSENING: N_("wijst op verslechtering"),
        TrendDirection.NO_CLEAR_DIFFERENCE: N_("geen duidelijk verschil"),
    },
    Doubt: {
        Doubt.OLD: N_("ouder dan 12 maanden"),
        Doubt.KEY_CONTACT_LEFT: N_("aanspreekpunt vertrokken"),
        Doubt.COVENANT_ENDED: N_("convenant afgelopen"),
    },
    StandTestKind: {
        StandTestKind.BUILDING_SIGNALS: N_("minstens 4 opbouwende signalen"),
        StandTestKind.DIMENSIONS: N_("over minstens 3 kanten van vertrouwen"),
        StandTestKind.PERSONS: N_("van minstens 2 personen"),
        StandTestKind.SCHOOL_INITIATIVE: N_("de school nam minstens een derde van de initiatieven"),
        StandTestKind.NO_OPEN_DISAGREEMENT: N_("geen onenigheid open"),
        StandTestKind.MORE_STRAINING: N_("meer schurende dan opbouwende signalen, bij minstens 3"),
        StandTestKind.CANCELLATIONS: N_("minstens 2 keer afgezegd door de school"),
        StandTestKind.CONTACT_DAYS: N_("minstens 3 contactdagen"),
    },
    Phase: {
        Phase.NO_CONTACT: N_("Geen contact"),
        Phase.FIRST_CONTACT: N_("Eerste contact"),
        Phase.LOOSE_CONTACTS: N_("Losse contacten"),
        Phase.EXPLORING: N_("Verkenning"),
        Phase.FIRST_ACTIVITY: N_("Eerste inzet"),
        Phase.FIXED_FACE: N_("Vast gezicht"),
        Phase.STRUCTURAL: N_("Structurele samenwerking"),
        Phase.PARTNER: N_("Partner en brug naar de wijk"),
    },
    EntryTestKind: {
        EntryTestKind.ONE_TALK: N_("één gesprek gevoerd"),
        EntryTestKind.TWO_CONTACTS: N_("minstens 2 contacten gesproken"),
        EntryTestKind.NEEDS_TALK: N_("verkenningsgesprek gevoerd"),
        EntryTestKind.ONE_THEME: N_("minstens één thema genoemd"),
        EntryTestKind.ONE_ACTIVITY: N_("minstens één inzet gedaan"),
        EntryTestKind.FIXED_WORKER: N_("een vast gezicht van ons"),
        EntryTestKind.KEY_CONTACT: N_("een aanspreekpunt op school"),
        EntryTestKind.RHYTHM: N_("ritme in de contacten"),
        EntryTestKind.VALID_COVENANT: N_("geldig convenant"),
        EntryTestKind.EVALUATION_PLANNED: N_("evaluatie gepland"),
        EntryTestKind.IN_SCHOOL_MEETING: N_("in het overleg van de school, de laatste 12 maanden"),
        EntryTestKind.BRIDGE_ACTIVITY: N_("activiteit tussen school en wijk, de laatste 12 maanden"),
    },
    StepBackReason: {
        StepBackReason.KEY_CONTACT_LEFT: N_("aanspreekpunt weg"),
        StepBackReason.COVENANT_EXPIRED: N_("convenant verlopen"),
        StepBackReason.CAPACITY: N_("capaciteit"),
        StepBackReason.INCIDENT: N_("incident"),
        StepBackReason.SCHOOL_CLOSED: N_("school gesloten of gefuseerd"),
        StepBackReason.OTHER: N_("andere reden"),
    },
    Kind: {
        Kind.SCHOOL: N_("school"),
        Kind.NEIGHBOURHOOD: N_("wijk"),
        Kind.WORKER: N_("medewerker"),
        Kind.ASSIGNMENT: N_("vast gezicht of invaller"),
        Kind.ROLE: N_("rol"),
        Kind.CONTACT: N_("contact"),
        Kind.POSITION: N_("functie"),
        Kind.TIE: N_("band"),
        Kind.INTRODUCTION: N_("introductie"),
        Kind.VISIT: N_("bezoek"),
        Kind.SIGNAL: N_("signaal"),
        Kind.PROMISE: N_("toezegging"),
        Kind.THEME: N_("thema"),
        Kind.OFFER: N_("aanbod"),
        Kind.ACTIVITY: N_("inzet"),
        Kind.TRUST_STATE: N_("stand van het vertrouwen"),
        Kind.PHASE: N_("fase"),
        Kind.AGREEMENT: N_("afspraak"),
        Kind.SETTING: N_("instelling"),
        Kind.PLACE: N_("plaats op de kaart"),
    },
    Turn: {
        Turn.DONE: N_("gedaan"),
        Turn.UNDONE: N_("ongedaan gemaakt"),
        Turn.REDONE: N_("opnieuw gedaan"),
    },
}

_SECTOR_NAMES: Final[dict[Sector, str]] = {
    Sector.PO: N_("basisonderwijs"),
    Sector.SBO: N_("speciaal basisonderwijs"),
    Sector.SO: N_("speciaal onderwijs"),
    Sector.VSO: N_("voortgezet speciaal onderwijs"),
    Sector.VO: N_("voortgezet onderwijs"),
    Sector.PRO: N_("praktijkonderwijs"),
    Sector.ISK: N_("internationale schakelklas"),
    Sector.MBO: N_("middelbaar beroepsonderwijs"),
}


_COUNTED: Final[dict[Kind, tuple[str, str]]] = {
    Kind.SCHOOL: NN_("{number} school", "{number} scholen"),
    Kind.NEIGHBOURHOOD: NN_("{number} wijk", "{number} wijken"),
    Kind.WORKER: NN_("{number} medewerker", "{number} medewerkers"),
    Kind.ASSIGNMENT: NN_("{number} koppeling aan een school", "{number} koppelingen aan een school"),
    Kind.ROLE: NN_("{number} rol", "{number} rollen"),
    Kind.CONTACT: NN_("{number} contact", "{number} contacten"),
    Kind.POSITION: NN_("{number} functie", "{number} functies"),
    Kind.TIE: NN_("{number} band", "{number} banden"),
    Kind.INTRODUCTION: NN_("{number} introductie", "{number} introducties"),
    Kind.VISIT: NN_("{number} bezoek", "{number} bezoeken"),
    Kind.SIGNAL: NN_("{number} signaal", "{number} signalen"),
    Kind.PROMISE: NN_("{number} toezegging", "{number} toezeggingen"),
    Kind.THEME: NN_("{number} thema", "{number} thema’s"),
    Kind.OFFER: NN_("{number} aanbod", "{number} keer aanbod"),
    Kind.ACTIVITY: NN_("{number} inzet", "{number} keer inzet"),
    Kind.TRUST_STATE: NN_("{number} stand van het vertrouwen", "{number} standen van het vertrouwen"),
    Kind.PHASE: NN_("{number} fase", "{number} fasen"),
    Kind.AGREEMENT: NN_("{number} afspraak", "{number} afspraken"),
    Kind.SETTING: NN_("{number} instelling", "{number} instellingen"),
    Kind.PLACE: NN_("{number} plaats op de kaart", "{number} plaatsen op de kaart"),
}


def word(value: Enum) -> str:
    """Return the word for a member of any enum of the domain, as it stands in running text.

    Raises:
        KeyError: the enum is not one the user reads.
    """
    return _(WORDS[type(value)][value])


def capitalised(text: str) -> str:
    """Return a text with its first letter large; the Dutch *ij* counts as one letter."""
    first = 2 if text[:2].lower() == "ij" else 1
    return text[:first].upper() + text[first:]


def sector_name(sector: Sector) -> str:
    """Return the whole name of a sector: ``voortgezet onderwijs``; :func:`word` gives ``vo``."""
    return _(_SECTOR_NAMES[sector])


def phase_label(phase: Phase) -> str:
    """Return a phase with its number on the ladder: ``4 Eerste inzet``."""
    return f"{phase.value} {word(phase)}"


def counted(kind: Kind, number: int) -> str:
    """Return how many of a kind of thing there are: ``1 bezoek``, ``12 bezoeken``, ``0 scholen``."""
    singular, plural = _COUNTED[kind]
    return ngettext(singular, plural, number).format(number=number)
