// The error summary takes the focus, and its links lead into the field itself.
document.addEventListener("DOMContentLoaded", () => document.querySelector(".error-summary")?.focus());
document.addEventListener("click", (event) => {
  const link = event.target.closest('.error-summary a[href^="#"]');
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.closest('[id^="div_id_"]')?.scrollIntoView({ block: "start" });
});
