"""Tests of the measurements: what is built, timed, told and drawn."""
