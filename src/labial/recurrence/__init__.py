"""The recurrent layers and the code that computes them."""
