"""Rules for Dutch names: order in a list, initials, and splitting what somebody typed in one field."""

import re
import unicodedata

from netwerkkaart.domain.people import PersonName

_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_NOT_WORD = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_SPACES = re.compile(r"\s+")

_INFIXES_ANYHOW = """
aan aan't bij d' de den der des het in in't onder op op't over 's 't te ten ter tot uijt uit uit't
v.d. v/d van van't vanden vander vd vom von voor voor't zu zum zur
"""  # with a capital or not: nobody has these for a name of their own
_INFIXES_SMALL = """
a af ait al am aït ben bin bint da dal dalla das del della delle di do dos du e el ibn l' la las le les
lo los san ul y
"""  # only when small: with a capital they are somebody's name, or the first part of an achternaam
_ANYHOW = frozenset(_INFIXES_ANYHOW.split())
_SMALL = frozenset(_INFIXES_SMALL.split())


def fold(text: str) -> str:
    """Return text for comparing: small letters, no accents, *ij* as *y*, single spaces.

    ``IJsbrand Çelik-Ørsted`` becomes ``ysbrand celik orsted``.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LETTERS)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", letters)).strip().replace("ij", "y")


def sort_key(name: PersonName) -> str:
    """Return the text that sorts people as a Dutch list does: by achternaam, without tussenvoegsel.

    Then by voornaam, then by tussenvoegsel. A tab separates the parts; it sorts before every letter, so
    *Berg* comes before *Berg Smit*. Who has no achternaam yet sorts by voornaam.
    """
    given, infix, family = fold(name.given), fold(name.infix), fold(name.family)
    return "\t".join((family, given, infix) if family else (given, infix))


def initials(name: PersonName) -> str:
    """Return the first letters of voornaam and achternaam: ``AB`` for Anna van den Berg.

    A name that begins with the Dutch *IJ* keeps both letters. Empty when the name is.
    """
    return "".join(_first_letter(part) for part in (name.given, name.family))


def split_name(typed: str) -> PersonName:
    """Split a name typed in one field: ``Anna van den Berg`` or ``Berg, Anna van den``.

    Without a tussenvoegsel the last word is the achternaam; one word alone is a voornaam, for that is
    what one knows first of a new contact. The letters stay as typed.
    """
    text = _SPACES.sub(" ", typed).strip(" ,")
    front, comma, behind = text.partition(",")
    if comma:
        return _split_listed(front.split(), behind.replace(",", " ").split())
    words = _joined_hyphens(text).split()
    for place in range(len(words)):
        if place and _begins_double_name(words, place):
            return PersonName(" ".join(words[:place]), "", " ".join(words[place:]))
        split = place + _infix_length(words, place)
        if split > place:
            return PersonName(" ".join(words[:place]), " ".join(words[place:split]), " ".join(words[split:]))
    if len(words) < 2:
        return PersonName(text, "", "")
    return PersonName(" ".join(words[:-1]), "", words[-1])


def _split_listed(family: list[str], rest: list[str]) -> PersonName:
    before = _infix_length(family, 0)
    place = len(rest)
    while place > 1 and is_infix(rest[place - 1]):
        place -= 1
    infix = [*family[:before], *rest[place:]]
    return PersonName(" ".join(rest[:place]), " ".join(infix), " ".join(family[before:]))


def is_infix(word: str) -> bool:
    """Tell whether a word is a tussenvoegsel as written here."""
    plain = _APOSTROPHES.sub("'", word)
    return plain.lower() in _ANYHOW or plain in _SMALL


def _infix_length(words: list[str], place: int) -> int:
    """Count the tussenvoegsels from ``place`` on, leaving at least one word for the achternaam."""
    end = place
    while end < len(words) - 1 and is_infix(words[end]):
        end += 1
    return end - place


def _begins_double_name(words: list[str], place: int) -> bool:
    """Tell whether a word is the first half of a double name: ``Bakker-de`` in *Bakker-de Wit*."""
    first, hyphen, last = words[place].rpartition("-")
    return bool(hyphen and first and place < len(words) - 1 and is_infix(last))


def _joined_hyphens(text: str) -> str:
    return re.sub(r" ?- ?", "-", text)


def _first_letter(part: str) -> str:
    for place, letter in enumerate(part):
        if letter.isalnum():
            two = part[place : place + 2]
            return two.upper() if two.lower() == "ij" else letter.upper()
    return ""
