// SPDX-License-Identifier: EUPL-1.2
// Tells the page around the frame how high this one is, whenever that changes; nothing else.
const tell = () => {
  if (window.parent !== window) {
    window.parent.postMessage({ wegwijzerHeight: document.documentElement.getBoundingClientRect().height }, "*");
  }
};
new ResizeObserver(tell).observe(document.documentElement);
