"""Templates become pages, each with the headers that keep strangers' code out of it.

Floor 3. Every value is escaped; no script or style stands in a page itself, so the policy can
forbid them all.
"""

from functools import cache
from http import HTTPStatus
from pathlib import Path

from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.types import Message, Receive, Scope, Send

from api.web.dates import spoken_date

_HERE = Path(__file__).parent
_SECURITY = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def render(template: str, status: HTTPStatus = HTTPStatus.OK, /, **values: object) -> HTMLResponse:
    """A page made of ``template`` and what it shows."""
    body = _environment().get_template(template).render(values)
    return HTMLResponse(body, status, headers=_SECURITY)


def render_message(status: HTTPStatus, title: str, *paragraphs: str) -> HTMLResponse:
    """A plain page that says what is wrong and what to do, in the style of all others."""
    return render("message.html", status, title=title, paragraphs=paragraphs)


class Assets(StaticFiles):
    """Styles and scripts, asked for again whenever they may have changed."""

    def __init__(self) -> None:
        """Serve what lies beside this module; nothing is read before the first request."""
        super().__init__(directory=_HERE / "static", check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers of the pages."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = [(name.lower().encode(), text.encode()) for name, text in _SECURITY.items()]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        await super().__call__(scope, receive, send_with_headers)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["spoken_date"] = spoken_date
    return environment
