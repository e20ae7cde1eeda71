"use strict";
(() => {
  const root = document.documentElement;
  const one = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  root.classList.add("on");

  // Copying: a page opened from a file has no clipboard in some browsers, so a selection is the way back.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.setAttribute("readonly", "");
      area.className = "hidden";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }
  async function copyAndSay(button, text, said, status = button.parentElement.querySelector(".said")) {
    const done = text !== "" && (await copy(text));
    button.focus();
    status.textContent = text === "" ? "Nothing is ticked." : done ? said : "Your browser does not let this page copy: please select the text.";
  }
  for (const button of all("[data-copy]")) {
    button.addEventListener("click", () => copyAndSay(button, words(one(button.dataset.copy)), "Copied."));
  }
  for (const button of all("[data-one]")) {
    const item = button.closest("li");
    const status = button.closest(".stage").querySelector(".said");
    button.addEventListener("click", async () => {
      await copyAndSay(button, words(item.querySelector(".ask")), `Copied question ${item.value}.`, status);
      // The stage's line of status may be out of sight: the button says it too.
      if (!status.textContent.startsWith("Copied")) return;
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 2000);
    });
  }
  for (const button of all("[data-take]")) {
    button.addEventListener("click", () => {
      const items = all(".asked li", button.closest(".stage"));
      const taken = items.filter((item) => button.dataset.take === "all" || item.querySelector("input").checked);
      const texts = taken.map((item) => words(item.querySelector(".ask")));
      copyAndSay(button, texts.join("\n"), `Copied ${texts.length}.`);
    });
  }

  // The table of evidence.
  const rows = all("#rows tr[id]");
  const picks = all(".pick");
  const search = one("search");
  const shown = one("shown");
  const facts = new Map();
  const fact = (row) => {
    let known = facts.get(row);
    if (!known) {
      // A sentence that stands in the row above is shortened, and is searched there.
      const whole = row.classList.contains("again") ? fact(row.previousElementSibling).text : words(row.cells[1]).toLowerCase();
      known = { keys: new Set(row.dataset.f.split(" ")), text: whole };
      facts.set(row, known);
    }
    return known;
  };
  function filter() {
    const keys = picks.map((pick) => pick.value).filter(Boolean);
    const needle = search.value.replace(/\s+/g, " ").trim().toLowerCase();
    let count = 0;
    const sentences = new Set();
    for (const row of rows) {
      const { keys: own, text } = fact(row);
      const fits = keys.every((key) => own.has(key)) && text.includes(needle);
      row.hidden = !fits;
      count += fits;
      if (fits) sentences.add(row.dataset.s);
    }
    const total = rows.length.toLocaleString("en");
    const filtered = keys.length > 0 || needle !== "";
    shown.textContent = filtered ? `${count.toLocaleString("en")} of ${total} references shown, in ${sentences.size.toLocaleString("en")} sentence${sentences.size === 1 ? "" : "s"}` : `${total} references`;
  }
  function pickKeys(keys) {
    const wanted = new Set(keys.split(" "));
    for (const pick of picks) {
      const found = [...pick.options].find((option) => option.value && wanted.has(option.value));
      pick.value = found ? found.value : "";
    }
    search.value = "";
    filter();
  }
  for (const pick of picks) pick.addEventListener("change", filter);
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  one("clear").addEventListener("click", () => pickKeys(""));
  function reveal(id) {
    const row = one(id);
    if (row && row.hidden) pickKeys("");
    const details = row && row.closest("details");
    if (details) details.open = true;
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.dataset.f) pickKeys(link.dataset.f);
    else reveal(link.getAttribute("href").slice(1));
  });
  if (location.hash) reveal(location.hash.slice(1));

  // Strips: one stop for the tab key each; arrows move, Enter goes to the evidence.
  for (const strip of all(".ticks")) {
    const readout = strip.parentElement.querySelector(".readout");
    const ticks = all("a", strip).sort((a, b) => place(a) - place(b));
    if (!ticks.length) continue;
    let here = -1;
    const tell = (tick) => {
      const row = one(tick.getAttribute("href").slice(1));
      const label = words(row.cells[2].querySelector("summary"));
      const number = row.cells[0].firstChild.textContent.trim();
      const named = /^\d/.test(number) ? `paragraph ${number}` : number;
      return `${named}: “${words(row.querySelector("mark"))}”, ${label}`;
    };
    const go = (next) => {
      if (here >= 0) ticks[here].classList.remove("here");
      here = Math.max(0, Math.min(ticks.length - 1, next));
      ticks[here].classList.add("here");
      const text = tell(ticks[here]);
      readout.textContent = text;
      readout.setAttribute("aria-valuenow", here + 1);
      readout.setAttribute("aria-valuetext", text);
    };
    // The slider is the line below, since a slider may hold no links.
    readout.tabIndex = 0;
    readout.removeAttribute("aria-hidden");
    readout.setAttribute("role", "slider");
    readout.setAttribute("aria-label", `${strip.dataset.title}: references from first to last; Enter goes to the evidence`);
    readout.setAttribute("aria-valuemin", 1);
    readout.setAttribute("aria-valuemax", ticks.length);
    readout.setAttribute("aria-valuenow", 1);
    readout.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
      if (event.key in steps) go(here + steps[event.key]);
      else if (event.key === "Home") go(0);
      else if (event.key === "End") go(ticks.length - 1);
      else if (event.key === "Enter" && here >= 0) {
        const id = ticks[here].getAttribute("href").slice(1);
        reveal(id);
        location.hash = id;
      } else return;
      event.preventDefault();
    });
    readout.addEventListener("focus", () => here < 0 && go(0));
    strip.addEventListener("mouseover", (event) => {
      const tick = event.target.closest("a");
      if (tick) readout.textContent = tell(tick);
    });
  }
  function place(tick) {
    return parseFloat(tick.firstElementChild.getAttribute("x"));
  }

  // Indicators by outcome.
  const outcome = one("outcome");
  outcome.addEventListener("change", () => {
    let count = 0;
    for (const body of all(".indicators tbody")) {
      let any = false;
      for (const row of all("tr[data-o]", body)) {
        row.hidden = outcome.value !== "" && row.dataset.o !== outcome.value;
        any = any || !row.hidden;
        count += !row.hidden;
      }
      body.hidden = !any;
    }
    one("outcome-count").textContent = `${count} shown`;
  });

  // Paper has no clicks: what is folded away is opened, the reasons of the evidence apart.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])").filter((details) => !details.closest(".evidence, .onscreen"));
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
})();
