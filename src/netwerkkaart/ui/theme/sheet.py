"""The one style sheet, written with token names in ``@name@`` and filled in per look."""

import re

from netwerkkaart import resources
from netwerkkaart.look import BODY, HEADING, RADIUS, SMALL, TITLE, Tokens, mix

_SHEET = """
QToolTip { background: @raised@; color: @text@; border: 1px solid @line@; padding: 4px 8px; }
QMainWindow, QDialog { background: @window@; }
QWidget[kind="panel"] { background: @raised@; }
QFrame[kind="card"] { background: @surface@; border: 1px solid @line@; border-radius: @radius@px; }
QFrame[kind="well"] { background: @sunken@; border: none; border-radius: @radius@px; }
QFrame[kind="side"] { background: @side@; border: none; }
QFrame[kind="rule"] { background: @line@; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="warning"] { background: @warning.soft@; border: 1px solid @warning.solid@; border-radius: @radius@px; }
QFrame[kind="danger"] { background: @danger.soft@; border: 1px solid @danger.solid@; border-radius: @radius@px; }
QScrollArea, QStackedWidget { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: @title@px; font-weight: 600; }
QLabel[kind="heading"] { font-size: @heading@px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="small"] { font-size: @small@px; color: @muted@; }
QLabel[kind="keycap"] { font-size: @small@px; color: @text@; background: @sunken@; border: 1px solid @edge@;
    border-radius: 4px; padding: 1px 6px; }
QLabel[kind="caption"] { font-size: @small@px; font-weight: 600; color: @muted@; }
QLabel[kind="muted"] { color: @muted@; }
QLabel[kind="keycap"] { background: @sunken@; border: 1px solid @line@; border-radius: 4px; padding: 1px 6px;
    font-size: @small@px; }
QLabel[kind="error"] { color: @danger.ink@; }
QLabel[kind="warning"] { color: @warning.ink@; }
QLabel[kind="warning"], QLabel[kind="danger"], QLabel[kind="error"] { border: none; background: transparent; }
QLabel[kind="danger"] { color: @danger.ink@; }
QLabel:disabled { color: @disabled@; }

QPushButton, QToolButton { background: @surface@; color: @text@; border: 1px solid @edge@; border-radius: @radius@px;
    padding: 6px 12px; min-height: 18px; }
QPushButton { qproperty-iconSize: 20px 16px; }
QPushButton[kind="chooser"] { qproperty-iconSize: 14px 14px; }
QPushButton:hover, QToolButton:hover { background: @hover@; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: @selected@; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent@; padding: 5px 11px; }
QPushButton:disabled, QToolButton:disabled { color: @disabled@; background: @window@; border-color: @line@; }
QPushButton[kind="primary"], QToolButton[kind="primary"] { background: @accent@; color: @on_accent@;
    border: 1px solid @accent@; font-weight: 600; }
QPushButton[kind="primary"]:hover, QToolButton[kind="primary"]:hover { background: @accent_hover@;
    border-color: @accent_hover@; }
QPushButton[kind="primary"]:pressed { background: @accent_hover@; }
QPushButton[kind="primary"]:focus, QToolButton[kind="primary"]:focus { border: 2px solid @focus_on_accent@; }
QPushButton[kind="primary"]:disabled { background: @line@; color: @disabled@; border-color: @line@; }
QPushButton[kind="danger"] { color: @danger.ink@; border-color: @danger.solid@; }
QPushButton[kind="danger"]:hover { background: @danger.soft@; }
QPushButton[kind="danger"]:focus { border-color: @danger.solid@; }
QPushButton[kind="danger"]:disabled { color: @disabled@; border-color: @line@; background: transparent; }
QPushButton[kind="quiet"], QPushButton[kind="chooser"], QToolButton { background: transparent;
    border-color: transparent; }
QToolButton { padding: 5px; }
QToolButton:focus { padding: 4px; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="chooser"]:hover, QToolButton:hover { background: @hover@; }
QPushButton[kind="quiet"]:focus, QPushButton[kind="chooser"]:focus, QToolButton:focus { border-color: @accent@; }
QPushButton[kind="quiet"]:disabled, QToolButton:disabled { background: transparent; border-color: transparent; }
QPushButton[kind="link"] { background: transparent; border: none; border-bottom: 2px solid transparent;
    color: @accent@; padding: 3px 0 1px 0; border-radius: 0; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border-bottom: 2px solid @accent@; padding: 3px 0 1px 0; }
QPushButton[kind="aside"] { background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: 7px 0 5px 0; border-radius: 0; }
QPushButton[kind="aside"]:hover { text-decoration: underline; }
QPushButton[kind="aside"]:focus { border-bottom: 2px solid @accent@; padding: 7px 0 5px 0; }
QPushButton[kind="aside"]:disabled { color: @disabled@; background: transparent; }
QPushButton[kind="inline"] { background: transparent; border: none; border-bottom: 2px solid transparent;
    color: @accent@; padding: 2px 0 0 0; border-radius: 0; text-align: left; }
QPushButton[kind="inline"]:hover { text-decoration: underline; }
QPushButton[kind="inline"]:focus { border-bottom: 2px solid @accent@; padding: 2px 0 0 0; }
QPushButton[kind="inline"]:disabled { color: @disabled@; background: transparent; }
QPushButton[kind="link"]:disabled { color: @disabled@; background: transparent; border-color: transparent; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: @surface@; color: @text@;
    border: 1px solid @outline@; border-radius: @radius@px; padding: 5px 8px; min-height: 20px;
    selection-background-color: @accent@; selection-color: @on_accent@; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid @accent@; padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    color: @disabled@; background: @window@; border-color: @line@; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: @muted@; }
QTextEdit[kind="bare"], QTextEdit[kind="bare"]:focus { background: transparent; border: none; padding: 0; }
QLineEdit:read-only { background: @sunken@; border-color: @line@; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"] { border: 2px solid @danger.solid@;
    padding: 4px 7px; }
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:focus { padding: 0; min-height: 0;
    border: none; background: transparent; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; min-height: 0;
    background: transparent; }
QAbstractSpinBox { padding: 5px 22px 5px 10px; }
QAbstractSpinBox:focus { padding: 4px 21px 4px 9px; }
QComboBox { padding: 5px 24px 5px 10px; }
QComboBox:focus { padding: 4px 23px 4px 9px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(@dir@/down-@look@.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @raised@; border: 1px solid @line@; padding: 4px; outline: none;
    selection-background-color: @selected@; selection-color: @text@; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px; background: transparent; }
QAbstractSpinBox::up-arrow { image: url(@dir@/up-@look@.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(@dir@/down-@look@.svg); width: 10px; height: 10px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @accent@; padding: 2px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid @outline@;
    background: @surface@; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: @hover@; }
QCheckBox::indicator:checked { background: @accent@; border-color: @accent@; image: url(@dir@/check-@look@.svg); }
QCheckBox::indicator:indeterminate { background: @accent@; border-color: @accent@; image: url(@dir@/dash-@look@.svg); }
QRadioButton::indicator:checked { background: @accent@; border-color: @accent@; image: url(@dir@/dot-@look@.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @window@; border-color: @line@; }

QAbstractItemView { background: @surface@; color: @text@; border: none; outline: none;
    selection-background-color: @selected@; selection-color: @text@; }
QListView, QTreeView { border: 1px solid @line@; border-radius: @radius@px; }
QListView:focus, QTreeView:focus { border: 1px solid @accent@; }
QListView::item, QTreeView::item { padding: 4px 8px; border: none; border-radius: 4px; }
QListView::item:hover, QTreeView::item:hover { background: @hover@; }
QListView::item:selected, QTreeView::item:selected { background: @selected@; color: @text@; }
QTableView { gridline-color: transparent; border: none; }
QListView[kind="bare"], QListView[kind="bare"]:focus { border: none; background: transparent; }
QHeaderView { background: @surface@; border: none; }
QHeaderView::section { background: @surface@; color: @muted@; border: none; border-bottom: 1px solid @line@;
    padding: 7px 8px; font-size: @small@px; font-weight: 600; }
QHeaderView::section:vertical { border: none; color: @text@; font-weight: 400; padding: 0 8px; }
QHeaderView::section:hover { color: @text@; background: @hover@; }
QHeaderView::up-arrow { image: url(@dir@/up-@look@.svg); width: 10px; height: 10px; subcontrol-position: center right;
    right: 6px; }
QHeaderView::down-arrow { image: url(@dir@/down-@look@.svg); width: 10px; height: 10px;
    subcontrol-position: center right; right: 6px; }
QTableCornerButton::section { background: @surface@; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid @line@; top: -1px; }
QTabBar { background: transparent; border: none; qproperty-drawBase: 0; qproperty-expanding: 0; }
QTabBar::tab { background: transparent; color: @muted@; padding: 8px 4px 7px 4px; margin-right: 20px;
    border: 2px solid transparent; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text@; border-bottom-color: @edge@; }
QTabBar::tab:selected { color: @text@; font-weight: 600; border-bottom-color: @accent@; }
QTabBar::tab:focus { border: 2px solid @accent@; border-radius: 4px; }

QMenu { background: @raised@; color: @text@; border: 1px solid @line@; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selected@; }
QMenu::item:disabled { color: @disabled@; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line@; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 8px; border: 1px solid @outline@; border-radius: 4px;
    background: @surface@; }
QMenu::indicator:checked { background: @accent@; border-color: @accent@; image: url(@dir@/check-@look@.svg); }
QMenu::indicator:exclusive { border-radius: 8px; }
QMenu::indicator:exclusive:checked { image: url(@dir@/dot-@look@.svg); }
QMenuBar { background: @window@; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @hover@; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @handle@; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar[kind="apart"]:vertical { width: 18px; }
QScrollBar[kind="apart"]::handle:vertical { margin: 2px 2px 2px 8px; }
QScrollBar::handle:hover { background: @outline@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QProgressBar { background: @sunken@; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
    color: transparent; }
QProgressBar::chunk { background: @accent@; border-radius: 3px; }
QSlider::groove:horizontal { height: 4px; background: @edge@; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent@; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: @surface@;
    border: 1px solid @outline@; }
QSlider::handle:horizontal:focus { border: 2px solid @accent@; }
QSplitter::handle { background: @line@; }
QSplitter::handle:hover { background: @accent@; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QCalendarWidget QWidget { alternate-background-color: @raised@; }
QCalendarWidget QAbstractItemView { background: @raised@; selection-background-color: @accent@;
    selection-color: @on_accent@; border: none; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @raised@; }
QCalendarWidget QToolButton { color: @text@; font-weight: 600; min-height: 20px; }
"""


def sheet(tokens: Tokens) -> str:
    """Return the style sheet of one look."""
    own = {
        "radius": str(RADIUS),
        "title": str(TITLE),
        "heading": str(HEADING),
        "body": str(BODY),
        "small": str(SMALL),
        "look": "dark" if tokens.dark else "light",
        "dir": resources.path("style").as_posix(),
        "edge": mix(tokens.line, tokens.outline, 0.28),
        "handle": mix(tokens.line, tokens.outline, 0.45),
        "focus_on_accent": tokens.text,
    }

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name in own:
            return own[name]
        base, _, part = name.partition(".")
        found = getattr(tokens, base)
        return str(getattr(found, part)) if part else str(found)

    return re.sub(r"@([a-z_.]+)@", value, _SHEET)
