"""The camera of a window: pictures come, and what they show is sent back."""

from __future__ import annotations

import json
import secrets

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

from labial.errors import LabialError
from labial.service.jobs import Jobs
from labial.studio.camera import look, mesh
from labial.studio.routes import API


def camera_routes(seeing: Jobs) -> APIRouter:
    """The route, whose pictures are looked at by ``seeing``."""
    router = APIRouter(prefix=API)

    @router.websocket("/camera")
    async def camera(socket: WebSocket) -> None:
        await socket.accept()
        window = secrets.token_hex(8)
        try:
            drawn = await seeing.run(mesh)
            await socket.send_text(drawn.model_dump_json())
            while True:
                content = await socket.receive_bytes()
                try:
                    view = await seeing.run(look, window, content)
                    await socket.send_text(view.model_dump_json())
                except LabialError as error:
                    await socket.send_text(json.dumps({"error": str(error)}))
        except (WebSocketDisconnect, KeyError):  # it has gone, or it sent a text
            pass
        except LabialError as error:
            await socket.send_text(json.dumps({"error": str(error)}))
            await socket.close()

    return router
