"""Where an agency stands as a Word document: the table of the ten indicators, and what it says."""

from __future__ import annotations

from checker.output import chart, chart_docx, standing_words, thai_docx
from checker.standing import Standing
from knowledge.model import Edition


def render(standing: Standing, edition: Edition) -> bytes:
    """Return the standing as the bytes of a DOCX file."""
    document = thai_docx.new_document()
    title = f"{standing_words.title(standing)} {standing.agency}".rstrip()
    thai_docx.paragraph(document, title, size=thai_docx.TITLE, bold=True, centred=True)
    means = f" ({standing_words.instruments(standing)})" if standing.instruments else ""
    thai_docx.paragraph(document, standing_words.result(standing) + means, size=thai_docx.HEADING, bold=True)
    thai_docx.paragraph(document, standing.because)
    if standing.indicators:
        document.add_heading(standing_words.CHART_TITLE, 1)
        bars = chart.bars(standing.indicators, edition, standing.unread)
        chart_docx.add(document, bars, edition.threshold)
    document.add_heading(standing_words.BELOW_TITLE.format(threshold=edition.threshold), 1)
    below = list(standing_words.below_rows(standing, edition))
    if below:
        thai_docx.table(document, standing_words.BELOW_HEADER, (18.7, 2.5, 4.5), below)
    else:
        thai_docx.paragraph(document, standing_words.nothing_below(standing, edition))
    document.add_heading(standing_words.NEXT_TITLE, 1)
    thai_docx.paragraph(document, standing_words.way_up(standing))
    if standing.notes:
        document.add_heading(standing_words.NOTES_TITLE, 1)
        for note in standing.notes:
            thai_docx.paragraph(document, note)
    thai_docx.paragraph(document, standing_words.DISCLAIMER, size=14)
    return thai_docx.to_bytes(document)
