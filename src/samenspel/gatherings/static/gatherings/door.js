// SPDX-License-Identifier: EUPL-1.2
// The door goes on when the network is gone: presses wait on the phone and are sent when it is back. With network, and
// without this file, the page works by its own forms.

import {
  dropPresses, forgetList, forgetOldLists, forgetOldPresses, isFragile, keepFor, keepNamesOnScreenOnly, keepPress, keptList, keptPresses, newKey,
} from "./door-keep.js";
import { canScan, personOf, watch } from "./door-scan.js";
import { send } from "./door-send.js";
import { asItStands, drawBar, drawList, drawProblems, say } from "./door-show.js";

const AGAIN = 4000;
const LIST_EVERY = 60_000;
const root = document.querySelector("#door-phone");
const at = root?.dataset;
const find = (selector) => root.querySelector(selector);
const isShell = Boolean(root?.closest("[data-stand-in]"));

let state = "ok"; // what the last attempt to reach the server came to
let offline = isShell;
let sending = null;
let order = 0;
let seenAt = 0;

const search = () => find("[data-search]"); // nothing while there is network
const clearSearch = (text = "") => {
  if (search()) search().value = text;
};
const isTyping = () => offline && [...root.querySelectorAll("input:not([type=checkbox])")].some((field) => field.value);

const showList = () => {
  const list = find("[data-list]");
  if (!offline) return list?.remove();
  if (list) return;
  const made = find("[data-list-when-offline]").content.cloneNode(true);
  made.querySelector("[data-search]").addEventListener("input", draw);
  made.querySelector("[data-new-form]").addEventListener("submit", addNew);
  root.append(made);
};

const draw = async () => {
  const presses = await keptPresses(at.door);
  const known = keptList(at.door);
  const people = asItStands(known, presses, at.somebody);
  const waiting = presses.filter((press) => !press.said).length;
  drawProblems(root, presses, known, state === "gone", { chair, seen });
  drawBar(root, state, state === "ok" && !sending ? 0 : waiting, isFragile());
  showList();
  const page = document.querySelector("#door");
  if (page) page.hidden = offline;
  if (offline) {
    drawList(root, people, search().value, { enter, leave });
    find("[data-add]").hidden = state === "gone"; // nobody new can be sent from here, so nobody is asked
  }
  return waiting;
};

// Back from no network: the page as the server has it now, unless somebody is in the middle of a name.
const comeBack = async (whom) => {
  if (isTyping()) return;
  offline = false;
  const list = document.querySelector("#door .door__search");
  if (window.location.pathname === at.shell) return; // opened by its own address: nothing to come back to
  if (isShell || !list) return window.location.replace(at.page);
  await window.htmx.ajax("GET", whom ? `${at.page}?binnen=${whom}` : at.page, {
    target: "#door", select: "#door", swap: "outerHTML",
  });
};

const attempt = async (whom) => {
  const before = offline;
  const answer = await send({ door: at.door, people: at.people, sync: at.sync }, { offline });
  state = answer.state;
  if (state === "ok") {
    seenAt = Date.now();
    if (before || answer.sent) await comeBack(whom);
  } else if (state === "no-network") {
    offline = true;
  } else if (state === "gone") {
    forgetList(at.door); // nobody's names any more, but what waits by number stays: a new link sends it
    await keepNamesOnScreenOnly(at.door);
    document.querySelector("#door")?.remove();
    offline = true;
  }
};

// One at a time; who asks while it is busy waits for that one and then looks again.
const tryNow = async (whom) => {
  while (sending) await sending;
  sending = attempt(whom);
  try {
    await draw();
    await sending;
  } finally {
    sending = null;
  }
  await draw();
};

// What somebody was typing on the page of the server stands in the list on the phone too.
const takeAlong = (searched) => {
  clearSearch(searched);
  const form = find("[data-new-form]");
  for (const name of ["name", "organization"]) {
    const field = document.querySelector(`#door form [name=${name}]`);
    if (field?.value) form.elements[name].value = field.value;
  }
};

const goOffline = async () => {
  const typed = document.querySelector("#door input[name=q]")?.value ?? "";
  const before = offline;
  offline = true;
  state = "no-network";
  showList();
  if (!before) takeAlong(typed);
  await draw();
};

const press = async (what, kind, name) => {
  order += 1;
  await keepPress({ key: newKey(), ...what, name, door: at.door, pressed: Date.now(), order });
  clearSearch();
  await draw();
  say(root, kind, name);
  await tryNow(what.deed === "in" ? what.registration : "");
};

const enter = (person) => press({ deed: "in", registration: person.id }, "inside", person.name);

const leave = async (person) => {
  const last = person.last;
  if (last && !last.tried) {
    await dropPresses([last.key]); // it never left this phone
    await draw();
    return say(root, "outside", person.name);
  }
  if (person.id.startsWith("new:")) return tryNow(); // on its way: first hear who that is
  await press({ deed: "out", registration: person.id }, "outside", person.name);
};

