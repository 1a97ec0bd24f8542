// Before the form is sent, find a number whose hash together with the challenge begins with enough zero bits.
// Where this cannot run, the form goes as it is and the server sends a code to the contact instead.
"use strict";

(() => {
  const form = document.querySelector("form[data-proof]");
  if (!form || !window.crypto || !crypto.subtle) return;
  const asked = form.dataset.proof;
  const bits = Number(form.dataset.bits);
  const encoder = new TextEncoder();

  async function holds(number) {
    const digest = new DataView(await crypto.subtle.digest("SHA-256", encoder.encode(asked + number)));
    return digest.getUint32(0) >>> (32 - bits) === 0;
  }

  async function solve() {
    for (let number = 0; ; number += 1) {
      if (await holds(number)) return number;
    }
  }

  const solved = solve();
  form.addEventListener("submit", async (event) => {
    if (event.submitter && event.submitter.hasAttribute("formaction")) return;
    if (form.elements.proof.value) return;
    event.preventDefault();
    form.setAttribute("aria-busy", "true");
    form.elements.proof.value = String(await solved);
    form.submit();
  });
})();
