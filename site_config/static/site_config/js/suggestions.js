// Proposes pages while somebody types. Without it the box is a plain form.
//
// The proposals are ordinary links in a list below the box: Tab and the arrow keys lead
// into it, Escape closes it, and a status line says how many there are.

const SHORTEST = 2;
const PAUSE = 150; // milliseconds without a key, before we ask

function link(suggestion) {
  const item = document.createElement("li");
  const anchor = document.createElement("a");
  const title = document.createElement("span");
  const about = document.createElement("span");
  anchor.href = suggestion.url;
  title.className = "search-box__title";
  title.textContent = suggestion.title;
  about.className = "search-box__about";
  about.textContent = [suggestion.kind, suggestion.place].filter(Boolean).join(" · ");
  anchor.append(title, " ", about);
  item.append(anchor);
  return item;
}

function enhance(form) {
  const input = form.querySelector("input[name=q]");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  list.className = "search-box__suggestions";
  list.setAttribute("aria-label", form.dataset.heading);
  list.hidden = true;
  status.className = "visually-hidden";
  status.setAttribute("aria-live", "polite");
  form.append(list, status);
  input.autocomplete = "off";

  let timer;
  let asked;

  function close() {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    status.textContent = "";
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(link));
    list.hidden = suggestions.length === 0;
    const { one, more } = form.dataset;
    const words = suggestions.length === 1 ? one : more.replace("NUMBER", suggestions.length);
    status.textContent = list.hidden ? "" : words;
  }

  async function ask(text) {
    asked?.abort();
    asked = new AbortController();
    const address = `${form.dataset.suggestions}?${new URLSearchParams({ q: text })}`;
    try {
      const response = await fetch(address, { signal: asked.signal });
      if (response.ok) show((await response.json()).suggestions);
    } catch {
      // Aborted, or no connection: the form itself still works.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const text = input.value.trim();
    if (text.length < SHORTEST) close();
    else timer = setTimeout(ask, PAUSE, text);
  });

  form.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      close();
      input.focus();
      event.preventDefault();
    } else if (step && at >= 0) {
      stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
      event.preventDefault();
    }
  });

  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!form.contains(event.target)) close();
  });
  form.addEventListener("submit", close);
}

document.querySelectorAll("form[data-suggestions]").forEach(enhance);
