import pytest

from netwerkkaart.domain.errors import RefusedError
from netwerkkaart.domain.phases import Phase, StepBackReason, check_step


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (None, Phase.EXPLORING, None),
        (Phase.NO_CONTACT, Phase.PARTNER, None),
        (Phase.EXPLORING, Phase.EXPLORING, None),
        *((Phase.FIRST_ACTIVITY, Phase.EXPLORING, reason) for reason in StepBackReason),
    ],
)
def test_up_needs_no_reason_and_down_takes_any(old: Phase | None, new: Phase, reason: StepBackReason | None) -> None:
    check_step(old, new, reason)


@pytest.mark.parametrize(("old", "new"), [(Phase.FIRST_ACTIVITY, Phase.EXPLORING), (Phase.PARTNER, Phase.NO_CONTACT)])
def test_down_without_a_reason_is_refused(old: Phase, new: Phase) -> None:
    with pytest.raises(RefusedError, match=f"fase {old.value} terug naar fase {new.value}.*reden"):
        check_step(old, new, None)
