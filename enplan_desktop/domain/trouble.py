"""The world's troubles: what can go wrong that is nobody's bug, said in one sentence."""


class Trouble(Exception):
    """Something a person can act on; `sentence` is the English source text that the interface translates.

    `values` fill the sentence's `{placeholders}`. Rooms above derive their own families from this one.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values) if self.values else self.sentence


class NotAllowed(Trouble):
    """The rules of the trade forbid this edit, for instance altering a final note."""


class BadValue(Trouble):
    """A value that cannot be kept; `field` names where it was typed."""

    def __init__(self, field: str, sentence: str, **values: object) -> None:
        super().__init__(sentence, **values)
        self.field = field
