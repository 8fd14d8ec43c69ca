"""What the server says no to, as one kind of exception that becomes an ErrorAnswer."""


class Refusal(Exception):
    """A request that the server will not serve; `code` is for programs and stands in docs/protocol.md.

    Where asking again helps, `retry_after` says after how many seconds.
    """

    def __init__(
        self, status: int, code: str, message: str, moment: int = 0, *, retry_after: int = 0
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.moment = moment
        self.retry_after = retry_after


def malformed(why: str) -> Refusal:
    return Refusal(400, "malformed", why)


def too_large() -> Refusal:
    return Refusal(413, "too_large", "The request is larger than the server takes.")


def no_access() -> Refusal:
    return Refusal(403, "no_access", "This person does not work on this case.")
