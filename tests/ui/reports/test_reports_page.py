from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from netwerkkaart.domain.audience import Audience
from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.visits import VisitKind
from netwerkkaart.domain.years import SchoolYear
from netwerkkaart.store.work import Store
from netwerkkaart.ui.actions import Actions
from netwerkkaart.ui.desk import Desk, Target
from netwerkkaart.ui.jobs import Jobs, SyncJobs
from netwerkkaart.ui.reports.page import ReportsPage
from netwerkkaart.ui.reports.printing import make_printer, print_pages
from netwerkkaart.ui.reports.rendering import page_sizes, render_page
from netwerkkaart.usecases.visits import VisitDraft, log_visit
from tests.keyboard import type_text
from tests.reports.paper import text_of
from tests.town import TODAY, Town

Opened = Callable[..., ReportsPage]


@pytest.fixture
def opened(qtbot: QtBot, store: Store) -> Iterator[Opened]:
    made: list[Desk] = []

    def open_page(jobs: SyncJobs | Jobs | None = None) -> ReportsPage:
        window = QWidget()
        qtbot.addWidget(window)
        desk = Desk(store, jobs or SyncJobs(), Actions(window), clock=lambda: TODAY)
        made.append(desk)
        page = ReportsPage(desk, window)
        page.resize(1080, 716)
        window.resize(1080, 716)
        window.show()
        QApplication.processEvents()
        return page

    yield open_page
    for desk in made:
        desk._stop_listening()


def shown_text(page: ReportsPage) -> str:
    return text_of(page._document)


def test_the_school_visited_last_is_shown_with_its_real_pages(opened: Opened, town: Town) -> None:
    page = opened()
    assert page.chooser.current_id() == town.lyceum
    assert "Hanzewaard College" in shown_text(page)
    assert page.preview.pages == len(PdfReader(BytesIO(page._document)).pages)
    image = page.preview.page_image(0)
    assert image is not None
    assert image.pixelColor(2, 2).name() == "#ffffff"
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 10


def test_another_school_audience_year_and_names_show_at_once(opened: Opened, town: Town) -> None:
    page = opened()
    page.chooser.look_at(town.kribbe)
    assert "De Kribbe" in shown_text(page)
    page.chooser.look_at(town.lyceum)
    page.options.years.setCurrentIndex(page.options.years.findText("Schooljaar 2025–2026"))
    assert page.order().year == SchoolYear(2025)
    assert "schooljaar 2025–2026" in shown_text(page)
    page.options.names.setChecked(False)
    assert "Anna" not in shown_text(page)
    page.options.names.setChecked(True)
    QTest.mouseClick(page.options.audiences.chip(Audience.MUNICIPALITY), Qt.MouseButton.LeftButton)
    assert "voor de gemeente" in shown_text(page)
    assert "Anna" not in shown_text(page)
    assert (page.options.names.isEnabled(), page.options.names.isChecked()) == (False, False)
    QTest.mouseClick(page.options.audiences.chip(Audience.SCHOOL), Qt.MouseButton.LeftButton)
    assert (page.options.names.isEnabled(), page.options.names.isChecked()) == (True, True)
    assert "Anna" in shown_text(page)


def test_what_is_left_out_stands_beside_it(opened: Opened, town: Town) -> None:
    del town
    page = opened()
    assert page.leaving_out.texts() == ["Kleine aantallen deelnemers"]
    assert page.leaving_out.reminder.text() == "Dit rapport bevat persoonsgegevens."
    QTest.mouseClick(page.options.audiences.chip(Audience.MUNICIPALITY), Qt.MouseButton.LeftButton)
    assert page.leaving_out.texts()[0] == "Namen van personen"
    assert "geen namen" in page.leaving_out.reminder.text()


def test_a_visit_logged_elsewhere_is_in_the_report_at_once(opened: Opened, store: Store, town: Town) -> None:
    page = opened()
    log_visit(store, VisitDraft(town.lyceum, TODAY, VisitKind.DROP_IN, note="Net langs geweest"), today=TODAY)
    assert "Net langs geweest" in shown_text(page)
    store.undo()
    assert "Net langs geweest" not in shown_text(page)


def test_without_schools_the_page_says_what_to_do(opened: Opened) -> None:
    page = opened()
    asked: list[Target] = []
    page.desk.going.connect(asked.append)
    assert page.empty.isVisible()
    page.empty.button.click()
    assert asked == [Target("schools")]


