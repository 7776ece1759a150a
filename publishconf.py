"""What is different when the demo is published: `make publish SITEURL=https://...`."""

from pelicanconf import *  # noqa: F403

PRODUCTION = True
