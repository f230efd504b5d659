"""What a line of the map says; apart from the picture, so that its colours are known without numpy."""

from enum import IntEnum


class LineKind(IntEnum):
    """What a line says; the order is the order of drawing."""

    ASSIGNED = 0
    EMPLOYED = 1
    OTHER_SCHOOL = 2
    RAISED = 3
    TAKEN_UP = 4
    WORKS_FOR = 5
    INTRODUCED = 6
    TIE = 7
