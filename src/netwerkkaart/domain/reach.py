"""Light checks on how to reach somebody at work; they remark, they never refuse."""

import re

_MAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+")
_PRIVATE_MAIL = re.compile(
    r"@(?:gmail|googlemail|hotmail|live|outlook|icloud|me|yahoo|msn|ziggo|kpnmail|planet|xs4all|hetnet|proton|protonmail)"
    r"\.[a-z]{2,3}$"
)
_PHONE = re.compile(r"\+?[\d\s().\-/]+(?:(?:toestel|tst\.?|#|x)\s*\d{1,6})?")


def looks_like_mail(text: str) -> bool:
    """Tell whether a text has the shape of an e-mail address; an empty text has nothing wrong with it."""
    return not text.strip() or _MAIL.fullmatch(text.strip()) is not None


def is_private_mail(text: str) -> bool:
    """Tell whether an address is at a provider people use at home: we keep work addresses only."""
    return _PRIVATE_MAIL.search(text.strip().lower()) is not None


def looks_like_phone(text: str) -> bool:
    """Tell whether a text can be a telephone number: ten digits, or from abroad; an empty text is fine."""
    plain = text.strip().lower()
    if not plain:
        return True
    if _PHONE.fullmatch(plain) is None:
        return False
    number = re.split(r"toestel|tst|#|x", plain)[0].replace("(0)", "")
    digits = re.sub(r"\D", "", number)
    if number.strip().startswith("+31") or digits.startswith("0031"):
        return len(digits.removeprefix("00")) == 11
    if number.strip().startswith("+") or digits.startswith("00"):
        return 8 <= len(digits.removeprefix("00")) <= 15
    return len(digits) == 10 and digits.startswith("0")
