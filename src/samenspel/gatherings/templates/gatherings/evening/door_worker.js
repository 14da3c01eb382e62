// SPDX-License-Identifier: EUPL-1.2
// Opens the door page when there is no network. It keeps no name: only this one empty page, its styles and scripts.
{% load static %}
const SHELL = "{{ addresses.shell|escapejs }}";
const FILES = ["ui/tokens.css", "ui/base.css", "ui/components.css", "ui/forms.css", "ui/pictures.css", "ui/mark.svg", "ui/samenspel.js", "gatherings/evening.css", "gatherings/door.js", "gatherings/door-keep.js", "gatherings/door-send.js", "gatherings/door-show.js", "gatherings/door-scan.js", "django_htmx/htmx-2.min.js"].map((name) => "{% get_static_prefix %}" + name);
const CACHE = `samenspel-deur ${self.registration.scope}`;
const PATIENCE = 8000;

const fetched = async (request) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
};

const keep = async (address) => {
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.ok && !answer.redirected) await (await caches.open(CACHE)).put(address, answer);
};

const page = async (request) => {
  try {
    return await fetched(request);
  } catch (gone) {
    const shell = await caches.match(SHELL, { cacheName: CACHE });
    if (shell) return shell;
    throw gone;
  }
};

const file = async (request) => {
  try {
    const answer = await fetched(request);
    if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
    return answer;
  } catch (gone) {
    const kept = await caches.match(request, { cacheName: CACHE, ignoreSearch: true });
    if (kept) return kept;
    throw gone;
  }
};

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([SHELL, ...FILES].map(keep)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (FILES.includes(new URL(request.url).pathname)) event.respondWith(file(request));
});
