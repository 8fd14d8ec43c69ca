"""The scripted home visit, as `make run` plays it where there is no screen."""

import os
import subprocess
import sys

STEPS = (
    "01-laas-op",
    "02-sagsstamme",
    "03-sagen",
    "04-droemmen",
    "05-planen",
    "06-aftaler",
    "07-udskriv-eller-gem",
    "08-notat",
    "09-skal-afklares",
    "10-kollegaen",
    "11-historik",
)


def play(out):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-m", "enplan_desktop", "demo", "--out", str(out)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=110,
    )


def test_the_whole_visit_holds_and_leaves_the_page_and_a_picture_of_each_step(tmp_path):
    played = play(tmp_path / "out")
    assert played.returncode == 0, played.stderr
    assert "Begge computere viser det samme." in played.stdout
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert left == {"sheet.pdf", *(f"{step}.png" for step in STEPS)}
    words = subprocess.run(
        ["pdftotext", str(tmp_path / "out" / "sheet.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    for line in ("Karlas plan", "Få ro på økonomien", "tirsdag den 10. marts kl. 13.00", "12 34 56 78"):
        assert line in words


def test_a_step_that_does_not_hold_ends_the_story_with_one_line(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sheet.pdf").mkdir()
    played = play(tmp_path / "out")
    assert played.returncode == 1
    assert played.stderr.strip().splitlines()[-1] == "This did not hold: the page is saved as PDF"
