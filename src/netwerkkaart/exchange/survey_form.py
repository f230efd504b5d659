"""The form of the peiling for one school, as a file or on its way to the printer."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netwerkkaart.domain.people import AssignmentKind
from netwerkkaart.exchange.partnership import plain_file_name, write_file
from netwerkkaart.queries.dossier import school_faces, school_facts
from netwerkkaart.queries.settings import setting_values
from netwerkkaart.texts import _

if TYPE_CHECKING:
    from netwerkkaart.store.work import Store


def survey_form_document(store: "Store", school_id: int, *, today: date) -> tuple[bytes, str]:
    """Return the form of a school as PDF, and the name of a file for it.

    Raises:
        NotFoundError: there is no such school.
    """
    from netwerkkaart.reports.survey_form import SurveyForm, survey_form  # reportlab is slow to import

    with store.read() as connection:
        school = school_facts(connection, school_id)
        settings = setting_values(connection)
        faces = school_faces(connection, school_id)
    fixed = tuple(face.name for face in faces if face.kind is AssignmentKind.FIXED and face.on(today))
    form = SurveyForm(
        school=school.full_name,
        place=school.city,
        organisation=settings.get("organisation", ""),
        sender=settings.get("report_sender", ""),
        faces=fixed,
        today=today,
        example=bool(settings.get("story")),
    )
    return survey_form(form), plain_file_name([_("Peiling"), school.name])


def survey_form_pdf(store: "Store", school_id: int, out: Path, *, today: date) -> None:
    """Write the form of a school.

    Raises:
        NotFoundError: there is no such school.
        ReportNotSavedError: the file can't be written there.
    """
    write_file(out, survey_form_document(store, school_id, today=today)[0])
