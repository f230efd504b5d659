"""Instellingen › Organisatie: the name on paper, and how the window looks."""

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from netwerkkaart.look import Look
from netwerkkaart.queries.settings import setting_values
from netwerkkaart.texts import _
from netwerkkaart.ui import preferences, theme
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.settings.panel import Panel
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.usecases.settings import SettingKey, change_settings


class OrganisationPanel(Panel):
    """The organisation's name and sender line (kept in the file), and the look (kept on this computer)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Organisatie"),
            _("Deze gegevens staan boven aan elk rapport. Ze worden bewaard zodra je het veld verlaat."),
        )
        form = Form()
        self._fields = {
            SettingKey.ORGANISATION: form.row(_("Naam van de organisatie"), QLineEdit()),
            SettingKey.REPORT_SENDER: form.row(
                _("Afzender op rapporten"),
                QLineEdit(),
                _("Bijvoorbeeld een adres of telefoonnummer van het werk; mag leeg blijven."),
            ),
        }
        for key, field in self._fields.items():
            field.editingFinished.connect(lambda key=key: self._keep(key))
        self._looks = ChipGroup(exclusive=True, required=True)
        for look, words, sign in (
            (Look.SYSTEM, _("Zoals het systeem"), "settings"),
            (Look.LIGHT, _("Licht"), "sun"),
            (Look.DARK, _("Donker"), "moon"),
        ):
            self._looks.add(look, words, sign)
        self._looks.changed.connect(self._on_look)
        form.row(_("Uiterlijk"), self._looks, _("Geldt voor deze computer."))
        form.stretch()
        form.setMaximumWidth(520)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form, 1)
        self.body.addWidget(holder, 1)

    def refresh(self) -> None:
        with self.desk.store.read() as connection:
            values = setting_values(connection)
        for key, field in self._fields.items():
            if not field.hasFocus():
                field.setText(values.get(key, ""))
            field.setReadOnly(self.desk.store.read_only)
        self._looks.set_checked([preferences.look()])

    def _keep(self, key: SettingKey) -> None:
        if not self.desk.store.read_only:
            self.desk.act(change_settings, self.desk.store, {key: self._fields[key].text()})

    def _on_look(self, chosen: list[Look]) -> None:
        app = QApplication.instance()
        if chosen and isinstance(app, QApplication):
            preferences.keep_look(chosen[0])
            theme.apply(app, chosen[0])
