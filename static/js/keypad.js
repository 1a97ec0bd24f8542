"use strict";
// Large digits below the field, so that the tablet's own keyboard need not cover half of the screen.
for (const pad of document.querySelectorAll("[data-keypad]")) {
  const field = document.getElementById(pad.dataset.keypad);
  const said = pad.querySelector("output");
  field.inputMode = "none";
  pad.hidden = false;
  pad.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.key === "all") field.value = "";
    else if (button.dataset.key === "last") field.value = field.value.slice(0, -1);
    else if (field.value.length < field.maxLength) field.value += button.textContent.trim();
    said.textContent = [...field.value].join(" ");
  });
}
