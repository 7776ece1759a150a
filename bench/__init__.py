"""Measurements: each command measures this engine and its peer side by side, in one run."""
