from datetime import date

import pytest

from netwerkkaart.domain.readings import (
    ContactDays,
    ContactRhythm,
    Reciprocity,
    SignalBalance,
    Spread,
    SpreadOver,
    TooFew,
)
from netwerkkaart.domain.rhythm import Period
from netwerkkaart.domain.stand import Trend, propose_stand
from netwerkkaart.domain.trust import StandTestKind, TrendDirection
from netwerkkaart.texts import trust


def test_each_reading_reads_as_designed() -> None:
    assert trust.reciprocity(Reciprocity(tuple(range(7)), tuple(range(9)), ())) == (
        "7 van 16 keer nam de school het initiatief"
    )
    assert trust.spread(Spread(SpreadOver.CONTACTS, 3, 16, 25, ())) == "64% van de contacten loopt via één persoon"
    assert trust.spread(Spread(SpreadOver.WORKERS, 3, 8, 8, ())) == "100% van de contacten loopt via één medewerker"
    assert trust.signal_balance(SignalBalance((1, 2), (3,))) == "2 opbouwend, 1 schurend in 20 schoolweken"
    assert trust.trend(Trend(TrendDirection.IMPROVING, (), ())) == "wijst op verbetering"


@pytest.mark.parametrize(("days", "text"), [(0, "0 contactdagen"), (1, "1 contactdag"), (2, "2 contactdagen")])
def test_the_rhythm_counts_in_good_dutch(days: int, text: str) -> None:
    now = ContactDays(tuple(date(2026, 11, 1 + number) for number in range(days)), ())
    shown = trust.contact_rhythm(ContactRhythm(now, ContactDays((), ())))
    assert shown == f"{text} in 20 schoolweken, 0 in de 20 daarvoor"


def test_too_few_data_is_said_and_not_hidden() -> None:
    for shown in (trust.reciprocity(TooFew(3, 5)), trust.spread(TooFew(3, 5)), trust.trend(TooFew(3, 5))):
        assert shown == "te weinig gegevens (3 van 5)"


def test_a_test_without_enough_data_names_what_it_counts() -> None:
    tests = propose_stand([], [], Period(date(2026, 8, 1), date(2026, 11, 23)))
    few = {test.kind: trust.stand_test_rule(test) for test in tests.tests if isinstance(test.have, TooFew)}
    assert few == {
        StandTestKind.SCHOOL_INITIATIVE: "Nodig zijn 5 bezoeken waarvan bekend is wie begon; bekend is het van 0.",
        StandTestKind.MORE_STRAINING: "Nodig zijn 3 signalen in de laatste 20 schoolweken; geteld: 0.",
    }
