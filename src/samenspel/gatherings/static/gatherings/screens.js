// SPDX-License-Identifier: EUPL-1.2
// The clock counts by itself between two looks at the server, which holds the end; so several screens agree and a hiccup
// of the network does not stop it. Sound is off until somebody switches it on.

const BEEP = [0, 0.35, 0.7];
let left = 0; // milliseconds, at the moment `at`
let at = 0;
let runs = false;
let rang = true;
let sound = null;

const clock = () => document.querySelector("[data-clock]");
const now = () => performance.now();
const remaining = () => (runs ? Math.max(0, left - (now() - at)) : left);

const words = (milliseconds) => {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
};

const ring = () => {
  if (!sound) return;
  for (const start of BEEP) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.15, sound.currentTime + start);
    volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + start + 0.3);
    tone.connect(volume).connect(sound.destination);
    tone.start(sound.currentTime + start);
    tone.stop(sound.currentTime + start + 0.3);
  }
};

const draw = () => {
  const face = clock();
  if (!face) return;
  const rest = remaining();
  const text = words(rest);
  if (face.textContent !== text) face.textContent = text;
  const bar = document.querySelector(".screen__bar");
  if (bar) bar.value = rest / 1000;
  if (runs && rest === 0) {
    const said = document.querySelector("[data-clock-words]");
    if (said && said.textContent !== said.dataset.over) said.textContent = said.dataset.over;
    if (!rang) ring();
    rang = true;
  }
};

const showSound = () => {
  const button = document.querySelector("[data-sound]");
  if (!button) return;
  button.setAttribute("aria-pressed", String(Boolean(sound)));
  button.textContent = sound ? button.dataset.on : button.dataset.off;
};

// What the page says of the clock: when it came, and when another state came in.
const read = () => {
  const face = clock();
  if (!face) return;
  left = Number(face.dataset.left) * 1000;
  runs = face.dataset.runs === "yes";
  at = now();
  rang = left === 0;
  for (const element of document.querySelectorAll("#live [data-needs-script]")) element.hidden = false;
  showSound();
  draw();
};

const lost = (isLost) => {
  const line = document.querySelector("[data-lost]");
  if (line) line.hidden = !isLost;
};

document.addEventListener("htmx:afterRequest", (event) => {
  const { xhr, failed } = event.detail;
  if (failed || !xhr.status) return;
  lost(false);
  const told = xhr.getResponseHeader("Samenspel-Left");
  if (told !== null && runs && Math.abs(Number(told) * 1000 - remaining()) > 1500) {
    left = Number(told) * 1000;
    at = now();
    draw();
  }
});
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.addEventListener(name, () => lost(true));
// Whoever was signed out is led to the sign-in page; the screen in the room does not follow.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (!xhr.responseURL || new URL(xhr.responseURL).pathname === window.location.pathname) return;
  event.detail.shouldSwap = false;
  lost(true);
});
document.addEventListener("htmx:afterSettle", read);
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-sound]")) return;
  if (sound) sound.close();
  sound = sound ? null : new AudioContext();
  showSound();
});
read();
setInterval(draw, 250);
