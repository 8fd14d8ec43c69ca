"""How it stands between this laptop and the server, in words."""

from dataclasses import dataclass

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage.vault import Unsent
from enplan_desktop.sync.protocol import REASONS
from enplan_desktop.sync.troubles import NoNetwork, Revoked
from enplan_desktop.ui.wording import tr, tr_count, tr_trouble


@dataclass(frozen=True, slots=True)
class Status:
    """What the bar says: words, an icon that says the same, and whether a person should look."""

    words: str
    picture: str
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the net and of what waits here; `updated` is when it was last in step, "" for never."""

    joined: bool
    offline: bool
    running: bool
    updated: str
    rebuilt: bool
    trouble: Trouble | None
    unsent: Unsent
    refusals: tuple[str, ...]
    to_settle: int

    def status(self) -> Status:
        return self._to_look_at() or self.of_the_net()

    def of_the_net(self) -> Status:
        if not self.joined:
            return Status(tr("Stored on this computer"), "shield-check")
        if self.offline or isinstance(self.trouble, NoNetwork):
            return Status(self._offline_words(), "wifi-slash", alarming=True)
        if isinstance(self.trouble, Revoked):
            return Status(tr("This computer has been shut out"), "cloud-slash", alarming=True)
        if self.trouble is not None:
            return Status(tr("The server cannot take part now"), "cloud-slash", alarming=True)
        if self.running or not self.updated:
            return Status(tr("Sending and fetching …"), "arrows-clockwise")
        return Status(tr("Up to date {at}", at=self.updated), "cloud-check")

    def net_sentence(self) -> str:
        parts = [tr_trouble(self.trouble)] if self.trouble is not None else []
        if not self.joined:
            parts = [self.sentence()]
        elif self.updated and (self.offline or self.trouble is not None):
            parts.append(tr("Last in step at {time}.", time=self.updated))
        if self.rebuilt:
            parts.append(tr("Something here differed from the server's, and was fetched again."))
        return " ".join(parts)

    def sentence(self) -> str:
        if self.trouble is not None:
            return tr_trouble(self.trouble)
        if self.refusals:
            reasons = dict.fromkeys(tr(REASONS.get(reason, reason)) for reason in self.refusals)
            return " ".join((f"{self.status().words}.", *reasons, tr("What you wrote is still here.")))
        if not self.joined:
            return tr(
                "Everything is stored encrypted on this computer. Join a server to share it with colleagues."
            )
        return self.status().words

    def _to_look_at(self) -> Status | None:
        """What a person should see to, before anything about the net; also where the net is away."""
        if self.to_settle:
            words = tr_count(self.to_settle, "{n} to settle", "{n} to settle")
            return Status(self._and_the_net(words), "arrows-split", alarming=True)
        if self.unsent.refused:
            refused = self.unsent.refused
            words = tr_count(refused, "{n} change was not accepted", "{n} changes were not accepted")
            return Status(self._and_the_net(words), "warning", alarming=True)
        return None

    def _and_the_net(self, words: str) -> str:
        net = self.of_the_net()
        return f"{words} · {net.words}" if self.joined and net.alarming else words

    def _offline_words(self) -> str:
        waiting = self.unsent.waiting
        if not waiting:
            return tr("Not on the net")
        return tr_count(
            waiting, "Not on the net – {n} change stored here", "Not on the net – {n} changes stored here"
        )
