from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from checker.reading.pdf_grid import grids
from checker.reading.scan_image import DARK, Picture, bars, skew, upright, whitened, without
from checker.reading.scan_lines import Area, strips

DPI = 200


def paper(width: int = 900, height: int = 700) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (width, height), 255)
    return picture, ImageDraw.Draw(picture)


def table(draw: ImageDraw.ImageDraw) -> None:
    for x in (100, 400, 800):
        draw.line((x, 100, x, 500), fill=0, width=2)
    for y in (100, 300, 500):
        draw.line((100, y, 800, y), fill=0, width=2)


def words(draw: ImageDraw.ImageDraw, x: int, base: int, letters: int = 8) -> None:
    """Boxes that stand for consonants, each third with a mark above or below."""
    for n in range(letters):
        left = x + 22 * n
        draw.rectangle((left, base - 20, left + 14, base), outline=0, width=3)
        if n % 3 == 1:
            draw.rectangle((left + 4, base - 32, left + 12, base - 26), fill=0)
        if n % 3 == 2:
            draw.rectangle((left + 6, base + 5, left + 12, base + 10), fill=0)


def pixels(picture: Image.Image) -> Picture:
    return np.asarray(picture)


def test_the_lines_of_a_table_are_found_and_rubbed_out() -> None:
    picture, draw = paper()
    table(draw)
    words(draw, 120, 200)
    drawn = bars(pixels(picture), DPI)
    clean = without(pixels(picture), drawn, DPI)

    (grid,) = grids(bar.rule(DPI) for bar in drawn)
    assert len(grid.slots) == 4
    assert clean[300, 600] == 255
    assert (clean[150:220, 110:320] == pixels(picture)[150:220, 110:320]).all()


@pytest.mark.parametrize("angle", [-3.0, -0.7, 0.4, 2.2])
def test_paper_that_lies_askew_is_turned(angle: float) -> None:
    picture, draw = paper()
    for base in range(100, 600, 60):
        words(draw, 150, base, letters=25)
    turned = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)

    assert skew(pixels(turned) < DARK) == pytest.approx(-angle, abs=0.1)
    assert len(strips(pixels(upright(turned)) < DARK, [Area(0, 0, *turned.size)])) == 9


def test_shadows_become_white_paper() -> None:
    picture, draw = paper()
    words(draw, 120, 200)
    shade = np.linspace(0.5, 1, picture.width)
    shaded = Image.fromarray((pixels(picture) * shade).astype(np.uint8))
    white = pixels(whitened(shaded))

    assert (white[400:, :] > 230).all()
    assert ((white < DARK) == (pixels(picture) < DARK)).mean() > 0.99


def test_lines_of_text_are_parted_where_marks_nearly_touch() -> None:
    picture, draw = paper()
    for base in (100, 146, 192):
        words(draw, 120, base)
    found = strips(pixels(picture) < DARK, [Area(0, 0, *picture.size)])

    assert [strip.base for strip in found] == [101, 147, 193]
    assert all(strip.area.left == 120 for strip in found)


def test_what_stands_side_by_side_far_apart_are_two_strips() -> None:
    picture, draw = paper()
    words(draw, 100, 100)
    words(draw, 500, 100)

    assert [strip.area.left for strip in strips(pixels(picture) < DARK, [Area(0, 0, *picture.size)])] == [100, 500]


def test_an_empty_area_has_no_lines() -> None:
    assert strips(pixels(paper()[0]) < DARK, [Area(0, 0, 100, 100), Area(50, 50, 50, 50)]) == []


def test_the_sides_of_a_low_row_are_lines_where_they_join_two() -> None:
    picture, draw = paper()
    for y in (100, 140):
        draw.line((100, y, 800, y), fill=0, width=2)
    for x in (100, 400, 800):
        draw.line((x, 100, x, 140), fill=0, width=2)
    draw.line((600, 300, 600, 340), fill=0, width=2)
    drawn = bars(pixels(picture), DPI)

    assert sorted(bar.left for bar in drawn if bar.bottom - bar.top > 20) == pytest.approx([100, 400, 800], abs=2)


def test_marks_upon_marks_of_a_large_line_are_no_line_of_their_own() -> None:
    picture, draw = paper()
    words(draw, 120, 200, letters=12)
    draw.rectangle((146, 153, 152, 159), fill=0)

    assert [strip.base for strip in strips(pixels(picture) < DARK, [Area(0, 0, *picture.size)])] == [201]


def test_digits_stand_on_the_end_of_their_ink() -> None:
    """The tops of the digits of 71.75 hold most of its ink."""
    picture, draw = paper()
    for base in (100, 160):
        words(draw, 120, base)
    for x in (120, 150, 180):
        draw.rectangle((x, 197, x + 16, 202), fill=0)
        draw.line((x + 8, 202, x + 4, 226), fill=0, width=2)
    found = strips(pixels(picture) < DARK, [Area(0, 0, *picture.size)])

    assert (found[-1].base, found[-1].height) == pytest.approx((227, found[0].height), abs=2)
