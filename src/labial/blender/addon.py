"""The add-on as the zip that Blender installs."""

from __future__ import annotations

import zipfile
from importlib import resources

from labial.sinks import Sink

PACKAGE = "labial_speech"
"""The folder in the zip: the add-on's name in Blender's preferences."""

_DATE = (1980, 1, 1, 0, 0, 0)  # so that the same source gives the same bytes


def write_addon(sink: Sink) -> None:
    """Write the add-on's source as a zip."""
    source = resources.files("labial.blender") / PACKAGE
    files = sorted((each for each in source.iterdir() if each.is_file()), key=lambda f: f.name)
    with sink.open() as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for each in files:
            name = zipfile.ZipInfo(f"{PACKAGE}/{each.name}", _DATE)
            name.compress_type = zipfile.ZIP_DEFLATED
            name.external_attr = 0o644 << 16
            packed.writestr(name, each.read_bytes())
