"""The tokens in force now, asked for by everything that paints."""

from functools import cache

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from netwerkkaart.look import LIGHT, MOTION_MS, Tokens, Tone, tones


class _Current:
    """Holds the one look in force; only :func:`use` changes it."""

    tokens: Tokens = LIGHT


def use(tokens: Tokens) -> None:
    """Make these the tokens in force."""
    _Current.tokens = tokens


def tokens() -> Tokens:
    """Return the tokens in force."""
    return _Current.tokens


def is_dark() -> bool:
    """Tell whether the look in force is the dark one."""
    return _Current.tokens.dark


@cache
def _tones(dark: bool) -> dict[str, Tone]:
    del dark
    return tones(_Current.tokens)


def tone(name: str) -> Tone:
    """Return a tone by name: ``"good"``, ``"stand.absent"``, ``"sector.vo"``, ``"level.care"``."""
    return _tones(_Current.tokens.dark)[name]


@cache
def _qcolor(text: str) -> QColor:
    return QColor(text)


def colour(name: str) -> QColor:
    """Return a colour as QColor: a token (``"muted"``), a tone's solid (``"stand.absent"``) or ``"#RRGGBB"``."""
    if name.startswith("#"):
        return _qcolor(name)
    value = getattr(_Current.tokens, name, None)
    if isinstance(value, str):
        return _qcolor(value)
    return _qcolor(tone(name).solid)


def motion_ms() -> int:
    """Return how long a movement may take now: 0 when the desktop asks for reduced motion."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.property("reducedMotion"):
        return 0
    from PySide6.QtWidgets import QStyle  # its many enums take 8 ms, and nothing moves before the first paint

    wanted = app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return MOTION_MS if wanted > 0 else 0
