"""How strongly bodies push each other away, by one over their distance: summed directly, or on a grid.

On the grid the masses are spread over the four cells around each body, the push in each cell is a convolution of the
masses with the push of one (a product of Fourier transforms), and each body takes the push of its four cells: a few
transforms instead of a sum over all pairs. What a body spreads and takes back cancels out, so none pushes itself.
The idea is that of FFT-accelerated interpolation (Linderman et al., Nature Methods 16, 2019).

Places and pushes are two rows here, across and down: numpy is twice as fast along rows.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from netwerkkaart.graph.layout.places import Floats

DIRECT = 300
"""Up to so many bodies every pair is summed: a grid costs more than it gives."""
_COARSE, _FINE = 1.25, 1.9
"""Cells along a side, for each root of the number of bodies."""
_CELLS = (64, 96, 128, 192, 256, 384, 512, 768, 1024)
"""Sides of grids whose doubles are quick to transform."""

Push = Callable[[Floats], Floats]
"""From the places, shape (2, n), to the sum over all others of their mass over the distance, away from them."""


def pushing(mass: Floats, *, fine: bool = False) -> Push:
    """Return the way to compute the push that suits this number of bodies."""
    if len(mass) <= DIRECT:
        return Direct(mass)
    return Grid(mass, (_FINE if fine else _COARSE) * float(np.sqrt(len(mass))))


class Direct:
    """Sums over every pair."""

    def __init__(self, mass: Floats) -> None:
        self._mass = mass

    def __call__(self, xy: Floats) -> Floats:
        """Return the push on each body."""
        across = xy[0][:, None] - xy[0]
        square = xy[1][:, None] - xy[1]
        across *= across
        square *= square
        square += across
        np.maximum(square, 1e-9, out=square)
        np.fill_diagonal(square, np.inf)
        share = np.divide(self._mass, square, out=square)
        return np.asarray(xy * share.sum(axis=1) - xy @ share.T)


class Grid:
    """Convolves on a square grid around all bodies, with at least so many cells along a side."""

    def __init__(self, mass: Floats, least: float) -> None:
        self._mass = np.tile(mass, 4)
        self._side = next((cells for cells in _CELLS if cells >= least), _CELLS[-1])

    def __call__(self, xy: Floats) -> Floats:
        """Return the push on each body."""
        side = self._side
        low = xy.min(axis=1, keepdims=True)
        cell = max(float((xy.max(axis=1, keepdims=True) - low).max()), 1e-9) / (side - 1.001)
        at = (xy - low) / cell
        corner = at.astype(np.int64)
        right, down = at - corner
        left, up = 1 - right, 1 - down
        place = corner[0] * side + corner[1]
        places = np.concatenate([place, place + 1, place + side, place + side + 1])
        shares = np.concatenate([left * up, left * down, right * up, right * down])
        weight = np.bincount(places, shares * self._mass, side * side).reshape(side, side)
        half = np.fft.rfft(weight, 2 * side, axis=1)  # rows and columns apart: half of them are empty
        wide = np.fft.fft(half, 2 * side, axis=0).astype(np.complex64)
        found = np.empty_like(xy)
        for row, kernel in zip(found, _kernels(side), strict=True):
            field = np.fft.irfft(np.fft.ifft(wide * kernel, axis=0)[:side], 2 * side, axis=1)[:, :side]
            row[:] = (field.ravel().take(places) * shares).reshape(4, -1).sum(axis=0)
        return found / cell


@lru_cache(maxsize=4)
def _kernels(side: int) -> tuple[NDArray[np.complex64], NDArray[np.complex64]]:
    """Return the transforms of the push of a unit mass, across and down, in cells."""
    step = np.fft.fftfreq(2 * side, 1 / (2 * side))
    across, down = step[:, None], step[None, :]
    square = across**2 + down**2
    square[0, 0] = np.inf
    return np.fft.rfft2(across / square).astype(np.complex64), np.fft.rfft2(down / square).astype(np.complex64)
