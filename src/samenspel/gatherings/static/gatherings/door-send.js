// SPDX-License-Identifier: EUPL-1.2
// Sends what waits on the phone. A press has a key: sending it twice is doing it once, so when in doubt it is sent again.

import { dropPresses, keepList, keepPress, keptPresses } from "./door-keep.js";

const PATIENCE = 8000;
const AT_ONCE = 50;
const SETTLED = new Set(["done", "already", "later"]);

const cookie = (name) => document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";

// ok, no-network (also a server in trouble, or a network that answers with a page of its own), signed-out, gone, forbidden
const asked = async (address, options = {}) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { redirect: "manual", cache: "no-store", signal: stop.signal, ...options });
    if (answer.type === "opaqueredirect") return { state: "signed-out" };
    if (answer.status === 404 || answer.status === 410) return { state: "gone" };
    if (answer.status === 403 || answer.status === 422) return { state: "forbidden" };
    const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");
    return answer.ok && isOurs ? { state: "ok", data: await answer.json() } : { state: "no-network" };
  } catch {
    return { state: "no-network" };
  } finally {
    clearTimeout(timer);
  }
};

const posted = (address, presses) =>
  asked(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") },
    body: JSON.stringify({
      presses: presses.map(({ key, deed, registration, contact, name, organization, is_resident, raise_capacity, pressed }) => ({
        key, deed, registration, contact, name, organization, is_resident, raise_capacity,
        age: Math.max(0, Date.now() - pressed),
      })),
    }),
  });

const settle = async (presses, results) => {
  const answers = new Map(results.map((result) => [result.key, result]));
  const done = [];
  for (const press of presses) {
    const answer = answers.get(press.key);
    if (!answer) continue;
    if (SETTLED.has(answer.outcome) && !answer.words) done.push(press.key);
    else await keepPress({ ...press, said: answer }); // something to tell: it stays until a person has seen it
  }
  await dropPresses(done);
};

// Everything that waits, oldest first; then the list as it is now. `sent` counts the presses the server answered.
// Where the network was gone, reading the list comes first: a press that was never sent can still be taken back here.
export const send = async ({ door, people, sync }, { offline }) => {
  let sent = 0;
  let last = null;
  if (offline) {
    const reached = await asked(people);
    if (reached.state !== "ok") return { state: reached.state, sent };
  }
  for (;;) {
    const waiting = (await keptPresses(door)).filter((press) => !press.said).slice(0, AT_ONCE);
    if (!waiting.length) break;
    for (const press of waiting) if (!press.tried) await keepPress({ ...press, tried: true });
    let answer = await posted(sync, waiting);
    if (answer.state === "forbidden") {
      // A form token from before signing in again: reading the list brings the new one.
      const seen = await asked(people);
      answer = seen.state === "ok" ? await posted(sync, waiting) : seen;
    }
    if (answer.state !== "ok") return { state: answer.state, sent };
    await settle(waiting, answer.data.results);
    sent += waiting.length;
    last = answer.data;
  }
  const answer = last ? { state: "ok", data: last } : await asked(people);
  if (answer.state === "ok") keepList(door, answer.data);
  return { state: answer.state, sent };
};