def test_the_report_is_kept_where_one_says(opened: Opened, town: Town, tmp_path: Path) -> None:
    del town
    page = opened()
    said: list[str] = []
    page.desk.said.connect(said.append)
    page.save_to(tmp_path / "mijn rapport")
    assert (tmp_path / "mijn rapport.pdf").read_bytes() == page._document
    assert said == ["Rapport bewaard: mijn rapport.pdf"]
    refused: list[str] = []
    page.desk.failed.connect(refused.append)
    page.save_to(tmp_path / "weg" / "a.pdf")
    assert "Kies een andere map" in refused[0]


def test_all_chosen_schools_are_kept_in_a_folder(opened: Opened, town: Town, tmp_path: Path) -> None:
    del town
    page = opened()
    assert not page.all_button.isEnabled()
    page.chooser.all_button.click()
    assert page.all_button.text() == "Alle 2 gekozen scholen…"
    assert page.all_button.isEnabled()
    folder = tmp_path / "rapporten"
    folder.mkdir()
    page.save_all_to(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["De Kribbe - team.pdf", "Hanzewaard College - team.pdf"]
    assert page.busy.isHidden()
    assert page.all_button.isEnabled()


def test_off_the_gui_thread_it_is_the_same(opened: Opened, town: Town, tmp_path: Path) -> None:
    jobs = Jobs()
    page = opened(jobs)
    assert jobs.wait(20000)
    assert "Hanzewaard College" in shown_text(page)
    assert page.preview.page_image(0) is not None
    page.chooser.look_at(town.kribbe)
    page.chooser.look_at(town.lyceum)
    page.chooser.look_at(town.kribbe)
    assert jobs.wait(20000)
    assert "De Kribbe" in shown_text(page)
    page.chooser.list.selectAll()
    folder = tmp_path / "rapporten"
    folder.mkdir()
    page.save_all_to(folder)
    assert not page.busy.isHidden()
    assert not page.save_button.isEnabled()
    page.busy.cancel_asked.emit()
    assert page.busy.isHidden()
    assert jobs.wait(20000)
    assert page.save_button.isEnabled()


def test_the_pages_go_to_a_printer(opened: Opened, town: Town, tmp_path: Path) -> None:
    del town
    page = opened()
    printer = make_printer("proef")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "druk.pdf"))
    printer.setResolution(72)
    said: list[str] = []
    page.desk.said.connect(said.append)
    page.print_to(printer)
    printed = PdfReader(tmp_path / "druk.pdf")
    assert len(printed.pages) == page.preview.pages
    assert said[0].endswith("afgedrukt.")


def test_some_pages_can_be_printed(opened: Opened, town: Town, tmp_path: Path) -> None:
    del town
    page = opened()
    printer = make_printer("proef")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "druk.pdf"))
    printer.setResolution(72)
    printer.setFromTo(2, 2)
    assert print_pages(page._document, printer) == 1


def test_images_are_as_sharp_as_asked(opened: Opened, town: Town) -> None:
    del town
    document = opened()._document
    wide, high = page_sizes(document)[0]
    image = render_page(document, 0, 2.0)
    assert (round(wide * 2), round(high * 2)) == pytest.approx((image.width(), image.height()), abs=1)


def test_zooming_keeps_the_place_and_fits_again(opened: Opened, town: Town) -> None:
    del town
    page = opened()
    preview = page.preview
    fits = preview._wide()
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum() // 2)
    QTest.keyClick(preview, Qt.Key.Key_Plus)
    assert preview._wide() == round(fits * 1.25)
    assert preview._seen()[0] > 0
    QTest.keyClick(preview, Qt.Key.Key_0)
    assert preview._wide() == fits
    QTest.keyClick(preview, Qt.Key.Key_End)
    assert (
        preview.accessibleDescription().startswith(f"pagina {preview.pages}")
        or preview._seen()[-1] == preview.pages - 1
    )


def test_the_list_narrows_and_goes_on_by_keyboard(opened: Opened, town: Town) -> None:
    page = opened()
    page.focus_filter()
    type_text(page.chooser.search, "krib")
    page.chooser.search.flush()
    hidden = [page.chooser.list.item(row).isHidden() for row in range(page.chooser.list.count())]
    assert hidden == [False, True]
    page.show_target(Target("reports", Kind.SCHOOL, town.kribbe))
    assert page.current_target() == Target("reports", Kind.SCHOOL, town.kribbe)


def test_every_control_has_a_name(opened: Opened, town: Town) -> None:
    del town
    page = opened()
    for control in (
        page.chooser.search,
        page.chooser.list,
        page.options.years,
        page.preview,
        page.options.audiences,
        *page.options.zoom_buttons,
    ):
        assert control.accessibleName()