const chair = async (one) => {
  const { said, ...again } = one;
  await keepPress({ ...again, raise_capacity: true });
  await tryNow();
};

const seen = async (one) => {
  await dropPresses([one.key]);
  await draw();
};

const addNew = async (event) => {
  event.preventDefault();
  const form = event.target;
  const [name, organization] = ["name", "organization"].map((field) => form.elements[field].value.trim());
  const resident = form.elements.is_resident.checked;
  const error = find("[data-new-error]");
  const lacks = !name ? "name" : !organization && !resident ? "organization" : "";
  error.hidden = !lacks;
  error.textContent = lacks ? error.dataset[lacks] : "";
  if (lacks) return form.elements[lacks].focus();
  form.reset();
  await press({ deed: "new", organization, is_resident: resident }, "inside", name);
};

// A form of the page that did not reach the server: the same press, by the same key, waits on the phone.
const keepForm = async ({ path, parameters }) => {
  const value = (name) => parameters[name] || undefined;
  const deed = { [at.checkIn]: "in", [at.undo]: "out", [at.new]: "new" }[path];
  const people = keptList(at.door) ?? [];
  const name = value("name") ?? people.find((person) => person.id === value("registration"))?.name ?? "";
  order += 1;
  await keepPress({
    key: value("key") ?? newKey(), deed, name, door: at.door, pressed: Date.now(), order, tried: true,
    registration: value("registration"), contact: value("contact"), organization: value("organization"),
    is_resident: Boolean(value("is_resident")), raise_capacity: Boolean(value("raise_capacity")),
  });
  const form = document.querySelector("#door form[novalidate]");
  if (deed === "new" && form) form.reset();
  if (name) say(root, deed === "out" ? "outside" : "inside", name);
};

const isOfDoor = (address) => new URL(address, window.location.href).pathname.startsWith(at.page);

const failed = async (event) => {
  const { requestConfig } = event.detail;
  if (!isOfDoor(requestConfig.path)) return;
  if (requestConfig.verb === "post") await keepForm(requestConfig);
  await goOffline();
  if (event.type === "htmx:responseError") await tryNow();
};

const listenToForms = () => {
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb === "post" && isOfDoor(event.detail.path)) event.detail.parameters.key = newKey();
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (offline && isOfDoor(event.detail.requestConfig.path) && event.target.closest?.("#door")) event.preventDefault();
  });
  // Who was let in just now is inside too when the network goes a moment later: fetch the list again soon.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { requestConfig, successful } = event.detail;
    if (successful && requestConfig.verb === "post" && isOfDoor(requestConfig.path)) seenAt = 0;
  });
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.addEventListener(name, failed);
  // Somebody who is signed out is led to the sign-in page; that is not a part of this one.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (!isOfDoor(requestConfig.path) || !xhr.responseURL || isOfDoor(xhr.responseURL)) return;
    event.detail.shouldSwap = false;
    state = "signed-out";
    if (requestConfig.verb === "post") keepForm(requestConfig).then(draw);
    else draw();
  });
};

const offerCamera = async () => {
  if (!(await canScan())) return;
  find("[data-scan]").hidden = false;
  let stop = null;
  const end = () => {
    stop?.();
    stop = null;
    find("[data-scan-panel]").hidden = true;
    find("[data-scan-start]").hidden = false;
  };
  find("[data-scan-stop]").addEventListener("click", end);
  find("[data-scan-start]").addEventListener("click", async () => {
    find("[data-scan-panel]").hidden = false;
    find("[data-scan-start]").hidden = true;
    try {
      stop = await watch(find("video"), async (address) => {
        const person = await personOf(address, keptList(at.door) ?? []);
        if (person) await enter(person);
        else say(root, "scanUnknown", "");
      });
    } catch {
      end();
      say(root, "scanBlocked", "");
    }
  });
};

// What waited too long goes, and is never gone in silence: it was confirmed on this screen.
const forgetAndSay = async () => {
  const late = await forgetOldPresses();
  if (!late) return;
  await draw();
  say(root, "tooLate", late);
};

const begin = async () => {
  root.hidden = false;
  listenToForms();
  window.addEventListener("online", () => tryNow());
  window.addEventListener("offline", goOffline);
  keepFor(at.keepSeconds);
  forgetOldLists();
  if ("serviceWorker" in navigator && window.isSecureContext) {
    navigator.serviceWorker.register(at.worker, { scope: at.page }).catch(() => {}); // then without a reload only
  }
  offerCamera();
  await tryNow(); // first what can still be sent, however old
  await forgetAndSay();
  setInterval(async () => {
    const waits = (await keptPresses(at.door)).some((one) => !one.said);
    const stale = Date.now() - seenAt > LIST_EVERY;
    if (!sending && (offline || waits || stale) && state !== "gone") await tryNow();
    if (!sending) await forgetAndSay();
  }, AGAIN);
};

if (root) begin();
