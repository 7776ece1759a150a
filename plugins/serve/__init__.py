"""`make serve`: shows a site while it is being written, and builds it again at each change."""
