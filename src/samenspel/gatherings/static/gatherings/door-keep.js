// SPDX-License-Identifier: EUPL-1.2
// What the phone keeps of a door. The list (id, name, organisation, code) is gone after half a day, after the evening, or
// on signing out: ui/samenspel.js empties everything under "samenspel:". A press stays until the server has it, half a
// day at most, and holds ids; only of somebody who was not on the list also the name, since nobody else knows it.

const LIST = "samenspel:deur:";
const UNTIL = "samenspel-deur-tot"; // read by ui/samenspel.js: from then on nothing of a door is left on this phone
const NAME = "{wie}";
const memory = new Map(); // for a phone that can keep nothing; lost when the page closes, and the page says so
let seconds = 12 * 3600; // how long a press may wait; the page says it too
let fragile = false;

export const isFragile = () => fragile;

export const keepFor = (allowed) => {
  seconds = Number(allowed) || seconds;
};

export const newKey = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

export const forgetList = (door) => localStorage.removeItem(LIST + door);

export const keepList = (door, { people, keep_seconds: seconds }) => {
  if (!seconds) return forgetList(door);
  const now = Date.now();
  try {
    localStorage.setItem(LIST + door, JSON.stringify({ people, since: now, until: now + seconds * 1000 }));
  } catch {
    fragile = true;
  }
};

export const keptList = (door) => {
  const text = localStorage.getItem(LIST + door);
  if (!text) return null;
  try {
    const kept = JSON.parse(text);
    const now = Date.now();
    if (now < kept.until && now >= kept.since) return kept.people; // a clock set back does not lengthen it
  } catch {
    // not ours, or half written: gone with it
  }
  forgetList(door);
  return null;
};

export const forgetOldLists = () => {
  for (const name of Object.keys(localStorage)) if (name.startsWith(LIST)) keptList(name.slice(LIST.length));
};

const opened = () =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open("samenspel-deur", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("presses", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const within = async (mode, work) => {
  const base = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const deed = base.transaction("presses", mode, { durability: "strict" });
      const asked = work(deed.objectStore("presses"));
      deed.oncomplete = () => resolve(asked?.result);
      deed.onabort = () => reject(deed.error);
    });
  } finally {
    base.close();
  }
};

// Ids and codes. What the server said is kept too, with a mark where the name stands.
const withoutName = ({ name, said, ...press }) => {
  if (press.deed === "new") return { ...press, name, said };
  return { ...press, said: said && { outcome: said.outcome, id: said.id, words: said.name ? said.words.replaceAll(said.name, NAME) : said.words } };
};

export const nameOf = (press, people) =>
  press.name || people?.find((person) => person.id === (press.registration ?? press.said?.id))?.name || "";

export const wordsOf = (press, people, somebody) => press.said.words.replaceAll(NAME, nameOf(press, people) || somebody);

// Resolves when the press is on the disk of the phone; only then the screen says that it is kept.
export const keepPress = async (press) => {
  try {
    await within("readwrite", (store) => store.put(withoutName(press)));
    localStorage.setItem(UNTIL, Date.now() + seconds * 1000);
    memory.delete(press.key);
  } catch {
    fragile = true;
    memory.set(press.key, press);
  }
};

export const dropPresses = async (keys) => {
  for (const key of keys) memory.delete(key);
  try {
    await within("readwrite", (store) => keys.forEach((key) => store.delete(key)));
  } catch {
    fragile = true;
  }
};

const everything = async () => {
  let stored = [];
  try {
    stored = await within("readonly", (store) => store.getAll());
  } catch {
    fragile = true;
  }
  return [...stored, ...memory.values()];
};

export const keptPresses = async (door) => {
  const all = (await everything()).filter((press) => press.door === door);
  return all.sort((one, other) => one.pressed - other.pressed || one.order - other.order);
};

// Of every door; also when the clock was set back. Returns how many of them never reached the server.
export const forgetOldPresses = async () => {
  const old = (await everything()).filter((press) => Math.abs(Date.now() - press.pressed) > seconds * 1000);
  if (old.length) await dropPresses(old.map((press) => press.key));
  return old.filter((press) => !press.said).length;
};

// The door is closed for this phone: names go from its disk, and stay on the screen until the page closes.
export const keepNamesOnScreenOnly = async (door) => {
  const named = (await keptPresses(door)).filter((press) => press.deed === "new" && !memory.has(press.key));
  if (!named.length) return;
  await dropPresses(named.map((press) => press.key));
  for (const press of named) memory.set(press.key, press);
};
