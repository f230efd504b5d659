"""A test of the proposal or of the ladder: met or not, with its rule and records behind "Waarom?"."""

from functools import partial

from PySide6.QtWidgets import QWidget

from netwerkkaart.domain.ladder import EntryTest
from netwerkkaart.domain.stand import StandTest
from netwerkkaart.queries.school_record import SchoolRecord
from netwerkkaart.texts import _
from netwerkkaart.texts.evidence import of_records
from netwerkkaart.ui import theme
from netwerkkaart.ui.schools.readings import reasons_of
from netwerkkaart.ui.schools.why import Reasons, WhyRow


class MetRow(WhyRow):
    """A sign and words on one line; the sign says whether it is met, and so does the spoken name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text.hide()

    def show_test(self, record: SchoolRecord, test: StandTest | EntryTest, text: str, rule: str) -> None:
        """Show a test of a school in these words."""
        self.show_why(text, "", partial(self._found, record, test, rule), icon="check" if test.met else "minus")
        self._icon.show_icon("check" if test.met else "minus", "good" if test.met else "muted")
        theme.set_kind(self._title, "" if test.met else "muted")
        self._title.setAccessibleName(f"{text}: {_('voldaan') if test.met else _('nog niet')}")

    def spoken(self) -> str:
        """Return what is read aloud of the test."""
        return self._title.accessibleName()

    @staticmethod
    def _found(record: SchoolRecord, test: StandTest | EntryTest, rule: str) -> Reasons:
        return reasons_of(rule, [("", of_records(record, test.records, test.ids))])
