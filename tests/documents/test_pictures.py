"""Pictures are decoded within limits and encoded without anything but their pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from recordlint.documents import pictures
from recordlint.documents.pictures import LabelledBox, burn, encoded, opened
from recordlint.errors import InputError


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "LA", "P", "I;16", "CMYK"])
def test_every_mode_becomes_a_plain_one(mode: str) -> None:
    kind = "TIFF" if mode in ("CMYK", "I;16") else "PNG"
    (frame,) = opened(saved(Image.new(mode, (20, 10)), kind), "x")
    assert frame.mode in ("1", "L", "RGB")
    assert frame.size == (20, 10)


def test_what_is_transparent_is_on_white() -> None:
    (frame,) = opened(saved(Image.new("RGBA", (2, 2), (0, 0, 0, 0)), "PNG"), "x")
    assert frame.getpixel((0, 0)) == (255, 255, 255)


def test_all_frames_upright() -> None:
    first, second = Image.new("RGB", (4, 2), "red"), Image.new("RGB", (4, 2), "blue")
    exif = Image.Exif()
    exif[0x0112] = 6
    assert [f.size for f in opened(saved(first, "TIFF", save_all=True, append_images=[second]), "x")] == [(4, 2)] * 2
    assert next(opened(saved(first, "JPEG", exif=exif), "x")).size == (2, 4)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, saved(Image.new("L", (50, 50)), "PNG")[:60]]
)
def test_what_is_damaged(data: bytes) -> None:
    with pytest.raises(InputError, match="not a readable picture"):
        list(opened(data, "x"))


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_PIXELS", 100)
    with pytest.raises(InputError, match="beyond the limit of 100"):
        list(opened(saved(Image.new("L", (20, 10)), "PNG"), "x"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_only_pixels_are_encoded(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "Zubrowska"
    exif[0x9C9B] = "Zubrowska".encode("utf-16-le")
    source = saved(Image.new("RGB", (30, 20), "red"), "JPEG", exif=exif, comment=b"Zubrowska")
    assert b"Zubrowska" in source
    made = encoded(next(opened(source, "x")), kind)
    assert b"Zubrowska" not in made
    assert "Zubrowska".encode("utf-16-le") not in made
    assert not Image.open(io.BytesIO(made)).getexif()


def test_a_box_hides_and_its_label_stays_inside() -> None:
    noise = Image.effect_noise((200, 60), 90)
    made = burn(noise, [LabelledBox((20, 10, 150, 40), "[person 1]")])
    inside = set(made.crop((20, 10, 150, 40)).getdata())
    assert {0, 255} <= inside
    assert made.crop((20, 10, 22, 40)).getextrema() == (0, 0)
    for box in ((0, 0, 200, 10), (0, 40, 200, 60), (0, 0, 20, 60), (150, 0, 200, 60)):
        assert made.crop(box).tobytes() == noise.crop(box).tobytes()


def test_a_label_that_does_not_fit_is_left_out() -> None:
    made = burn(Image.new("L", (40, 20), 255), [LabelledBox((0, 0, 12, 20), "[a very long label]")])
    assert made.crop((0, 0, 12, 20)).getextrema() == (0, 0)
