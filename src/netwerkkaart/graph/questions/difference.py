"""*Verschil tussen twee data*: who and what came and went, and which ties grew warmer or cooler."""

from dataclasses import dataclass
from datetime import date

from netwerkkaart.domain.warmth import warmth
from netwerkkaart.queries.network import NetTie, NetTieKind, Network

_TOLD = frozenset({NetTieKind.TIE, NetTieKind.ASSIGNED})


@dataclass(frozen=True, slots=True)
class TieChange:
    """A tie on both dates; ``None`` is not there."""

    before: NetTie | None
    after: NetTie | None

    @property
    def ends(self) -> tuple[str, str]:
        """The keys of who it ties."""
        return self._tie.source, self._tie.target

    @property
    def kind(self) -> NetTieKind:
        """What the tie is: one of a worker to a contact, or of a worker assigned to a school."""
        return self._tie.kind

    @property
    def _tie(self) -> NetTie:
        tie = self.after or self.before
        if tie is None:
            raise ValueError("a change of a tie that never was")
        return tie


@dataclass(frozen=True, slots=True)
class Difference:
    """The answer; keys in the order of the later network, what is gone in that of the earlier."""

    before: date
    after: date
    new: tuple[str, ...]
    gone: tuple[str, ...]
    new_ties: tuple[TieChange, ...]
    gone_ties: tuple[TieChange, ...]
    warmer: tuple[TieChange, ...]
    cooler: tuple[TieChange, ...]

    @property
    def nothing(self) -> bool:
        """Whether both dates show the same."""
        return not any((self.new, self.gone, self.new_ties, self.gone_ties, self.warmer, self.cooler))


def difference(earlier: Network, later: Network) -> Difference:
    """Return what changed between two dates of one network.

    Who has left on a date is not there on it. Ties are those with a worker, and being vast gezicht or invaller. A tie
    is warmer when its step is further, or with the same step its last contact less long ago, and cooler the other way
    round (``domain.warmth``).
    """
    was, is_now = _present(earlier), _present(later)
    old, new = _ties(earlier, was), _ties(later, is_now)
    both = [TieChange(old[pair], tie) for pair, tie in new.items() if pair in old]
    apart = [(change, _warmth(change.before, earlier.on), _warmth(change.after, later.on)) for change in both]
    return Difference(
        earlier.on,
        later.on,
        new=tuple(key for key in is_now if key not in was),
        gone=tuple(key for key in was if key not in is_now),
        new_ties=tuple(TieChange(None, tie) for pair, tie in new.items() if pair not in old),
        gone_ties=tuple(TieChange(tie, None) for pair, tie in old.items() if pair not in new),
        warmer=tuple(change for change, old_warmth, warmth_now in apart if warmth_now < old_warmth),
        cooler=tuple(change for change, old_warmth, warmth_now in apart if warmth_now > old_warmth),
    )


def _present(network: Network) -> dict[str, None]:
    return {node.key: None for node in network.nodes if not node.left}


def _ties(network: Network, present: dict[str, None]) -> dict[tuple[str, str, str], NetTie]:
    return {
        (tie.kind.value, tie.source, tie.target): tie
        for tie in network.ties
        if tie.kind in _TOLD and tie.source in present and tie.target in present
    }


def _warmth(tie: NetTie | None, on: date) -> tuple[int, int]:
    if tie is None or tie.kind is not NetTieKind.TIE:
        return (0, 0)
    return warmth(tie.step, tie.last_contact, on)
