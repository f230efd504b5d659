"""The dialogs around a school: what they show, what they keep, and what they refuse with a sentence."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from netwerkkaart.domain.agreements import AgreementKind, AgreementStatus
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import AssignmentKind, IntroductionKind, TieStep
from netwerkkaart.domain.phases import Phase, StepBackReason
from netwerkkaart.domain.promises import PromiseStatus
from netwerkkaart.domain.trust import SignalKind, StandOrigin, TrustStand
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.queries.dossier import dossier
from netwerkkaart.queries.dossier_rows import Dossier, PersonRow
from netwerkkaart.store import tables as t
from netwerkkaart.store.work import Store
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.people.introduction_dialog import IntroductionDialog
from netwerkkaart.ui.people.position_dialog import EndPositionDialog, PositionDialog
from netwerkkaart.ui.people.tie_dialog import TieDialog
from netwerkkaart.ui.schools.activity_dialog import ActivityDialog
from netwerkkaart.ui.schools.agreement_dialog import AgreementDialog
from netwerkkaart.ui.schools.assignment_dialog import AssignmentDialog
from netwerkkaart.ui.schools.page import SchoolsPage
from netwerkkaart.ui.schools.phase_dialog import PhaseDialog
from netwerkkaart.ui.schools.promise_dialog import PromiseDialog
from netwerkkaart.ui.schools.stand_dialog import StandDialog
from netwerkkaart.usecases.visits import SignalDraft, VisitDraft, log_visit
from tests.town import TODAY, Town


def read(store: Store, school_id: int) -> Dossier:
    with store.read() as connection:
        return dossier(connection, school_id, today=TODAY)


def person(store: Store, town: Town, contact_id: int) -> PersonRow:
    return next(one for one in read(store, town.lyceum).people if one.contact_id == contact_id)


def texts(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel)]


# --- the ladder and the stand


def test_the_ladder_shows_what_is_met_and_what_is_not(page: SchoolsPage, desk: Desk, town: Town) -> None:
    dialog = PhaseDialog(desk, page, school_id=town.lyceum)
    assert dialog.chosen() is Phase.EXPLORING
    spoken = [one.accessibleName() for one in dialog.findChildren(QLabel)]
    assert "minstens 2 contacten gesproken (2): aanwezig" in spoken
    assert "minstens één inzet gedaan: nog niet" in spoken
    assert any(text.startswith("Volgens de bezoeken is alles er voor “3 ") for text in texts(dialog))


def test_a_test_of_the_ladder_leads_to_its_records(
    page: SchoolsPage, desk: Desk, town: Town, wanted: list[object], qtbot: QtBot
) -> None:
    went: list[Target] = []
    desk.going.connect(went.append)
    dialog = PhaseDialog(desk, page, school_id=town.lyceum)
    dialog.open()
    by_words = {line.said.text(): line for line in dialog.tests}
    assert by_words["minstens één inzet gedaan"].show_records is None
    talk = by_words["verkenningsgesprek gevoerd"]
    assert talk.show_records is not None
    assert talk.show_records.text() == "1 bezoek"
    assert talk.show_records.accessibleName() == "verkenningsgesprek gevoerd: 1 bezoek"
    talk.show_records.click()
    qtbot.waitUntil(lambda: talk.findChild(QMenu) is not None)
    menu = talk.findChild(QMenu)
    assert menu is not None
    assert [act.text() for act in menu.actions()] == [
        "di 10 mrt 2026 · verkenningsgesprek · Anna van den Berg, Zoë Çelik"
    ]
    menu.close()
    talk.menu().actions()[0].trigger()
    assert wanted == [VisitPrefill(visit_id=town.visits[1])]
    assert not dialog.isVisible()
    for words_, target in (
        ("minstens 2 contacten gesproken (2)", Target("contacts", Kind.CONTACT, town.anna)),
        ("minstens één thema genoemd", Target("schools", Kind.SCHOOL, town.lyceum, "themes")),
    ):
        by_words[words_].menu().actions()[0].trigger()
        assert went[-1] == target
    assert not by_words["een vast gezicht van ons"].menu().actions()[0].isEnabled()
    by_words["geldig convenant"].menu().actions()[0].trigger()
    opened = page.findChild(AgreementDialog)
    assert opened is not None
    opened.reject()


def test_a_test_of_the_proposal_leads_to_its_records(
    page: SchoolsPage, desk: Desk, store: Store, town: Town, wanted: list[object]
) -> None:
    draft = VisitDraft(
        town.lyceum,
        date(2026, 11, 3),
        VisitKind.PHONE,
        contact_ids=(town.anna,),
        signals=(SignalDraft(SignalKind.CONTACTED_US, town.anna),),
    )
    visit_id = log_visit(store, draft, today=TODAY)
    dialog = StandDialog(desk, page, school_id=town.lyceum)
    first = dialog.tests[0]
    assert first.said.text() == "minstens 4 opbouwende signalen: 1"
    (act,) = first.menu().actions()
    assert act.text() == "di 3 nov 2026 · nam zelf contact op (opbouwend, openheid) · Anna van den Berg"
    act.trigger()
    assert wanted == [VisitPrefill(visit_id=visit_id)]


def test_going_back_asks_why(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    dialog = PhaseDialog(desk, page, school_id=town.lyceum)
    assert not dialog.goes_back()
    dialog.group.button(1).click()
    assert dialog.goes_back()
    dialog.try_accept()
    assert "vraagt een reden" in dialog.error()
    dialog.because.setCurrentIndex(dialog.because.findData(StepBackReason.CAPACITY))
    dialog.try_accept()
    held = read(store, town.lyceum).record.phase
    assert held is not None
    assert (held.phase, held.since, held.back_because) == (Phase.FIRST_CONTACT, TODAY, StepBackReason.CAPACITY)


def test_on_a_small_screen_the_ladder_scrolls_and_no_line_lies_over_another(
    page: SchoolsPage, desk: Desk, town: Town
) -> None:
    def place_of(test: QWidget) -> int:
        inner = dialog.ladder.widget()
        assert inner is not None
        return test.mapTo(inner, QPoint()).y()

    dialog = PhaseDialog(desk, page, school_id=town.lyceum)
    dialog.show()
    dialog.group.button(1).click()
    dialog.try_accept()
    assert dialog.error()
    QApplication.processEvents()
    boxes = [place_of(test) for test in dialog.tests]
    assert all(
        below - above >= test.height() for above, below, test in zip(boxes, boxes[1:], dialog.tests, strict=False)
    )
    dialog.resize(dialog.width(), 560)
    QApplication.processEvents()
    assert [place_of(test) for test in dialog.tests] == boxes
    assert dialog.ok_button.geometry().bottom() <= dialog.height()
    dialog.reject()


def test_the_proposal_with_its_rule(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    dialog = StandDialog(desk, page, school_id=town.lyceum)
    assert dialog.proposal.stand is TrustStand.NO_VIEW
    assert any(text.startswith("Geen beeld: minder dan 3 contactdagen") for text in texts(dialog))
    assert dialog.chosen() is TrustStand.EMERGING  # as it stands now
    dialog.try_accept()
    assert "waarom" in dialog.error()
    dialog.reason.set_text("Ze belden ons zelf.")
    dialog.try_accept()
    held = read(store, town.lyceum).record.stand
    assert held is not None
    assert (held.since, held.origin, held.reason) == (TODAY, StandOrigin.OWN, "Ze belden ons zelf.")


@pytest.mark.parametrize("kind", [PhaseDialog, StandDialog])
def test_what_holds_holds_from_today_or_before(
    page: SchoolsPage, desk: Desk, store: Store, town: Town, kind: type[PhaseDialog | StandDialog]
) -> None:
    dialog = kind(desk, page, school_id=town.kribbe)
    dialog.since.set_value(TODAY + timedelta(days=1))
    dialog.try_accept()
    assert dialog.error() == "Die dag moet nog komen. Kies vandaag of een eerdere dag."
    dialog.since.set_value(TODAY)
    dialog.try_accept()
    assert dialog.error() == ""


def test_taking_the_proposal_over_needs_no_reason(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    desk.set_me(town.noor, "Noor Tesselaar")
    dialog = StandDialog(desk, page, school_id=town.kribbe)
    dialog.try_accept()
    held = read(store, town.kribbe).record.stand
    assert held is not None
    assert (held.stand, held.origin, held.set_by) == (TrustStand.NO_VIEW, StandOrigin.PROPOSED, "Noor Tesselaar")


def test_a_reason_about_a_pupil_is_asked_about_once(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    dialog = StandDialog(desk, page, school_id=town.kribbe)
    dialog.reason.edit.setPlainText("Door de thuissituatie van een leerling")
    dialog.try_accept()
    assert "Kijk nog even" in dialog.error()
    dialog.reason.leave_button.click()
    dialog.try_accept()
    assert dialog.error() == ""
    assert read(store, town.kribbe).record.stand is not None


# --- who comes there, agreements, activities, promises


def test_a_new_vast_gezicht_in_place_of_the_old(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    dialog = AssignmentDialog(desk, page, school_ids=[town.lyceum])
    dialog.worker.setCurrentIndex(dialog.worker.findData(town.noor))
    assert dialog.instead.text() == "In plaats van Bilal Oukili"
    assert dialog.instead.isChecked()
    dialog.try_accept()
    now = [face.name for face in read(store, town.lyceum).faces if face.on(TODAY)]
    assert now == ["Noor Tesselaar"]


def test_for_several_schools_at_once(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    dialog = AssignmentDialog(desk, page, school_ids=[town.lyceum, town.kribbe])
    dialog.worker.setCurrentIndex(dialog.worker.findData(town.noor))
    dialog.kind.set_checked([AssignmentKind.SUBSTITUTE])
    dialog.instead.setChecked(False)
    dialog.try_accept()
    for school in (town.lyceum, town.kribbe):
        assert "Noor Tesselaar" in [face.name for face in read(store, school).faces]


def test_a_covenant_is_kept_and_refused(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    dialog = AgreementDialog(desk, page, school_id=town.kribbe)
    dialog.try_accept()
    assert "naam" in dialog.error()
    dialog.name.setText("Convenant")
    dialog.ends_on.set_value(date(2026, 1, 1))
    dialog.try_accept()
    assert "einddatum" in dialog.error()
    dialog.ends_on.set_value(date(2027, 1, 1))
    dialog.try_accept()
    (kept,) = read(store, town.kribbe).agreements
    assert (kept.kind, kept.title, kept.starts_on) == (AgreementKind.COVENANT, "Convenant", TODAY)


def test_what_is_over_gets_a_last_day_at_once(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    (held,) = read(store, town.lyceum).agreements
    dialog = AgreementDialog(desk, page, school_id=town.lyceum, agreement_id=held.id)
    dialog.status.chip(AgreementStatus.ENDED).click()
    assert dialog.ends_on.value() == TODAY - timedelta(1)
    dialog.try_accept()
    assert not dialog.error()
    (kept,) = read(store, town.lyceum).agreements
    assert (kept.status, kept.ends_on) == (AgreementStatus.ENDED, TODAY - timedelta(1))


def test_an_agreement_of_more_schools_stays_theirs(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    from netwerkkaart.usecases.partnership import AgreementDraft, add_agreement

    both = (town.lyceum, town.kribbe)
    number = add_agreement(store, AgreementDraft(AgreementKind.OTHER, "Samen", both), today=TODAY)
    dialog = AgreementDialog(desk, page, school_id=town.kribbe, agreement_id=number)
    dialog.name.setText("Samen verder")
    dialog.try_accept()
    for school in both:
        assert "Samen verder" in [one.title for one in read(store, school).agreements]


def test_an_activity_counts_and_names_nobody(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    desk.set_me(town.bilal, "Bilal Oukili")
    dialog = ActivityDialog(desk, page, school_id=town.lyceum)
    dialog.name.setText("Pauzeactiviteit")
    dialog.reach.setText("veel")
    dialog.try_accept()
    assert "aantal" in dialog.error()
    dialog.reach.setText("24")
    dialog.wijk.setCurrentIndex(1)
    dialog.try_accept()
    (kept,) = read(store, town.lyceum).activities
    assert (kept.title, kept.reach, kept.neighbourhood) == ("Pauzeactiviteit", 24, "Binnenstad")
    again = ActivityDialog(desk, page, school_id=town.lyceum, activity_id=kept.id)
    assert again.workers.checked() == [town.bilal]
    assert again.reach.text() == "24"


@pytest.mark.parametrize(
    ("became", "on", "status"),
    [
        ("kept", date(2026, 3, 20), PromiseStatus.KEPT),
        ("kept", date(2026, 4, 1), PromiseStatus.LATE),
        ("dropped", date(2026, 4, 1), PromiseStatus.DROPPED),
    ],
)
def test_a_promise_is_settled_and_opened_again(
    page: SchoolsPage, desk: Desk, store: Store, town: Town, became: str, on: date, status: PromiseStatus
) -> None:
    dialog = PromiseDialog(desk, page, row=read(store, town.lyceum).promises[0])
    dialog.became.set_checked([became])
    dialog.day.set_value(on)
    dialog.try_accept()
    row = read(store, town.lyceum).promises[0]
    assert (row.status, row.settled_on) == (status, on)
    again = PromiseDialog(desk, page, row=row)
    again.became.set_checked(["open"])
    again.try_accept()
    assert read(store, town.lyceum).promises[0].status is PromiseStatus.OPEN


def test_a_promise_cannot_be_kept_before_it_was_made(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    dialog = PromiseDialog(desk, page, row=read(store, town.lyceum).promises[0])
    dialog.became.set_checked(["kept"])
    dialog.day.set_value(date(2026, 1, 1))
    dialog.try_accept()
    assert "voordat" in dialog.error()


# --- people


def test_a_tie_is_set_in_words_and_taken_away(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    dialog = TieDialog(desk, page, contact_id=town.zoe, worker_id=town.noor)
    dialog.step.set_checked([TieStep.CARRIER])
    dialog.try_accept()
    ties = {tie.worker: tie.step for tie in person(store, town, town.zoe).ties}
    assert ties["Noor Tesselaar"] is TieStep.CARRIER
    again = TieDialog(desk, page, contact_id=town.zoe, worker_id=town.noor)
    assert again.step.checked() == [TieStep.CARRIER]
    again._remove.click()
    ties = {tie.worker: tie.step for tie in person(store, town, town.zoe).ties}
    assert ties["Noor Tesselaar"] is None


def test_an_introduction_asks_who_and_never_which_pupil(
    page: SchoolsPage, desk: Desk, store: Store, town: Town
) -> None:
    desk.set_me(town.noor, "Noor Tesselaar")
    dialog = IntroductionDialog(desk, page, contact_id=town.piet)
    dialog.kind.set_checked([IntroductionKind.PUPIL])
    dialog._offer()
    assert not dialog.by.isEnabled()
    dialog.try_accept()
    (via,) = person(store, town, town.piet).vias
    assert (via.kind, via.by, via.to_worker) == (IntroductionKind.PUPIL, "", "Noor Tesselaar")


def test_a_position_is_added_changed_and_ended(page: SchoolsPage, desk: Desk, store: Store, town: Town) -> None:
    dialog = PositionDialog(desk, page, contact_id=town.zoe)
    dialog.try_accept()
    assert dialog.error() == "Kies eerst de school."
    dialog = PositionDialog(desk, page, contact_id=town.zoe, school_id=town.kribbe, role_id=town.roles["head"])
    dialog.key_contact.setChecked(True)
    dialog.try_accept()
    (row,) = read(store, town.kribbe).people
    assert (row.role, row.key_contact) == ("directeur", True)
    change = PositionDialog(desk, page, contact_id=town.zoe, position_id=row.position_id)
    change.team.setText("onderbouw")
    change.try_accept()
    assert read(store, town.kribbe).people[0].team == "onderbouw"
    end = EndPositionDialog(desk, page, position_id=row.position_id)
    end.day.set_value(date(2026, 11, 20))
    end.try_accept()
    with store.read() as connection:
        ended = select(t.position.c.ends_on).where(t.position.c.id == row.position_id)
        assert connection.execute(ended).scalar_one() == date(2026, 11, 20)
    assert not read(store, town.kribbe).people[0].current
