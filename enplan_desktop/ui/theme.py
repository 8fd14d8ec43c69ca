"""Colours, type and spacing, light and dark, at any text size. The sheet has its own: paper is always paper."""

from dataclasses import dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from enplan_desktop.resources import resource

FAMILY = "Atkinson Hyperlegible Next"


@dataclass(frozen=True, slots=True)
class Colours:
    """Text on `ground`, `panel` and `field` keeps at least 7:1, `quiet` at least 4.5:1."""

    bar: str
    bar_raised: str
    bar_text: str
    bar_quiet: str
    ground: str
    panel: str
    field: str
    text: str
    quiet: str
    line: str
    field_line: str
    accent: str
    accent_text: str
    chosen: str
    chip: str
    amber: str
    red: str
    shadow: str


LIGHT = Colours(
    bar="#12393a",
    bar_raised="#1f4e4e",
    bar_text="#ffffff",
    bar_quiet="#b9d0cd",
    ground="#f4f3ef",
    panel="#fbfaf7",
    field="#ffffff",
    text="#1c2b2d",
    quiet="#51636a",
    line="#dad9d2",
    field_line="#a9b3b0",
    accent="#0b5d57",
    accent_text="#ffffff",
    chosen="#ddebe7",
    chip="#ebeae4",
    amber="#8f4a00",
    red="#9b0f3c",
    shadow="#cfcdc6",
)
DARK = Colours(
    bar="#0d2627",
    bar_raised="#1b4445",
    bar_text="#f2f5f4",
    bar_quiet="#a9c4c1",
    ground="#161c1d",
    panel="#1c2425",
    field="#242e2f",
    text="#ecf1f0",
    quiet="#a9b8b8",
    line="#334041",
    field_line="#5c6c6d",
    accent="#6fc7bc",
    accent_text="#08201f",
    chosen="#25423f",
    chip="#2b3738",
    amber="#f0b56b",
    red="#ff9db4",
    shadow="#0c1011",
)

