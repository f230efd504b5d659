"""An agreement in its plain form: what kind, from when to when, and when it is evaluated."""

from datetime import timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.queries.school_forms import AgreementForm, agreement_form
from netwerkkaart.texts import _, ngettext, words
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.parts import day_of, kept_text, label, side_by_side
from netwerkkaart.ui.widgets.chips import ChipGroup
from netwerkkaart.ui.widgets.datefield import DateField
from netwerkkaart.ui.widgets.dialog import Dialog
from netwerkkaart.ui.widgets.form import Form
from netwerkkaart.ui.widgets.note import NoteField
from netwerkkaart.usecases.partnership import AgreementDraft, add_agreement, delete_agreement, edit_agreement


class AgreementDialog(Dialog):
    """A covenant or another agreement with a school; what holds for more schools stays theirs too."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, school_id: int, agreement_id: int | None = None
    ) -> None:
        held: AgreementForm | None = None
        if agreement_id is not None:
            with desk.store.read() as connection:
                held = agreement_form(connection, agreement_id)
        super().__init__(_("Afspraak bewerken") if held else _("Afspraak vastleggen"), parent)
        self.setMinimumWidth(560)
        self._desk = desk
        self._agreement_id = agreement_id
        self._school_ids = held.school_ids if held else (school_id,)
        if len(self._school_ids) > 1:
            others = len(self._school_ids)
            text = ngettext("Deze afspraak geldt voor {n} school.", "Deze afspraak geldt voor {n} scholen.", others)
            self.body.addWidget(label(text.format(n=others), "muted"))
        form = Form()
        self.kind = form.row(_("Soort"), ChipGroup(exclusive=True, required=True))
        for kind in AgreementKind:
            self.kind.add(kind, words.word(kind))
        self.kind.set_checked([held.kind if held else AgreementKind.COVENANT])
        self.name = form.row(_("Naam"), QLineEdit(held.title if held else ""))
        self.name.setPlaceholderText(_("bijv. Convenant informatie delen"))
        self.status = form.row(_("Stand van zaken"), ChipGroup(exclusive=True, required=True))
        for status in AgreementStatus:
            self.status.add(status, words.word(status))
        self.status.set_checked([held.status if held else AgreementStatus.ACTIVE])
        self.status.changed.connect(lambda _keys: self._on_status())
        self.starts_on, self.ends_on, self.evaluation_on = (DateField(desk.today(), future=True) for _n in range(3))
        form.add(
            side_by_side(
                (_("Vanaf"), self.starts_on, ""),
                (_("Tot en met"), self.ends_on, ""),
                (_("Evaluatie"), self.evaluation_on, ""),
            )
        )
        self.starts_on.set_value(held.starts_on if held else desk.today())
        self.ends_on.set_value(held.ends_on if held else None)
        self.evaluation_on.set_value(held.evaluation_on if held else None)
        self.note = form.row(_("Notitie"), NoteField(desk.today, lines=3))
        self.note.set_text(held.note if held else "")
        self.body.addWidget(form)
        if held is not None:
            self.add_button(_("Verwijderen")).clicked.connect(self._delete)

    def _on_status(self) -> None:
        """Offer a last day for what is over: without one nobody would know later until when it held."""
        ends, today = day_of(self.ends_on), self._desk.today()
        if self.status.checked() == [AgreementStatus.ENDED] and (ends is None or ends > today):
            self.ends_on.set_value(today - timedelta(days=1))

    def _delete(self) -> None:
        if self._agreement_id is not None:
            self._desk.act(delete_agreement, self._desk.store, self._agreement_id)
        self.reject()

    def save(self) -> None:
        """Keep the agreement.

        Raises:
            RefusedError: it has no name, or ends before it starts.
        """
        draft = AgreementDraft(
            AgreementKind(str(self.kind.checked()[0])),
            self.name.text(),
            self._school_ids,
            status=AgreementStatus(str(self.status.checked()[0])),
            starts_on=day_of(self.starts_on),
            ends_on=day_of(self.ends_on),
            evaluation_on=day_of(self.evaluation_on),
            note=kept_text(self.note),
        )
        if self._agreement_id is None:
            add_agreement(self._desk.store, draft, today=self._desk.today())
        else:
            edit_agreement(self._desk.store, self._agreement_id, draft, today=self._desk.today())
