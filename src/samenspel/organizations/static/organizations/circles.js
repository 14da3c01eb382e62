// SPDX-License-Identifier: EUPL-1.2
// Dragging a partner to another ring, with mouse or pen. It posts what the buttons in the list post.

const FAR_ENOUGH = 8; // pixels before a press becomes a drag
const RINGS = ["inner", "middle", "outer"];
let drag = null;

const place = (svg, event) => {
  const point = new DOMPoint(event.clientX, event.clientY);
  return point.matrixTransform(svg.getScreenCTM().inverse());
};

const ringAt = (svg, point) => {
  const distance = Math.hypot(point.x, point.y);
  return RINGS.find((name) => distance <= Number(svg.querySelector(`.ring--${name}`).getAttribute("r"))) || "outer";
};

const ringOf = (node) => RINGS.find((name) => node.classList.contains(`node--${name}`));

const light = (svg, name) => {
  for (const ring of svg.querySelectorAll(".ring")) {
    ring.style.strokeWidth = ring.classList.contains(`ring--${name}`) ? "6" : "";
  }
};

const post = (page, key, circle) => {
  const url = `${page.dataset.circles}${key}/`;
  window.htmx.ajax("POST", url, {
    source: page,
    target: "#circles",
    select: "#circles",
    swap: "outerHTML",
    values: { circle, look: page.dataset.look },
  });
};

document.addEventListener("pointerdown", (event) => {
  const node = event.target.closest("[data-movable] .picture--circles .node[data-key]");
  if (!node || event.button !== 0 || event.pointerType === "touch") return;
  const svg = node.ownerSVGElement;
  drag = { node, svg, start: place(svg, event), x: event.clientX, y: event.clientY, far: false };
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  if (!drag.far && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH) return;
  drag.far = true;
  const now = place(drag.svg, event);
  drag.node.setAttribute("transform", `translate(${now.x - drag.start.x} ${now.y - drag.start.y})`);
  light(drag.svg, ringAt(drag.svg, now));
});

const drop = (event) => {
  if (!drag) return;
  const { node, svg, far } = drag;
  drag = null;
  light(svg, "");
  if (!far) return;
  // The click that follows a drag must not open the partner's page.
  const swallow = (click) => click.preventDefault();
  node.addEventListener("click", swallow, { once: true });
  setTimeout(() => node.removeEventListener("click", swallow), 50);
  const ring = ringAt(svg, place(svg, event));
  if (event.type === "pointercancel" || ring === ringOf(node)) node.removeAttribute("transform");
  else post(svg.closest("[data-movable]"), node.dataset.key, ring);
};
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", drop);
document.addEventListener("dragstart", (event) => {
  if (event.target.closest && event.target.closest("[data-movable] .node")) event.preventDefault();
});
