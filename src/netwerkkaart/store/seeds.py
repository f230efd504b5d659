"""The words a new file starts with: roles, themes, offers."""

from sqlalchemy import Connection, insert, select

from netwerkkaart.domain.roles import SEED_ROLES
from netwerkkaart.domain.themes import SEED_OFFERS, SEED_THEMES
from netwerkkaart.store.tables import offer, offer_theme, role, role_fills, role_sector, theme


def plant(connection: Connection) -> None:
    """Put the seeded roles, themes and offers into a file that has none."""
    for rank, seed in enumerate(SEED_ROLES):
        role_id = connection.execute(
            insert(role).returning(role.c.id),
            {"slug": seed.slug, "name": seed.name, "level": seed.level, "rank": rank},
        ).scalar_one()
        sectors = [
            {"role_id": role_id, "sector": sector, "expected": sector in seed.expected_in} for sector in seed.sectors
        ]
        connection.execute(insert(role_sector), sectors)
    ids = {row.slug: row.id for row in connection.execute(select(role.c.slug, role.c.id))}
    fills = [{"role_id": ids[seed.slug], "seat_id": ids[seat]} for seed in SEED_ROLES for seat in seed.also_fills]
    connection.execute(insert(role_fills), fills)
    connection.execute(
        insert(theme),
        [{"slug": seed.slug, "name": seed.name, "rank": rank} for rank, seed in enumerate(SEED_THEMES)],
    )
    theme_ids = {row.slug: row.id for row in connection.execute(select(theme.c.slug, theme.c.id))}
    for rank, offered in enumerate(SEED_OFFERS):
        offer_id = connection.execute(
            insert(offer).returning(offer.c.id), {"slug": offered.slug, "name": offered.name, "rank": rank}
        ).scalar_one()
        if offered.themes:
            connection.execute(
                insert(offer_theme),
                [{"offer_id": offer_id, "theme_id": theme_ids[slug]} for slug in offered.themes],
            )
