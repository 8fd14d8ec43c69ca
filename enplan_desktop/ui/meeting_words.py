"""Where people's words met, for the history: what was merged, kept beside or put aside, in full."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.schema import Plain
from enplan_desktop.sync.fold import DELETED, LIFE
from enplan_desktop.sync.meetings import Meeting, Met, Voice
from enplan_desktop.ui.phrases import names_in_a_row
from enplan_desktop.ui.record_titles import ENOUGH
from enplan_desktop.ui.value_words import Setting, is_free_text, value_words
from enplan_desktop.ui.wording import tr


@dataclass(frozen=True, slots=True)
class Said:
    """Who said what; `who` is a name, or what the text is."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Encounter:
    """A sentence, and each person's words where they do not fit into it: those are unfolded."""

    met: Met
    sentence: str
    said: tuple[Said, ...] = ()

    def words(self) -> str:
        """Everything that it tells, for whoever looks for something."""
        return " ".join((self.sentence, *(f"{each.who} {each.words}" for each in self.said)))


@dataclass(frozen=True, slots=True)
class Meeter:
    """Tells of the meetings of one case; `names` are people's, by the actors of changes."""

    meetings: Mapping[str, tuple[Meeting, ...]]
    names: Mapping[str, str]
    setting: Setting

    def encounters(self, changes: Sequence[Change]) -> tuple[Encounter, ...]:
        """Of changes that are told as one, oldest first; with one person's words each met once."""
        found: dict[tuple[Met, str, tuple[str, ...]], Encounter] = {}
        for change in changes:
            for meeting in self.meetings.get(change.id, ()):
                with_whom = tuple(actor for voice in meeting.others for actor in voice.actors)
                found.setdefault((meeting.met, meeting.cell, with_whom), self._encounter(change, meeting))
        return tuple(found.values())

    def _encounter(self, change: Change, meeting: Meeting) -> Encounter:
        if meeting.cell == LIFE:
            return Encounter(meeting.met, self._of_life(meeting))
        others = [self._said(change, meeting.cell, voice) for voice in meeting.others]
        short = all(len(each.words) <= ENOUGH and "\n" not in each.words for each in others)
        free = is_free_text(change.type, meeting.cell)
        told = "; ".join(f"{_quoted(each.words, free=free)} ({each.who})" for each in others)
        who = names_in_a_row(each.who for each in others)
        match meeting.met:
            case Met.MERGED:
                own = Said(self._name((change.actor,)), self._words(change, meeting.cell, change.new))
                together = Said(tr("Together"), self._words(change, meeting.cell, meeting.stands))
                return Encounter(
                    meeting.met, tr("Merged with what {who} wrote", who=who), (own, *others, together)
                )
            case Met.DECIDED:
                if free and self._holds_all(change, meeting.cell, others):
                    sentence = tr("Kept together: what {who} wrote", who=who)
                elif short:
                    sentence = tr("Put aside: {what}", what=told)
                else:
                    sentence = tr("Put aside: what {who} wrote", who=who)
                return Encounter(meeting.met, sentence, () if short else tuple(others))
            case Met.BESIDE if short:
                return Encounter(
                    meeting.met,
                    tr("Both were kept, for somebody to settle; the other says {what}", what=told),
                )
        own = Said(self._name((change.actor,)), self._words(change, meeting.cell, change.new))
        sentence = tr("Kept beside what {who} wrote, for somebody to settle", who=who)
        return Encounter(meeting.met, sentence, (own, *others))

    def _holds_all(self, change: Change, cell: str, others: Sequence[Said]) -> bool:
        """Whether several people's words all stand in what was decided, each paragraph as it was."""
        stands = self._words(change, cell, change.new)
        paragraphs = [each for said in others for each in said.words.split("\n\n")]
        return len(others) > 1 and all(each and each in stands for each in paragraphs)

    def _of_life(self, meeting: Meeting) -> str:
        who = names_in_a_row(self._name(voice.actors) for voice in meeting.others)
        deleted = any(voice.value == DELETED for voice in meeting.others)
        if meeting.met is Met.DECIDED:
            return (
                tr("Put aside: the deletion by {who}", who=who)
                if deleted
                else tr("Put aside: what {who} wrote", who=who)
            )
        if deleted:
            return tr("Meanwhile {who} had deleted it; it stayed, for somebody to settle", who=who)
        return tr("Meanwhile {who} had written in it; it stayed, for somebody to settle", who=who)

    def _said(self, change: Change, cell: str, voice: Voice) -> Said:
        return Said(self._name(voice.actors), self._words(change, cell, voice.value))

    def _words(self, change: Change, cell: str, value: Plain) -> str:
        return value_words(change.type, cell, value, self.setting)

    def _name(self, actors: Iterable[str]) -> str:
        return names_in_a_row(self.names.get(actor) or tr("A colleague") for actor in actors)


def _quoted(words: str, *, free: bool) -> str:
    if not words:
        return tr("nothing")
    return tr("“{words}”", words=words) if free else words
