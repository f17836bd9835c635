"""The studio: a page that leads a person with a webcam to a voice of their own.

Needs the extras ``serve``, ``video`` and ``train``. The project's folder and the page's API are
described in docs/studio.md.

>>> from pathlib import Path
>>> from labial.studio.server import serve_studio
>>> serve_studio(Path("my-voice"), port=8766, token="...")
"""
