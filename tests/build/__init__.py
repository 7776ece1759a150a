"""Tests of the commands: build, serve, new, new-site and the Makefile."""
