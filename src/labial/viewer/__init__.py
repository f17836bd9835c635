"""The web page that shows a moving face."""
