"use strict";
// The day's list: keys, choosing a row, a light refresh. Every act works without this file too.
(() => {
  const list = document.getElementById("saraksts");
  if (!list) return;

  const EVERY = 1500; // milliseconds between two looks at the day: what a colleague does shows within two seconds
  const PAUSE = 120; // so long an arrow key may be held before the chosen row's acts are asked for
  const CLOCK = /\d{1,2}:\d{2}:\d{2}/;
  const BY_KEY = "desk-by-key"; // the place in the list to go on from after an act by key

  const rows = () => [...list.querySelectorAll("tr[id]")];
  const chosen = () => list.querySelector("tr.sel");
  const pick = (row) => row.querySelector("a.pick");
  const part = (name, root = document) => root.querySelector(`[data-part="${name}"]`);

  // Addresses of parts of this page

  function address(params) {
    const url = new URL(location.href);
    url.hash = "";
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
    return url;
  }

  // A search is posted, so that no name stands in an address; asking again posts it again.
  function searched() {
    if (!list.dataset.search) return {};
    const token = document.querySelector("#act [name=csrfmiddlewaretoken]").value;
    return { method: "POST", body: new URLSearchParams({ q: list.dataset.search, csrfmiddlewaretoken: token }) };
  }

  async function ask(params, signal) {
    const answer = await fetch(address(params), { redirect: "manual", signal, ...searched() });
    if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) {
      location.reload(); // signed out, or no longer allowed here: the server says so best
      throw new DOMException("reloading", "AbortError");
    }
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    if (answer.status === 204) return null;
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    return holder.content;
  }

  // Choosing a row

  let asking = null;
  let acts = Promise.resolve();

  function mark(row, on) {
    row.classList.toggle("sel", on);
    if (on) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
    const own = row.querySelector(".do .btn");
    if (own) {
      own.classList.toggle("btn-primary", on);
      own.classList.toggle("btn-secondary", !on);
    }
  }

  function choose(row, focus = true) {
    const before = chosen();
    if (before !== row) {
      if (before) mark(before, false);
      list.querySelector("tr.more")?.remove();
      mark(row, true);
      history.replaceState(null, "", address({ rinda: row.id.slice(1) }));
      acts = fetchActs(row);
    }
    if (focus) pick(row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  async function fetchActs(row) {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    await new Promise((done) => setTimeout(done, PAUSE));
    if (signal.aborted) return;
    try {
      const found = await ask({ tikai: "rinda", rinda: row.id.slice(1) }, signal);
      const more = found?.querySelector("tr.more");
      if (more && chosen() === row && !list.querySelector("tr.more")) row.after(more);
    } catch (fault) {
      if (fault.name !== "AbortError") lost();
    }
  }

  list.addEventListener("click", (event) => {
    const row = event.target.closest("tr[id]");
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("a.pick")) event.preventDefault();
    else if (event.target.closest("a, button")) return;
    choose(row);
  });

  // Keys

  function step(by) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(chosen());
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    choose(all[Math.min(Math.max(next, 0), all.length - 1)]);
  }

  function control(key) {
    const row = chosen();
    const more = row?.nextElementSibling?.matches(".more") ? row.nextElementSibling : null;
    const ofKey = `[data-key="${CSS.escape(key)}"]`;
    return row?.querySelector(ofKey) || more?.querySelector(ofKey) || null;
  }

  async function act(key) {
    const elsewhere = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(
      (one) => !one.closest("tr"),
    );
    let found = control(key);
    if (!found && !elsewhere) {
      await acts;
      found = control(key);
    }
    found = found || elsewhere;
    if (!found) return;
    sessionStorage.setItem(BY_KEY, String(rows().indexOf(chosen())));
    found.click();
  }

  document.addEventListener("keydown", (event) => {
    if (list.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = document.activeElement;
    const search = document.getElementById("mekle");
    if (at === search) {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        step(1);
      }
      return;
    }
    if (at && at !== document.body && !list.contains(at)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "/") {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key.length === 1 && event.key !== " " && !event.repeat) {
      act(event.key.toUpperCase());
    }
  });

  // After an act by key the page has been loaded anew: go on where the hand was. Not before the browser has gone to
  // the row named in the address, for that takes the focus away.
  addEventListener("load", () => setTimeout(goOn));

  function goOn() {
    const place = Number(sessionStorage.getItem(BY_KEY) ?? -1);
    sessionStorage.removeItem(BY_KEY);
    if (place < 0) return;
    const row = chosen() || rows()[Math.min(place, rows().length - 1)];
    if (row) choose(row);
  }

  // Refresh: what has not changed is left alone, the chosen row stays where it is on the screen, focus stays where it is

  function morph(from, to) {
    if (from.isEqualNode(to)) return from;
    if (from.nodeName !== to.nodeName || from.nodeType !== Node.ELEMENT_NODE || from.id !== to.id) {
      from.replaceWith(to);
      return to;
    }
    for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
    for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
    const named = new Map([...from.children].filter((child) => child.id).map((child) => [child.id, child]));
    let at = from.firstChild;
    for (const wanted of [...to.childNodes]) {
      const same = wanted.id ? named.get(wanted.id) : at && !at.id ? at : null;
      if (!same) {
        from.insertBefore(wanted, at);
      } else {
        if (same !== at) from.insertBefore(same, at);
        at = morph(same, wanted).nextSibling;
      }
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
    return from;
  }

  function held() {
    const at = document.activeElement;
    const row = list.contains(at) ? at.closest("tr[id], tr.more") : null;
    if (!row) return null;
    const id = (row.id ? row : row.previousElementSibling)?.id;
    const key = at.dataset.key;
    return { at, find: () => (key && id === chosen()?.id ? control(key) : null) || (id && document.getElementById(id) && pick(document.getElementById(id))) };
  }

  function show(fresh) {
    const id = chosen()?.id;
    const top = chosen()?.getBoundingClientRect().top;
    const hand = held();
    for (const now of fresh.querySelectorAll("[data-part]")) {
      const before = part(now.dataset.part);
      if (now.dataset.part === "list") {
        list.dataset.stamp = now.dataset.stamp;
        morph(before.firstElementChild, now.firstElementChild);
      } else {
        const shell = before.cloneNode(false);
        shell.replaceChildren(...now.childNodes);
        morph(before, shell);
      }
    }
    const row = id && document.getElementById(id);
    if (row) scrollBy(0, row.getBoundingClientRect().top - top);
    if (hand && document.activeElement !== hand.at) hand.find()?.focus({ preventScroll: true });
  }

  const said = () => document.querySelector("[data-fresh]");
  let sentence = said().textContent;

  function refreshed() {
    const time = new Date().toLocaleTimeString("lv-LV", { timeZone: "Europe/Riga" });
    said().textContent = sentence.replace(CLOCK, time);
  }

  function lost() {
    said().textContent = list.dataset.lost;
  }

  async function refresh() {
    if (document.hidden) return;
    const asked = chosen()?.id;
    try {
      const fresh = await ask({ tikai: "saraksts", stavoklis: list.dataset.stamp });
      if (chosen()?.id !== asked) return; // another row was chosen meanwhile: the next answer knows it
      if (fresh) {
        show(fresh);
        sentence = said().textContent;
      }
      refreshed();
    } catch (fault) {
      if (fault.name !== "AbortError") lost();
    }
  }

  async function watch() {
    await refresh();
    setTimeout(watch, EVERY);
  }
  setTimeout(watch, EVERY);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
})();
