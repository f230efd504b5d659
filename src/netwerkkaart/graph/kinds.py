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
    GONE = 8
    COOLER = 9
    WARMER = 10
    NEW = 11
    SAME = 12


CHANGES = (LineKind.NEW, LineKind.WARMER, LineKind.COOLER, LineKind.GONE, LineKind.SAME)
"""What a tie is where the map tells what changed; drawn where the tie was, *the same* under all else."""
TIES = (LineKind.TIE, *CHANGES)
