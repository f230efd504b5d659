"""What can be laid over the map besides schools, people and ties, and by what schools get their colour."""

from enum import StrEnum


class MapLayer(StrEnum):
    """Something to show on request; none of it moves what is there already."""

    SEATS = "seats"  # roles in which we know nobody
    NEIGHBOURHOODS = "neighbourhoods"
    THEMES = "themes"  # what schools raised this school year
    PARTNERS = "partners"  # organisations our contacts work for


class Colouring(StrEnum):
    """What the colour of a school says."""

    SECTOR = "sector"
    STAND = "stand"
    FACE = "face"  # vast gezicht
