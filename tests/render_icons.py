"""Render icons and tiles of patterns from their SVG, in Chromium: `python -m tests.render_icons`.

Needed after a change of heart.svg or of a pattern; what comes out is committed.
"""

import re
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from . import chromium

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "site_config" / "static" / "site_config"
SHARE = ROOT / "site_config" / "share"
PAPER = "#fbf7f0"
# File, its size, and the size of the heart on it: a launcher may cut off a maskable one's edges.
ICONS = [
    ("touch-180.png", 180, 132),
    ("icon-192.png", 192, 150),
    ("icon-512.png", 512, 400),
    ("maskable-512.png", 512, 300),
]


def render(browser, svg: str, width: int, height: int, scale: int = 1) -> Image.Image:
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale
    )
    page = context.new_page()
    style = f"body{{margin:0}}svg{{display:block;width:{width}px;height:{height}px}}"
    page.set_content(f"<style>{style}</style>{svg}")
    image = Image.open(BytesIO(page.screenshot(omit_background=True))).convert("RGBA")
    context.close()
    return image


def tiles(browser) -> None:
    for path in sorted((STATIC / "patterns").glob("*.svg")):
        svg = path.read_text("utf-8")
        width, height = (int(re.search(rf'{side}="(\d+)"', svg)[1]) for side in ("width", "height"))
        tile = render(browser, svg, width, height, scale=2).getchannel("A")
        tile.save(SHARE / "patterns" / f"{path.stem}.png", optimize=True)


def icons(browser) -> None:
    heart = (STATIC / "icons" / "heart.svg").read_text("utf-8")
    render(browser, heart, 64, 64).save(SHARE / "heart.png", optimize=True)
    for name, size, inner in ICONS:
        image = Image.new("RGBA", (size, size), PAPER)
        edge = (size - inner) // 2
        image.alpha_composite(render(browser, heart, inner, inner), (edge, edge))
        image.convert("RGB").quantize(64).save(STATIC / "icons" / name, optimize=True)
    small = [render(browser, heart, size, size) for size in (16, 32, 48)]
    small[-1].save(
        STATIC / "icons" / "favicon.ico",
        sizes=[image.size for image in small],
        append_images=small[:-1],
    )


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=chromium.ARGUMENTS
        )
        tiles(browser)
        icons(browser)
        browser.close()


if __name__ == "__main__":
    main()
