"""Runs a transaction again where another one came between."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import stamina
from psycopg import errors
from sqlalchemy.exc import DBAPIError

P = ParamSpec("P")
R = TypeVar("R")

_CROSSED = (
    errors.SerializationFailure,
    errors.DeadlockDetected,
    errors.UniqueViolation,  # two made the same row at once; the second finds it there when it looks again
)


def passes(error: Exception) -> bool:
    """Whether the same transaction, run again from its beginning, may well succeed."""
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or isinstance(error.orig, _CROSSED)


def again_if_crossed(transaction: Callable[P, R]) -> Callable[P, R]:
    """For a function that is one whole transaction and does nothing else."""

    @wraps(transaction)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return transaction(*args, **kwargs)
        except Exception as error:
            if not passes(error):
                raise
        # Not stamina's decorator: what that one tells the log holds the arguments, which are citizens' words.
        for attempt in stamina.retry_context(
            on=passes, attempts=7, timeout=10, wait_initial=0.01, wait_max=0.5, wait_jitter=0.02
        ):
            with attempt:
                return transaction(*args, **kwargs)
        raise AssertionError("the last attempt returns or raises")

    return run
