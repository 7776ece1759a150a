"""The desk, a small web app for those who write, to be built with Django. Nothing is here yet."""
