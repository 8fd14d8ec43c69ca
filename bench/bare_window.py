"""The least that a program with a window can be: what the start and the memory of ours are compared with."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from bench.painted import FirstPaint, quit_with_input

PAINTED = "painted"


def main() -> None:
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    label = QLabel("En plan")
    window.setCentralWidget(label)
    window.resize(1440, 900)
    FirstPaint(label, PAINTED)
    window.show()
    quit_with_input(app)
    app.exec()


if __name__ == "__main__":
    main()
