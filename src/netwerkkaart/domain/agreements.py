"""Words for covenants and other agreements."""

from enum import StrEnum


class AgreementKind(StrEnum):
    """What an agreement is about."""

    COVENANT = "covenant"  # convenant samenwerking
    INFORMATION_SHARING = "information_sharing"  # afspraak over informatie delen
    DEMARCATION = "demarcation"  # taakafbakening
    OTHER = "other"


class AgreementStatus(StrEnum):
    """Where an agreement stands."""

    DRAFT = "draft"
    ACTIVE = "active"
    ENDED = "ended"
