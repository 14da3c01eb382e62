// SPDX-License-Identifier: EUPL-1.2
// Sorting a chat with one hand on the keyboard: a letter chooses for the piece that has the focus, and goes to the next.

const LETTERS = { v: "question", a: "answer", t: "tip", p: "chatter", h: "more" };

document.querySelector("[data-pieces]")?.addEventListener("keydown", (event) => {
  const kind = LETTERS[event.key.toLowerCase()];
  const piece = event.target.closest("fieldset");
  if (!kind || !piece || event.ctrlKey || event.metaKey || event.altKey) return;
  const choice = piece.querySelector(`[data-kind="${kind}"] input`);
  if (!choice) return;
  event.preventDefault();
  choice.checked = true;
  const next = piece.nextElementSibling;
  const target = next.matches("fieldset") ? next.querySelector("input:checked, input[type=radio]") : next.querySelector("button");
  target.focus();
  target.scrollIntoView({ block: "center" });
});
