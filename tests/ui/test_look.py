"""The promise of the look: every text and every meaningful shape can be read, in light and in dark."""

import pytest

from netwerkkaart import look
from netwerkkaart.domain.people import Level, TieStep
from netwerkkaart.domain.schools import Sector
from netwerkkaart.domain.trust import TrustStand
from netwerkkaart.look import DARK, LIGHT, Tokens, best_ink, contrast, mix, tones

LOOKS = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


@LOOKS
@pytest.mark.parametrize(("ink", "under"), look.TEXT_PAIRS)
def test_text_reads_on_every_surface(tokens: Tokens, ink: str, under: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, under)) >= 4.5


@LOOKS
@pytest.mark.parametrize(("ink", "under"), look.GRAPHIC_PAIRS)
def test_edges_show_on_every_surface(tokens: Tokens, ink: str, under: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, under)) >= 3


@LOOKS
@pytest.mark.parametrize("name", sorted(tones(LIGHT)))
def test_tones_read_and_show(tokens: Tokens, name: str) -> None:
    tone = tones(tokens)[name]
    assert contrast(tone.ink, tone.soft) >= 4.5
    for under in look.SURFACES:
        assert contrast(tone.ink, getattr(tokens, under)) >= 4.5, under
        assert contrast(tone.solid, getattr(tokens, under)) >= 3, under


@LOOKS
def test_lines_of_ties_and_series_show(tokens: Tokens) -> None:
    for colour in tokens.ties + tokens.series:
        for under in ("window", "surface", "raised"):
            assert contrast(colour, getattr(tokens, under)) >= 3, (colour, under)


@LOOKS
def test_numbers_in_heat_cells_read_at_every_strength(tokens: Tokens) -> None:
    for step in range(21):
        cell = mix(*tokens.heat, step / 20)
        assert contrast(best_ink(cell), cell) >= 4.5


@LOOKS
def test_every_slug_has_its_tone(tokens: Tokens) -> None:
    assert set(tokens.stand) == {stand.value for stand in TrustStand}
    assert set(tokens.sector) == {sector.value for sector in Sector}
    assert set(tokens.level) == {level.value for level in Level}
    assert len(tokens.ties) == len(TieStep)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
