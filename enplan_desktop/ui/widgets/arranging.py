"""Puts widgets in order in a column without letting go of the focus or the scroll position."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget


def arrange(layout: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Makes `widgets` the first items of `layout`, in order, moving only those that stand elsewhere."""
    for index, widget in enumerate(widgets):
        item = layout.itemAt(index)
        if item is None or item.widget() is not widget:
            layout.insertWidget(index, widget)


def dismiss(layout: QVBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Lets widgets of a column go; a focus that one of them holds goes to the next that stays."""
    leaving = list(widgets)
    for widget in leaving:
        focused = QApplication.focusWidget()
        if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
            heir = _heir(layout, widget, leaving)
            if heir is not None:
                heir.setFocus()
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def _heir(layout: QVBoxLayout, leaving: QWidget, all_leaving: Sequence[QWidget]) -> QWidget | None:
    """The nearest widget of the same kind that stays, below first."""
    here = layout.indexOf(leaving)
    near = sorted(range(layout.count()), key=lambda index: (abs(index - here), index < here))
    for index in near:
        item = layout.itemAt(index)
        widget = item.widget() if item is not None else None
        if isinstance(widget, type(leaving)) and widget not in all_leaving:
            return widget
    return None
