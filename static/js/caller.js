"use strict";
// While somebody is on the line: a choice shows its consequences without a press. Every step works without this file too.
(() => {
  const call = document.getElementById("call");
  if (!call) return;

  const BOOK = "pierakstit"; // the only button that writes
  const FIND = "meklet";
  const MEANT = "merkis";
  const PAUSE = 300; // milliseconds without a key, after which words that are being typed are looked for
  const PARTS = "[data-part]";
  let asking = null;
  let pausing = null;

  // Ctrl+Enter confirms from any field; Enter in the caller's words finds the purpose, not the person.
  call.addEventListener("keydown", (event) => {
    const confirms = event.ctrlKey || event.metaKey;
    if (event.key !== "Enter" || !(confirms || event.target.name === "said")) return;
    event.preventDefault();
    call.requestSubmit(call.querySelector(`button[value="${confirms ? BOOK : MEANT}"]`));
  });

  call.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || button.value === BOOK) {
      // A second press while the first one is on its way would do nothing new.
      if (call.dataset.sent) event.preventDefault();
      call.dataset.sent = "yes";
      return;
    }
    event.preventDefault();
    refresh(button);
  });
  window.addEventListener("pageshow", () => delete call.dataset.sent);

  const SHOWS_MORE = new Set([
    ...["person", "phone", "email", "purpose", "district", "letters_by"],
    ...["office", "mode", "part", "weekday", "not_before", "beyond"],
  ]);

  call.addEventListener("change", (event) => {
    if (SHOWS_MORE.has(event.target.name)) refresh();
  });

  call.addEventListener("input", (event) => {
    if (event.target.name !== "said") return;
    clearTimeout(pausing);
    pausing = setTimeout(refresh, PAUSE);
  });

  // The same page as without this file, of which only the parts are taken.
  async function refresh(button = null) {
    clearTimeout(pausing);
    asking?.abort();
    asking = new AbortController();
    const data = new FormData(call);
    if (button) data.set(button.name, button.value);
    try {
      const answer = await fetch(call.action, { method: "POST", body: data, signal: asking.signal });
      if (!answer.ok || answer.redirected) throw new Error(`status ${answer.status}`);
      replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (button) follow(button.value === FIND ? afterPerson() : "time");
    } catch (fault) {
      if (fault.name === "AbortError") return;
      if (button) call.submit(); // the server says best what is wrong
    }
  }

  // After a press the focus goes to what it has shown, or to the next thing to be asked.
  function follow(name) {
    const shown = [...call.querySelectorAll(`[name="${name}"]:not([type="hidden"])`)];
    (shown.find((radio) => radio.checked) || shown[0])?.focus();
  }

  // Somebody known is asked what it is about; of somebody new, name and phone are asked first.
  function afterPerson() {
    if (!call.querySelector('[name="person"]:checked')) return "person";
    if (call.querySelector('[name="person"][value="new"]:checked')) {
      const empty = ["name", "phone"].find((name) => !call.elements[name].value);
      if (empty) return empty;
    }
    return "said";
  }

  // Parts come new from the server; the focus, and what is being typed just now, stay.
  function replace(page) {
    const at = document.activeElement;
    const typed = at?.matches("input:not([type=radio]):not([type=checkbox]), textarea") ? at.value : null;
    const caret = typed === null ? null : at.selectionStart;
    for (const name of ["searched", "filled"]) {
      const fresh = page.querySelector(`#call > input[name="${name}"]`);
      if (fresh) call.querySelector(`:scope > input[name="${name}"]`).value = fresh.value;
    }
    for (const part of call.querySelectorAll(PARTS)) {
      const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
      if (!fresh) continue;
      const open = part.querySelector("details")?.open;
      part.replaceWith(fresh);
      if (open) fresh.querySelector("details").open = true;
    }
    const back = at?.id && document.getElementById(at.id);
    if (!back) return;
    if (typed !== null) back.value = typed;
    back.focus({ preventScroll: true });
    if (caret !== null) back.setSelectionRange(caret, caret);
  }
})();
