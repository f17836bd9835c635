"""Face geometry: sensor layouts, head movement, lip measures, the surface between sensors."""
