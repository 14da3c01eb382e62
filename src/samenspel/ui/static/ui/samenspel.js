// SPDX-License-Identifier: EUPL-1.2
// Small things that make a page nicer. Every action also works without this file.

const show = (root) => {
  for (const element of root.querySelectorAll("[data-needs-script]")) element.hidden = false;
  const summary = root.querySelector(".form-errors");
  if (summary) summary.focus();
};

const copyFrom = async (button) => {
  const source = document.getElementById(button.dataset.copy);
  const told = button.parentElement.querySelector("[data-copied]");
  source.focus();
  source.select();
  try {
    await navigator.clipboard.writeText(source.value);
    if (told) told.textContent = told.dataset.copied;
  } catch {
    if (told) told.textContent = told.dataset.selected;
  }
};

document.addEventListener("click", (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy) copyFrom(copy);
  if (event.target.closest("[data-print]")) window.print();
});

// The menu closes when a person taps beside it or presses Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// What pages keep on this phone under "samenspel:" belongs to who is signed in, and goes with them.
document.addEventListener("submit", (event) => {
  if (!event.target.getAttribute("action")?.endsWith("/logout/")) return;
  for (const name of Object.keys(localStorage)) if (name.startsWith("samenspel:")) localStorage.removeItem(name);
});

// And no longer than it says itself, on whatever page somebody comes back.
const isOver = (name) => {
  try {
    return Date.now() > JSON.parse(localStorage.getItem(name)).until;
  } catch {
    return false;
  }
};
const DOOR_UNTIL = "samenspel-deur-tot"; // what waited at a door: see gatherings/door-keep.js
const throwAway = () => {
  for (const name of Object.keys(localStorage)) if (name.startsWith("samenspel:") && isOver(name)) localStorage.removeItem(name);
  if (document.querySelector("#door-phone") || Date.now() <= (localStorage.getItem(DOOR_UNTIL) ?? Infinity)) return;
  indexedDB.deleteDatabase("samenspel-deur");
  localStorage.removeItem(DOOR_UNTIL);
};
try {
  throwAway();
} catch {
  // a browser that lets no page keep anything: then nothing is left here either
}

document.addEventListener("htmx:afterSwap", (event) => show(event.detail.target));
show(document);
