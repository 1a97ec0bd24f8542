// Text size and contrast change at once, without leaving the page and what is typed in it.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (form.id !== "prefs" || !button || !["text", "contrast"].includes(button.name)) return;
  event.preventDefault();
  const data = new FormData(form);
  data.append(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body: data, redirect: "manual" }).catch(() => null);
  if (!answer || answer.type !== "opaqueredirect") {
    HTMLFormElement.prototype.submit.call(addedTo(form, button));
    return;
  }
  show(form, button);
});

function addedTo(form, button) {
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
  form.append(field);
  return form;
}

function show(form, button) {
  const root = document.documentElement;
  if (button.value) root.dataset[button.name] = button.value;
  else delete root.dataset[button.name];
  if (button.name === "text") {
    for (const other of form.elements.text) other.setAttribute("aria-pressed", String(other === button));
  } else {
    button.setAttribute("aria-pressed", String(button.value !== ""));
    button.value = button.value ? "" : "high";
  }
}
