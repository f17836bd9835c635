"""The add-on for Blender: its source, in ``labial_speech``, and how it is written as a zip."""
