"""Files as people choose them, good and bad."""

import zlib
from io import BytesIO
from struct import pack

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def picture(name: str = "kas.jpg", kind: str = "JPEG", size=(400, 300)) -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", size, "teal").save(file, kind)
    return SimpleUploadedFile(name, file.getvalue())


def cut_off(name: str = "half.jpg", kind: str = "JPEG") -> SimpleUploadedFile:
    """The beginning of a picture: its head is whole."""
    file = BytesIO()
    Image.effect_noise((400, 300), 60).convert("RGB").save(file, kind)
    return SimpleUploadedFile(name, file.getvalue()[: len(file.getvalue()) // 2])


def huge(width: int, height: int) -> SimpleUploadedFile:
    """A PNG of a few bytes that says it is this large; unpacking it would take the memory."""

    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return SimpleUploadedFile("groot.png", b"\x89PNG\r\n\x1a\n" + content)


def text(name: str, content: str = "Geen afbeelding") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode())


SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
