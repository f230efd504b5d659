"""The peilingen of the story: the Lyceum grows on both sides, Waterpoort and we differ on one thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from netwerkkaart.domain.surveys import SurveyAnswer, SurveySide, SurveyStatement
from netwerkkaart.usecases.example import aambeeld, lyceum, raamveld, waterpoort
from netwerkkaart.usecases.example.place import BILAL, FEMKE, NOOR, RAYVANO
from netwerkkaart.usecases.example.short import day

_LETTERS: Final = {
    "n": SurveyAnswer.NOT_AT_ALL,
    "b": SurveyAnswer.A_LITTLE,
    "r": SurveyAnswer.REASONABLY,
    "w": SurveyAnswer.FULLY,
    "?": SurveyAnswer.DO_NOT_KNOW,
}
_KADELICHT: Final = "99AF00"
_US, _SCHOOL = SurveySide.US, SurveySide.SCHOOL


@dataclass(frozen=True)
class Poll:
    """One peiling: an answer per statement, by its letter; a dash is a statement left open."""

    school: str
    side: SurveySide
    on: date
    answers: str
    worker: str


POLLS: Final = (
    Poll(lyceum.CODE, _US, day("2025-01-28"), "nbn??n", BILAL),
    Poll(lyceum.CODE, _US, day("2025-06-24"), "brbb?b", BILAL),
    Poll(lyceum.CODE, _US, day("2026-01-27"), "rrrrrb", BILAL),
    Poll(lyceum.CODE, _SCHOOL, day("2026-01-29"), "brr?rb", BILAL),
    Poll(lyceum.CODE, _US, day("2026-06-23"), "rwrrwr", BILAL),
    Poll(lyceum.CODE, _SCHOOL, day("2026-06-25"), "rwrrw-", BILAL),
    Poll(waterpoort.CODE, _US, day("2025-06-24"), "wrrwww", NOOR),
    Poll(waterpoort.CODE, _US, day("2026-01-13"), "wwrwww", NOOR),
    Poll(waterpoort.CODE, _SCHOOL, day("2026-01-15"), "wwrrw?", NOOR),
    Poll(waterpoort.CODE, _US, day("2026-06-30"), "wwwwww", NOOR),
    Poll(waterpoort.CODE, _SCHOOL, day("2026-07-02"), "wwwbww", NOOR),
    Poll(raamveld.CODE, _US, day("2025-06-17"), "rrrrwr", BILAL),
    Poll(raamveld.CODE, _US, day("2026-01-20"), "rrrrwr", BILAL),
    Poll(aambeeld.CODE, _US, day("2025-06-17"), "wwrwww", RAYVANO),
    Poll(aambeeld.CODE, _US, day("2026-06-16"), "wwwwww", RAYVANO),
    Poll(aambeeld.CODE, _SCHOOL, day("2026-06-18"), "wwwwww", RAYVANO),
    Poll(_KADELICHT, _US, day("2025-10-28"), "rwrrr?", FEMKE),
    Poll(_KADELICHT, _US, day("2026-06-09"), "rwrrrb", FEMKE),
)


def poll_rows(schools: Mapping[str, int], workers: Mapping[str, int]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of every peiling and its answers."""
    surveys = [
        {
            "id": number,
            "school_id": schools[poll.school],
            "side": poll.side,
            "day": poll.on,
            "set_by_id": workers[poll.worker],
        }
        for number, poll in enumerate(POLLS, start=1)
    ]
    answers = [
        {"survey_id": number, "statement": statement, "answer": _LETTERS[letter]}
        for number, poll in enumerate(POLLS, start=1)
        for statement, letter in zip(SurveyStatement, poll.answers, strict=True)
        if letter in _LETTERS
    ]
    return {"survey": surveys, "survey_answer": answers}
