"""Text and bytes in; safe HTML and web pictures out."""
