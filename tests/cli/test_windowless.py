"""The headless verbs know nothing of windows, and cost no window's time."""

import json

VERBS = """
import json, sys
from enplan_desktop.__main__ import main

codes = []
for words in json.loads(sys.argv[1]):
    sys.argv = ["enplan", *words]
    codes.append(main())
print(json.dumps([codes, sorted(name for name in sys.modules if name.startswith("PySide6"))]))
"""


def test_no_headless_verb_imports_qt(terminal, book):
    opened = ["--vault", str(book), "--passphrase-file", str(terminal.passphrase_file)]
    verbs = [
        ["case", "list", *opened],
        ["case", "show", "Sofie N.", *opened],
        ["case", "export", "--out", "all.json", *opened],
        ["case", "import", "all.json", *opened],
        ["sheet", "Sofie N.", "--out", "page.pdf", "--as-it-is", *opened],
        ["sync", "--once", *opened],
        ["vault", "backup", *opened],
    ]

    said = terminal.run("-c", VERBS, json.dumps(verbs))

    codes, window = json.loads(said.out.splitlines()[-1])
    assert codes == [0, 0, 0, 1, 0, 1, 0]
    assert window == []
