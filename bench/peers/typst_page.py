"""Typst as a process: reads one page a line, writes it as PDF, and tells how long that took.

Runs on a Python of its own, which has Typst and nothing of ours.
"""

import json
import sys
from pathlib import Path
from time import perf_counter

import typst

_HERE = Path(__file__).parent
_COMPILERS = {
    way: typst.Compiler(str(_HERE / f"{way}.typ"), font_paths=[sys.argv[1]], ignore_system_fonts=True)
    for way in ("ord", "placed")
}

for _asked in sys.stdin:
    _page = json.loads(_asked)
    _began = perf_counter()
    _made = _COMPILERS[_page["way"]].compile(format="pdf", sys_inputs={"page": json.dumps(_page)})
    _took = (perf_counter() - _began) * 1000
    Path(_page["file"]).write_bytes(_made)
    print(json.dumps({"pdf": _took}), flush=True)
