"""What was named against what was done reads as good Dutch, and a small number is never worked out."""

import pytest

from netwerkkaart.domain.activities import Reach, WorkGrowth
from netwerkkaart.domain.gaps import Answer, OfferUse, SchoolAnswer, ThemeAnswer
from netwerkkaart.domain.schools import BaseInOrder
from netwerkkaart.domain.themes import StatusProposal, ThemeStatus
from netwerkkaart.texts import activities, gaps

NONE: tuple[int, ...] = ()


def at(school: int, times: int = 1, done: int = 0, planned: int = 0, agreements: int = 0) -> SchoolAnswer:
    return SchoolAnswer(school, 1, *(tuple(range(number)) for number in (times, done, planned, agreements)))


def theme(
    answer: Answer, *schools: SchoolAnswer, done: int = 0, planned: int = 0, by_agreement: bool = False
) -> ThemeAnswer:
    return ThemeAnswer(1, answer, by_agreement, (1,), schools, tuple(range(done)), tuple(range(planned)))


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (theme(Answer.NOT_NAMED), "niet genoemd"),
        (theme(Answer.NOT_NAMED, done=2), "niet genoemd, wel 2 keer ingezet"),
        (theme(Answer.NOTHING_DONE, at(1, 4)), "4 keer genoemd, niets ingezet"),
        (theme(Answer.NOTHING_DONE, at(1), planned=1), "1 keer genoemd, niets ingezet; 1 keer gepland"),
        (theme(Answer.NOTHING_DONE, at(1), by_agreement=True), "1 keer genoemd, nog geen afspraak over gemaakt"),
        (theme(Answer.NO_OFFER, at(1, 3)), "3 keer genoemd, geen aanbod dat erbij past"),
        (theme(Answer.ELSEWHERE, at(1), done=1), "1 keer genoemd, alleen ingezet op een school die het niet noemde"),
        (theme(Answer.PARTLY, at(1, 2), at(2, 1, 1)), "3 keer genoemd, op 1 van de 2 scholen iets ingezet"),
        (theme(Answer.EVERYWHERE, at(1, 2, 1)), "2 keer genoemd, en daar iets ingezet"),
        (
            theme(Answer.EVERYWHERE, at(1, agreements=1), at(2, agreements=1), by_agreement=True),
            "2 keer genoemd, op alle 2 scholen een afspraak",
        ),
    ],
)
def test_a_theme_in_a_sentence(found: ThemeAnswer, text: str) -> None:
    assert gaps.theme_answer(found) == text


@pytest.mark.parametrize(
    ("found", "by_agreement", "has_offer", "text"),
    [
        (at(1, 2), False, True, "2 keer genoemd, hier niets ingezet"),
        (at(1, 2, planned=1), False, True, "2 keer genoemd, hier niets ingezet; 1 keer gepland"),
        (at(1, 2, done=3), False, True, "2 keer genoemd, hier 3 keer ingezet"),
        (at(1, 1), False, False, "1 keer genoemd, geen aanbod dat erbij past"),
        (at(1, 1), True, False, "1 keer genoemd, hier nog geen afspraak over gemaakt"),
        (at(1, 1, agreements=1), True, False, "1 keer genoemd, hier een afspraak over gemaakt"),
    ],
)
def test_a_theme_at_a_school_in_a_sentence(found: SchoolAnswer, by_agreement: bool, has_offer: bool, text: str) -> None:
    assert gaps.school_answer(found, by_agreement=by_agreement, has_offer=has_offer) == text


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (
            OfferUse(1, None, (1,), (1,), NONE, NONE, NONE),
            "1 keer ingezet, thema niet genoemd, ook vorig schooljaar niet",
        ),
        (
            OfferUse(1, 5, (1, 2), (1, 2), (3,), NONE, (9,)),
            "2 keer ingezet, thema’s hier dit schooljaar niet genoemd; vorig schooljaar 1 keer; 1 keer gepland",
        ),
        (OfferUse(1, None, (1,), (1,), NONE, (4, 5), NONE), "1 keer ingezet, thema 2 keer genoemd"),
        (OfferUse(1, None, (1, 2), NONE, NONE, (4,), NONE), "niet ingezet, thema’s 1 keer genoemd"),
        (OfferUse(1, None, (), (1,), NONE, NONE, NONE), "1 keer ingezet; hoort nog bij geen thema"),
    ],
)
def test_an_offer_in_a_sentence(found: OfferUse, text: str) -> None:
    assert gaps.offer_use(found) == text


def test_a_proposal_says_why() -> None:
    assert gaps.proposal(StatusProposal(ThemeStatus.RAISED, visits=(1, 2))) == (
        "Voorstel: speelt. Dit schooljaar 2 keer genoemd."
    )
    assert gaps.proposal(StatusProposal(ThemeStatus.TAKEN_UP, activities=(1,))).startswith("Voorstel: opgepakt.")
    assert "minstens 2 bezoeken" in gaps.proposal_rule()


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (Reach((), 0), ""),
        (Reach((), 2), ""),
        (Reach((0,), 0), "0 deelnemers"),
        (Reach((5, 30), 1), "35 deelnemers"),
        (Reach((4,), 0), "<5 deelnemers"),
        (Reach((28, 4), 0), "28 en <5 deelnemers"),
        (Reach((28, 4, 2), 0), "28 en 2 × <5 deelnemers"),
        (Reach((4, 2), 0), "2 × <5 deelnemers"),
    ],
)
def test_small_numbers_stay_small_in_a_sum(found: Reach, text: str) -> None:
    assert activities.reach(found) == text


@pytest.mark.parametrize(
    ("number", "text"), [(None, ""), (0, "0 deelnemers"), (4, "<5 deelnemers"), (5, "5 deelnemers")]
)
def test_participants(number: int | None, text: str) -> None:
    assert activities.participants(number) == text


def test_growth_in_a_sentence() -> None:
    more = WorkGrowth(BaseInOrder.NO, (1, 2), (3,), Reach((100, 66), 0), Reach((110,), 0))
    assert activities.growth(more) == "2 keer inzet, vorig schooljaar om deze tijd 1; 166 deelnemers, toen 110"
    small = WorkGrowth(None, (1,), (2,), Reach((28, 4), 0), Reach((3,), 0))
    assert activities.growth(small) == "1 keer inzet, vorig schooljaar om deze tijd 1; 28 en <5 deelnemers, toen <5"
    none = WorkGrowth(None, (), (2,), Reach((), 0), Reach((3,), 0))
    assert activities.growth(none) == "geen inzet, vorig schooljaar om deze tijd 1"
    assert "niet geteld" in activities.growth_missing(WorkGrowth(None, (1,), (), Reach((), 1), Reach((), 0)))
    assert activities.growth_missing(more) == ""


@pytest.mark.parametrize(
    ("base", "said"),
    [(BaseInOrder.NO, "nog niet op orde"), (BaseInOrder.PARTLY, "pas deels"), (None, "nog niet vastgelegd")],
)
def test_the_base_in_the_wijk_comes_first(base: BaseInOrder | None, said: str) -> None:
    text = activities.base_first("Waardpolder", base)
    assert text.startswith("De inzet groeit.")
    assert "n Waardpolder" in text
    assert said in text
    assert activities.base_state("Binnenstad", BaseInOrder.YES) == ""
