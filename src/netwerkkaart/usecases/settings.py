"""What an organisation sets for its file."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from netwerkkaart.store.tables import setting
from netwerkkaart.store.work import Store


class SettingKey(StrEnum):
    """What can be set in the file itself; looks and sizes of windows stay on the computer."""

    ORGANISATION = "organisation"
    REPORT_SENDER = "report_sender"  # line under the organisation's name on reports
    MUNICIPALITY = "municipality"
    STORY = "story"  # "example" for the fictional town, so that nobody takes it for real
    FILE_ID = "file_id"  # by which other programs know that two calendars come from the same file


def file_id(store: Store) -> str:
    """Return the lasting mark of this file; the first time it is made, and kept without a step to undo.

    Raises:
        ReadOnlyError: there is none yet, and the file is open for reading only.
    """
    wanted = select(setting.c.value).where(setting.c.key == SettingKey.FILE_ID.value)
    with store.read() as connection:
        known = connection.execute(wanted).scalar_one_or_none()
    if known:
        return str(known)
    made = uuid4().hex
    with store.keep() as tx:
        statement = upsert(setting).values(key=SettingKey.FILE_ID.value, value=made)
        tx.execute(statement.on_conflict_do_nothing(index_elements=["key"]))
        return str(tx.execute(wanted).scalar_one())


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
