// SPDX-License-Identifier: EUPL-1.2
// What axe does not see; each function gives sentences about what is wrong.
const LEAST = 43.5; // 44 px, with room for rounding
const TAPPED = "a[href], button, input:not([type=hidden]), select, textarea, summary";
const show = (element) => `${element.outerHTML.replace(/\s+/g, " ").slice(0, 150)}`;

const overflow = () => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > room + 1 && !element.closest(".picture__scroll, .table-scroll, pre"))
    .slice(-2).map(show);
  return [`wider than ${room} px: ${wide.join(" and ")}`];
};

// A link among other words of its sentence may be as high as the line.
const inSentence = (link) => {
  if (getComputedStyle(link).display !== "inline") return false;
  const around = link.closest("p, li, dd, td, th, figcaption, span, div");
  const words = around.textContent.replace(link.textContent, "").replace(/[\s·,.–|]/g, "");
  const links = [...around.querySelectorAll("a")].filter((other) => other !== link);
  return words.length > links.reduce((sum, other) => sum + other.textContent.replace(/[\s·,.–|]/g, "").length, 0);
};

const tapBox = (element) => {
  if (element.matches("input") && element.closest("label")) return element.closest("label").getBoundingClientRect();
  if (getComputedStyle(element, "::after").position === "absolute") return element.offsetParent.getBoundingClientRect();
  return element.getBoundingClientRect();
};

const smallTargets = () => [...document.querySelectorAll(TAPPED)]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("svg, .skip-link, .visually-hidden"))
  .filter((element) => !(element.matches("a") && inSentence(element)))
  .filter((element) => tapBox(element).height < LEAST)
  .map((element) => `only ${Math.round(tapBox(element).height)} px high: ${show(element)}`);

const shows = (element) => {
  const style = getComputedStyle(element);
  return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
};

const inSight = (element) => {
  const box = element.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
  const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 1), innerHeight - 2);
  const there = document.elementFromPoint(x, y);
  return there && (element.contains(there) || there.contains(element) || element.closest("label")?.contains(there));
};

const badFocus = () => {
  const found = [];
  for (const element of document.querySelectorAll(TAPPED)) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.disabled || element.tabIndex < 0) continue;
    element.focus();
    if (document.activeElement !== element) continue;
    if (element.closest("svg")) continue; // pictures have their own tests, and a list beside them
    const carrier = element.closest(".choice")?.querySelector(".choice__card") ?? element;
    if (!shows(carrier)) found.push(`focus does not show: ${show(element)}`);
    if (!inSight(element)) found.push(`hidden behind something when it has the focus: ${show(element)}`);
  }
  return found;
};
