"""The knowledge as a spreadsheet and back: `export` gives it, `changes` tells what was edited, `apply` writes that.

The YAML files stay the source: comments, order and layout survive, and only what was edited is touched.
"""

from knowledge.workbook.changes import Change, changes
from knowledge.workbook.sheets import WorkbookError, export
from knowledge.workbook.writing import apply

__all__ = ["Change", "WorkbookError", "apply", "changes", "export"]
