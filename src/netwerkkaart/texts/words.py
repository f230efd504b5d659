"""The Dutch word for every slug of the domain: the one place for window, paper and command line.

The tables go by the names of the enums and their members, so that this module, which the first paint needs, imports no
rules; a test holds the tables against the domain.
"""

from enum import Enum
from typing import TYPE_CHECKING, Final

from netwerkkaart.texts import N_, NN_, _, ngettext

if TYPE_CHECKING:
    from netwerkkaart.domain.changes import Kind
    from netwerkkaart.domain.phases import Phase
    from netwerkkaart.domain.schools import Sector

WORDS: Final[dict[str, dict[str, str]]] = {
    "Sector": {
        "PO": N_("po"),
        "SBO": N_("sbo"),
        "SO": N_("so"),
        "VSO": N_("vso"),
        "VO": N_("vo"),
        "PRO": N_("pro"),
        "ISK": N_("isk"),
        "MBO": N_("mbo"),
    },
    "HolidayRegion": {
        "NORTH": N_("Noord"),
        "MIDDLE": N_("Midden"),
        "SOUTH": N_("Zuid"),
    },
    "Approach": {
        "FROM_NEIGHBOURHOOD": N_("vanuit de wijk"),
        "IN_SCHOOL": N_("in de school"),
    },
    "BaseInOrder": {
        "YES": N_("ja"),
        "PARTLY": N_("deels"),
        "NO": N_("nee"),
    },
    "SchoolDayKind": {
        "STUDY_DAY": N_("studiedag"),
        "TEST_WEEK": N_("toetsweek"),
    },
    "SchoolSource": {
        "DUO": N_("uit DUO"),
        "HAND": N_("zelf toegevoegd"),
    },
    "Arrangement": {
        "ISLANDS": N_("eilanden"),
        "FREE": N_("vrij"),
    },
    "MapLayer": {
        "SEATS": N_("lege stoelen"),
        "NEIGHBOURHOODS": N_("wijken"),
        "THEMES": N_("thema’s"),
        "PARTNERS": N_("partners"),
    },
    "Colouring": {
        "SECTOR": N_("sector"),
        "STAND": N_("stand van het vertrouwen"),
        "FACE": N_("vast gezicht"),
    },
    "Level": {
        "DIRECTION": N_("bestuur en directie"),
        "LEADERSHIP": N_("leiding"),
        "CARE": N_("zorg"),
        "DAILY": N_("dagelijks contact"),
        "AROUND": N_("omgeving"),
    },
    "TieStep": {
        "ACQUAINTED": N_("kennismaking"),
        "IN_CONTACT": N_("in contact"),
        "MUTUAL": N_("wederkerig"),
        "CARRIER": N_("drager"),
    },
    "IntroductionKind": {
        "CONTACT": N_("via een contact"),
        "COLLEAGUE": N_("via een collega"),
        "PUPIL": N_("via een leerling"),
        "OWN": N_("op eigen initiatief"),
    },
    "AssignmentKind": {
        "FIXED": N_("vast gezicht"),
        "SUBSTITUTE": N_("invaller"),
    },
    "StillThere": {
        "STAYS": N_("blijft"),
        "OTHER_ROLE": N_("andere functie"),
        "LEFT": N_("weg"),
        "UNKNOWN": N_("onbekend"),
    },
    "LeanKind": {
        "ONLY_FACE": N_("enige vaste gezicht"),
        "ALL_CONTACT": N_("alle contact"),
        "MOST_CONTACT": N_("het meeste contact"),
        "ONLY_TIE": N_("enige band"),
        "ONLY_MET": N_("enige die deze persoon sprak"),
    },
    "HandoverState": {
        "TO_PLAN": N_("nog geen bezoek gepland"),
        "PLANNED": N_("gezamenlijk bezoek gepland"),
        "MET": N_("gezamenlijk bezoek geweest"),
        "DONE": N_("overgedragen"),
    },
    "RoundReason": {
        "NEVER_MET": N_("nog nooit ontmoet"),
        "EMPTY_SEAT": N_("lege stoel"),
        "INTERVAL": N_("te lang geleden"),
        "PROMISE": N_("toezegging"),
    },
    "OutKind": {
        "WEEKEND": N_("weekend"),
        "HOLIDAY": N_("vakantie of feestdag"),
        "STUDY_DAY": N_("studiedag"),
        "TEST_WEEK": N_("toetsweek"),
    },
    "VisitKind": {
        "DROP_IN": N_("langsgelopen"),
        "APPOINTMENT": N_("afspraak"),
        "MEETING": N_("overleg"),
        "ACTIVITY": N_("activiteit"),
        "PHONE": N_("telefoon"),
        "MAIL": N_("mail"),
        "NEEDS_TALK": N_("verkenningsgesprek"),
    },
    "VisitStatus": {
        "PLANNED": N_("gepland"),
        "HELD": N_("geweest"),
        "CANCELLED_BY_SCHOOL": N_("afgezegd door school"),
        "CANCELLED_BY_US": N_("afgezegd door ons"),
    },
    "Initiative": {
        "US": N_("wij"),
        "SCHOOL": N_("school"),
        "UNKNOWN": N_("onbekend"),
    },
    "PromiseSide": {
        "US": N_("door ons"),
        "SCHOOL": N_("door de school"),
    },
    "PromiseStatus": {
        "OPEN": N_("open"),
        "KEPT": N_("nagekomen"),
        "LATE": N_("te laat nagekomen"),
        "DROPPED": N_("vervallen"),
    },
    "AgreementKind": {
        "COVENANT": N_("convenant"),
        "INFORMATION_SHARING": N_("afspraak over informatie delen"),
        "DEMARCATION": N_("taakafbakening"),
        "OTHER": N_("andere afspraak"),
    },
    "AgreementStatus": {
        "DRAFT": N_("in voorbereiding"),
        "ACTIVE": N_("geldig"),
        "ENDED": N_("beëindigd"),
    },
    "TrustStand": {
        "NO_VIEW": N_("geen beeld"),
        "ABSENT": N_("ontbreekt"),
        "EMERGING": N_("krijgt vorm"),
        "GROUNDED": N_("gegrond"),
    },
    "StandOrigin": {
        "PROPOSED": N_("voorgesteld"),
        "OWN": N_("zelf bepaald"),
    },
    "Dimension": {
        "OPENNESS": N_("openheid"),
        "RELIABILITY": N_("betrouwbaarheid"),
        "REGARD": N_("welwillendheid"),
        "COMPETENCE": N_("vakmanschap"),
        "RESPECT": N_("respect"),
        "INTEGRITY": N_("integriteit"),
        "SHARED_GOAL": N_("zelfde doel"),
    },
    "SignalKind": {
        "CONTACTED_US": N_("nam zelf contact op"),
        "SHARED_CONCERN": N_("deelde een vraag of zorg"),
        "KEPT_APPOINTMENT": N_("hield zich aan de afspraak"),
        "WE_KEPT_PROMISE": N_("wij kwamen onze toezegging na of koppelden terug"),
        "BROUGHT_TO_COLLEAGUE": N_("bracht ons bij een collega"),
        "ASKED_FOR_US": N_("vroeg om onze inzet of ons oordeel"),
        "INVITED_TO_MEETING": N_("nodigde ons uit voor overleg"),
        "WE_WERE_USEFUL": N_("wij waren van betekenis"),
        "DISAGREEMENT_SPOKEN": N_("onenigheid uitgesproken"),
        "SCHOOL_BROKE_APPOINTMENT": N_("afspraak door school niet nagekomen"),
        "WE_BROKE_PROMISE": N_("toezegging door ons niet nagekomen"),
        "KEPT_US_AWAY": N_("hield ons op afstand"),
        "DECIDED_WITHOUT_US": N_("besloot zonder ons"),
        "DISAGREEMENT_OPEN": N_("onenigheid open"),
    },
    "SpreadOver": {
        "CONTACTS": N_("contactpersonen"),
        "WORKERS": N_("medewerkers"),
    },
    "TrendDirection": {
        "IMPROVING": N_("wijst op verbetering"),
        "WORSENING": N_("wijst op verslechtering"),
        "NO_CLEAR_DIFFERENCE": N_("geen duidelijk verschil"),
    },
    "Doubt": {
        "OLD": N_("ouder dan 12 maanden"),
        "KEY_CONTACT_LEFT": N_("aanspreekpunt vertrokken"),
        "COVENANT_ENDED": N_("convenant afgelopen"),
    },
    "StandTestKind": {
        "BUILDING_SIGNALS": N_("minstens 4 opbouwende signalen"),
        "DIMENSIONS": N_("over minstens 3 kanten van vertrouwen"),
        "PERSONS": N_("van minstens 2 personen"),
        "SCHOOL_INITIATIVE": N_("de school nam minstens een derde van de initiatieven"),
        "NO_OPEN_DISAGREEMENT": N_("geen onenigheid open"),
        "MORE_STRAINING": N_("meer schurende dan opbouwende signalen, bij minstens 3"),
        "CANCELLATIONS": N_("minstens 2 keer afgezegd door de school"),
        "CONTACT_DAYS": N_("minstens 3 contactdagen"),
    },
    "Phase": {
        "NO_CONTACT": N_("Geen contact"),
        "FIRST_CONTACT": N_("Eerste contact"),
        "LOOSE_CONTACTS": N_("Losse contacten"),
        "EXPLORING": N_("Verkenning"),
        "FIRST_ACTIVITY": N_("Eerste inzet"),
        "FIXED_FACE": N_("Vast gezicht"),
        "STRUCTURAL": N_("Structurele samenwerking"),
        "PARTNER": N_("Partner en brug naar de wijk"),
    },
    "EntryTestKind": {
        "ONE_TALK": N_("één gesprek gevoerd"),
        "TWO_CONTACTS": N_("minstens 2 contacten gesproken"),
        "NEEDS_TALK": N_("verkenningsgesprek gevoerd"),
        "ONE_THEME": N_("minstens één thema genoemd"),
        "ONE_ACTIVITY": N_("minstens één inzet gedaan"),
        "FIXED_WORKER": N_("een vast gezicht van ons"),
        "KEY_CONTACT": N_("een aanspreekpunt op school"),
        "RHYTHM": N_("ritme in de contacten"),
        "VALID_COVENANT": N_("geldig convenant"),
        "EVALUATION_PLANNED": N_("evaluatie gepland"),
        "IN_SCHOOL_MEETING": N_("in het overleg van de school, de laatste 12 maanden"),
        "BRIDGE_ACTIVITY": N_("activiteit tussen school en wijk, de laatste 12 maanden"),
    },
    "ThemeStatus": {
        "RAISED": N_("speelt"),
        "TAKEN_UP": N_("opgepakt"),
        "AT_REST": N_("rust"),
    },
    "Answer": {
        "NOT_NAMED": N_("niet genoemd"),
        "NO_OFFER": N_("geen aanbod dat erbij past"),
        "NOTHING_DONE": N_("niets ingezet"),
        "ELSEWHERE": N_("alleen ergens anders ingezet"),
        "PARTLY": N_("niet overal ingezet"),
        "EVERYWHERE": N_("ingezet waar het is genoemd"),
    },
    "SurveySide": {
        "US": N_("wij"),
        "SCHOOL": N_("de school"),
    },
    "SurveyStatement": {
        "PROMISES_KEPT": N_("Afspraken worden over en weer nagekomen."),
        "SAME_GOAL": N_("We willen hetzelfde voor de jongeren."),
        "HARD_THINGS_DISCUSSED": N_("Lastige dingen zijn bespreekbaar."),
        "ROLES_RESPECTED": N_("Onze rol wordt gerespecteerd en wij respecteren die van de school."),
        "SKILL_TRUSTED": N_("Men vertrouwt op ons vakmanschap."),
        "EXTRA_FOR_EACH_OTHER": N_("Men doet iets extra’s voor elkaar."),
    },
    "SurveyAnswer": {
        "NOT_AT_ALL": N_("helemaal niet"),
        "A_LITTLE": N_("een beetje"),
        "REASONABLY": N_("redelijk"),
        "FULLY": N_("helemaal wel"),
        "DO_NOT_KNOW": N_("weet ik niet"),
    },
    "MarkKind": {
        "FIRST_CONTACT": N_("eerste contact"),
        "NEEDS_TALK": N_("verkenningsgesprek"),
        "FIRST_ACTIVITY": N_("eerste inzet"),
        "COVENANT_STARTED": N_("convenant begint"),
        "COVENANT_ENDED": N_("convenant eindigt"),
        "KEY_CONTACT_CAME": N_("aanspreekpunt komt"),
        "KEY_CONTACT_LEFT": N_("aanspreekpunt gaat"),
        "FACE_CAME": N_("vast gezicht komt"),
        "FACE_LEFT": N_("vast gezicht gaat"),
        "SURVEY_US": N_("peiling van ons"),
        "SURVEY_SCHOOL": N_("peiling van de school"),
        "PHASE": N_("fase"),
        "STAND": N_("stand van het vertrouwen"),
        "BUILDING": N_("opbouwend signaal"),
        "STRAINING": N_("schurend signaal"),
        "CONTACT": N_("contactmoment"),
    },
    "StepBackReason": {
        "KEY_CONTACT_LEFT": N_("aanspreekpunt weg"),
        "COVENANT_EXPIRED": N_("convenant verlopen"),
        "CAPACITY": N_("capaciteit"),
        "INCIDENT": N_("incident"),
        "SCHOOL_CLOSED": N_("school gesloten of gefuseerd"),
        "OTHER": N_("andere reden"),
    },
    "Kind": {
        "SCHOOL": N_("school"),
        "NEIGHBOURHOOD": N_("wijk"),
        "WORKER": N_("medewerker"),
        "ASSIGNMENT": N_("vast gezicht of invaller"),
        "ROLE": N_("rol"),
        "CONTACT": N_("contact"),
        "POSITION": N_("functie"),
        "TIE": N_("band"),
        "INTRODUCTION": N_("introductie"),
        "VISIT": N_("bezoek"),
        "SIGNAL": N_("signaal"),
        "PROMISE": N_("toezegging"),
        "THEME": N_("thema"),
        "OFFER": N_("aanbod"),
        "ACTIVITY": N_("inzet"),
        "TRUST_STATE": N_("stand van het vertrouwen"),
        "PHASE": N_("fase"),
        "AGREEMENT": N_("afspraak"),
        "SURVEY": N_("peiling"),
        "THEME_STATUS": N_("status van een thema"),
        "GOAL": N_("doel"),
        "HANDOVER": N_("overdracht"),
        "SETTING": N_("instelling"),
        "PLACE": N_("plaats op de kaart"),
    },
    "Turn": {
        "DONE": N_("gedaan"),
        "UNDONE": N_("ongedaan gemaakt"),
        "REDONE": N_("opnieuw gedaan"),
    },
    "Audience": {
        "TEAM": N_("eigen team"),
        "SCHOOL": N_("school"),
        "MUNICIPALITY": N_("gemeente"),
    },
    "ReportPart": {
        "NAMES": N_("namen van personen"),
        "TIES": N_("onze band met mensen"),
        "STAND": N_("onze inschatting van het vertrouwen"),
        "SIGNALS": N_("wat ons opviel bij bezoeken"),
        "NOTES": N_("onze eigen notities"),
        "REASONS": N_("onze redenen bij een fase"),
        "OUR_SURVEY": N_("onze antwoorden in de peiling"),
        "SCHOOL_SURVEY": N_("antwoorden van de school in de peiling"),
        "PROMISE_TEXTS": N_("de woorden van toezeggingen"),
        "OTHER_YEARS": N_("andere schooljaren"),
        "SMALL_COUNTS": N_("kleine aantallen deelnemers"),
    },
}

