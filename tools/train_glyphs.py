"""Trains the network by which checker.reading.scan_glyphs reads numbers, and writes scan_glyphs.npz.

Needs the fonts of Debian's fonts-thai-tlwg: python tools/train_glyphs.py [--without Laksaman] [-o FILE]
Leaving out a font shows how well the network reads a font that it has not seen.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from checker.reading.scan_glyphs import components, features

FONTS = Path("/usr/share/fonts")
TARGET = Path(__file__).parents[1] / "checker/reading/scan_glyphs.npz"
NUMBERS = "๐๑๒๓๔๕๖๗๘๙0123456789.,()/-"
OTHERS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาเแโใไๆฯABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz:+=%"
TALL = "บ๕๐0"  # letters by which a word may be measured
EPOCHS, RATE, HIDDEN = 40, 0.002, 96

Matrix = NDArray[np.floating[Any]]


def fonts(without: str) -> list[Path]:
    """Return upright fonts with Thai digits, those whose name holds `without` left out."""
    found = sorted({*FONTS.rglob("*.ttf"), *FONTS.rglob("*.otf")})
    thai = [
        path
        for path in found
        if "tlwg" in str(path) and not any(w in path.stem for w in ("Oblique", "Italic", "Purisa"))
    ]
    unique = {path.stem: path for path in thai}
    return [path for name, path in unique.items() if not without or without.lower() not in name.lower()]


def samples(path: Path, random: np.random.Generator, times: int) -> Iterator[tuple[str, Matrix]]:
    """Yield the glyphs of a font as scanners may show them, with what the network should see of each."""
    for _ in range(times):
        size = int(random.integers(22, 90))
        font = ImageFont.truetype(str(path), size)
        heights = [max(1.0, -font.getbbox(letter, anchor="ls")[1]) for letter in TALL]
        for character in NUMBERS + OTHERS:
            parts = components(_seen(character, font, size, random))
            if parts and (character not in NUMBERS or len(parts) == 1):
                part = max(parts, key=lambda part: part.ink.sum())
                height = float(random.choice(heights)) * (1 + random.normal(0, 0.04))
                yield (
                    character,
                    features(part, 2 * size + round(random.normal(0, 0.03 * height)), height),
                )


def _seen(character: str, font: ImageFont.FreeTypeFont, size: int, random: np.random.Generator) -> NDArray[np.bool_]:
    picture = Image.new("L", (3 * size, 3 * size), 255)
    ImageDraw.Draw(picture).text((size, 2 * size), character, fill=0, font=font, anchor="ls")
    picture = picture.rotate(random.normal(0, 0.4), Image.Resampling.BICUBIC, fillcolor=255, center=(size, 2 * size))
    picture = picture.filter(ImageFilter.GaussianBlur(abs(random.normal(0.5, 0.35)) * size / 50))
    pixels = np.asarray(picture, dtype=float) + random.normal(0, 10, picture.size[::-1])
    return np.asarray(pixels < random.uniform(110, 190))


def trained(seen: Matrix, wanted: NDArray[np.int64], classes: int, random: np.random.Generator) -> dict[str, Matrix]:
    """Return the weights of a network of one hidden layer, by Adam on cross entropy."""
    weights = {
        "w1": random.normal(0, np.sqrt(2 / seen.shape[1]), (seen.shape[1], HIDDEN)),
        "b1": np.zeros(HIDDEN),
        "w2": random.normal(0, np.sqrt(1 / HIDDEN), (HIDDEN, classes)),
        "b2": np.zeros(classes),
    }
    moments = {name: (np.zeros_like(w), np.zeros_like(w)) for name, w in weights.items()}
    step = 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS)
        for batch in np.array_split(random.permutation(len(seen)), len(seen) // 128):
            step += 1
            for name, slope in _slopes(weights, seen[batch], wanted[batch]).items():
                first, second = moments[name]
                first += 0.1 * (slope - first)
                second += 0.001 * (slope**2 - second)
                weights[name] -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: w.astype(np.float16) for name, w in weights.items()}


def _slopes(weights: Mapping[str, Matrix], seen: Matrix, wanted: NDArray[np.int64]) -> dict[str, Matrix]:
    hidden = np.maximum(seen @ weights["w1"] + weights["b1"], 0)
    scores = hidden @ weights["w2"] + weights["b2"]
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    odds[np.arange(len(wanted)), wanted] -= 1
    odds /= len(wanted)
    back = (odds @ weights["w2"].T) * (hidden > 0)
    decay = 1e-5
    return {
        "w1": seen.T @ back + decay * weights["w1"],
        "b1": back.sum(axis=0),
        "w2": hidden.T @ odds + decay * weights["w2"],
        "b2": odds.sum(axis=0),
    }


def main() -> None:
    """Train the network of the glyphs and write its weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", default="", help="a font that is left out")
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    arguments = parser.parse_args()
    random = np.random.default_rng(1)
    pairs = [pair for path in fonts(arguments.without) for pair in samples(path, random, 12)]
    characters = NUMBERS + " "
    wanted = np.array([characters.index(c) if c in NUMBERS else len(NUMBERS) for c, _ in pairs])
    weights = trained(np.array([x for _, x in pairs]), wanted, len(characters), random)
    arrays: dict[str, Any] = {"characters": np.array(characters), **weights}
    np.savez_compressed(arguments.output, **arrays)
    print(f"{len(pairs)} glyphs, {arguments.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
