"""Work e-mail and telephone with a remark under them; a remark never stops anybody."""

from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from netwerkkaart.domain.people import tidy_phone
from netwerkkaart.domain.reach import is_private_mail, looks_like_mail, looks_like_phone
from netwerkkaart.texts import _
from netwerkkaart.ui import theme


class ReachFields(QWidget):
    """Werk-e-mail and telefoon beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.email, self.phone = QLineEdit(), QLineEdit()
        self.email_remark, self.phone_remark = QLabel(wordWrap=True), QLabel(wordWrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        parts = (
            (self.email, _("Werk-e-mail"), self.email_remark),
            (self.phone, _("Telefoon op het werk"), self.phone_remark),
        )
        for place, (field, words, remark) in enumerate(parts):
            label = QLabel(words)
            theme.set_kind(label, "strong")
            label.setBuddy(field)
            field.setAccessibleName(words)
            theme.set_kind(remark, "warning")
            remark.hide()
            grid.addWidget(label, 0, place)
            grid.addWidget(field, 1, place)
            grid.addWidget(remark, 2, place)
            grid.setColumnStretch(place, 1)
        self.email.editingFinished.connect(self.check)
        self.phone.editingFinished.connect(self.check)

    def check(self) -> None:
        """Look at both and say what seems odd."""
        mail, phone = self.email.text().strip(), tidy_phone(self.phone.text())
        if not looks_like_mail(mail):
            self._say(self.email_remark, _("Dit lijkt geen e-mailadres."))
        elif is_private_mail(mail):
            self._say(self.email_remark, _("Dit lijkt een privéadres. Hier bewaren we alleen werkadressen."))
        else:
            self._say(self.email_remark, "")
        odd = not looks_like_phone(phone)
        self._say(self.phone_remark, _("Klopt dit nummer? Een Nederlands nummer heeft tien cijfers.") if odd else "")

    def _say(self, remark: QLabel, text: str) -> None:
        remark.setText(text)
        remark.setVisible(bool(text))

    def set_reach(self, email: str, phone: str) -> None:
        """Show what is kept."""
        self.email.setText(email)
        self.phone.setText(phone)
        self.check()

    def reach(self) -> tuple[str, str]:
        """Return e-mail and telephone as they will be kept."""
        return self.email.text().strip(), tidy_phone(self.phone.text())
