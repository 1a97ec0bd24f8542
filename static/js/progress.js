"use strict";
// How far work in the background is: looked at again by itself while it goes on. “Refresh” does the same without this file.
(() => {
  const EVERY = 2000; // milliseconds between two looks
  const part = () => document.querySelector('[data-part="progress"]');

  async function look() {
    const url = new URL(location.href);
    url.searchParams.set("tikai", "norise");
    const answer = await fetch(url, { redirect: "error" });
    if (!answer.ok) return;
    const holder = document.createElement("template");
    holder.innerHTML = await answer.text();
    const fresh = holder.content.querySelector('[data-part="progress"]');
    if (!fresh) return;
    if (!fresh.dataset.going) location.reload(); // done: the lists below have changed too
    else part().replaceWith(fresh);
  }

  if (part()?.dataset.going) setInterval(() => look().catch(() => {}), EVERY);
})();
