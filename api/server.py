"""The server process: uvicorn around the application, announcing itself once it listens.

Floor 3.
"""

import logging
from collections.abc import Callable
from socket import socket

import uvicorn
from rich.console import Console

from api.main import create_app
from api.settings import Settings


def run_server(settings: Settings) -> None:
    """Serve until interrupted."""
    console = Console()
    console.print("Loading the encoder and the library …", style="dim")
    app = create_app(settings)
    server = _AnnouncingServer(
        uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            log_level=logging.WARNING,
            access_log=False,  # an address and a path are somebody's evening; nothing needs them
            timeout_graceful_shutdown=3,
        ),
        lambda: console.print(welcome(settings), highlight=False, soft_wrap=True),
    )
    server.run()
    if not server.started:
        raise SystemExit(1)


def welcome(settings: Settings) -> str:
    """What to open, and one request to try."""
    body = '{"question": "How do I ask someone to be my mentor?"}'
    curl = f"curl -s {settings.url}/api/v1/ask -H 'content-type: application/json' -d '{body}'"
    return (
        f"\n[bold]The mentoring coach is ready.[/]\n\n"
        f"  Page      {settings.url}/\n"
        f"  API       {settings.url}/docs\n\n"
        f"  Try:      {curl}\n\n"
        f"  Ctrl-C stops it."
    )


class _AnnouncingServer(uvicorn.Server):
    """Says where to look once the port is open, not before."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()
