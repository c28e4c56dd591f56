"""Draw the demo pictures: one SVG per scene, and on request a WebP for the website.

python draw.py                      write all SVG sources
python draw.py --render             and render each of them to WebP (chromium and Pillow)
python draw.py --render groen ...   only the scenes whose slug contains one of these words
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from pathlib import Path

from paper import HEIGHT, WIDTH, Scene
from scenes import SCENES

FOLDER = Path(__file__).resolve().parent
SOURCE = FOLDER / "source"
QUALITY = 82

CHROMIUM_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    f"--window-size={WIDTH},{HEIGHT}",
)


def write_source(scene: Scene) -> Path:
    """Write the SVG of one scene and return where it is."""
    SOURCE.mkdir(exist_ok=True)
    path = SOURCE / f"{scene.slug}.svg"
    path.write_text(scene.svg(), encoding="utf-8")
    return path


def render(source: Path, browser: str, keep_png: Path | None) -> Path:
    """Render one SVG to a WebP next to this program and return where it is."""
    # Only rendering needs Pillow, so that the sources can be drawn without it.
    from PIL import Image

    target = FOLDER / f"{source.stem}.webp"
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "page.html"
        page.write_text(
            f"<style>body{{margin:0}}svg{{display:block}}</style>{source.read_text('utf-8')}"
        )
        picture = Path(scratch) / "picture.png"
        command = [browser, *CHROMIUM_OPTIONS, f"--user-data-dir={scratch}/profile"]
        command += [f"--screenshot={picture}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        with Image.open(picture) as image:
            image.convert("RGB").save(target, "WEBP", quality=QUALITY, method=6)
        if keep_png:
            keep_png.mkdir(parents=True, exist_ok=True)
            shutil.copy(picture, keep_png / f"{source.stem}.png")
    return target


def main() -> None:
    """Read the options, draw, and say what was made."""
    parser = argparse.ArgumentParser(description="Draw the demo pictures.")
    parser.add_argument("words", nargs="*", help="draw only slugs that contain one of these")
    parser.add_argument("--render", action="store_true", help="also make the WebP files")
    parser.add_argument("--png", type=Path, help="with --render: keep PNG copies in this folder")
    parser.add_argument("--browser", default="chromium", help="the browser that renders")
    options = parser.parse_args()

    for slug, draw in SCENES.items():
        if options.words and not any(word in slug for word in options.words):
            continue
        made = write_source(draw(slug))
        if options.render:
            made = render(made, options.browser, options.png)
        print(f"{made.name}: {made.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
