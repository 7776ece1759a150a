"""Other formats in, posts out."""
