"""What an organisation sets for its file."""

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert as upsert

from netwerkkaart.store.tables import setting
from netwerkkaart.store.work import Store


class SettingKey(StrEnum):
    """What can be set in the file itself; looks and sizes of windows stay on the computer."""

    ORGANISATION = "organisation"
    REPORT_SENDER = "report_sender"  # line under the organisation's name on reports
    MUNICIPALITY = "municipality"
    STORY = "story"  # "example" for the fictional town, so that nobody takes it for real


def change_settings(store: Store, values: Mapping[SettingKey, str]) -> None:
    """Set these; an empty value forgets one."""
    with store.work("Instellingen gewijzigd") as tx:
        for key, value in values.items():
            wanted = value.strip()
            if not wanted:
                tx.execute(delete(setting).where(setting.c.key == key.value))
                continue
            statement = upsert(setting).values(key=key.value, value=wanted)
            tx.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": wanted}))
