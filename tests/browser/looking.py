"""What is looked at on every page, whoever opens it.

Accessible (WCAG 2.0 to 2.2 A and AA by axe-core), within the window, quiet, light, and still.
"""

import gzip
from collections.abc import Iterator
from functools import cache
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe

# What the suite leaves to the audit of the whole product.
MORE = pytest.mark.audit
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page, part: str = "html") -> list[str]:
    """What axe finds wrong, in the whole page or in `part` (a selector): our own in Wagtail's."""
    found = Axe().run(page, context=part, options=AXE).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]


def overflow(page) -> int:
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def check(page, name, keep_screenshot) -> None:
    keep_screenshot(page, name)
    assert violations(page) == []
    assert overflow(page) == 0
    assert moved(page) == []
    assert page.context.cookies() == []
    assert page.noticed == []


MOVED = """() => new Promise(done => {
  const round = box => [box.x, box.y, box.width, box.height].map(Math.round).join(" ");
  const name = node => node?.outerHTML?.slice(0, 100) ?? node?.textContent ?? "what is gone";
  const found = [];
  new PerformanceObserver(list => {
    for (const one of list.getEntries()) {
      if (one.hadRecentInput || one.value < 0.0005) continue;
      const what = one.sources.map(source =>
        `${name(source.node)} from ${round(source.previousRect)} to ${round(source.currentRect)}`);
      const at = `${one.value.toFixed(4)} after ${Math.round(one.startTime)} ms`;
      found.push(`${at}: ${what.join("; ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(found), 0));
})"""


def moved(page) -> list[str]:
    """What moved by itself so far: how far (Layout Instability API), when, and what it was."""
    return page.evaluate(MOVED)


FETCHED = """() => {
  const later = new Set([...document.querySelectorAll("img[loading=lazy]")]
    .filter(one => one.getBoundingClientRect().top >= innerHeight).map(one => one.currentSrc));
  const all = performance.getEntriesByType("resource").map(one => one.name);
  return [location.href, ...all.filter(one => !later.has(one))];
}"""


def first_view(page) -> tuple[int, int]:
    """Of what one sees first: requests, and bytes as compressed for the way.

    Photographs and drawings of the content count as requests, not as bytes. Those below the
    window are fetched before somebody scrolls there, after what is seen first.
    """
    fetched = [one.partition("#")[0] for one in page.evaluate(FETCHED) if one.startswith("http")]
    return len(fetched), sum(_bytes(one) for one in fetched if "/media/" not in one)


@cache
def _bytes(address: str) -> int:
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"})) as answer:
        body = answer.read()
        packed = answer.headers.get("Content-Encoding") or address.endswith(".woff2")
    # The test server takes static files from their source, which are compressed when deployed.
    return len(body) if packed else len(gzip.compress(body))


FOCUS = """async () => {
  // The browser scrolls to what has the focus when it draws next.
  await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
  const one = document.activeElement;
  if (one === document.body || one === document.documentElement) return null;
  const box = one.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  // A link that runs on, or is drawn, may have nothing of itself in the middle of its box.
  const rows = [one, ...one.children].flatMap(at => [...at.getClientRects()])
    .map(r => [r.left + r.width / 2, r.top + r.height / 2]);
  const labels = [...(one.labels || [])];
  const free = [[x, y], ...rows]
    .map(([left, top]) => document.elementFromPoint(left, top))
    .some(hit => hit && (one.contains(hit) || labels.some(label => label.contains(hit))));
  const drawn = [one, ...labels].map(at => getComputedStyle(at));
  // A link in the map has no box of its own: its edge gets wide.
  const edge = one.querySelector(".map__edge");
  return {
    at: [...document.querySelectorAll("*")].indexOf(one),
    html: one.outerHTML.slice(0, 160),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    free,
    ring: drawn.some(at => at.outlineStyle !== "none" && parseFloat(at.outlineWidth) >= 2)
      || edge && parseFloat(getComputedStyle(edge).strokeWidth) >= 3,
  };
}"""
CAN_HAVE_FOCUS = """() => {
  const all = [...document.querySelectorAll("*")];
  const seen = new Set();
  return all.flatMap((one, at) => {
    if (!one.matches("a[href], button, input, select, textarea, summary, iframe, [tabindex='0']"))
      return [];
    if (one.disabled || one.type === "hidden" || one.tabIndex < 0) return [];
    if (!one.checkVisibility({ visibilityProperty: true })) return [];
    if (one.type === "radio") {
      if (seen.has(one.name)) return [];
      seen.add(one.name);
    }
    return [at];
  });
}"""
HTML_AT = "at => document.querySelectorAll('*')[at].outerHTML.slice(0, 160)"


def keyboard_walk(page) -> Iterator[str]:
    """Everything that is wrong for somebody who goes through the page with Tab alone.

    WCAG 2.1.1 (reached), 2.1.2 (no trap), 2.4.7 (visible), 2.4.11 (not covered).
    """
    expected = page.evaluate(CAN_HAVE_FOCUS)
    reached, last = set(), None
    for _ in range(len(expected) + 20):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        # A date has three fields of its own, between which Tab goes as well.
        if found and found["at"] == last:
            continue
        if found is None or found["at"] in reached:
            break
        last = found["at"]
        reached.add(last)
        yield from (
            f"not {aspect}: {found['html']}"
            for aspect in ("inside", "free", "ring")
            if not found[aspect]
        )
    else:
        yield "Tab never comes back to where it began"
    for at in expected:
        if at not in reached:
            yield f"not reached: {page.evaluate(HTML_AT, at)}"
