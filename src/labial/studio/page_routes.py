"""The page of the studio."""

from __future__ import annotations

import mimetypes
from importlib import resources

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from labial.service.refused import RefusedError

PAGE = "/studio"

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' blob:; style-src 'self'; connect-src 'self' blob:;"
        " img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self' blob:;"
        " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Permissions-Policy": "camera=(self), microphone=(self)",
    "Referrer-Policy": "no-referrer",  # the address may have the token in it
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",  # after an upgrade the page and the studio must fit
}
_TEXT = ("text/", "application/javascript", "application/json")


def page_routes() -> APIRouter:
    """``/studio`` and the files of its page."""
    router = APIRouter(include_in_schema=False)
    folder = resources.files(__package__) / "page"
    files = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}

    @router.get(PAGE)
    def page() -> Response:
        return _file(files, "index.html")

    @router.get(f"{PAGE}/")
    def slashed() -> Response:
        return RedirectResponse(PAGE)  # the browser keeps what follows '#'

    @router.get(f"{PAGE}/page/{{name}}")
    def part(name: str) -> Response:
        return _file(files, name)

    return router


def _file(files: dict[str, bytes], name: str) -> Response:
    if name not in files:
        raise RefusedError(404, f"no file '{name}'")
    media = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if media.startswith(_TEXT):
        media += "; charset=utf-8"
    return Response(files[name], media_type=media, headers=_HEADERS)
