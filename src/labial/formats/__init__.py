"""File formats: one in each module, with reading and writing together."""
