"""The scenes: each a function that paints on a canvas and returns how to develop it."""
