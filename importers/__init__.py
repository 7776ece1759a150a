"""Other formats in, posts out: WordPress, Word files, decision records. Nothing is here yet."""
