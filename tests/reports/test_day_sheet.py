"""The visit sheet on paper: what one needs at the door, room to write, and nothing that should not lie in a bag."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.promises import PromiseSide
from netwerkkaart.domain.themes import ThemeStatus
from netwerkkaart.domain.trust import SignalKind, TrustStand
from netwerkkaart.domain.visits import VisitKind, VisitStatus
from netwerkkaart.exchange.day_sheet import SheetOrder, day_sheet_pdf, write_day_sheet
from netwerkkaart.queries.day_sheet import DaySheet, day_sheet
from netwerkkaart.reports.day_sheet import set_day_sheet
from netwerkkaart.reports.lettering import width
from netwerkkaart.reports.page import BOTTOM, LEFT, RIGHT, TOP
from netwerkkaart.store.opening import open_for_reading
from netwerkkaart.store.work import Store
from netwerkkaart.texts.words import word
from netwerkkaart.usecases.planning import PlanDraft, plan_visits
from netwerkkaart.usecases.promises import PromiseFacts, add_promise, settle_promise
from netwerkkaart.usecases.schools import SchoolCulture, edit_school, set_culture
from netwerkkaart.usecases.themes import set_theme_status
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.reports.paper import everything_in, fonts_of, outline_of, text_of
from tests.town import TODAY, Town

THURSDAY = date(2026, 11, 26)
WEEK = date(2026, 11, 23), date(2026, 11, 29)


def read(store: Store, first: date = THURSDAY, last: date = THURSDAY, worker: int | None = None) -> DaySheet:
    with store.read() as connection:
        return day_sheet(connection, first, last, today=TODAY, worker_id=worker)


def printed(store: Store, first: date = THURSDAY, last: date = THURSDAY, *, with_names: bool = True) -> bytes:
    return day_sheet_pdf(store, SheetOrder(first, last, TODAY, with_names=with_names))[0]


def test_it_says_what_one_needs_at_the_door(store: Store, town: Town) -> None:
    set_culture(store, town.lyceum, SchoolCulture(access="Bel bij de zij-ingang", places="Kantine, 12.10 uur"))
    edit_school(store, town.lyceum, {"street": "Laan", "house_number": "12", "phone": "0570 000000"})
    set_theme_status(store, town.lyceum, town.themes["bullying"], ThemeStatus.RAISED, since=date(2026, 9, 1))
    set_theme_status(store, town.lyceum, town.themes["parents"], ThemeStatus.AT_REST, since=date(2026, 9, 1))
    theirs = PromiseFacts(town.lyceum, PromiseSide.SCHOOL, "Rooster doorgeven", date(2026, 11, 2), TODAY)
    add_promise(store, theirs)
    told = text_of(printed(store))
    for words in (
        "Donderdag 26 november 2026",
        "Hanzewaard College",
        "Laan 12",
        "0570 000000",
        "zonder tijd · afspraak · kantine · door Bilal Oukili",
        "Anna van den Berg",
        "mentor · aanspreekpunt",
        "laatst gesproken 10 mrt 2026",
        "Bel bij de zij-ingang",
        "Kantine, 12.10 uur",
        "Hier kennen we nog niemand als locatiedirecteur, teamleider.",
        "Overzicht van aanbod sturen te laat sinds 24 mrt 2026",
        "Rooster doorgeven open, uiterlijk 23 nov 2026",
        "pesten (speelt)",
        "invloed van social media (2× genoemd in een jaar)",
        "Wat houdt u bezig?",
        "Waar loopt u tegenaan?",
        "Waarin kunnen wij voorzien?",
        "Afgesproken: wie doet wat, voor wanneer?",
        "bevat persoonsgegevens",
    ):
        assert words in told, words
    assert "contact met ouders" not in told  # at rest


def test_no_stand_no_signal_and_no_note_stands_on_it(store: Store, town: Town) -> None:
    told = everything_in(printed(store)).replace("Niet op dit blad: stand van het vertrouwen, signalen en notities", "")
    words = [*(word(one) for one in TrustStand), *(word(one) for one in SignalKind), "notitie", "groepsdruk", "koffie"]
    assert [one for one in words if one in told] == []


def test_a_school_a_page_in_the_order_of_the_day(store: Store, town: Town) -> None:
    late = PlanDraft(town.kribbe, THURSDAY, at=time(14, 0))
    early = PlanDraft(town.lyceum, THURSDAY, (town.zoe,), (town.noor,), at=time(9, 0))
    plan_visits(store, [late, early], today=TODAY)
    sheet = read(store)
    assert [school.id for school in sheet.days[0].schools] == [town.lyceum, town.kribbe]
    lyceum, kribbe = sheet.days[0].schools
    assert [visit.at for visit in lyceum.visits] == [time(9, 0), None]
    assert [person.id for visit in lyceum.visits for person in visit.people] == [town.zoe, town.anna]
    assert (kribbe.last, kribbe.visits[0].people) == (None, ())
    document = printed(store)
    assert outline_of(document) == ["do 26 nov 2026", "Hanzewaard College", "De Kribbe"]
    assert "9:00 Hanzewaard College · 14:00 De Kribbe" in text_of(document)
    assert "We waren hier nog nooit." in text_of(document)


def test_a_week_has_the_days_on_which_something_is_planned(store: Store, town: Town) -> None:
    plan_visits(store, [PlanDraft(town.kribbe, date(2026, 11, 24))], today=TODAY)
    log_visit(store, VisitDraft(town.kribbe, TODAY, VisitKind.PHONE), today=TODAY)  # held: no longer planned
    assert [day.day for day in read(store, *WEEK).days] == [date(2026, 11, 24), THURSDAY]
    assert [day.day for day in read(store, *WEEK, worker=town.bilal).days] == [THURSDAY]
    assert read(store, *WEEK, worker=town.bilal).worker == "Bilal Oukili"
    assert read(store, *WEEK, worker=town.noor).days == ()


def test_where_nothing_is_planned_there_is_no_sheet(store: Store, town: Town, tmp_path: Path) -> None:
    out = tmp_path / "blad.pdf"
    with pytest.raises(RefusedError, match="Op di 24 nov 2026 is er niets gepland"):
        write_day_sheet(store, out, SheetOrder(date(2026, 11, 24), date(2026, 11, 24), TODAY))
    with pytest.raises(RefusedError, match="Van 30 nov 2026 – 6 dec 2026 is er niets gepland"):
        write_day_sheet(store, out, SheetOrder(date(2026, 11, 30), date(2026, 12, 6), TODAY))
    assert not out.exists()


def test_without_names_nobody_is_named(store: Store, town: Town) -> None:
    add_promise(store, PromiseFacts(town.lyceum, PromiseSide.US, "Zoë en Anna terugbellen", TODAY, TODAY))
    set_culture(store, town.lyceum, SchoolCulture(first="Eerst langs Anna van den Berg"))
    told = everything_in(printed(store, with_names=False))
    for name in ("Anna", "Berg", "Zoë", "Çelik", "Bilal", "Oukili", "Noor"):
        assert name not in told
    assert "Mentor" in told
    assert "zonder namen van personen" in told
    assert "Namen van personen zijn weggelaten." in told
    assert "persoonsgegevens" not in told


def test_only_the_newest_settled_promises_stand_on_it(store: Store, town: Town) -> None:
    for number in range(4):
        made = PromiseFacts(town.lyceum, PromiseSide.US, f"Toezegging {number}", date(2026, 9, 1))
        promise = add_promise(store, made)
        settle_promise(store, promise, kept=True, on=date(2026, 10, 1) + timedelta(days=number), today=TODAY)
    texts = [one.text for one in read(store).days[0].schools[0].promises]
    assert texts == ["Overzicht van aanbod sturen", "Toezegging 3"]


def test_hostile_and_long_texts_stay_on_the_paper(store: Store, town: Town) -> None:
    long = "Een zin over hoe het hier gaat, met 🎈 en <b>tekens</b> & “zo”.\n" * 60
    set_culture(store, town.lyceum, SchoolCulture(how=long, access="x" * 900))
    sheet = read(store)
    paper = set_day_sheet(sheet, with_names=True)
    assert len(paper.pages) > 1
    for page in paper.pages:
        for thing in page:
            if thing[0] == "t":
                _what, x, y, text, style = thing
                assert x >= LEFT - 1
                assert x + width(text, style) <= RIGHT + 1, text
                assert BOTTOM - 1 <= y <= TOP, text
            elif thing[0] == "l":
                assert all(BOTTOM - 2 <= y <= TOP for _x, y in thing[1])
    assert all(fonts_of(paper.pdf()).values())


def test_a_usual_visit_of_the_example_fits_on_one_page(example_file: Path) -> None:
    with open_for_reading(example_file) as store:
        sheet = read(store, *WEEK)
        schools = sum(len(day.schools) for day in sheet.days)
        assert schools == 8
        assert len(set_day_sheet(sheet, with_names=True).pages) <= schools + 1


def test_it_takes_as_many_statements_whatever_the_size(
    store: Store, town: Town, statements: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    def said() -> int:
        with store.read() as connection, statements() as told:
            day_sheet(connection, *WEEK, today=TODAY)
        return len(told)

    few = said()
    drafts = [PlanDraft(town.kribbe, THURSDAY, (town.zoe, town.anna), (town.noor,)) for _visit in range(12)]
    plan_visits(store, drafts, today=TODAY)
    log_visit(store, VisitDraft(town.kribbe, THURSDAY, VisitKind.PHONE, status=VisitStatus.PLANNED), today=TODAY)
    assert said() == few <= 31
