"""What a line of the map says; apart from the picture, so that its colours are known without numpy."""

from enum import IntEnum


class LineKind(IntEnum):
    """What a line says; the order is the order of drawing."""

    ASSIGNED = 0
    EMPLOYED = 1
    OTHER_SCHOOL = 2
    INTRODUCED = 3
    TIE = 4
