"use strict";
// A QR code brings number and check code behind #, where no server sees them: they are written into the form.
const form = document.querySelector("[data-certificate]");
const [number, code] = decodeURIComponent(location.hash.slice(1)).split("-");
if (form && number && code && !form.elements.number.value) {
  form.elements.number.value = number;
  form.elements.check_code.value = code;
}
