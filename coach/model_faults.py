"""A vendor's error becomes one of ours. Pure.

Floor 2. Vendors share ``status_code`` and little else; what they say is never passed on, because it
may hold the mentee's words.
"""

from coach.errors import (
    ChatModelError,
    ChatModelRefusedError,
    ChatModelTimeoutError,
    ChatModelUnavailableError,
    ContextTooLongError,
    MalformedReplyError,
)

_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = 500
_TOO_LONG = ("context length", "context_length", "context window", "too many tokens", "too long")


def translated(error: Exception) -> ChatModelError:
    """One of ours for any vendor's error."""
    status = getattr(error, "status_code", None)
    said = str(error).lower()
    if "timeout" in type(error).__name__.lower():
        return ChatModelTimeoutError("the model did not answer in time")
    if any(words in said for words in _TOO_LONG):
        return ContextTooLongError("the conversation is longer than the model can read")
    if status == _TOO_MANY_REQUESTS or (isinstance(status, int) and status >= _SERVER_ERRORS):
        return ChatModelUnavailableError(
            f"the model's server answered {status}", retry_after=_retry_after(error)
        )
    if isinstance(status, int):
        return ChatModelRefusedError(f"the model's server answered {status}")
    if "connect" in type(error).__name__.lower() or isinstance(error, OSError):
        return ChatModelUnavailableError("the model's server cannot be reached")
    return MalformedReplyError(f"the model's reply could not be read ({type(error).__name__})")


def _retry_after(error: Exception) -> float | None:
    headers = getattr(getattr(error, "response", None), "headers", {})
    said = headers.get("retry-after", "")
    return float(said) if said.replace(".", "", 1).isdigit() else None
