"""What should be seen before a page leaves, in sentences for the terminal and as JSON for programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.schema import Plain
from enplan_desktop.language import say
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.languages.phrases import languages, left_aside, phrases_for
from enplan_desktop.sheet.leaving.checks import findings
from enplan_desktop.sheet.leaving.findings import SENTENCES, Finding
from enplan_desktop.sheet.leaving.word_list import known_words
from enplan_desktop.sheet.proposals import Proposal, proposal_sentence


@dataclass(frozen=True, slots=True)
class Remarks:
    """What nobody has answered yet about one plan's page; `language` is the terminal's."""

    language: str
    declined: bool = False
    proposals: tuple[Proposal, ...] = ()
    findings: tuple[Finding, ...] = ()

    @classmethod
    def on(cls, plan: Plan, page: Sheet, language: str) -> "Remarks":
        choice = plan.sheet_choice()
        declined = choice is not None and choice.declined
        return cls(language, declined, page.proposals, findings(plan, page))

    def sentences(self) -> tuple[str, ...]:
        """Each once, however often the words stand on the page."""
        said = [say("The citizen does not want a sheet.", self.language)] if self.declined else []
        said += map(self._proposed, self.proposals)
        said += map(self._asked, self.findings)
        return tuple(dict.fromkeys(said))

    def plain(self, written: Sequence[Path]) -> Plain:
        """`written` is the page's file, and its back's where that is one of its own; none where it was held back."""
        file, back = (*map(str, written), None, None)[:2]
        return {
            "file": file,
            "back": back,
            "declined": self.declined,
            "proposals": [
                {"kind": each.kind.value, "text": each.text, "sentence": self._proposed(each)}
                for each in self.proposals
            ],
            "findings": [
                {
                    "kind": each.kind.value,
                    "record": each.source.record,
                    "field": each.source.cell,
                    "words": each.words,
                    "sentence": self._asked(each),
                }
                for each in self.findings
            ],
        }

    def _proposed(self, proposal: Proposal) -> str:
        return proposal_sentence(proposal, phrases_for(self.language))

    def _asked(self, finding: Finding) -> str:
        return say(SENTENCES[finding.kind], self.language, words=finding.words)


def file_remarks(page: Sheet, wanted: str, language: str) -> tuple[str, ...]:
    """Which files of words and of the page's languages were left aside, and whether the page is not in `wanted`."""
    content = page.content
    codes = {wanted, content.language} | ({content.beside.language} if content.beside else set())
    refused = (*left_aside(codes), *known_words().refused)
    said = [say(each.sentence, language, **each.values) for each in refused]
    if wanted not in languages():
        sentence = "This computer has no words in {code}, so the page is in Danish here."
        said.append(say(sentence, language, code=wanted))
    return tuple(said)
