// SPDX-License-Identifier: EUPL-1.2
// Leaving quickly, reading aloud and printing. Every page also works without this file; nothing is kept.

const exit = document.querySelector("[data-exit]");
const IN_A_ROW = 3;
const WITHIN = 2000; // milliseconds

const leave = () => {
  document.body.hidden = true;
  location.replace(exit.href); // "back" does not lead here again
};

let pressed = [];
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const now = Date.now();
  pressed = [...pressed.filter((at) => now - at < WITHIN), now];
  if (pressed.length >= IN_A_ROW) leave();
});
exit.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
// Somebody who comes back with the button of the browser finds a page that is not kept.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

const speaker = document.querySelector("[data-speak]");
const pieces = () =>
  [...document.querySelectorAll("[data-read] :is(h1, h2, p, li, dt, dd, address)")]
    .filter((part) => !part.closest(".no-print") && !part.querySelector("p, li"))
    .map((part) => part.innerText.trim())
    .filter(Boolean);

if (speaker && "speechSynthesis" in window) {
  const start = speaker.textContent;
  let left = 0;
  const show = (words) => {
    speaker.textContent = words;
  };
  const stop = () => {
    left = 0;
    speechSynthesis.cancel();
    show(start);
  };
  speaker.hidden = false;
  speaker.addEventListener("click", () => {
    if (left) return stop();
    const parts = pieces();
    left = parts.length;
    show(speaker.dataset.stop);
    for (const words of parts) {
      const said = new SpeechSynthesisUtterance(words);
      said.lang = document.documentElement.lang;
      said.rate = 0.9;
      said.onend = () => {
        left -= 1;
        if (left <= 0) stop();
      };
      speechSynthesis.speak(said);
    }
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
