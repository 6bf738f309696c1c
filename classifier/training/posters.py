"""Posters in memory -> batches for training and evaluation, the same in every run of one seed."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from classifier.poster import read_poster
from classifier.preprocess import InputSpec, normalise, squeeze
from classifier.training.augmentation import Augmentation

Batch = tuple[NDArray[np.float32], NDArray[np.float32]]
"""Normalised pictures float32 [n, height, width, 3] and their labels float32 [n, genres]."""

Item = TypeVar("Item")

STORE_FACTOR: Final = 2
"""Posters are kept at up to this many times the input's size: more would cost memory only."""


LUMA: Final = np.array([0.299, 0.587, 0.114], np.float32)
"""Weights of red, green and blue in the brightness that an eye sees (ITU-R BT.601)."""

MIX_STREAM: Final = 1
"""Tells the random numbers of `mix` from those of `augment`."""


def load_posters(
    paths: Sequence[Path],
    input_size: tuple[int, int],
    progress: Callable[[int, int], None] | None = None,
) -> list[Image.Image]:
    """Decode posters on all cores, as reading does, and keep them in memory.

    Args:
        paths: posters that are known to be readable.
        input_size: (width, height) of the largest input they will be squeezed to.
        progress: called with (posters read, posters in all) now and then.
    """
    store = (input_size[0] * STORE_FACTOR, input_size[1] * STORE_FACTOR)

    def load(path: Path) -> Image.Image:
        poster = read_poster(path, at_least=input_size)
        if poster.width > store[0] and poster.height > store[1]:
            poster = poster.reduce(min(poster.width // input_size[0], poster.height // input_size[1]))
        return poster

    posters: list[Image.Image] = []
    with ThreadPoolExecutor() as pool:
        for poster in pool.map(load, paths):
            posters.append(poster)
            if progress and (len(posters) % 100 == 0 or len(posters) == len(paths)):
                progress(len(posters), len(paths))
    return posters


def augment(
    poster: Image.Image, size: tuple[int, int], how: Augmentation, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Crop, flip and relight one poster at random: float32 [height, width, 3] of 0 to 255."""
    pixels = squeeze(poster, size, random_box(poster.size, how, rng)).astype(np.float32)
    if rng.random() < 0.5:
        pixels = pixels[:, ::-1]
    return relight(pixels, how, rng)


def relight(pixels: NDArray[np.float32], how: Augmentation, rng: np.random.Generator) -> NDArray[np.float32]:
    """Vary colourfulness, contrast and brightness at random: float32 [height, width, 3] of 0 to 255."""
    saturation = np.float32(1 + rng.uniform(-how.saturation, how.saturation))
    contrast = np.float32(1 + rng.uniform(-how.contrast, how.contrast))
    brightness = np.float32(rng.uniform(-how.brightness, how.brightness))
    grey = (pixels @ LUMA)[..., None]
    coloured = grey + (pixels - grey) * saturation
    mean = coloured.mean()
    return ((coloured - mean) * contrast + (mean + brightness)).clip(0, 255)


def mix(batch: Batch, alpha: float, rng: np.random.Generator) -> Batch:
    """Mix into each poster of a batch some of another one, and as much of its labels.

    Args:
        batch: pictures float32 [n, height, width, 3] and labels float32 [n, genres].
        alpha: of the Beta distribution of the shares; the lesser share goes to the other poster.
        rng: decides shares and partners.
    """
    pixels, labels = batch
    share = rng.beta(alpha, alpha, len(pixels)).astype(np.float32)
    own = np.maximum(share, 1 - share)
    partner = rng.permutation(len(pixels))
    wide = own[:, None, None, None]
    mixed = pixels * wide + pixels[partner] * (1 - wide)
    return mixed, labels * own[:, None] + labels[partner] * (1 - own[:, None])


def random_box(size: tuple[int, int], how: Augmentation, rng: np.random.Generator) -> tuple[float, float, float, float]:
    """Choose a crop: (left, top, right, bottom) in pixels."""
    area = rng.uniform(how.least_area, 1)
    stretch = np.exp(rng.uniform(-1, 1) * np.log(how.stretch) / 2)
    width = min(size[0] * np.sqrt(area) * stretch, size[0])
    height = min(size[1] * np.sqrt(area) / stretch, size[1])
    left = rng.uniform(0, size[0] - width)
    top = rng.uniform(0, size[1] - height)
    return left, top, left + width, top + height


def training_batches(
    posters: Sequence[Image.Image],
    labels: NDArray[np.float32],
    spec: InputSpec,
    batch_size: int,
    how: Augmentation,
    seed: tuple[int, int],
) -> Iterator[Batch]:
    """Yield one epoch of shuffled, augmented batches; the last, short one is left out.

    Args:
        posters: RGB pictures.
        labels: float32 [n, genres], in the posters' order.
        spec: the input to make.
        batch_size: posters a batch; fewer where there are fewer posters in all.
        how: how they are varied.
        seed: (run's seed, epoch): the same pair gives the same batches, whatever ran before.
    """
    batch_size = min(batch_size, len(posters))
    order = np.random.default_rng(seed).permutation(len(posters))

    def make(start: int) -> Batch:
        chosen = order[start : start + batch_size]
        pixels = np.stack([augment(posters[i], spec.size, how, np.random.default_rng((*seed, int(i)))) for i in chosen])
        batch = normalise(pixels, spec), labels[chosen]
        # A stream of random numbers of its own, apart from those of the posters.
        return mix(batch, how.mixup, np.random.default_rng((*seed, start, MIX_STREAM))) if how.mixup else batch

    starts = range(0, len(posters) - batch_size + 1, batch_size)
    yield from prefetched(make, starts)


def evaluation_batches(
    posters: Sequence[Image.Image], spec: InputSpec, batch_size: int
) -> Iterator[NDArray[np.float32]]:
    """Yield every poster in order, whole, as reading sees it: float32 [n, height, width, 3]."""

    def make(start: int) -> NDArray[np.float32]:
        batch = posters[start : start + batch_size]
        return normalise(np.stack([squeeze(poster, spec.size) for poster in batch]), spec)

    yield from prefetched(make, range(0, len(posters), batch_size))


def prefetched(make: Callable[[int], Item], starts: Sequence[int]) -> Iterator[Item]:
    """Make items in order, the next one in another thread while the caller works on this one."""
    with ThreadPoolExecutor(1) as pool:
        coming: Future[Item] | None = None
        for start in starts:
            ready, coming = coming, pool.submit(make, start)
            if ready is not None:
                yield ready.result()
        if coming is not None:
            yield coming.result()
