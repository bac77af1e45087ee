"""The HTTP application.

Floor 3. ``create_app`` builds it from settings; nothing is opened before its lifespan begins.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files

from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from api import problems
from api.bootstrap import EncoderLoader, bootstrap
from api.encoders import load_encoder
from api.routes import about, ask, conversations, curation, guides, health, openai, pages
from api.settings import Settings

_ASSETS = "/docs-assets"


def create_app(settings: Settings, encoder_loader: EncoderLoader = load_encoder) -> FastAPI:
    """The application for these settings.

    Args:
        settings: Composed once, at the edge of the process.
        encoder_loader: Called in the lifespan; tests pass one that needs no model.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with bootstrap(settings, encoder_loader) as resources:
            app.state.resources = resources
            yield

    app = FastAPI(
        title="Mentoring coach",
        version=version("mentoring-coach"),
        description="Answers for people growing into medical leadership; every claim opens the "
        "exact sentence of the guide that it comes from.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        max_body_size=settings.max_body_bytes,
    )
    problems.install(app)
    for module in (about, ask, conversations, curation, guides, health, openai, pages):
        app.include_router(module.router)
    _serve_docs(app)
    return app


def _serve_docs(app: FastAPI) -> None:
    """``/docs`` with its script and style from this server, for networks without internet."""
    assets = files("fastapi_swagger").joinpath("resources")
    app.mount(_ASSETS, StaticFiles(directory=str(assets)), name="docs-assets")

    @app.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        return get_swagger_ui_html(
            openapi_url=app.openapi_url or "",
            title="Mentoring coach: API",
            swagger_js_url=f"{_ASSETS}/swagger-ui-bundle.js",
            swagger_css_url=f"{_ASSETS}/swagger-ui.css",
            swagger_favicon_url=f"{_ASSETS}/favicon-32x32.png",
        )
