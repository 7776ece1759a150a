"""The one command by which every build runs: `python -m plugins.build`."""
