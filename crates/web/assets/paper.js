// Counting, the seed and lists of withdrawals: what a keyboard and a file make faster. Everything works without.
"use strict";

// Counting: a letter typed into an empty field presses the button that carries it. Only while a field has the focus.
const count = document.getElementById("count");
if (count) {
  const fields = [...count.querySelectorAll("input[type=text]")];
  count.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !fields.includes(event.target)) return;
    if (fields.some((field) => field.value !== "")) return;
    const button = document.querySelector(`button[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (button) {
      event.preventDefault();
      button.click();
    }
  });
  fields[0]?.focus();
}

// The seed as it is typed, in groups that can be read aloud.
for (const seed of document.querySelectorAll("input[data-digits]")) {
  const shown = document.getElementById(seed.dataset.digits);
  const show = () => {
    const digits = seed.value.trim();
    const wrong = digits.search(/[^0-9]/);
    shown.textContent = digits.replace(/(.{5})(?=.)/g, "$1 ");
    const said = document.getElementById(seed.dataset.said);
    said.textContent = wrong >= 0
      ? `Character ${wrong + 1} is not a digit.`
      : `${digits.length} digits${digits.length < 20 ? `, ${20 - digits.length} more are needed` : ""}`;
  };
  seed.addEventListener("input", show);
  show();
}

// A file chosen is read into the field beside it.
for (const chooser of document.querySelectorAll("input[type=file][data-into]")) {
  chooser.addEventListener("change", async () => {
    const file = chooser.files[0];
    if (file) document.getElementById(chooser.dataset.into).value = await file.text();
  });
}

// Deciding a withdrawal: a figure chooses a line, L says too late. Only while the form has the focus, which it gets.
const deciding = document.getElementById("deciding");
if (deciding) {
  deciding.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.matches("input:not([type=radio])")) return;
    const found = deciding.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]:enabled`);
    if (!found) return;
    event.preventDefault();
    if (found.matches("input")) {
      found.checked = true;
      found.focus();
    } else {
      found.click();
    }
  });
  const first = "input[type=radio]:checked, input[type=radio]:enabled, input[name=other-line]";
  (deciding.querySelector("input[type=radio]:checked") ?? deciding.querySelector(first))?.focus();
}
