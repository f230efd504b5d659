"""A file with a hundred thousand visits, made at random from a seed, for measuring and for nothing else."""

import random
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from netwerkkaart.domain.names import sort_key
from netwerkkaart.domain.people import PersonName
from netwerkkaart.domain.schools import HolidayRegion, Sector
from netwerkkaart.domain.visits import Initiative, VisitKind, VisitStatus
from netwerkkaart.store import tables as t
from netwerkkaart.store.opening import create

TODAY = date(2026, 11, 23)
_TEXT = (
    "gesproken over de pauze het team de teamleider vraagt om hulp bij groepen aanbod volgt afspraak gemaakt koffie "
    "ouderavond kantine mentor zorg overleg verder kort samen plan rooster activiteit sporthal middag week terug"
)
_WORDS = _TEXT.split()
_FAMILY = ("Jansen", "Çelik", "de Vries", "Bakker", "van den Berg", "Smit", "Yılmaz", "Visser", "Mulder", "El Amrani")
_GIVEN = ("Anna", "Zoë", "Piet", "Mo", "Sanne", "Daan", "Fatma", "Joost", "Noor", "Bram", "Lotte", "Kees")


def build(path: Path, *, visits: int = 100_000, schools: int = 200, people: int = 3000, years: int = 8) -> None:
    """Make the file."""
    chance = random.Random(7)
    with create(path) as store, store.load("Grote proef") as tx:
        themes = list(tx.execute(select(t.theme.c.id)).scalars())
        roles = list(tx.execute(select(t.role.c.id)).scalars())
        regions, sectors = list(HolidayRegion), list(Sector)
        tx.execute(
            insert(t.school),
            [
                {
                    "id": n,
                    "name": f"School {n:03} Hanzewaard",
                    "sector": chance.choice(sectors),
                    "city": "Hanzewaard",
                    "holiday_region": chance.choice(regions),
                }
                for n in range(1, schools + 1)
            ],
        )
        tx.execute(insert(t.worker), [{"id": n, "name": f"Medewerker {n:02}"} for n in range(1, 25)])
        names = [PersonName(chance.choice(_GIVEN), "", f"{chance.choice(_FAMILY)} {n}") for n in range(1, people + 1)]
        added = datetime(2020, 1, 1, tzinfo=UTC)
        tx.execute(
            insert(t.contact),
            [
                {"id": n, "given": p.given, "family": p.family, "sort_name": sort_key(p), "added_at": added}
                for n, p in enumerate(names, 1)
            ],
        )
        at_school: dict[int, list[int]] = {n: [] for n in range(1, schools + 1)}
        positions = []
        for n in range(1, people + 1):
            where = chance.randint(1, schools)
            at_school[where].append(n)
            positions.append({"contact_id": n, "school_id": where, "role_id": chance.choice(roles)})
        tx.execute(insert(t.position), positions)
        kinds, starts = list(VisitKind), list(Initiative)
        weights = (VisitStatus.HELD,) * 18 + (VisitStatus.CANCELLED_BY_SCHOOL, VisitStatus.CANCELLED_BY_US)
        logged, who, ours, about, promised = [], [], [], [], []
        first = TODAY - timedelta(days=365 * years)
        span = 365 * years + 21
        for n in range(1, visits + 1):
            day = first + timedelta(days=span * n // visits)
            where = chance.randint(1, schools)
            note = " ".join(chance.choices(_WORDS, k=chance.randint(6, 30)))
            logged.append(
                {
                    "id": n,
                    "school_id": where,
                    "day": day,
                    "at": time(chance.randint(8, 16), 30) if day > TODAY else None,
                    "place": "kantine" if n % 3 == 0 else "",
                    "kind": chance.choice(kinds),
                    "status": VisitStatus.PLANNED if day > TODAY else chance.choice(weights),
                    "initiative": chance.choice(starts),
                    "note": note,
                    "entered_at": added,
                }
            )
            there = at_school[where]
            who += [{"visit_id": n, "contact_id": c} for c in set(chance.choices(there, k=2))] if there else []
            ours += [{"visit_id": n, "worker_id": w} for w in {chance.randint(1, 24), chance.randint(1, 24)}]
            about += [{"visit_id": n, "theme_id": one} for one in set(chance.choices(themes, k=3))]
            if n % 50 == 0:
                promised.append(
                    {
                        "school_id": where,
                        "visit_id": n,
                        "side": "us",
                        "text": "Overzicht sturen",
                        "made_on": day,
                        "due_on": day + timedelta(days=14),
                        "status": "kept" if day < TODAY - timedelta(days=20) else "open",
                    }
                )
        for table, rows in (
            (t.visit, logged),
            (t.visit_contact, who),
            (t.visit_worker, ours),
            (t.visit_theme, about),
            (t.promise, promised),
        ):
            tx.execute(insert(table), rows)


if __name__ == "__main__":
    import sys

    build(Path(sys.argv[1]))
