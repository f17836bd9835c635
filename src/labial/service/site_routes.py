"""The page of the service, and the client that other sites load from it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from labial.service.catalogue import Catalogue
from labial.service.refused import RefusedError
from labial.service.requests import Fault
from labial.streaming import rest_of
from labial.viewer.page import live_face

CLIENT = "client.js"

_TYPES = {
    "index.html": "text/html; charset=utf-8",
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    CLIENT: "text/javascript; charset=utf-8",
}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
        " img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",  # after an upgrade the page and the service must fit
}


def site_router(catalogue: Catalogue) -> APIRouter:
    """``/``, its files, ``/client.js``, and the faces that the page draws."""
    files = {name: (resources.files(__package__) / "page" / name).read_bytes() for name in _TYPES}
    router = APIRouter()

    @router.get("/", include_in_schema=False)
    def page() -> Response:
        return _file(files, "index.html")

    @router.get("/page/{name}", include_in_schema=False)
    def part(name: str) -> Response:
        return _file(files, name)

    @router.get(f"/{CLIENT}", include_in_schema=False)
    def client() -> Response:
        answer = _file(files, CLIENT)
        answer.headers["Access-Control-Allow-Origin"] = "*"  # modules of other sites need it
        return answer

    @router.get(
        "/face/{voice}", responses={404: {"model": Fault, "description": "An unknown voice"}}
    )
    def face(voice: str) -> JSONResponse:
        """How a voice's face follows its sensors, as the page draws it."""
        found = catalogue.voice(voice)
        return JSONResponse(live_face(found.face, found.layout, rest_of(found).face))

    return router


def _file(files: Mapping[str, bytes], name: str) -> Response:
    if name not in files:
        raise RefusedError(404, f"no file '{name}'")
    return Response(files[name], media_type=_TYPES[name], headers=_HEADERS)
