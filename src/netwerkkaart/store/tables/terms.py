"""The words an organisation works with: roles, themes, offers; seeded, and its own."""

from sqlalchemy import Column, ForeignKey, UniqueConstraint

from netwerkkaart.domain.changes import Kind
from netwerkkaart.domain.people import Level
from netwerkkaart.domain.schools import Sector
from netwerkkaart.store.columns import CleanText, Slug, flag, identity, number, owned_by, required_line, slug
from netwerkkaart.store.tables.base import part_of, thing

role = thing(
    "role",
    Kind.ROLE,
    identity(),
    Column("slug", CleanText, nullable=True),  # of a seed; an own word has none
    required_line("name"),
    slug("level", Level, required=True),
    number("rank", required=True),
    flag("archived"),
    UniqueConstraint("slug"),
    UniqueConstraint("name"),
)

role_sector = part_of(
    "role_sector",
    Kind.ROLE,
    "role_id",
    owned_by("role", key=True),
    Column("sector", Slug(Sector), primary_key=True),
    flag("expected"),  # a school of this sector without it shows an empty seat
)

role_fills = part_of(  # who knows the rector needs no locatiedirecteur
    "role_fills",
    Kind.ROLE,
    "role_id",
    owned_by("role", key=True),
    Column("seat_id", ForeignKey("role.id", ondelete="CASCADE"), primary_key=True),
)

theme = thing(
    "theme",
    Kind.THEME,
    identity(),
    Column("slug", CleanText, nullable=True),
    required_line("name"),
    number("rank", required=True),
    flag("archived"),
    UniqueConstraint("slug"),
    UniqueConstraint("name"),
)

offer = thing(
    "offer",
    Kind.OFFER,
    identity(),
    Column("slug", CleanText, nullable=True),
    required_line("name"),
    number("rank", required=True),
    flag("archived"),
    UniqueConstraint("slug"),
    UniqueConstraint("name"),
)

offer_theme = part_of(
    "offer_theme",
    Kind.OFFER,
    "offer_id",
    owned_by("offer", key=True),
    owned_by("theme", key=True),
)
