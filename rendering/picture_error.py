"""What is said about a file that is not the picture it should be."""


class PictureError(ValueError):
    """A picture that cannot be used: the file, what must be, what was found, what to do."""

    def __init__(self, name: str, must: str, found: str, remedy: str) -> None:
        super().__init__(f"{name}: {must}: found {found}; {remedy}")
        self.name = name
