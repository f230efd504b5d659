"""The dossier: every tab tells what was noted, acts where it stands, and keeps its place."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.promises import PromiseStatus
from netwerkkaart.domain.schools import Approach
from netwerkkaart.domain.surveys import SurveyAnswer, SurveySide, SurveyStatement
from netwerkkaart.domain.trust import StandOrigin, TrustStand
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.queries.dossier import dossier
from netwerkkaart.queries.dossier_rows import Dossier, PersonRow
from netwerkkaart.queries.schools import Seat
from netwerkkaart.store.work import Store
from netwerkkaart.ui.contacts.dialog import ContactDialog
from netwerkkaart.ui.desk import Desk, Target, VisitPrefill
from netwerkkaart.ui.schools.agreement_dialog import AgreementDialog
from netwerkkaart.ui.schools.dossier import DossierView
from netwerkkaart.ui.schools.growth.survey_dialog import SurveyDialog
from netwerkkaart.ui.schools.page import SchoolsPage
from netwerkkaart.ui.schools.phase_dialog import PhaseDialog
from netwerkkaart.ui.schools.promise_dialog import PromiseDialog
from netwerkkaart.usecases.partnership import set_trust_state
from netwerkkaart.usecases.schools import set_approach
from netwerkkaart.usecases.surveys import SurveyDraft, log_survey
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.keyboard import type_text
from tests.town import TODAY, Town


def opened(page: SchoolsPage, school_id: int, tab: str = "") -> DossierView:
    page.show_target(Target("schools", Kind.SCHOOL, school_id, tab))
    QApplication.processEvents()
    return page.dossier


def texts(widget: QWidget) -> list[str]:
    QApplication.processEvents()  # what a layout was given is shown by the next turn of the loop
    return [one.text() for one in widget.findChildren(QLabel) if not one.isHidden()]


def button(widget: QWidget, text: str) -> QPushButton:
    QApplication.processEvents()
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text and not one.isHidden())


def read(store: Store, school_id: int) -> Dossier:
    with store.read() as connection:
        return dossier(connection, school_id, today=TODAY)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


# --- the head


def test_the_head_tells_how_it_stands(page: SchoolsPage, town: Town) -> None:
    head = opened(page, town.lyceum).header
    assert head.name.text() == "Hanzewaard College"
    assert head.about.text() == "havo/vwo · Binnenstad · Hanzewaard"
    assert head.face.text() == "vast gezicht: Bilal Oukili"
    assert head.phase_part.accessibleName() == "Fase: Fase 3 Verkenning"
    assert "krijgt vorm" in head.stand_part.accessibleName()
    assert head.covenant_part.accessibleName() == "Convenant: tot en met 31 dec 2026 · nog 38 dagen"


def test_an_old_stand_asks_in_the_head(page: SchoolsPage, store: Store, town: Town) -> None:
    since = date(2025, 1, 1)
    set_trust_state(store, town.kribbe, TrustStand.GROUNDED, since=since, origin=StandOrigin.OWN, reason="proef")
    head = opened(page, town.kribbe).header
    assert "klopt dit nog?" in head.stand_part.accessibleName()
    assert "ouder dan 12 maanden" in head.stand_part.toolTip().lower()


def test_the_head_opens_where_things_are_set(page: SchoolsPage, town: Town) -> None:
    head = opened(page, town.lyceum).header
    QTest.mouseClick(head.phase_part, Qt.MouseButton.LeftButton)
    assert page.findChild(PhaseDialog) is not None
    QTest.mouseClick(head.covenant_part, Qt.MouseButton.LeftButton)
    dialog = page.findChild(AgreementDialog)
    assert dialog is not None
    assert dialog.name.text() == "Convenant 2026"


def test_alt_and_a_number_walks_the_tabs(page: SchoolsPage, town: Town) -> None:
    view = opened(page, town.lyceum, "overview")
    for number, tab in enumerate(("overview", "people", "timeline", "themes", "growth"), 1):
        QTest.keyClick(focused(), Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        assert view.tab() == tab
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    assert view.tab() == "themes"


# --- overview


def test_why_opens_the_rule_and_the_visits(page: SchoolsPage, store: Store, town: Town, wanted: list[object]) -> None:
    log_visit(
        store,
        VisitDraft(town.lyceum, date(2026, 11, 3), VisitKind.PHONE, initiative=Initiative.SCHOOL),
        today=TODAY,
    )
    row = opened(page, town.lyceum, "growth").growth.readings.rows[0]
    assert row.reasons() == []
    QTest.mouseClick(row.why, Qt.MouseButton.LeftButton)
    assert row.reasons()[0].startswith("Het aantal verschillende dagen")
    assert row.reasons()[1] == "di 3 nov 2026 · telefoon"
    QApplication.processEvents()
    record = next(one for one in row.links() if one.text() == "di 3 nov 2026 · telefoon")
    QTest.mouseClick(record, Qt.MouseButton.LeftButton)
    assert wanted == [VisitPrefill(visit_id=5)]
    log_visit(store, VisitDraft(town.lyceum, date(2026, 11, 4), VisitKind.MAIL), today=TODAY)
    assert len(row.reasons()) == 3 + sum(day < date(2026, 11, 3) for day in _days_in_windows(store, town))


def _days_in_windows(store: Store, town: Town) -> list[date]:
    rhythm = read(store, town.lyceum).record.rhythm()
    return [*rhythm.before.days, *rhythm.now.days]


def test_too_few_data_says_so_and_gives_no_number(page: SchoolsPage, town: Town) -> None:
    readings = opened(page, town.kribbe, "growth").growth.readings
    assert "te weinig gegevens (0 van 5)" in texts(readings)
    assert not any("%" in text for text in texts(readings))


def test_a_promise_is_settled_where_it_stands(page: SchoolsPage, store: Store, town: Town) -> None:
    card = opened(page, town.lyceum).overview.promises
    assert "te laat: uiterlijk di 24 mrt 2026" in texts(card)
    QTest.mouseClick(button(card, "Nagekomen"), Qt.MouseButton.LeftButton)
    assert read(store, town.lyceum).promises[0].status is PromiseStatus.LATE
    assert "Er staat niets open, van ons niet en van de school niet." in texts(card)
    store.undo()
    assert "Overzicht van aanbod sturen" in texts(card)


def test_the_next_visit_and_planning_one(page: SchoolsPage, town: Town, wanted: list[object]) -> None:
    card = opened(page, town.lyceum).overview.next
    assert "Do 26 nov 2026 · over 3 dagen" in texts(card)
    assert any("kantine · met Anna van den Berg · door Bilal Oukili" in text for text in texts(card))
    QTest.mouseClick(card.open, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.plan, Qt.MouseButton.LeftButton)
    assert wanted == [
        VisitPrefill(visit_id=town.visits[3]),
        VisitPrefill(school_id=town.lyceum, extra={"status": VisitStatus.PLANNED}),
    ]


def test_culture_is_written_in_place_by_keyboard(page: SchoolsPage, store: Store, town: Town) -> None:
    part = opened(page, town.lyceum).overview.culture.parts["first"]
    part.pencil.setFocus()
    QTest.keyClick(part.pencil, Qt.Key.Key_Space)
    assert part.editing()
    type_text(focused(), "Eerst de conciërge.")
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not part.editing()
    assert read(store, town.lyceum).school.culture_first == "Eerst de conciërge."
    assert "Eerst de conciërge." in texts(part)


def test_culture_about_a_pupil_is_warned_of_and_not_blocked(page: SchoolsPage, store: Store, town: Town) -> None:
    part = opened(page, town.lyceum).overview.culture.parts["avoid"]
    part.edit()
    assert part.note is not None
    type_text(part.note.edit, "De moeder van een leerling")
    part.keep()
    assert part.editing()
    assert "leerling" in part.note.warning()
    QApplication.processEvents()
    QTest.mouseClick(part.note.leave_button, Qt.MouseButton.LeftButton)
    part.keep()
    assert read(store, town.lyceum).school.culture_avoid == "De moeder van een leerling"


def test_what_is_being_written_survives_a_change_elsewhere(page: SchoolsPage, store: Store, town: Town) -> None:
    view = opened(page, town.lyceum)
    part = view.overview.culture.parts["how"]
    part.edit()
    assert part.note is not None
    type_text(part.note.edit, "Half")
    log_visit(store, VisitDraft(town.lyceum, TODAY, VisitKind.PHONE), today=TODAY)
    assert part.note is not None
    assert part.note.text() == "Half"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not part.editing()
    assert page.current_target().id == town.lyceum  # Esc left the field, not the dossier


def test_aims_are_set_from_a_menu(page: SchoolsPage, store: Store, town: Town) -> None:
    aims = opened(page, town.lyceum, "growth").growth.aims
    menu = aims.approach.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "in de school").trigger()
    assert read(store, town.lyceum).school.approach is Approach.IN_SCHOOL
    assert aims.approach.text() == "in de school"
    set_approach(store, town.lyceum, None)
    assert aims.approach.text() == "nog niet bepaald"


# --- people


def people(view: DossierView) -> list[str]:
    return [
        one.name if isinstance(one, PersonRow | Seat) else f"[{one.level.value}]" for one in view.people.list.shown()
    ]


def test_people_by_authority_with_empty_seats_between(page: SchoolsPage, town: Town) -> None:
    view = opened(page, town.lyceum, "people")
    assert people(view) == [
        "[direction]",
        "locatiedirecteur",
        "[leadership]",
        "teamleider",
        "[care]",
        "Zoë Çelik",
        "[daily]",
        "Anna van den Berg",
    ]
    view.people.former.setChecked(True)
    assert "Piet IJzer" in people(view)


def test_narrowing_people_folds_accents(page: SchoolsPage, town: Town) -> None:
    view = opened(page, town.lyceum, "people")
    view.focus_filter()
    type_text(focused(), "zoe celik")
    view.people.search.flush()
    assert people(view) == ["[care]", "Zoë Çelik"]
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert len(people(view)) == 8


def test_an_empty_seat_asks_who_by_enter(page: SchoolsPage, town: Town) -> None:
    view = opened(page, town.lyceum, "people")
    view.people.list.setFocus()
    assert isinstance(view.people.list.current(), Seat)
    QTest.keyClick(view.people.list, Qt.Key.Key_Return)
    assert view.people.findChild(ContactDialog) is not None


def test_the_star_is_turned_and_the_choice_stays(page: SchoolsPage, store: Store, town: Town) -> None:
    view = opened(page, town.lyceum, "people")
    anna = next(one for one in read(store, town.lyceum).people if one.contact_id == town.anna)
    view.people.list.choose(("person", anna.position_id))
    QTest.mouseClick(button(view.people.card, "Geen aanspreekpunt meer"), Qt.MouseButton.LeftButton)
    chosen = view.people.list.current()
    assert isinstance(chosen, PersonRow)
    assert (chosen.contact_id, chosen.key_contact) == (town.anna, False)
    store.undo()
    assert "Geen aanspreekpunt meer" in [one.text() for one in view.people.card.findChildren(QPushButton)]


def test_the_card_tells_ties_in_words_and_no_number(page: SchoolsPage, store: Store, town: Town) -> None:
    view = opened(page, town.lyceum, "people")
    anna = next(one for one in read(store, town.lyceum).people if one.contact_id == town.anna)
    view.people.list.choose(("person", anna.position_id))
    said = texts(view.people.card)
    assert "wederkerig" in said
    assert "wel gesproken" in said  # Noor met her, and set no tie
    zoe = next(one for one in read(store, town.lyceum).people if one.contact_id == town.zoe)
    view.people.list.choose(("person", zoe.position_id))
    assert "Bilal Oukili kwam hier via Anna van den Berg (10 mrt 2026)" in texts(view.people.card)


def test_enter_on_a_person_goes_to_the_contact(page: SchoolsPage, desk: Desk, town: Town) -> None:
    view = opened(page, town.lyceum, "people")
    gone: list[Target] = []
    desk.going.disconnect()
    desk.going.connect(gone.append)
    view.people.list.choose(("person", next(one.position_id for one in _rows(view) if one.contact_id == town.zoe)))
    QTest.keyClick(view.people.list, Qt.Key.Key_Return)
    assert gone == [Target("contacts", Kind.CONTACT, town.zoe)]


def _rows(view: DossierView) -> list[PersonRow]:
    return [one for one in view.people.list.shown() if isinstance(one, PersonRow)]


def test_a_visit_with_a_person_knows_both(page: SchoolsPage, town: Town, wanted: list[object]) -> None:
    view = opened(page, town.lyceum, "people")
    view.people.list.choose(("person", next(one.position_id for one in _rows(view) if one.contact_id == town.zoe)))
    QTest.mouseClick(button(view.people.card, "Bezoek vastleggen…"), Qt.MouseButton.LeftButton)
    assert wanted == [VisitPrefill(school_id=town.lyceum, contact_ids=(town.zoe,))]


# --- timeline


def titles(view: DossierView) -> list[str]:
    return [event.title for event in view.timeline.view.shown()]


def test_everything_stands_on_one_line(page: SchoolsPage, town: Town) -> None:
    view = opened(page, town.lyceum, "timeline")
    found = titles(view)
    assert found[0] == "Afspraak · gepland · Anna van den Berg"
    for title in (
        "Verkenningsgesprek · Anna van den Berg, Zoë Çelik",
        "Toezegging: Overzicht van aanbod sturen",
        "Fase 3 Verkenning",
        "Stand van het vertrouwen: krijgt vorm",
        "Convenant: Convenant 2026",
        "Piet IJzer stopte als teamleider",
        "Bilal Oukili werd vast gezicht",
    ):
        assert title in found


def test_by_kind_and_by_word(page: SchoolsPage, town: Town) -> None:
    view = opened(page, town.lyceum, "timeline")
    QTest.mouseClick(view.timeline.view.kinds.chip("phase"), Qt.MouseButton.LeftButton)
    assert titles(view) == ["Fase 3 Verkenning", "Fase 1 Eerste contact"]
    assert view.timeline.escape()
    view.focus_filter()
    type_text(focused(), "groepsdruk")
    view.timeline.search.flush()
    assert titles(view) == ["Verkenningsgesprek · Anna van den Berg, Zoë Çelik"]


def test_a_visit_comes_and_goes_with_undo(page: SchoolsPage, store: Store, town: Town) -> None:
    view = opened(page, town.kribbe, "timeline")
    assert titles(view) == []
    log_visit(store, VisitDraft(town.kribbe, TODAY, VisitKind.DROP_IN, note="Koffie"), today=TODAY)
    assert titles(view) == ["Langsgelopen"]
    store.undo()
    assert titles(view) == []
    store.redo()
    assert titles(view) == ["Langsgelopen"]


def test_opening_an_event_opens_the_thing(page: SchoolsPage, store: Store, town: Town, wanted: list[object]) -> None:
    answers = {SurveyStatement.SAME_GOAL: SurveyAnswer.FULLY}
    draft = SurveyDraft(town.lyceum, SurveySide.SCHOOL, date(2026, 9, 3), answers, town.bilal)
    log_survey(store, draft, today=TODAY)
    view = opened(page, town.lyceum, "timeline")
    ids = {event.title: event.id for event in view.timeline.view.shown()}
    view.timeline.view.opened.emit(ids["Verkenningsgesprek · Anna van den Berg, Zoë Çelik"])
    assert wanted == [VisitPrefill(visit_id=town.visits[1])]
    view.timeline.view.opened.emit(ids["Toezegging: Overzicht van aanbod sturen"])
    assert view.timeline.findChild(PromiseDialog) is not None
    view.timeline.view.opened.emit(ids["Fase 3 Verkenning"])
    dialog = view.timeline.findChild(PhaseDialog)
    assert dialog is not None
    assert dialog.since.value() == date(2026, 3, 10)  # that very step
    view.timeline.view.opened.emit(ids["Peiling: de school"])
    assert view.timeline.findChild(SurveyDialog) is not None


# --- themes


def test_themes_with_the_visits_behind_each(page: SchoolsPage, town: Town, wanted: list[object]) -> None:
    themes = opened(page, town.lyceum, "themes").themes
    model = themes.table.model()
    heads = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    assert heads == ["invloed van social media", "contact met ouders"]
    assert [event.day for event in themes.events.shown()] == [date(2026, 6, 2), date(2026, 3, 10)]
    themes.table.row_opened.emit(town.themes["parents"])
    assert [event.id for event in themes.events.shown()] == [("visit", town.visits[1])]
    themes.events.opened.emit(("visit", town.visits[1]))
    assert wanted == [VisitPrefill(visit_id=town.visits[1])]


def test_no_themes_yet_offers_a_visit(page: SchoolsPage, town: Town, wanted: list[object]) -> None:
    themes = opened(page, town.kribbe, "themes").themes
    QTest.mouseClick(themes.empty.button, Qt.MouseButton.LeftButton)
    assert wanted == [VisitPrefill(school_id=town.kribbe)]
