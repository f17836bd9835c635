"""Latent spaces of the face, each with a differentiable decoder for the end of a network."""
