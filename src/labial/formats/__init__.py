"""Files: one format a module, reading and writing side by side."""
