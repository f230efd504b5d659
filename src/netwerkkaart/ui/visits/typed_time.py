"""Reading a time of day as people type it: ``10:30``, ``1030``, ``9.15``, ``14u``."""

import re
from datetime import time

_WRITTEN = re.compile(r"(\d{1,2})(?:\s*[:.u,]\s*(\d{2})?|(\d{2}))?\s*(?:uur|u)?")


def parse_time(text: str) -> time | None:
    """Return the time somebody means, or None when there is none in it."""
    found = _WRITTEN.fullmatch(text.strip().lower())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
