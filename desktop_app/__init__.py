"""The window: posters dropped on it, their genres beside them."""
