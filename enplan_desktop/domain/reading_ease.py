"""How hard a text is to read, by LIX.

Source: C. H. Björnsson, "Läsbarhet" (Stockholm: Liber, 1968): LIX is the words in a sentence and, added to
them, how many words of a hundred are long. Up to 24 reads like a children's book, 25–34 is easy, 35–44 as a
newspaper, 45–54 hard, from 55 very hard.
"""

import re
from dataclasses import dataclass

LONG = 6
"""A word of more letters than this is long."""
HARD = 45
FEWEST_WORDS = 6
LONG_SENTENCE = 22
"""Words: from here on the sentence itself is half of what makes a text hard."""

_WORD = re.compile(r"[^\W_]+(?:[-’'.,:][^\W_]+)*")
_ENDS = re.compile(r"[.!?:…]+[”\"’)]*(?=\s+[^\W\d_a-zæøåéü]|\s*$)|\n+")
"""A full stop before a small letter or a digit ends nothing: "kl. 10", "f.eks. fredag"."""


@dataclass(frozen=True, slots=True)
class Ease:
    """What is counted in a text."""

    words: int
    sentences: int
    long_words: tuple[str, ...]

    @property
    def lix(self) -> float:
        return self._lix(len(self.long_words))

    @property
    def is_hard(self) -> bool:
        """Whether it is hard, and would still be with one long word fewer.

        In a short text one long word moves the figure by a whole band of Björnsson's or more (in eight words
        by twelve points), so a single one never decides; of fewer words than six nothing is said.
        """
        few = self.words < FEWEST_WORDS
        return not few and self._lix(max(0, len(self.long_words) - 1)) >= HARD

    @property
    def runs_long(self) -> bool:
        """Whether it is its sentences that are long, more than its words."""
        return self.sentences > 0 and self.words / self.sentences >= LONG_SENTENCE

    def _lix(self, long_words: int) -> float:
        if not self.words:
            return 0.0
        return self.words / self.sentences + 100 * long_words / self.words


def reading_ease(text: str) -> Ease:
    """Counts a text; its last sentence needs no full stop."""
    sentences = [found for part in _ENDS.split(text) if (found := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    long_words = tuple(word for word in words if sum(map(str.isalpha, word)) > LONG)
    return Ease(len(words), len(sentences), long_words)
