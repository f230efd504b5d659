from pathlib import Path

import pytest

from netwerkkaart.texts import privacy

PRODUCT = Path(__file__).parents[2].parent / "shared" / "product.md"


def test_the_share_check_has_three_steps_and_sends_doubt_to_the_meldcode() -> None:
    steps = privacy.share_steps()
    assert len(steps) == 3
    assert steps[0].startswith("Gaf de jongere uitdrukkelijk toestemming")
    assert steps[2] == "Twijfel: volg de meldcode."


@pytest.mark.skipif(not PRODUCT.exists(), reason="the design is not beside this checkout")
def test_the_wordings_are_those_of_the_design() -> None:
    product = " ".join(PRODUCT.read_text(encoding="utf-8").split())
    for text in (
        privacy.under_note(),
        privacy.adjust(),
        privacy.keep_anyway(),
        privacy.share_question(),
        *privacy.share_steps(),
    ):
        assert text in product
