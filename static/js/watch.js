"use strict";
// A part of the page that keeps itself fresh: the wall of the waiting room and the own place in the queue.
(() => {
  const part = document.querySelector("[data-watch]");
  if (!part) return;

  const EVERY = Number(part.dataset.watch) * 1000;
  const lost = document.querySelector("[data-lost]");
  const chime = document.querySelector("audio");
  const button = document.querySelector("[data-sound]");
  const inner = () => part.firstElementChild;

  async function refresh() {
    const url = new URL(location.href);
    url.searchParams.set("tikai", "dala");
    url.searchParams.set("stavoklis", inner().dataset.stamp);
    const answer = await fetch(url, { redirect: "manual" });
    if (answer.status === 204) return;
    if (answer.status !== 200) {
      if (answer.status < 500) location.reload(); // another page by now: the server says so best
      throw new Error(`status ${answer.status}`);
    }
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    const fresh = holder.content.firstElementChild;
    const newest = inner().dataset.newest;
    for (const piece of fresh.querySelectorAll("[data-piece]")) show(piece);
    Object.assign(inner().dataset, fresh.dataset);
    if (fresh.dataset.newest && fresh.dataset.newest !== newest && chime?.dataset.on) chime.play();
  }

  // Only what has changed, so that a screen reader says nothing else.
  function show(piece) {
    const old = part.querySelector(`[data-piece="${piece.dataset.piece}"]`);
    if (old && old.innerHTML !== piece.innerHTML) old.replaceChildren(...piece.childNodes);
  }

  async function watch() {
    try {
      await refresh();
      if (lost) lost.hidden = true;
    } catch {
      if (lost) lost.hidden = false;
    }
    setTimeout(watch, EVERY);
  }
  setTimeout(watch, EVERY);

  // Browsers play sound only after a press: once, when the screen is set up.
  if (button && chime) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await chime.play();
      chime.dataset.on = "1";
      button.hidden = true;
    });
  }
})();
