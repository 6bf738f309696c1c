"""Draws the sample posters: ``python -m resources.draw_samples``.

Real posters belong to their studios; these belong to the project, so that the window, the
README and the tests have something to show.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from resources import SAMPLES

SIZE: Final = (480, 720)
"""(width, height) in pixels."""

QUALITY: Final = 88

Colour = tuple[int, int, int]


def ground(top: Colour, bottom: Colour) -> Image.Image:
    """Paint a sky that goes from one colour to another."""
    share = np.linspace(0, 1, SIZE[1])[:, None, None]
    rows = np.array(top) * (1 - share) + np.array(bottom) * share
    return Image.fromarray(np.broadcast_to(rows, (SIZE[1], SIZE[0], 3)).round().astype(np.uint8))


def grain(poster: Image.Image, seed: int, strength: float = 7) -> Image.Image:
    """Add film grain, so that flat colours look printed."""
    noise = np.random.default_rng(seed).normal(0, strength, (SIZE[1], SIZE[0], 1))
    return Image.fromarray((np.asarray(poster, np.float32) + noise).clip(0, 255).astype(np.uint8))


def title(poster: Image.Image, text: str, y: int, size: int, colour: Colour) -> None:
    """Write a title across the poster, centred."""
    draw = ImageDraw.Draw(poster)
    draw.text((SIZE[0] / 2, y), text, colour, ImageFont.load_default(size), anchor="mm", align="center")


def small_print(poster: Image.Image, colour: Colour) -> None:
    """Set the small print at the foot."""
    title(poster, "A ONESHEET PICTURE  ·  DRAWN BY A PROGRAM  ·  NO FILM WAS HARMED", SIZE[1] - 28, 11, colour)


def glow(poster: Image.Image, centre: tuple[int, int], radius: int, colour: Colour, blur: int) -> Image.Image:
    """Let a soft light shine."""
    light = Image.new("RGB", SIZE)
    x, y = centre
    ImageDraw.Draw(light).ellipse((x - radius, y - radius, x + radius, y + radius), colour)
    light = light.filter(ImageFilter.GaussianBlur(blur))
    lit = np.asarray(poster, np.uint16) + np.asarray(light, np.uint16)
    return Image.fromarray(lit.clip(0, 255).astype(np.uint8))


def horror() -> Image.Image:
    """Draw a house on a hill under a red moon."""
    poster = glow(ground((12, 6, 10), (70, 8, 10)), (360, 250), 60, (190, 32, 22), 7)
    draw = ImageDraw.Draw(poster)
    rng = np.random.default_rng(13)
    for x in range(-10, SIZE[0], 26):
        height = int(rng.integers(90, 240))
        draw.polygon([(x, 640), (x + 7, 640 - height), (x + 14, 640)], (10, 4, 6))
    draw.polygon([(0, 720), (0, 600), (170, 520), (330, 540), (480, 620), (480, 720)], (5, 2, 3))
    draw.rectangle((190, 430, 290, 540), (5, 2, 3))
    draw.polygon([(178, 432), (240, 352), (302, 432)], (5, 2, 3))
    draw.rectangle((272, 380, 290, 430), (5, 2, 3))
    for x in (206, 254):
        draw.rectangle((x, 456, x + 20, 486), (236, 174, 60))
    title(poster, "THE LAST\nLIGHT", 104, 72, (226, 214, 206))
    title(poster, "someone is still home", 296, 20, (200, 120, 110))
    small_print(poster, (140, 90, 88))
    return grain(poster, 1)


def western() -> Image.Image:
    """Draw a rider before a setting sun."""
    poster = glow(ground((228, 120, 46), (252, 208, 120)), (240, 350), 130, (120, 90, 40), 3)
    draw = ImageDraw.Draw(poster)
    draw.polygon(
        [
            (0, 470),
            (60, 470),
            (70, 400),
            (140, 396),
            (152, 470),
            (330, 470),
            (344, 372),
            (420, 368),
            (436, 470),
            (480, 470),
            (480, 720),
            (0, 720),
        ],
        (140, 58, 24),
    )
    draw.polygon([(0, 560), (480, 500), (480, 720), (0, 720)], (74, 28, 14))
    dark = (30, 12, 8)
    draw.ellipse((186, 446, 300, 506), dark)
    draw.polygon([(278, 460), (318, 408), (348, 424), (338, 440), (306, 484)], dark)
    for x, lean in ((198, -6), (216, 6), (268, -6), (286, 8)):
        draw.line((x, 496, x + lean, 566), dark, 9)
    draw.polygon([(222, 452), (230, 372), (262, 372), (266, 452)], dark)
    draw.ellipse((234, 344, 260, 374), dark)
    draw.polygon([(216, 354), (280, 354), (262, 346), (260, 326), (236, 326), (232, 346)], dark)
    title(poster, "DUST AND GOLD", 120, 54, (96, 30, 12))
    title(poster, "he rode in with nothing. he means to leave with it.", 176, 17, (120, 44, 18))
    small_print(poster, (224, 168, 120))
    return grain(poster, 2)


def science_fiction() -> Image.Image:
    """Draw a ringed planet and a ship before the stars."""
    poster = ground((4, 8, 26), (18, 44, 92))
    rng = np.random.default_rng(7)
    draw = ImageDraw.Draw(poster)
    for x, y in rng.integers((0, 0), SIZE, (260, 2)):
        shade = int(rng.integers(90, 255))
        draw.point((int(x), int(y)), (shade, shade, shade))
    poster = glow(poster, (250, 330), 128, (40, 110, 150), 12)
    draw = ImageDraw.Draw(poster)
    draw.ellipse((138, 218, 362, 442), (66, 150, 190))
    shade = Image.new("L", SIZE)
    ImageDraw.Draw(shade).ellipse((86, 200, 330, 440), 255)
    lit = Image.new("RGB", SIZE, (120, 205, 226))
    inside = Image.new("L", SIZE)
    ImageDraw.Draw(inside).ellipse((138, 218, 362, 442), 255)
    mask = Image.fromarray(np.minimum(np.asarray(shade.filter(ImageFilter.GaussianBlur(30))), np.asarray(inside)))
    poster.paste(lit, mask=mask)
    draw = ImageDraw.Draw(poster)
    draw.arc((60, 296, 440, 370), -22, 202, (226, 236, 244), 5)
    draw.polygon([(330, 560), (372, 520), (414, 566), (374, 552)], (220, 228, 236))
    poster = glow(poster, (372, 574), 9, (90, 200, 255), 6)
    title(poster, "OUTER\nCONSTANT", 110, 62, (224, 240, 250))
    title(poster, "the signal was never ours", 640, 20, (140, 190, 216))
    small_print(poster, (96, 130, 160))
    return grain(poster, 3, 4)


def comedy() -> Image.Image:
    """Draw a red sofa with too many feet on a white ground."""
    poster = ground((255, 255, 255), (246, 244, 236))
    draw = ImageDraw.Draw(poster)
    red, dark = (214, 40, 46), (150, 22, 30)
    draw.rounded_rectangle((70, 380, 410, 520), 36, red)
    draw.rounded_rectangle((50, 430, 110, 560), 26, dark)
    draw.rounded_rectangle((370, 430, 430, 560), 26, dark)
    draw.rectangle((90, 480, 390, 560), red)
    for x, hair, shirt in (
        (120, (60, 34, 20), (40, 120, 190)),
        (210, (236, 186, 70), (250, 200, 60)),
        (300, (30, 30, 34), (60, 160, 100)),
    ):
        draw.rounded_rectangle((x, 360, x + 62, 500), 22, shirt)
        draw.ellipse((x + 4, 282, x + 58, 346), (244, 204, 172))
        draw.pieslice((x, 272, x + 62, 336), 180, 360, hair)
        draw.ellipse((x + 18, 306, x + 24, 313), (30, 20, 20))
        draw.ellipse((x + 38, 306, x + 44, 313), (30, 20, 20))
        draw.chord((x + 18, 316, x + 44, 336), 0, 180, (160, 40, 44))
        for leg in (x + 8, x + 36):
            draw.rounded_rectangle((leg, 500, leg + 20, 600), 8, (50, 60, 90))
            draw.ellipse((leg - 6, 590, leg + 24, 612), (30, 30, 30))
    title(poster, "THREE'S\nA COUCH", 150, 80, red)
    title(poster, "Two weddings. One sofa. No refunds.", 660, 19, (60, 60, 60))
    small_print(poster, (150, 150, 150))
    return grain(poster, 4, 2)


POSTERS: Final[dict[str, Callable[[], Image.Image]]] = {
    "the-last-light": horror,
    "dust-and-gold": western,
    "outer-constant": science_fiction,
    "threes-a-couch": comedy,
}


def draw_samples(folder: Path) -> None:
    """Draw every sample poster into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in POSTERS.items():
        draw().save(folder / f"{name}.jpg", quality=QUALITY)


if __name__ == "__main__":
    draw_samples(SAMPLES)
