from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from netwerkkaart.texts import N_, NN_, _, ngettext, use


class English(NullTranslations):
    def gettext(self, message: str) -> str:
        return {"bezoek": "visit"}.get(message, message)


@pytest.fixture
def english() -> Iterator[None]:
    use(English())
    yield
    use(NullTranslations())


def test_dutch_is_the_source() -> None:
    assert _("bezoek") == N_("bezoek") == "bezoek"


@pytest.mark.usefixtures("english")
def test_the_language_in_use_counts_at_the_call() -> None:
    assert _("bezoek") == "visit"
    assert N_("bezoek") == "bezoek"


@pytest.mark.parametrize(("number", "text"), [(0, "bezoeken"), (1, "bezoek"), (2, "bezoeken"), (21, "bezoeken")])
def test_the_dutch_singular_is_for_one_only(number: int, text: str) -> None:
    assert ngettext(*NN_("bezoek", "bezoeken"), number) == text
