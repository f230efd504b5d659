"""Whether work grows in a wijk whose basics do not stand: in words, with the activities behind it."""

from netwerkkaart.queries.activities import WijkGrowth, activities_by_id
from netwerkkaart.texts import _, words
from netwerkkaart.texts.activities import base_first, growth, growth_missing, growth_rule
from netwerkkaart.ui.desk import Desk
from netwerkkaart.ui.schools.why import Group, Reasons, WhyRow
from netwerkkaart.ui.themes.gap_rows import activity_record


def base_words(found: WijkGrowth) -> str:
    """Return whether the basics of a wijk stand: ``basis op orde: deels``."""
    base = found.growth.base
    return _("basis op orde: {base}").format(base=words.word(base) if base else _("onbekend"))


def show_wijk(desk: Desk, row: WhyRow, found: WijkGrowth) -> None:
    """Show a wijk: the warning where there is reason for one, and what changed."""
    said = growth(found.growth)
    warns = found.growth.warns
    text = f"{base_first(found.name, found.growth.base)}\n{words.capitalised(said)}." if warns else f"{said}."
    title = f"{found.name} · {base_words(found)}"
    icon = "warning" if warns else ""
    row.show_why(title, words.capitalised(text), lambda: _reasons(desk, found), warns=warns, icon=icon)


def _reasons(desk: Desk, found: WijkGrowth) -> Reasons:
    now, before = set(found.growth.now), set(found.growth.before)
    with desk.store.read() as connection:
        rows = activities_by_id(connection, now | before)
    return Reasons(
        growth_rule(),
        [
            Group(_("Dit schooljaar tot vandaag"), [activity_record(row) for row in reversed(rows) if row.id in now]),
            Group(
                _("Vorig schooljaar om deze tijd"), [activity_record(row) for row in reversed(rows) if row.id in before]
            ),
        ],
        growth_missing(found.growth),
    )
