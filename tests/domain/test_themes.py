from netwerkkaart.domain.themes import SEED_OFFERS, SEED_THEMES

THEMES = (
    "contact met ouders · lastige groepen · invloed van social media · samenwerking met zorgpartijen · pesten · "
    "schooluitval · thuiszitters · nieuwkomers · meedoen in de wijk · informatie delen · rol en taakafbakening · "
    "veiligheid"
)
OFFERS = (
    "pauzeactiviteit · weerbaarheidstraining · groepsproces in de klas · individuele coaching · sociale activering "
    "van thuiszitters · signalerende functie · activiteit in de wijk · contact met ouders"
)


def test_the_seed_words_are_those_of_the_product() -> None:
    assert [theme.name for theme in SEED_THEMES] == THEMES.split(" · ")
    assert [offer.name for offer in SEED_OFFERS] == OFFERS.split(" · ")


def test_slugs_are_unique() -> None:
    assert len({theme.slug for theme in SEED_THEMES}) == len(SEED_THEMES)
    assert len({offer.slug for offer in SEED_OFFERS}) == len(SEED_OFFERS)


def test_every_offer_answers_existing_themes_once() -> None:
    known = {theme.slug for theme in SEED_THEMES}
    for offer in SEED_OFFERS:
        assert offer.themes
        assert set(offer.themes) <= known
        assert len(set(offer.themes)) == len(offer.themes)


def test_only_what_an_agreement_answers_has_no_offer() -> None:
    answered = {theme for offer in SEED_OFFERS for theme in offer.themes}
    assert {theme.slug for theme in SEED_THEMES} - answered == {"information_sharing", "demarcation"}
