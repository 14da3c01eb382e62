// SPDX-License-Identifier: EUPL-1.2
// Draws the list on the phone, what waits and what could not be done. Names are set as text, never as markup.

import { nameOf, wordsOf } from "./door-keep.js";

const MOST_SHOWN = 60;
const LETTERS = { ı: "i", ł: "l", ø: "o", đ: "d" };

export const folded = (text) =>
  text.toLowerCase().replace(/[ıłøđ]/g, (letter) => LETTERS[letter]).normalize("NFKD").replace(/\p{M}/gu, "");

// The list as it will be when everything that waits is done.
export const asItStands = (people, presses, somebody) => {
  const known = new Map((people ?? []).map((person) => [person.id, { ...person }]));
  for (const press of presses.filter((one) => !one.said)) {
    const id = press.registration ?? `new:${press.contact ?? press.key}`;
    const person = known.get(id) ?? { id, name: press.name || somebody, organization: press.organization ?? "", code: "", last: null };
    known.set(id, { ...person, inside: press.deed !== "out", waits: true, last: press });
  }
  return [...known.values()];
};

const found = (people, text) => {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const searched = folded(`${person.name} ${person.organization} ${person.code}`);
    return words.every((word) => searched.includes(word));
  });
};

const row = (root, kind) => root.querySelector(`template[data-row="${kind}"]`).content.firstElementChild.cloneNode(true);

const personRow = (root, kind, person, press) => {
  const line = row(root, kind);
  line.querySelector(".door__name").textContent = person.name;
  line.querySelector("[data-about]").textContent = person.organization;
  const whom = line.querySelector("[data-whom]");
  if (whom) whom.textContent = `: ${person.name}`;
  const waits = line.querySelector("[data-waits]");
  if (waits) waits.hidden = !person.waits;
  line.querySelector("button").addEventListener("click", () => press(person));
  return line;
};

export const drawList = (root, people, text, { enter, leave }) => {
  const shown = found(people, text);
  const outside = shown.filter((person) => !person.inside).slice(0, MOST_SHOWN);
  const inside = shown.filter((person) => person.inside).sort((one, other) => Number(other.waits ?? 0) - Number(one.waits ?? 0));
  root.querySelector("[data-count]").textContent = people.filter((person) => person.inside).length;
  root.querySelector("[data-outside-list]").replaceChildren(...outside.map((one) => personRow(root, "outside", one, enter)));
  root.querySelector("[data-inside-list]").replaceChildren(
    ...inside.slice(0, MOST_SHOWN).map((one) => personRow(root, "inside", one, leave)),
  );
  root.querySelector("[data-inside-title]").hidden = !inside.length;
  const empty = root.querySelector("[data-empty]");
  empty.hidden = shown.length > 0;
  empty.textContent = people.length ? root.dataset.nobody : root.dataset.noList;
  const names = [...new Set(people.map((person) => person.organization).filter(Boolean))].sort();
  root.querySelector("datalist").replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
};

// What the server could not do; and when the door is closed for this phone, who was new and is kept nowhere any more.
export const drawProblems = (root, presses, people, isClosed, { chair, seen }) => {
  const lost = (press) => isClosed && press.deed === "new" && !press.said;
  const told = presses.filter((press) => press.said || lost(press));
  const list = root.querySelector("[data-problems]");
  list.hidden = !told.length;
  list.replaceChildren(
    ...told.map((press) => {
      const line = row(root, "problem");
      const name = nameOf(press, people);
      const { outcome } = press.said ?? {};
      const said = lost(press) ? root.dataset.lost : wordsOf(press, people, root.dataset.somebody);
      if (!said.includes(name)) line.querySelector("[data-whom]").textContent = name;
      line.querySelector("[data-words]").textContent = said;
      const more = line.querySelector("[data-chair]");
      more.hidden = outcome !== "full";
      more.addEventListener("click", () => chair(press));
      const mend = line.querySelector("[data-mend]");
      mend.hidden = press.deed !== "new" || outcome !== "refused";
      mend.href = `${root.dataset.new}?naam=${encodeURIComponent(name)}`;
      line.querySelector("[data-seen]").addEventListener("click", () => seen(press));
      return line;
    }),
  );
};

const words = (data, kind, count) => {
  if (!count) return data[kind] ?? "";
  return (count === 1 ? data[`${kind}One`] : data[`${kind}Many`]?.replace("{n}", count)) ?? data[kind] ?? "";
};

export const drawBar = (root, state, waiting, fragile) => {
  const kind = { "no-network": "offline", "signed-out": "signedOut", gone: "gone", forbidden: "forbidden" }[state] ?? "sending";
  const text = words(root.dataset, kind, waiting);
  const line = root.querySelector("[data-bar-words]");
  if (line.textContent !== text) line.textContent = text; // a screen reader hears a change, not a repetition
  root.querySelector("[data-bar]").hidden = !text;
  root.querySelector("[data-bar-login]").hidden = state !== "signed-out";
  const weak = root.querySelector("[data-bar-fragile]");
  weak.hidden = !fragile;
  weak.textContent = root.dataset.fragile;
};

export const say = (root, kind, name) => {
  const line = root.querySelector("[data-said]");
  line.textContent = kind ? root.dataset[kind].replace("{name}", name) : "";
  line.hidden = !kind;
  if (kind) line.focus();
};
