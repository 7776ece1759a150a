"""Guest posts: the pages that come of them, and the commands that move them (`__main__`)."""

from plugins.guest_posts.pages import register

__all__ = ["register"]
