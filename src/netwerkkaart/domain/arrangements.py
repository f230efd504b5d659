"""The ways in which the map can be arranged; each remembers its own places."""

from enum import StrEnum


class Arrangement(StrEnum):
    """How people and schools are put on the map."""

    ISLANDS = "islands"  # every school an island with its people around it
    FREE = "free"  # everybody where ties pull them
