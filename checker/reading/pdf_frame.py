"""From the coordinates of a PDF file to those of the page as it is looked at."""

from __future__ import annotations

from pypdfium2 import PdfPage


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
