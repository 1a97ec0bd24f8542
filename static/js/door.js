"use strict";
// The tablet forgets whose number it has shown, also when nobody presses the button.
setTimeout(() => location.assign(document.querySelector("[data-ready]").href), 30000);
