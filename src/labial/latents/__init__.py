"""Latent spaces of the face, each with a differentiable decoder to put on top of a network."""
