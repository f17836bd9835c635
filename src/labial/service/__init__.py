"""A service on the network: live faces over WebSockets, and files over HTTP.

Needs the extra ``serve``. What clients and the service say to each other is in docs/service.md.

>>> from labial.service import Settings
>>> from labial.service.server import serve
>>> serve(Settings(port=8765))
"""

from labial.service.settings import Limits, Settings

__all__ = ["Limits", "Settings"]
