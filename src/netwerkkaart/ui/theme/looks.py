"""Putting a look on the whole application, at start and while it runs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from netwerkkaart.look import DARK, LIGHT, Look, Tokens
from netwerkkaart.ui.theme.current import use
from netwerkkaart.ui.theme.fonts import font
from netwerkkaart.ui.theme.palette import palette
from netwerkkaart.ui.theme.sheet import sheet

_CHOSEN = "netwerkkaartLook"
IN_FUSION = "netwerkkaartFusion"
"""Set by who started Qt with ``-style Fusion``: asking for it from Python makes 500 names of styles first, in 10 ms."""
_HINT = {
    Look.LIGHT: Qt.ColorScheme.Light,
    Look.DARK: Qt.ColorScheme.Dark,
    Look.SYSTEM: Qt.ColorScheme.Unknown,
}


def apply(app: QApplication, look: Look = Look.SYSTEM) -> None:
    """Dress the application; calling it again with another look restyles every open window."""
    first = app.property(_CHOSEN) is None
    app.setProperty(_CHOSEN, look.value)
    hints = QGuiApplication.styleHints()
    if first:
        if not app.property(IN_FUSION):
            app.setStyle("Fusion")
        app.setFont(font())
        hints.colorSchemeChanged.connect(_follow_system)
    hints.setColorScheme(_HINT[look])  # a hint only: it does nothing offscreen and on bare X
    _dress(app, _wanted(look))


def chosen_look() -> Look:
    """Return the look last given to :func:`apply`."""
    app = QApplication.instance()
    value = app.property(_CHOSEN) if app is not None else None
    return Look(value) if value else Look.SYSTEM


def _wanted(look: Look) -> Tokens:
    if look is Look.SYSTEM:
        return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if look is Look.DARK else LIGHT


def _dress(app: QApplication, tokens: Tokens) -> None:
    use(tokens)
    app.setPalette(palette(tokens))
    app.setStyleSheet(sheet(tokens))


def _follow_system() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and chosen_look() is Look.SYSTEM:
        _dress(app, _wanted(Look.SYSTEM))


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget again after one of its properties changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget its role in the style sheet, such as ``primary``, ``quiet``, ``card`` or ``muted``."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else its first showing polishes it
            restyle(widget)
