"""From the coordinates of a PDF file to those of the page as it is looked at."""

from __future__ import annotations

from pypdfium2 import PdfPage

from checker.reading.pdf_page import Box


class Frame:
    """The paper of a page. A file counts upwards, from any corner, and before the page is turned."""

    def __init__(self, page: PdfPage) -> None:
        self._box = page.get_bbox()
        self.turn = page.get_rotation()
        self.width, self.height = page.get_size()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the file lies on the page."""
        left, bottom, right, top = self._box
        match self.turn:
            case 90:
                return y - bottom, x - left
            case 180:
                return right - x, y - bottom
            case 270:
                return top - y, right - x
        return x - left, top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return where a rectangle of the file lies on the page."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
