// SPDX-License-Identifier: EUPL-1.2
// Puts the wegwijzer where this script stands, as high as it needs to be. Sets no cookie and reads nothing of the page.
(() => {
  const script = document.currentScript;
  if (!script) return;
  const page = new URL("inbed/", script.src);
  const frame = document.createElement("iframe");
  frame.src = page.href;
  // dutch: the site that takes it gives its own words
  frame.title = script.dataset.title || "Wegwijzer: waar heb je hulp bij nodig?";
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.style.inlineSize = "100%";
  frame.style.blockSize = "56rem";
  frame.style.border = "0";
  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== page.origin) return;
    const height = Number(event.data && event.data.wegwijzerHeight);
    if (height > 0 && height < 20000) frame.style.blockSize = `${Math.ceil(height)}px`;
  });
  script.after(frame);
})();
