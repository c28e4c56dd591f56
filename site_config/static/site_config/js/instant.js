// Filters and pages of a list without loading the whole page again.
//
// Forms and links inside [data-instant] that lead to the same path are fetched, and what is
// different is put in place: what stays the same keeps its focus, and the status line that was
// there tells the new number. Whatever goes wrong, the browser goes there by itself.

import { morph } from "./morph.js";

const REGION = "[data-instant]";
const FORM = "form.filters__form";
const PAUSE = 500; // milliseconds after a choice, before we ask
const PATIENCE = 8000; // milliseconds, before the browser goes there by itself
const wide = matchMedia("(min-width: 48em)");

let asked;
let timer;
let shown = location.pathname + location.search;

// Takes what was asked before along; `found` is called with the page that came.
async function fetchPage(address, leave, found) {
  asked?.abort();
  const request = (asked = new AbortController());
  const late = setTimeout(leave, PATIENCE);
  try {
    const response = await fetch(address, { signal: request.signal });
    const text = await response.text();
    const same = new URL(response.url).pathname === new URL(address).pathname;
    const page = new DOMParser().parseFromString(text, "text/html");
    if (!response.ok || !same || !page.querySelector(REGION)) throw new Error("another page");
    found(page);
  } catch {
    if (!request.signal.aborted) leave();
  } finally {
    clearTimeout(late);
  }
}

function show(page) {
  const region = document.querySelector(REGION);
  const said = region.querySelector("[role=status]")?.textContent;
  morph(region, page.querySelector(REGION));
  // Boxes and fields show what the address says.
  region.querySelector(FORM)?.reset();
  document.title = page.title;
  const status = region.querySelector("[role=status]");
  if (status && status.textContent === said) {
    // The same number again is said again.
    status.textContent = "";
    setTimeout(() => (status.textContent = said), 100);
  }
}

function go(address, { focus }) {
  clearTimeout(timer);
  fetchPage(
    address,
    () => location.assign(address),
    (page) => {
      // Where one was, for the way back.
      history.replaceState({ y: scrollY }, "");
      show(page);
      history.pushState({ y: 0 }, "", address);
      shown = location.pathname + location.search;
      if (focus) (document.getElementById("resultaat") ?? document.getElementById("inhoud")).focus();
    },
  );
}

function chosen(form) {
  const address = new URL(form.getAttribute("action"), location);
  const pairs = [...new FormData(form)].filter(([, value]) => value);
  address.search = new URLSearchParams(pairs);
  return address;
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches(`${REGION} ${FORM}`)) return;
  event.preventDefault();
  go(chosen(event.target).href, { focus: true });
});

document.addEventListener("change", (event) => {
  const form = event.target.closest(`${REGION} ${FORM}`);
  if (!form || event.target.type !== "checkbox" || !wide.matches) return;
  // What comes of an earlier choice would undo this one.
  asked?.abort();
  clearTimeout(timer);
  timer = setTimeout(() => {
    const address = chosen(form);
    address.hash = "";
    go(address.href, { focus: false });
  }, PAUSE);
});

document.addEventListener("input", (event) => {
  // Somebody types on: the answer to what was there before may not take it away.
  if (event.target.type !== "checkbox" && event.target.closest(FORM)) asked?.abort();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(`${REGION} a[href]`);
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || event.button || elsewhere || event.defaultPrevented) return;
  if (link.hasAttribute("target") || link.hasAttribute("download")) return;
  const address = new URL(link.getAttribute("href"), location);
  const here = address.origin === location.origin && address.pathname === location.pathname;
  if (!here || address.search === location.search) return;
  event.preventDefault();
  go(address.href, { focus: true });
});

addEventListener("popstate", (event) => {
  // A place within what is shown is for the browser.
  if (location.pathname + location.search === shown) return;
  clearTimeout(timer);
  fetchPage(
    location.href,
    () => location.reload(),
    (page) => {
      show(page);
      shown = location.pathname + location.search;
      scrollTo(0, event.state?.y ?? 0);
    },
  );
});
