"use strict";
// Keys of the inbox: arrows go from row to row, a letter presses what carries it. Every act works without this file too.
(() => {
  const here = document.getElementById("requests");
  if (!here || here.dataset.keys === "off") return;

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  function step(by) {
    const rows = [...here.querySelectorAll("a[data-row]")];
    if (!rows.length) return false;
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
    rows[next].focus();
    rows[next].closest("tr").scrollIntoView({ block: "nearest" });
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (step(event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const found = here.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!found) return;
    event.preventDefault();
    if (found.matches("input")) found.focus();
    else found.click();
  });
})();
