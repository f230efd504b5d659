"""Words from which people, schools and wijken of a town of any size are made up."""

from typing import Final

_GIVEN = """
Anna Bart Carla Daan Elif Frank Gerda Hassan Ingrid Jeroen Kim Lotte Mehmet Nadia Omar Petra Quinty Ruben Samira Tim
Ursula Vera Wouter Xandra Yasmin Zoë Aylin Bram Chantal Dirk Emine Fouad Gijs Hilde Ilias Jasper Karin Leila Maarten
Noëlle Oscar Pınar Rachid Sanne Thijs Uğur Viktor Wendy Yusuf Zainab André Bianca Cor Dunya Erik Fleur Geert Hanneke
Ivo Jamila Koen Lamia Marleen Niels Olga Pieter Roos Stefan Tugba Winston Agnieszka Błażej Chidi Désirée Fenna Grace
"""
GIVEN: Final = tuple(_GIVEN.split())
_FAMILY = """
Bakker Visser Yılmaz Mulder Bos Vos Peters Hendriks Dekker Brouwer Kaya Dijkstra Smits Koster Prins Huisman Peeters
Kuiper Veenstra Kramer Willems Scholten Postma Demir Martens Postema Timmermans Groen Gerritsen Jonker Şahin Wolters
Hermans Molenaar Evers Verbeek Bouwman Schouten Kok Blom Maas Verhoef Koopman Hoekstra Boer Amrani Bouzid Idrissi
Kartosen Ramsoekh Wijngaarde Tuinfort Nowak Zieliński Öner Doğan Kovács Pereira Santos Nguyen Tran Okafor Mensah
Abdi Warsame Haile Rahimi Noori Hashemi Lestari Pattiasina Latuheru Manuhutu Kloosterman Zwart Vlietstra Roelofs
Wiersma Terpstra Hofman Bruinsma Kamp Zanten Leeuwen Berg Heide Meer Linden Haar Wal Ploeg Graaf Vries Ruiter
"""
FAMILY: Final = tuple(_FAMILY.split())
INFIXES: Final = {
    "Zanten": "van",
    "Leeuwen": "van",
    "Berg": "van den",
    "Heide": "van der",
    "Meer": "van der",
    "Linden": "van der",
    "Haar": "ter",
    "Wal": "van der",
    "Ploeg": "van der",
    "Graaf": "de",
    "Vries": "de",
    "Ruiter": "de",
    "Boer": "de",
    "Amrani": "el",
    "Idrissi": "el",
    "Kamp": "op de",
}
_THINGS = """
Ankerplaats Beukenhof Cirkel Duinroos Egelantier Fontein Gouden_Griffel Horizon IJsvogel Jutter Klaverweide Lindenboom
Meerpaal Notenbalk Oeverzwaluw Parelduiker Regenboog Sluis Toermalijn Uitkijk Vuurtoren Waterlelie Zonnewijzer Akker
Brink Driesprong Esdoorn Flierefluiter Grutto Hoeksteen Kraanvogel Luifel Mozaïek Nachtegaal Ooievaar Piramide Rietpluim
Schakel Tandem Vlinder Wegwijzer Zandloper Boomgaard Dijkgraaf Esplanade Gaarde Hanzestad Keerkring Lantaarn Molenwiek
"""
THINGS: Final = tuple(_THINGS.split())
WIJK_BEGINS: Final = ("Noord", "Zuid", "Oost", "West", "Hoge", "Lage", "Oude", "Nieuwe", "Groene", "Buiten")
WIJK_ENDS: Final = ("kwartier", "polder", "veld", "haven", "akker", "weide", "dijk", "hoven")
STREETS: Final = ("Kade", "Singel", "Laan", "Dijk", "Plein", "Hof", "Pad", "Gracht", "Wal", "Steeg")
