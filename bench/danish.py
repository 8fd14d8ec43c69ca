"""Danish-looking notes from a seed: the words and their proportions are believable, the sentences say nothing.

Drawn at random, so they repeat themselves less than real notes do in wording, and more in vocabulary. Records
with such texts are as large and compress as well (7.2 MB of JSON, 1.7 MB under gzip) as those on which the peers
in docs/benchmarks.md were measured (6.9 MB, 1.6 to 1.8 MB).
"""

import tomllib
from itertools import accumulate
from pathlib import Path
from random import Random

_STOCK = {
    kind: words.split()
    for kind, words in tomllib.loads(
        Path(__file__).with_name("danish.toml").read_text(encoding="utf-8")
    ).items()
}
_COMPOUNDS = [first + second for first in _STOCK["first"] for second in _STOCK["second"]]
_SHARES = ((_STOCK["small"], 0.42), (_STOCK["common"], 0.36), (_COMPOUNDS, 0.18), (_STOCK["names"], 0.04))
_WORDS = [word for kind, _ in _SHARES for word in kind]
_CHANCES = list(accumulate(share / len(kind) for kind, share in _SHARES for _ in kind))


def words(random: Random, least: int, most: int) -> list[str]:
    return random.choices(_WORDS, cum_weights=_CHANCES, k=random.randint(least, most))


def phrase(random: Random, least: int, most: int) -> str:
    """A few words, as in a goal or a step."""
    return " ".join(words(random, least, most))


def note_text(random: Random, least: int = 60, most: int = 200) -> str:
    """So many words in sentences, more often few than many; some sentences end with a time."""
    drawn = words(random, *[round(random.triangular(least, most, least + (most - least) / 7))] * 2)
    sentences = []
    while drawn:
        length = random.randint(6, 16)
        sentence, drawn = drawn[:length], drawn[length:]
        if random.random() < 0.25:
            sentence.append(f"kl. {random.randint(8, 20)}.{random.randrange(0, 60, 5):02}")
        text = " ".join(sentence)
        sentences.append(f"{text[0].upper()}{text[1:]}.")
    return " ".join(sentences)
