"""From the meanings of a picture to the colours of a look."""

from dataclasses import dataclass
from functools import lru_cache

from netwerkkaart.graph.kinds import CHANGES, LineKind
from netwerkkaart.look import Tokens, Tone
from netwerkkaart.look import mix as mix_afresh

mix = lru_cache(maxsize=1024)(mix_afresh)
"""One colour with so much of another in it; opaque, because translucent lines are slow."""
_FADES = (0.0, 0.34, 0.58, 0.74)


@dataclass(frozen=True)
class Inks:
    """The colours of one look, by the names a picture uses; ``faded`` pulls all towards the background."""

    tokens: Tokens
    faded: float = 0.0

    @property
    def paper(self) -> str:
        """The background."""
        return self.tokens.surface

    def _fade(self, colour: str) -> str:
        return mix(colour, self.paper, self.faded) if self.faded else colour

    @property
    def text(self) -> str:
        """Names."""
        return self._fade(self.tokens.text)

    @property
    def muted(self) -> str:
        """Second lines."""
        return self._fade(self.tokens.muted)

    @property
    def faint(self) -> str:
        """Quiet lines and empty steps."""
        return self._fade(mix(self.tokens.outline, self.paper, 0.55))

    @property
    def star(self) -> str:
        """The star of an *aanspreekpunt*."""
        return self._fade(self.tokens.highlight.solid)

    @property
    def missing(self) -> Tone:
        """A role in which we know nobody."""
        found = self.tokens.warning
        return Tone(self._fade(found.ink), self._fade(found.soft), self._fade(found.solid))

    @property
    def accent(self) -> str:
        """Workers, selection and focus."""
        return self._fade(self.tokens.accent)

    @property
    def on_accent(self) -> str:
        """Text on the accent."""
        return self._fade(self.tokens.on_accent)

    def tone(self, name: str) -> Tone:
        """Return the three strengths of a meaning such as ``sector.vo``, ``level.care`` or ``stand.absent``."""
        family, _dot, slug = name.partition(".")
        if name == "worker":
            found = Tone(self.tokens.accent, self.tokens.selected, self.tokens.accent)
        elif family in {"face", "layer", "plain"}:
            found = self._made(family, slug)
        else:
            found = getattr(self.tokens, family)[slug]
        if not self.faded:
            return found
        return Tone(self._fade(found.ink), self._fade(found.soft), self._fade(found.solid))

    def _made(self, family: str, slug: str) -> Tone:
        """Return the strengths of what has one colour only: the schools of a worker, and what is laid over the map."""
        series, colour = self.tokens.series, self.tokens.outline
        if family == "face" and slug.isdigit() and int(slug) < len(series):
            colour = series[int(slug)]
        elif slug == "theme":
            colour = series[7]
        elif slug == "partner":
            colour = series[6]
        return Tone(mix(colour, self.tokens.text, 0.4), mix(colour, self.paper, 0.86), colour)

    def region(self) -> tuple[str, str]:
        """Return fill and outline of a neighbourhood: nearly water, so that the islands in it stand out."""
        return self._fade(mix(self.tokens.outline, self.paper, 0.91)), self._fade(
            mix(self.tokens.outline, self.paper, 0.6)
        )

    def island(self, tone: str) -> tuple[str, str, str]:
        """Return fill, outline and ring colour of an island."""
        found = self.tone(tone)
        fill = mix(found.soft, self.paper, 0.35)
        return fill, mix(found.solid, fill, 0.55), mix(found.solid, fill, 0.84)

    def line(self, kind: int, step: int, pale: int) -> str:
        """Return the colour of a line; long unseen is pale."""
        if kind == LineKind.TIE:
            colour = mix(self.tokens.ties[max(step - 1, 0)], self.paper, _FADES[pale])
        elif kind in CHANGES:
            same = mix(self.tokens.outline, self.paper, 0.72)
            warm, cool = self.tokens.warmer, self.tokens.cooler
            told = {LineKind.NEW: self.tokens.text, LineKind.WARMER: warm, LineKind.COOLER: cool, LineKind.GONE: cool}
            colour = told.get(LineKind(kind), same)
        elif kind == LineKind.ASSIGNED:
            colour = mix(self.tokens.accent, self.paper, 0.72)
        elif kind in {LineKind.RAISED, LineKind.TAKEN_UP}:
            colour = mix(self.tone("layer.theme").solid, self.paper, 0.45 if kind == LineKind.RAISED else 0.2)
        elif kind == LineKind.WORKS_FOR:
            colour = mix(self.tone("layer.partner").solid, self.paper, 0.3)
        elif kind == LineKind.INTRODUCED:
            colour = self.tokens.highlight.solid
        else:
            colour = self.tokens.outline
        return self._fade(colour)
