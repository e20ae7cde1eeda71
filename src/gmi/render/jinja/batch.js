"use strict";
(() => {
  const root = document.documentElement;
  const one = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  root.classList.add("on");
  const body = one("rows");
  if (!body) return;

  // Everything that is sorted or filtered by is read once; nothing is read from the page afterwards.
  const heads = all("#all th[data-c]");
  const names = heads.map((head) => head.dataset.c);
  const column = (name) => names.indexOf(name);
  const levels = ["not assessable", "absent", "low", "moderate", "high"];
  const figure = (text) => parseFloat(text.replace(/,/g, ""));
  const value = {
    title: (text) => text.toLowerCase(),
    body: (text) => text,
    date: (text) => text,
    mention: (text) => levels.indexOf(text),
    engagement: (text) => levels.indexOf(text),
    commitment: (text) => levels.indexOf(text),
  };
  const rows = [...body.rows].map((row, order) => {
    const texts = [...row.cells].map((cell) => cell.textContent.trim());
    const title = row.cells[0].textContent;
    texts[0] = row.cells[0].firstElementChild.textContent;
    return {
      row,
      order,
      texts,
      values: names.map((name, at) => (value[name] || figure)(texts[at])),
      keys: new Set(row.dataset.k.split(" ")),
      words: plain(`${title} ${texts[1]} ${row.dataset.f}`),
      warned: texts[column("problems")].endsWith("warned"),
    };
  });
  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();
  }

  // The view: what is chosen, as the address keeps it.
  const picks = all(".pick, #search, #limit");
  const get = (id) => (one(id) ? one(id).value : "");
  const few = 40;
  let sorted = { name: "title", up: true };
  let ordered = rows;
  let undrawn = [];
  let drawing = 0;
  let writing = 0;

  function list(wanted) {
    const cells = { body: get("body"), cycle: get("cycle"), mention: get("mention"), engagement: get("engagement"), commitment: get("commitment") };
    const keys = ["state", "region", "kind", "language"].map(get).filter(Boolean);
    const needles = plain(get("search")).split(" ").filter(Boolean);
    const [from, to] = [get("from"), get("to")];
    const limit = figure(get("limit").replace(/(\d),(\d{1,2})$/, "$1.$2"));
    const at = column(get("figure"));
    const most = get("bound") !== "least";
    const reading = get("reading");
    const problems = column("problems");
    const exact = Object.entries(cells).filter(([, text]) => text !== "").map(([name, text]) => [column(name), text]);
    return wanted.filter(({ texts, values, keys: own, words, warned }) => {
      const year = texts[column("date")].slice(0, 4);
      return (
        exact.every(([place, text]) => texts[place] === text) &&
        keys.every((key) => own.has(key)) &&
        needles.every((needle) => words.includes(needle)) &&
        (from === "" || (year !== "" && year >= from)) &&
        (to === "" || (year !== "" && year <= to)) &&
        (at < 0 || Number.isNaN(limit) || (most ? values[at] <= limit : values[at] >= limit)) &&
        (reading === "" || (reading === "none" ? values[problems] === 0 : reading === "some" ? values[problems] > 0 : warned))
      );
    });
  }
  function sort() {
    const at = column(sorted.name);
    const sign = sorted.up ? 1 : -1;
    // What has no value comes last, whichever way.
    const empty = (item) => item.values[at] === "" || Number.isNaN(item.values[at]) || (levels.includes(item.texts[at]) && item.values[at] === 0);
    const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    // The rows come in the order of their States.
    const same = sorted.name === "title" ? (a, b) => sign * (a.order - b.order) : (a, b) => empty(a) - empty(b) || sign * compare(a.values[at], b.values[at]) || a.order - b.order;
    ordered = [...rows].sort(same);
    for (const head of heads) {
      if (head.dataset.c === sorted.name) head.setAttribute("aria-sort", sorted.up ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
  }
  function show() {
    const found = list(ordered);
    undrawn = found.map((item) => item.row);
    const first = undrawn.splice(0, few);
    body.replaceChildren(...first);
    clearTimeout(drawing);
    drawing = setTimeout(drawMore, 60);
    const total = rows.length.toLocaleString("en");
    const noun = rows.length === 1 ? "report" : "reports";
    one("shown").textContent = found.length === rows.length ? `${total} ${noun}` : `${found.length.toLocaleString("en")} of ${total} ${noun} shown`;
  }
  // What the screen shows comes at once, the rest piece by piece, so that no key stroke waits for a long table.
  function drawMore() {
    body.append(...undrawn.splice(0, 2 * few));
    if (undrawn.length) drawing = setTimeout(drawMore, 10);
  }
  function drawAll() {
    clearTimeout(drawing);
    body.append(...undrawn.splice(0));
  }

  function write() {
    const parts = new URLSearchParams();
    for (const pick of picks) {
      if (pick.value === "" || (pick.id === "bound" && pick.value === "most")) continue;
      parts.set(pick.id, pick.value);
    }
    if (sorted.name !== "title" || !sorted.up) parts.set("sort", `${sorted.name}.${sorted.up ? "up" : "down"}`);
    const view = parts.toString();
    if (view === "" && !location.hash.includes("=")) return;
    history.replaceState(null, "", view === "" ? location.pathname + location.search : `#${view}`);
  }
  function read() {
    const parts = new URLSearchParams(location.hash.slice(1));
    for (const pick of picks) {
      const wanted = parts.get(pick.id);
      if (pick.tagName === "SELECT") pick.value = [...pick.options].some((option) => option.value === wanted) ? wanted : pick.options[0].value;
      else pick.value = wanted || "";
    }
    const [name, way] = (parts.get("sort") || "title.up").split(".");
    sorted = names.includes(name) ? { name, up: way !== "down" } : { name: "title", up: true };
    if (all(".pick, #limit", one("more")).some((pick) => pick.value && pick.id !== "bound")) one("more").open = true;
    sort();
    show();
  }
  function change() {
    show();
    // Browsers refuse to change the address with every key.
    clearTimeout(writing);
    writing = setTimeout(write, 200);
  }

  for (const pick of all(".pick")) pick.addEventListener("change", change);
  for (const id of ["search", "limit"]) one(id).addEventListener("input", change);
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const name = head.dataset.c;
      const number = !(name in value) || levels.includes(rows[0].texts[column(name)]);
      sorted = sorted.name === name ? { name, up: !sorted.up } : { name, up: !number };
      sort();
      change();
    });
  }
  one("clear").addEventListener("click", () => {
    for (const pick of picks) {
      if (pick.tagName === "SELECT") pick.selectedIndex = 0;
      else pick.value = "";
    }
    sorted = { name: "title", up: true };
    sort();
    change();
  });

  // A view is in the address: links of the page set it, and it can be sent to a colleague.
  const isView = () => location.hash.includes("=");
  addEventListener("hashchange", () => {
    if (!isView()) return;
    read();
    one("reports").scrollIntoView();
    one("all").parentElement.focus({ preventScroll: true });
  });
  // A jump within the page must not drop the view from the address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const hash = link.getAttribute("href");
    const target = hash.includes("=") ? null : one(hash.slice(1));
    if (target && isView()) {
      event.preventDefault();
      target.scrollIntoView();
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    } else if (!target && hash === location.hash) {
      one("reports").scrollIntoView();
    }
  });
  one("link").addEventListener("click", async () => {
    const said = one("said");
    write();
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = "Copied.";
    } catch {
      said.textContent = "Your browser does not let this page copy: the link is the page’s address.";
    }
  });

  // Paper shows all rows that fit the filters.
  addEventListener("beforeprint", drawAll);
  if (isView()) read();
  else if (picks.some((pick) => pick.value !== "" && pick.id !== "bound")) show();
})();
