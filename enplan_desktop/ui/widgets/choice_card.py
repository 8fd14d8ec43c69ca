"""A large button that says what it does, and under it for whom that is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from enplan_desktop.ui.icons import pixmap
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label, row


class ChoiceCard(QPushButton):
    def __init__(
        self, words: str, under: str, picture: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        colours = theme.colours
        self.setObjectName("Choice")
        self.setAccessibleName(words)
        self.setAccessibleDescription(under)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet(
            f"QPushButton#Choice {{ background: {colours.field}; border: 1px solid {colours.line};"
            " border-radius: 10px; padding: 0; }"
            f"QPushButton#Choice:hover {{ border-color: {colours.accent}; }}"
            f"QPushButton#Choice:focus {{ border: 2px solid {colours.accent}; }}"
        )
        sign = QLabel()
        sign.setPixmap(pixmap(picture, colours.accent, theme.px(28)))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        heading = label(words, wraps=True)
        heading.setStyleSheet(f"font-size: {theme.px(17)}px; font-weight: 600;")
        text = column(gap=theme.px(3))
        text.addWidget(heading)
        text.addWidget(label(under, "Quiet", wraps=True))
        layout = row(self, margin=theme.px(18), gap=theme.px(16))
        layout.addWidget(sign)
        layout.addLayout(text, 1)
        for each in self.findChildren(QLabel):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)
