"""The example: the fictional town of Hanzewaard, told by our own code, and towns like it of any size."""

from netwerkkaart.usecases.example.load import write_town
from netwerkkaart.usecases.example.place import ANCHOR, TODAY
from netwerkkaart.usecases.example.writing import EXAMPLE, SEED, write_example

__all__ = ["ANCHOR", "EXAMPLE", "SEED", "TODAY", "write_example", "write_town"]
