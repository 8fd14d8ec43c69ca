"""A sheet as a PDF file. The library behind it is slow to import: import this room where it is needed."""

from enplan_desktop.sheet.pdf.drawing import sheet_pdf

__all__ = ["sheet_pdf"]
