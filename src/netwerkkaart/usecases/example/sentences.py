"""What a worker writes down after a visit: short, about working together with the school, never about a pupil."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final, TypeVar

from netwerkkaart.domain.trust import SignalKind
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus

_T = TypeVar("_T")

_OPENINGS: Final[Mapping[VisitKind, Sequence[str]]] = {
    VisitKind.DROP_IN: (
        "Kort binnengelopen tijdens de pauze.",
        "Even koffie gedronken in de teamkamer.",
        "Op het plein gestaan en bijgepraat.",
        "Binnengelopen om te horen hoe het gaat.",
        "Tussen twee afspraken door langsgeweest; men had tien minuten.",
        "Bij de balie blijven hangen, daarna meegelopen naar de personeelskamer.",
        "Rondje door de school gemaakt.",
        "Even laten zien dat wij er zijn.",
    ),
    VisitKind.APPOINTMENT: (
        "Rustig gesprek, een half uur de tijd.",
        "Afspraak over hoe wij elkaar dit blok aanvullen.",
        "Teruggekeken op de afgelopen weken.",
        "Vooruitgekeken naar de periode tot de vakantie.",
        "De lijst van vorige keer doorgelopen.",
        "Gesprek begon stroef en werd daarna goed.",
        "Bijgepraat over roosters en wie wanneer aanwezig is.",
        "Kennisgemaakt met de plannen voor dit jaar.",
    ),
    VisitKind.MEETING: (
        "Aangeschoven bij het overleg.",
        "Overleg over de gang van zaken; wij hadden een eigen punt op de agenda.",
        "Kort overleg met het team.",
        "Ondersteuningsoverleg over de aanpak, zonder namen.",
        "Meegedacht over de jaarplanning.",
    ),
    VisitKind.ACTIVITY: (
        "Activiteit gedraaid; het team deed mee.",
        "Goede opkomst, de school regelde de ruimte.",
        "Activiteit liep wat uit, maar de sfeer was goed.",
        "Samen opgebouwd en opgeruimd; onderweg veel besproken.",
    ),
    VisitKind.PHONE: (
        "Kort gebeld.",
        "Teruggebeld op een vraag van vorige week.",
        "Gebeld om de afspraak te bevestigen.",
        "Belletje tussen de lessen door.",
        "Gebeld over de planning.",
    ),
    VisitKind.MAIL: (
        "Mail met de data voor komende periode.",
        "Verslagje gestuurd en antwoord gekregen.",
        "Per mail afgestemd wie wat voorbereidt.",
        "Overzicht gemaild; men las het dezelfde dag.",
    ),
    VisitKind.NEEDS_TALK: (
        "Verkenningsgesprek: wat houdt de school bezig?",
        "Open gesprek over wat dit jaar aandacht vraagt.",
    ),
}

_ABOUT: Final[Mapping[str, Sequence[str]]] = {
    "parents": (
        "De school zoekt andere manieren om ouders te bereiken.",
        "Ouderavonden lopen leeg; een koffieochtend werkt misschien beter.",
        "Men wil eerder contact met ouders, niet pas als het spannend wordt.",
        "Het team vindt de drempel voor ouders nog te hoog.",
    ),
    "difficult_groups": (
        "In een paar groepen is de sfeer onrustig; men wil er vroeg bij zijn.",
        "Het groepsproces vraagt dit blok veel van de mentoren.",
        "Groepsdruk in de pauzes houdt het team bezig.",
        "Men zoekt een vaste aanpak voor lastige groepen.",
    ),
    "social_media": (
        "Wat er in groepsapps gebeurt, komt de school binnen.",
        "Het team wil een gezamenlijke lijn over schermgebruik.",
        "Filmpjes die rondgaan geven onrust; de school wil weten wat er speelt.",
        "Vraag naar een avond over online gedrag.",
    ),
    "care_partners": (
        "Veel partijen om dezelfde tafel; wie houdt het overzicht?",
        "De lijn met het wijkteam is kort, die met de rest niet.",
        "Men wil weten bij wie wat thuishoort in de zorg.",
        "De wachttijd bij zorgpartijen drukt op het team.",
    ),
    "bullying": (
        "Pesten stond op de agenda van het team.",
        "De aanpak tegen pesten krijgt een vaste plek in het rooster.",
        "Men vraagt of wij in de pauzes willen meekijken.",
    ),
    "dropping_out": (
        "De uitval na de herfst baart zorgen.",
        "De school wil eerder zien wie dreigt af te haken.",
        "Gepraat over de overgang naar werk of een vervolgopleiding.",
    ),
    "staying_home": (
        "Langdurig wegblijven lukt niet met brieven alleen, vindt men.",
        "Gezocht naar een tussenstap terug naar school.",
        "De school wil samen kijken naar een rustige start van de dag.",
    ),
    "newcomers": (
        "Nieuwkomers vinden de weg in de wijk nog niet vanzelf.",
        "Taal is het begin, meedoen het vervolg; zo ziet het team het.",
        "Na schooltijd valt er weinig te doen voor nieuwkomers.",
    ),
    "taking_part": (
        "De school wil vaker naar buiten, de wijk in.",
        "Samen gekeken wat er na schooltijd in de buurt te doen is.",
        "Het buurthuis en de school kennen elkaar nog te weinig.",
    ),
    "information_sharing": (
        "Gesproken over wat je wel en niet met elkaar deelt.",
        "Men wil de afspraken over informatie op papier.",
        "Eerst toestemming, dan pas delen; daar zijn we het over eens.",
    ),
    "demarcation": (
        "Weer helder gemaakt: aanvullen, niet overnemen.",
        "Wie doet wat als het buiten schooltijd speelt? Daar is nog een grijs stuk.",
        "De rolverdeling is goed, vindt het team.",
    ),
    "safety": (
        "De route naar het station vraagt aandacht.",
        "Veiligheid rond het plein besproken, samen met de conciërge.",
        "Men wil weten hoe het er in de avond bij ligt.",
    ),
}

_OF_SIGNAL: Final[Mapping[SignalKind, Sequence[str]]] = {
    SignalKind.CONTACTED_US: ("De school nam zelf contact op.", "Dit keer belden zij ons."),
    SignalKind.SHARED_CONCERN: ("Men was open over wat niet lukt.", "Er werd een zorg gedeeld die we nog niet kenden."),
    SignalKind.KEPT_APPOINTMENT: (
        "De afspraak van vorige keer was netjes nagekomen.",
        "Men had geregeld wat beloofd was.",
    ),
    SignalKind.WE_KEPT_PROMISE: (
        "Wij konden terugkoppelen wat wij hadden toegezegd.",
        "Onze toezegging was klaar; dat werd gezien.",
    ),
    SignalKind.BROUGHT_TO_COLLEAGUE: ("Meteen voorgesteld aan een collega.", "Men liep met ons mee naar een collega."),
    SignalKind.ASKED_FOR_US: ("Men vroeg wat wij ervan vonden.", "Er kwam een vraag om onze inzet."),
    SignalKind.INVITED_TO_MEETING: ("Uitgenodigd voor het volgende overleg.", "Wij mogen voortaan aanschuiven."),
    SignalKind.WE_WERE_USEFUL: ("Men zei dat het geholpen had.", "Ons werk werd in het team genoemd."),
    SignalKind.DISAGREEMENT_SPOKEN: ("Uitgesproken wat er schuurde.",),
    SignalKind.SCHOOL_BROKE_APPOINTMENT: ("De afspraak was bij de school vergeten.", "Er bleek niets geregeld."),
    SignalKind.WE_BROKE_PROMISE: ("Onze toezegging was blijven liggen; excuses gemaakt.",),
    SignalKind.KEPT_US_AWAY: ("Vriendelijk, maar men hield de boot af.", "Geen tijd, en ook geen nieuwe datum."),
    SignalKind.DECIDED_WITHOUT_US: ("Er was al besloten zonder ons te vragen.",),
    SignalKind.DISAGREEMENT_OPEN: ("Wij werden het niet eens.",),
}

_CLOSINGS: Final = (
    "Over twee weken verder.",
    "Volgende keer de mentoren erbij.",
    "Na de vakantie opnieuw bekijken.",
    "Verder niets bijzonders.",
    "Goede sfeer.",
    "Men was druk, dus kort gehouden.",
    "Wij houden het klein.",
    "Kom ik volgende keer op terug.",
    "Belt als er iets is.",
    "Aan het team teruggekoppeld.",
    "Notitie in het teamoverleg besproken.",
    "De conciërge weet ervan.",
)

_CANCELLED: Final[Mapping[VisitStatus, Sequence[str]]] = {
    VisitStatus.CANCELLED_BY_SCHOOL: (
        "Afgezegd door de school wegens ziekte in het team.",
        "De school belde af: rooster omgegooid.",
        "Afgezegd, nieuwe datum volgt.",
    ),
    VisitStatus.CANCELLED_BY_US: (
        "Wij zegden af door drukte in de wijk; zelf gebeld.",
        "Door ziekte niet gekomen, nieuwe afspraak gemaakt.",
    ),
}

_NO_NOTE = 0.12

OUR_PLEDGES: Final = (
    "Overzicht van ons aanbod sturen",
    "Terugkoppelen wat er in de wijk speelt",
    "Een collega voorstellen",
    "Data voor de training doorgeven",
    "Navragen bij de buurtsportcoach",
    "Verslag van het overleg mailen",
    "Flyer van het jongerencentrum brengen",
    "Uitzoeken wie er in het wijkteam over gaat",
    "Ruimte in het buurthuis regelen",
    "Meelopen met de pauzedienst",
)
THEIR_PLEDGES: Final = (
    "Rooster van de pauzes doorgeven",
    "Ons voorstellen in het teamoverleg",
    "Ruimte reserveren voor de training",
    "Bericht in de nieuwsbrief zetten",
    "Mentoren vragen wie mee wil doen",
    "Datum voor het volgende overleg prikken",
    "De directie om akkoord vragen",
)

PLACES: Final = ("aula", "teamkamer", "plein", "kantine", "spreekkamer", "personeelskamer", "lokaal", "buurthuis")


def pick(rng: Random, choices: Sequence[_T]) -> _T:
    """Return one of these; several times as fast as ``rng.choice``, which matters for a hundred thousand visits."""
    return choices[int(rng.random() * len(choices))]


def note(
    rng: Random,
    kind: VisitKind,
    status: VisitStatus,
    initiative: Initiative,
    themes: Sequence[str],
    signals: Sequence[SignalKind],
) -> str:
    """Return what was written down after a visit; now and then nothing was."""
    if status in _CANCELLED:
        return pick(rng, _CANCELLED[status])
    if not signals and rng.random() < _NO_NOTE:
        return ""
    parts = [pick(rng, _OPENINGS[kind])] if rng.random() < 0.75 or not themes else []
    if initiative is Initiative.SCHOOL and kind is VisitKind.PHONE:
        parts = ["De school belde."]
    parts += [pick(rng, _ABOUT[theme]) for theme in themes[:2] if theme in _ABOUT]
    parts += [pick(rng, _OF_SIGNAL[signal]) for signal in signals[:2]]
    if rng.random() < 0.4 or not parts:
        parts.append(pick(rng, _CLOSINGS))
    return " ".join(parts)
