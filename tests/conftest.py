"""What every test may count on: no screen, the same examples on every machine, and the shared data."""

import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"  # before anything imports Qt

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Two shared cores are slow now and then: a deadline or a slow data strategy says nothing about the code.
_slow = [HealthCheck.too_slow]
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, suppress_health_check=_slow)
settings.register_profile("search", deadline=None, max_examples=2000, suppress_health_check=_slow)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real example files beside the checkout; skip where there is none."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared example files do not lie beside this checkout")
    return SHARED_DATA
