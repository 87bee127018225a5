"""The straight lines among the paths that a PDF page draws."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2.raw as pdfium
from pypdfium2 import PdfMatrix, PdfObject

from checker.reading.pdf_frame import Frame
from checker.reading.pdf_page import Rule

_THIN = 3.0  # points: a bar no thicker than this is a line
_SHORT = 4.0  # points: a line no longer than this is a dot or a corner
_MAX_POINTS = 2_000  # a path of more points is a drawing

Point = tuple[float, float]


def rules(path: PdfObject, frame: Frame) -> Iterator[Rule]:
    """Yield the lines of a path: its strokes, and its fillings that are thin bars, as Word draws borders."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path.raw, filled, stroked)
    for figure in _figures(path, frame):
        if stroked.value:
            yield from filter(None, (_rule(a, b) for a, b in pairwise(figure)))
        elif filled.value:
            xs, ys = zip(*figure, strict=True)
            bar = _rule((min(xs), min(ys)), (max(xs), max(ys)))
            if bar:
                yield bar


def _figures(path: PdfObject, frame: Frame) -> Iterator[Sequence[Point]]:
    """Yield the corners of each figure of a path; a closed one ends where it began."""
    matrix = placed(path)
    figure: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for n in range(min(pdfium.FPDFPath_CountSegments(path.raw), _MAX_POINTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, n)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and figure:
            yield figure
            figure = []
        figure.append(frame.point(*matrix.on_point(x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            figure.append(figure[0])
    if figure:
        yield figure


def placed(drawn: PdfObject) -> PdfMatrix:
    """Return the matrix that takes the points of an object to the page, through the forms that it stands in."""
    matrix = drawn.get_matrix()
    while drawn.container is not None:
        drawn = drawn.container
        matrix = matrix.multiply(drawn.get_matrix())
    return matrix


def _rule(start: Point, end: Point) -> Rule | None:
    (x0, x1), (y0, y1) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    if x1 - x0 > _SHORT and y1 - y0 <= _THIN:
        return Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    if y1 - y0 > _SHORT and x1 - x0 <= _THIN:
        return Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)
    return None
