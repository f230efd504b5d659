import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkkaart.domain.audience import COVER, Audience, ReportPart, Veil, left_out, reach_text
from netwerkkaart.domain.people import PersonName

OWN_VIEW = ["ties", "stand", "signals", "notes", "reasons", "our_survey"]


@pytest.mark.parametrize(
    ("audience", "with_names", "one_year", "parts"),
    [
        (Audience.TEAM, True, False, ["small_counts"]),
        (Audience.TEAM, True, True, ["other_years", "small_counts"]),
        (Audience.TEAM, False, False, ["names", "small_counts"]),
        (Audience.SCHOOL, True, False, [*OWN_VIEW, "small_counts"]),
        (Audience.SCHOOL, False, True, ["names", *OWN_VIEW, "other_years", "small_counts"]),
        (Audience.MUNICIPALITY, True, False, ["names", *OWN_VIEW, "school_survey", "promise_texts", "small_counts"]),
        (Audience.MUNICIPALITY, False, False, ["names", *OWN_VIEW, "school_survey", "promise_texts", "small_counts"]),
    ],
)
def test_what_each_audience_does_not_get(
    audience: Audience, with_names: bool, one_year: bool, parts: list[str]
) -> None:
    assert list(left_out(audience, with_names=with_names, one_year=one_year)) == parts


def test_the_municipality_never_gets_names_whatever_is_asked() -> None:
    assert all(ReportPart.NAMES in left_out(Audience.MUNICIPALITY, with_names=asked) for asked in (True, False))


@pytest.mark.parametrize(("reach", "text"), [(None, ""), (0, "0"), (1, "<5"), (4, "<5"), (5, "5"), (120, "120")])
def test_small_numbers_point_at_nobody(reach: int | None, text: str) -> None:
    assert reach_text(reach) == text


NAMES = [
    PersonName("Anna", "van den", "Berg"),
    PersonName("Zoë", "", "Çelik"),
    PersonName("Kees-Jan", "", "O'Brien"),
    PersonName("Bo", "van der", "Wijk"),
    PersonName("Noor", "", "Tesselaar"),
]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("", ""),
        ("Gesprek met de mentor.", "Gesprek met de mentor."),
        ("Anna belde.", "[naam] belde."),
        ("anna belde, ANNA ook.", "[naam] belde, [naam] ook."),
        ("Anna’s vraag", "[naam]’s vraag"),
        ("met Zoe en Celik", "met [naam] en [naam]"),
        ("met Anna van den Berg", "met [naam] van den [naam]"),
        ("Kees-Jan en Kees Jan", "[naam] en [naam]"),
        ("mevrouw O'Brien, mevrouw O’Brien", "mevrouw [naam], mevrouw [naam]"),
        ("meedoen in de wijk", "meedoen in de wijk"),
        ("vraag het Wijk", "vraag het [naam]"),
        ("Bo kwam met een bo", "[naam] kwam met een bo"),
        ("regio Noord, Noordwijk", "regio Noord, Noordwijk"),
        ("mail anna@lyceum.example of bel 0612345678", "mail [adres] of bel [adres]"),
        ("op 24-11-2026 om 10.30", "op 24-11-2026 om 10.30"),
    ],
)
def test_names_are_covered_wherever_they_stand(text: str, covered: str) -> None:
    assert Veil(NAMES).cover(text) == covered


@given(
    st.lists(st.sampled_from(["Anna", "Zoë", "zoë", "Çelik", "Tesselaar", "noor", "en", "de", "wijk", ",", "\n"])),
    st.sampled_from([" ", "-", "/", ". "]),
)
def test_no_name_of_three_letters_is_left(words: list[str], between: str) -> None:
    covered = Veil(NAMES).cover(between.join(words))
    assert not any(name in covered.replace(COVER, "").lower() for name in ("anna", "zoë", "çelik", "tesselaar", "noor"))
