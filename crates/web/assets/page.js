// What every page does: a form is sent once, however often its button is pressed.
"use strict";
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method === "post") {
    form.dataset.sent = "yes";
    // A page taken from the browser's history may send again.
    window.addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
  }
});
