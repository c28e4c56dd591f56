/* The editor's "when": shows the controls that matter, and keeps the preview up to date.
   Everything works without it; then all controls are visible and nothing is shown beside. */
(() => {
  const PAUSE = 400; // milliseconds without typing before the preview is asked for

  const NAMES = /^(first_date|last_date|all_day|start_time|end_time|recurrences|school_holidays|not_on_public_holidays|venue|venue_note|online|extra_dates|skipped_dates)(-|$)/;

  /* Which controls show */

  const control = (rule, name) => {
    const found = [...rule.querySelectorAll(`[name$="-${name}"]`)];
    if (found[0]?.type === "radio") return found.find((one) => one.checked);
    return found[0];
  };

  const valueOf = (rule, name) => control(rule, name)?.value ?? "";

  const isWanted = (rule, condition) => {
    const [name, values] = condition.split("=");
    return values.split("|").includes(valueOf(rule, name));
  };

  const wantsMonths = (rule) =>
    valueOf(rule, "freq") === "yearly"
      ? valueOf(rule, "on") !== "first"
      : valueOf(rule, "month_mode") !== "all";

  const arrangeRule = (rule) => {
    for (const part of rule.querySelectorAll("[data-when-if]")) {
      part.hidden = !isWanted(rule, part.dataset.whenIf);
    }
    for (const part of rule.querySelectorAll("[data-when-months]")) {
      part.hidden = !wantsMonths(rule);
    }
    const one = Number(valueOf(rule, "interval") || 1) === 1;
    for (const unit of rule.querySelectorAll("[data-when-one]")) {
      unit.textContent = one ? unit.dataset.whenOne : unit.dataset.whenMany;
    }
  };

  const isUsed = (rule, index) => index === 0 || "whenUsed" in rule.dataset;

  const arrange = (root) => {
    const rules = [...root.querySelectorAll("[data-when-rule]")];
    rules.forEach((rule, index) => {
      arrangeRule(rule);
      rule.hidden = !isUsed(rule, index);
      for (const part of rule.querySelectorAll("[data-when-remove]")) part.hidden = index === 0;
    });
    const repeats = valueOf(rules[0], "freq") !== "" || control(rules[0], "keep");
    const full = rules.every((rule, index) => isUsed(rule, index));
    root.querySelector("[data-when-more]").hidden = full || !repeats;
    root.classList.toggle("when--several", rules.filter((rule) => !rule.hidden).length > 1);
  };

  const changed = (input, value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const addRule = (root) => {
    const rule = [...root.querySelectorAll("[data-when-rule]")].find((one) => one.hidden);
    rule.dataset.whenUsed = "";
    arrange(root);
    control(rule, "freq").focus();
  };

  const dropRule = (root, rule) => {
    delete rule.dataset.whenUsed;
    const keep = rule.querySelector('[name$="-keep"][value="replace"]');
    if (keep) keep.checked = true;
    changed(control(rule, "freq"), "");
    arrange(root);
    root.querySelector("[data-when-add]").focus();
  };

  /* A first date tells which weekday is meant, until somebody chooses one. */

  const followFirstDate = (rule) => {
    const first = rule.closest("form").elements.namedItem("first_date")?.value;
    const weekday = control(rule, "weekday");
    const untouched = !rule.querySelector('[name$="-ordinals"]:checked');
    if (first && untouched && !("touched" in weekday.dataset)) {
      weekday.value = String((new Date(`${first}T12:00`).getDay() + 6) % 7);
    }
  };

  /* The preview beside it, from the server */

  const preview = (panel) => {
    const form = panel.closest("form");
    const body = panel.querySelector("[data-when-body]");
    const status = panel.querySelector("[data-when-status]");
    let waiting = null;
    let asked = null;

    const fields = () => {
      const data = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (NAMES.test(name) && typeof value === "string") data.append(name, value);
      }
      return data;
    };

    const show = (html) => {
      const page = new DOMParser().parseFromString(html, "text/html");
      const said = page.querySelector("[data-when-said]")?.textContent.trim() ?? "";
      body.replaceChildren(...page.body.childNodes);
      // Only what is new is read out.
      if (status.textContent !== said) status.textContent = said;
    };

    const ask = async () => {
      asked?.abort();
      asked = new AbortController();
      panel.setAttribute("aria-busy", "true");
      try {
        const response = await fetch(panel.dataset.whenPreview, {
          method: "POST",
          body: fields(),
          credentials: "same-origin",
          headers: {
            "X-CSRFToken": form.elements.namedItem("csrfmiddlewaretoken").value,
            "X-Requested-With": "XMLHttpRequest",
          },
          signal: asked.signal,
        });
        if (!response.ok) throw new Error(String(response.status));
        show(await response.text());
        panel.classList.remove("when-preview--stale");
      } catch (error) {
        if (error.name === "AbortError") return;
        // What stands there is no longer certain; the form itself is not affected.
        panel.classList.add("when-preview--stale");
      }
      panel.removeAttribute("aria-busy");
    };

    const askSoon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    };

    for (const kind of ["input", "change"]) {
      form.addEventListener(kind, (event) => {
        if (NAMES.test(event.target.name ?? "")) askSoon();
      });
    }
    form.addEventListener("click", (event) => {
      // Wagtail takes a row of dates away without an event.
      if (event.target.closest('[id^="id_extra_dates"], [id^="id_skipped_dates"]')) askSoon();
    });
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-when-begin], [data-when-stop]");
      if (!button) return;
      if (button.dataset.whenBegin) {
        const first = form.elements.namedItem("first_date");
        changed(first, button.dataset.whenBegin);
        first.focus();
      } else {
        stopOn(form, button.dataset.whenStop);
      }
    });
    askSoon();
  };

  const stopOn = (form, day) => {
    const used = form.querySelectorAll("[data-when-rule]:not([hidden])");
    for (const rule of used) {
      if (valueOf(rule, "freq") === "" || valueOf(rule, "end") !== "never") continue;
      const option = rule.querySelector('[name$="-end"][value="until"]');
      option.checked = true;
      option.dispatchEvent(new Event("change", { bubbles: true }));
      const until = control(rule, "until");
      changed(until, day);
      until.focus();
    }
  };

  const start = (root) => {
    arrange(root);
    root.addEventListener("input", (event) => {
      const rule = event.target.closest("[data-when-rule]");
      if (event.target.name.endsWith("-weekday")) event.target.dataset.touched = "";
      if (rule && event.target.name.endsWith("-on")) followFirstDate(rule);
      arrange(root);
    });
    root.addEventListener("change", () => arrange(root));
    root.addEventListener("click", (event) => {
      if (event.target.closest("[data-when-add]")) addRule(root);
      const drop = event.target.closest("[data-when-drop]");
      if (drop) dropRule(root, drop.closest("[data-when-rule]"));
    });
  };

  const begin = () => {
    for (const root of document.querySelectorAll("[data-when]")) start(root);
    for (const panel of document.querySelectorAll("[data-when-preview]")) preview(panel);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
