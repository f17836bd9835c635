"""The recurrent layers, and what computes them."""
