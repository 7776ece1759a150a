"""`make new-site`: a folder for a site of one's own, beside the engine and never changed by it."""