_SECTOR_NAMES: Final[dict[str, str]] = {
    "PO": N_("basisonderwijs"),
    "SBO": N_("speciaal basisonderwijs"),
    "SO": N_("speciaal onderwijs"),
    "VSO": N_("voortgezet speciaal onderwijs"),
    "VO": N_("voortgezet onderwijs"),
    "PRO": N_("praktijkonderwijs"),
    "ISK": N_("internationale schakelklas"),
    "MBO": N_("middelbaar beroepsonderwijs"),
}


_COUNTED: Final[dict[str, tuple[str, str]]] = {
    "SCHOOL": NN_("{number} school", "{number} scholen"),
    "NEIGHBOURHOOD": NN_("{number} wijk", "{number} wijken"),
    "WORKER": NN_("{number} medewerker", "{number} medewerkers"),
    "ASSIGNMENT": NN_("{number} koppeling aan een school", "{number} koppelingen aan een school"),
    "ROLE": NN_("{number} rol", "{number} rollen"),
    "CONTACT": NN_("{number} contact", "{number} contacten"),
    "POSITION": NN_("{number} functie", "{number} functies"),
    "TIE": NN_("{number} band", "{number} banden"),
    "INTRODUCTION": NN_("{number} introductie", "{number} introducties"),
    "VISIT": NN_("{number} bezoek", "{number} bezoeken"),
    "SIGNAL": NN_("{number} signaal", "{number} signalen"),
    "PROMISE": NN_("{number} toezegging", "{number} toezeggingen"),
    "THEME": NN_("{number} thema", "{number} thema’s"),
    "OFFER": NN_("{number} aanbod", "{number} keer aanbod"),
    "ACTIVITY": NN_("{number} inzet", "{number} keer inzet"),
    "TRUST_STATE": NN_("{number} stand van het vertrouwen", "{number} standen van het vertrouwen"),
    "PHASE": NN_("{number} fase", "{number} fasen"),
    "AGREEMENT": NN_("{number} afspraak", "{number} afspraken"),
    "SURVEY": NN_("{number} peiling", "{number} peilingen"),
    "THEME_STATUS": NN_("{number} status van een thema", "{number} keer een status van een thema"),
    "GOAL": NN_("{number} doel", "{number} doelen"),
    "HANDOVER": NN_("{number} overdracht", "{number} overdrachten"),
    "SETTING": NN_("{number} instelling", "{number} instellingen"),
    "PLACE": NN_("{number} plaats op de kaart", "{number} plaatsen op de kaart"),
}


def word(value: Enum) -> str:
    """Return the word for a member of any enum of the domain, as it stands in running text.

    Raises:
        KeyError: the enum is not one the user reads.
    """
    return _(WORDS[type(value).__name__][value.name])


def capitalised(text: str) -> str:
    """Return a text with its first letter large; the Dutch *ij* counts as one letter."""
    first = 2 if text[:2].lower() == "ij" else 1
    return text[:first].upper() + text[first:]


def sector_name(sector: "Sector") -> str:
    """Return the whole name of a sector: ``voortgezet onderwijs``; :func:`word` gives ``vo``."""
    return _(_SECTOR_NAMES[sector.name])


def phase_label(phase: "Phase") -> str:
    """Return a phase with its number on the ladder: ``4 Eerste inzet``."""
    return f"{phase.value} {word(phase)}"


def figure(number: int) -> str:
    """Return a whole number as Dutch writes it: ``447``, ``100.000``."""
    return f"{number:,}".replace(",", ".")


def counted(kind: "Kind", number: int) -> str:
    """Return how many of a kind of thing there are: ``1 bezoek``, ``12 bezoeken``, ``0 scholen``."""
    singular, plural = _COUNTED[kind.name]
    return ngettext(singular, plural, number).format(number=figure(number))