_SHEET = Template("""
* { font-family: "$family"; font-size: ${body}px; }
QWidget { color: $text; }
QMainWindow, QWidget#Ground { background: $ground; }
QWidget#Panel, QScrollArea#Panel, QStackedWidget#Panel { background: $panel; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QWidget#Bar { background: $bar; }
QWidget#Bar QLabel { color: $bar_text; }
QLabel#Brand { color: $bar_text; font-size: ${large}px; font-weight: 600; }
QLabel#Title { font-size: ${title}px; font-weight: 700; }
QLabel#Heading { font-size: ${large}px; font-weight: 700; }
QLabel#Quiet, QLabel#Hint { color: $quiet; font-size: ${small}px; }
QLabel#Section { color: $quiet; font-size: ${tiny}px; font-weight: 700; letter-spacing: 1px; }
QLabel#Trouble { color: $red; font-size: ${small}px; font-weight: 600; }
QLabel#Care { color: $amber; font-size: ${small}px; font-weight: 600; }
QFrame#Line { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame#Banner { background: $chip; border-radius: 8px; }
QFrame#Card { background: $field; border: 1px solid $line; border-radius: 10px; }
QFrame#Card[chosen="true"] { border: 2px solid $accent; }

QPushButton { background: $chip; border: 1px solid transparent; border-radius: ${half}px; padding: ${pad}px ${wide}px;
  min-height: ${line_height}px; }
QPushButton:hover { border-color: $field_line; }
QPushButton:focus { border: 2px solid $accent; }
QPushButton:disabled { color: $quiet; }
QPushButton#Primary { background: $accent; color: $accent_text; font-weight: 600; }
QPushButton#Primary:focus { border: 2px solid $text; }
QPushButton#Primary:disabled { background: $chip; color: $quiet; }
QPushButton#Plain { background: transparent; color: $accent; font-weight: 600; padding-left: 0; padding-right: 4px;
  text-align: left; }
QPushButton#Danger { background: transparent; color: $red; }
QPushButton#Danger:disabled { color: $quiet; }
QPushButton#Chip { font-size: ${small}px; padding: ${pad}px ${wide}px; }
QPushButton#Chip:checked { background: $accent; color: $accent_text; }
QPushButton#Chip:checked:focus { border: 2px solid $text; }
QPushButton#BarPill { background: $bar_raised; color: $bar_text; }
QPushButton#BarPill:focus, QPushButton#BarPlain:focus { border: 2px solid $bar_text; }
QPushButton#BarPill:hover, QPushButton#BarPlain:hover { border-color: $bar_quiet; }
QPushButton#BarPlain { background: transparent; color: $bar_text; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit, QSpinBox {
  background: $field; border: 1px solid $field_line; border-radius: 6px; padding: ${pad}px 8px;
  selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus,
QDateTimeEdit:focus, QSpinBox:focus { border: 2px solid $accent; }
QTextEdit#Words { border-left: 4px solid $accent; }
QComboBox QAbstractItemView { background: $field; color: $text; border: 1px solid $field_line;
  selection-background-color: $chosen; selection-color: $text; outline: none; }
QComboBox::drop-down { border: none; width: ${line_height}px; }
QComboBox::down-arrow, QSpinBox::down-arrow { image: url("$down"); width: ${arrow}px; height: ${arrow}px; }
QSpinBox::up-arrow { image: url("$up"); width: ${arrow}px; height: ${arrow}px; }
QSpinBox::up-button, QSpinBox::down-button { border: none; width: ${line_height}px; }
QSpinBox { padding: ${pad}px ${line_height}px ${pad}px 8px; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QListView::indicator { width: ${tick}px; height: ${tick}px; border: 1px solid $field_line;
  border-radius: 4px;  background: $field; }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$check"); }
QCheckBox:focus, QRadioButton:focus { color: $accent; }

QListView, QTableView, QTreeView { background: transparent; border: none; outline: none; }
QListView#Finds::item { padding: ${pad}px; border-radius: 6px; }
QListView#Finds::item:selected { background: $chosen; color: $text; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; padding: 10px 2px; margin-right: 22px; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { border-bottom: 3px solid $accent; font-weight: 700; }
QTabBar::tab:focus { color: $accent; }
QTabBar::tab:hover { color: $accent; }
QSplitter::handle { background: $line; }
QMenu { background: $field; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 16px; border-radius: 4px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenuBar { background: $bar; color: $bar_text; }
QMenuBar::item { background: transparent; padding: 4px 10px; color: $bar_text; }
QMenuBar::item:selected { background: $bar_raised; }
QToolTip { background: $text; color: $ground; border: none; padding: 6px; }
QDialog { background: $panel; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $field_line; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: $field_line; border-radius: 4px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


@dataclass(frozen=True, slots=True)
class Theme:
    """What a widget needs to draw itself: colours, and `px` for lengths that follow the text size."""

    colours: Colours
    dark: bool
    text_percent: int

    def px(self, length: float) -> int:
        return round(length * self.text_percent / 100)

    def font(self, size: float = 15, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The program's typeface at `size` logical pixels for 100 % text."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font

    def style_sheet(self) -> str:
        colours = {name: getattr(self.colours, name) for name in Colours.__slots__}
        return _SHEET.substitute(
            colours,
            family=FAMILY,
            body=self.px(15),
            small=self.px(13.5),
            tiny=self.px(12),
            large=self.px(19),
            title=self.px(26),
            pad=self.px(4),
            wide=self.px(12),
            half=self.px(13),
            line_height=self.px(20),
            arrow=self.px(11),
            tick=self.px(16),
            down=self._sign("down"),
            up=self._sign("up"),
            check=self._sign("check"),
        )

    def _sign(self, name: str) -> str:
        return resource("theme", f"{name}-{'dark' if self.dark else 'light'}.svg").as_posix()


def load_fonts() -> None:
    """Makes the shipped typeface known to Qt; needed once, before the first window."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def wear(app: QApplication, theme: Theme) -> None:
    """Dresses the whole program."""
    colours = theme.colours
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.field,
        QPalette.ColorRole.AlternateBase: colours.panel,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.chip,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.accent_text,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.text,
        QPalette.ColorRole.ToolTipText: colours.ground,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    app.setStyle("Fusion")
    app.setPalette(palette)
    app.setFont(theme.font())
    app.setStyleSheet(theme.style_sheet())


def make_theme(dark: bool, text_percent: int) -> Theme:
    return Theme(DARK if dark else LIGHT, dark, min(200, max(100, text_percent)))
