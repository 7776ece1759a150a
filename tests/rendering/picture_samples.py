"""Pictures to try things on, with secrets in them."""

import io

from PIL import Image, ImageCms

SECRET = b"Hamngatan 4, 62.63 N"
LEFT, RIGHT = (200, 30, 30), (30, 30, 200)
FORMATS = ["JPEG", "PNG", "GIF", "WEBP"]


def two_halves(width: int = 40, height: int = 20) -> Image.Image:
    """Red to the left, blue to the right."""
    image = Image.new("RGB", (width, height), LEFT)
    image.paste(RIGHT, (width // 2, 0, width, height))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def with_secrets(kind: str, orientation: int = 1) -> bytes:
    """A picture that carries an address in every place its format has."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET.decode()  # Description.
    exif.get_ifd(0x8825)[2] = (62.0, 37.0, 48.0)  # Latitude.
    options: dict[str, object] = {
        "JPEG": {"comment": SECRET, "exif": exif, "xmp": SECRET, "quality": 95},
        "PNG": {"exif": exif},
        "GIF": {"comment": SECRET},
        "WEBP": {"exif": exif, "xmp": SECRET, "lossless": True},
    }[kind]
    return saved(two_halves(), kind, **options)


def swapped_profile() -> bytes:
    """A colour profile in which red and green have changed places."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = data.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
    return data.replace("sRGB".encode("utf-16-be"), "XRGB".encode("utf-16-be"))


def moving(kind: str, **options: object) -> bytes:
    frames = [Image.new("RGB", (40, 20), colour) for colour in (LEFT, RIGHT, (0, 255, 0))]
    options = {"GIF": {"comment": SECRET}, "WEBP": {"xmp": SECRET}, "PNG": {}}[kind] | options
    return saved(
        frames[0], kind, save_all=True, append_images=frames[1:], duration=90, loop=0, **options
    )
