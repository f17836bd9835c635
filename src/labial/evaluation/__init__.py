"""How near predicted faces come to recorded ones: metrics, baselines and their comparison."""
