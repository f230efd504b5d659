"""Remarks on e-mail and telephone catch slips and leave everything ordinary alone."""

import pytest

from netwerkkaart.domain.reach import is_private_mail, looks_like_mail, looks_like_phone


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("", True),
        ("  ", True),
        ("a.berg@lyceum.example", True),
        (" zoë@school.example ", True),
        ("a.berg@lyceum", False),
        ("a.berg.lyceum.example", False),
        ("a berg@lyceum.example", False),
        ("a@b@lyceum.example", False),
        ("a@lyceum..example", False),
    ],
)
def test_mail(text: str, fine: bool) -> None:
    assert looks_like_mail(text) is fine


@pytest.mark.parametrize(
    ("text", "private"),
    [("jan@gmail.com", True), ("JAN@Hotmail.NL", True), ("jan@lyceum.example", False), ("jan@gmail.example", False)],
)
def test_private_mail(text: str, private: bool) -> None:
    assert is_private_mail(text) is private


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("", True),
        ("0570-123456", True),
        ("06 12 34 56 78", True),
        ("+31 (0)570 12 34 56", True),
        ("0031 570 123456", True),
        ("+32 2 123 45 67", True),
        ("0570-123456 tst. 12", True),
        ("06 1234", False),
        ("0570-1234567", False),
        ("1234567890", False),
        ("+31 570 12 34", False),
        ("bel de balie", False),
    ],
)
def test_phone(text: str, fine: bool) -> None:
    assert looks_like_phone(text) is fine
