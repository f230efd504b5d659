from datetime import date, timedelta

import pytest

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.promises import PromiseStatus, is_due, is_overdue, settle

MADE = date(2026, 9, 1)
DUE = date(2026, 10, 1)
TODAY = date(2026, 11, 24)
DAY = timedelta(1)


@pytest.mark.parametrize(
    ("due", "settled", "dropped", "status"),
    [
        (DUE, DUE - DAY, False, PromiseStatus.KEPT),
        (DUE, DUE, False, PromiseStatus.KEPT),
        (DUE, DUE + DAY, False, PromiseStatus.LATE),
        (None, TODAY, False, PromiseStatus.KEPT),
        (DUE, MADE, False, PromiseStatus.KEPT),
        (DUE, DUE + DAY, True, PromiseStatus.DROPPED),
        (None, MADE, True, PromiseStatus.DROPPED),
    ],
)
def test_settling(due: date | None, settled: date, dropped: bool, status: PromiseStatus) -> None:
    assert settle(MADE, due, settled, today=TODAY, dropped=dropped) is status


@pytest.mark.parametrize("dropped", [True, False])
@pytest.mark.parametrize(("settled", "why"), [(MADE - DAY, "voordat"), (TODAY + DAY, "toekomst")])
def test_settling_before_it_was_made_or_in_the_future_is_refused(settled: date, why: str, dropped: bool) -> None:
    with pytest.raises(RefusedError, match=why):
        settle(MADE, DUE, settled, today=TODAY, dropped=dropped)


@pytest.mark.parametrize(
    ("status", "due", "overdue", "asks"),
    [
        (PromiseStatus.OPEN, TODAY - DAY, True, True),
        (PromiseStatus.OPEN, TODAY, False, True),
        (PromiseStatus.OPEN, TODAY + 7 * DAY, False, True),
        (PromiseStatus.OPEN, TODAY + 8 * DAY, False, False),
        (PromiseStatus.OPEN, None, False, False),
        (PromiseStatus.KEPT, TODAY - DAY, False, False),
        (PromiseStatus.LATE, TODAY - DAY, False, False),
        (PromiseStatus.DROPPED, TODAY - DAY, False, False),
    ],
)
def test_due_and_overdue(status: PromiseStatus, due: date | None, overdue: bool, asks: bool) -> None:
    assert is_overdue(status, due, TODAY) is overdue
    assert is_due(status, due, TODAY) is asks
