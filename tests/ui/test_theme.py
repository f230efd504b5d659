"""Looks, fonts and icons in a running application."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QIcon
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart import resources
from netwerkkaart.look import BODY, DARK, LIGHT, Look
from netwerkkaart.ui import theme
from netwerkkaart.ui.icons import icon, icon_names
from netwerkkaart.ui.theme.sheet import sheet


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, Look.LIGHT)


def test_switching_restyles_open_windows(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, Look.LIGHT)
    label = QWidget()
    qtbot.addWidget(label)
    label.show()
    assert label.palette().window().color().name().upper() == LIGHT.window
    theme.apply(qapp, Look.DARK)
    assert label.palette().window().color().name().upper() == DARK.window
    assert theme.colour("accent").name().upper() == DARK.accent
    assert theme.tone("stand.absent") == DARK.stand["absent"]
    assert theme.chosen_look() is Look.DARK


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_is_filled_in(tokens: theme.Tokens) -> None:
    filled = sheet(tokens)
    assert "@" not in filled
    for path in re.findall(r"url\((.*?)\)", filled):
        assert resources.path("style", path.rpartition("/")[2]).is_file()


@pytest.mark.parametrize(("look", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_style_drawings_have_the_colours_of_the_tokens(look: str, tokens: theme.Tokens) -> None:
    wanted = {"check": tokens.on_accent, "dash": tokens.on_accent, "down": tokens.muted, "up": tokens.muted}
    for name, colour in wanted.items():
        assert colour in resources.path("style", f"{name}-{look}.svg").read_text(encoding="utf-8")


def test_the_font_is_lato_with_figures_of_one_width(qapp: QApplication) -> None:
    assert QFontInfo(theme.font()).family() == "Lato"
    assert QFontInfo(theme.font(strong=True)).weight() == 600
    metrics = QFontMetrics(theme.font(tabular=True))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


def test_every_icon_follows_the_look(qapp: QApplication) -> None:
    def inked(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
        image = made.pixmap(24, mode).toImage()
        points = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return {image.pixelColor(*point).name().upper() for point in points if image.pixelColor(*point).alpha() == 255}

    theme.apply(qapp, Look.LIGHT)
    made = {name: icon(name) for name in icon_names()}
    assert len(made) > 60
    assert all(LIGHT.text in inked(one) for one in made.values())
    assert LIGHT.disabled in inked(made["plus"], QIcon.Mode.Disabled)
    theme.apply(qapp, Look.DARK)
    assert all(DARK.text in inked(one) for one in made.values())


def test_an_icon_that_is_not_drawn_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icon("bestaat-niet")


def test_motion_stops_when_asked(qapp: QApplication) -> None:
    qapp.setProperty("reducedMotion", True)
    assert theme.motion_ms() == 0
    qapp.setProperty("reducedMotion", None)


WRAPPED = [
    ("", 3, ()),
    ("kort", 3, ("kort",)),
    ("een twee drie vier", 3, ("een twee", "drie vier")),
    ("een\ntwee", 3, ("een", "twee")),
    ("een\n\n  \ntwee", 2, ("een", "twee")),
    ("een twee drie vier vijf", 2, ("een twee", "drie vie…")),
    ("een\ntwee\ndrie", 2, ("een", "twee…")),
    ("een\ntwee\ndrie", 1, ("een…",)),
    ("meedenkgesprek ja", 2, ("meedenkg…", "ja")),
]


@pytest.mark.parametrize(("text", "most", "lines"), WRAPPED)
def test_a_text_is_wrapped_and_ends_in_an_ellipsis(
    qapp: QApplication, text: str, most: int, lines: tuple[str, ...]
) -> None:
    metrics = QFontMetrics(theme.font(BODY))
    width = max(metrics.horizontalAdvance(text) for text in ("een twee", "drie vier")) + 6
    found = theme.wrap(text, metrics, width, most)
    assert [line[:5] for line in found] == [line[:5] for line in lines]
    assert [line.endswith("…") for line in found] == [line.endswith("…") for line in lines]
    assert all(metrics.horizontalAdvance(line) <= width for line in found)
