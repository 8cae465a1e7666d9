// The worker of one tab of the demo. The tab whose worker holds the lock has the database and answers every tab; the
// others pass on what their pages ask, over a channel, and what they are answered. When the tab that has the database
// goes away, the next one in line for the lock opens it.

import { openDatabase, startOverNextTime } from "./database.js";

const BASE = new URL("../../", import.meta.url).pathname;
/** Of the lock and of the channel. */
const NAME = `carnet-demo:${BASE}`;
const TICK_MS = 1000;

const me = `${performance.timeOrigin}-${Math.random()}`;
// Without locks (no secure context) there are no tabs to share with.
const channel = navigator.locks ? new BroadcastChannel(NAME) : null;

/** The tab that has the database, when it is known. */
let leader = null;
/** Here, when this tab has the database: what `carnet_demo.js` opened. */
let carnet = null;
let state = { phase: "starting" };
/** `[tab, message]` that wait for the database. */
let early = [];
/** What the page asked and listens to, by id, while another tab has the database. */
const sent = new Map();
/** What is being answered here, and the streams that are open here, by tab and id: `{tab, id, …}`. */
const asked = new Map();
const streams = new Map();
const watched = new Set([me]);

// Between tabs.

function deliver(tab, message, transfer = []) {
  if (tab === me) postMessage(message, transfer);
  else channel?.postMessage({ from: me, to: tab, message });
}

/** Tells every tab. `once` is no part of the state that tabs find which come later. */
function tell(next, once = {}) {
  state = next;
  const message = { t: "state", ...state, ...once };
  postMessage({ ...message, leader: true });
  channel?.postMessage({ from: me, message: { ...message, leader: false } });
}

function pass(message) {
  if (message.t === "ask" || message.t === "listen") sent.set(message.id, message.t);
  else if (message.t === "stop" || message.t === "unlisten") sent.delete(message.id);
  channel.postMessage({ from: me, to: leader, message });
}

/** What was asked of a tab that is gone is not answered any more. */
function forgetSent() {
  for (const [id, t] of sent) postMessage({ t: t === "ask" ? "lost" : "closed", id });
  sent.clear();
}

function follow(tab) {
  forgetSent();
  leader = tab;
  const waiting = early;
  early = [];
  for (const [, message] of waiting) pass(message);
}

self.onmessage = ({ data }) => {
  if (leader === me) serve(me, data);
  else if (leader) pass(data);
  else early.push([me, data]);
};

/** What comes over the channel. */
function hear({ data: { from, to, message } }) {
  if (leader === me) {
    if (to === me || message.t === "hello") serve(from, message);
  } else if (to === me || (to === undefined && message.t !== "hello")) {
    if (message.t === "state" && from !== leader) follow(from);
    if (message.t === "answer" || message.t === "closed" || message.t === "lost") sent.delete(message.id);
    postMessage(message, message.t === "answer" ? [message.body] : []);
  }
}

// With the database.

function serve(tab, message) {
  watch(tab);
  if (message.t === "hello") deliver(tab, { t: "state", ...state, leader: false });
  else if (message.t === "reset") startOver();
  else if (!carnet) early.push([tab, message]);
  else handlers[message.t]?.(tab, message);
}

/** Lets go of what a tab asked once it is gone: each holds a lock of its own for as long as it lives. */
function watch(tab) {
  if (watched.has(tab)) return;
  watched.add(tab);
  navigator.locks.request(`${NAME}:${tab}`, () => {
    watched.delete(tab);
    for (const [key, of] of [...streams]) if (of.tab === tab) endStream(key);
    for (const [key, of] of [...asked]) if (of.tab === tab) asked.delete(key);
  });
}

const handlers = {
  async ask(tab, { id, method, url, headers, body, session }) {
    const key = `${tab} ${id}`;
    asked.set(key, { tab, id });
    const asking = carnet.ask(method, url, headers, body, session ?? undefined);
    const { cause, full, ...answer } = await asking.catch(noHttp);
    if (cause) console.error(`${method} ${url}: ${cause}`);
    if (full) tell(state, { why: "storage" });
    if (asked.delete(key)) deliver(tab, { t: "answer", id, ...answer }, [answer.body]);
  },
  stop(tab, { id }) {
    asked.delete(`${tab} ${id}`);
  },
  async listen(tab, { id, session, lastEventId }) {
    const key = `${tab} ${id}`;
    const stream = { tab, id, ended: false, listening: null };
    streams.set(key, stream);
    const closed = (status) => {
      if (streams.delete(key)) deliver(tab, { t: "closed", id, status });
    };
    const opened = () => !stream.ended && deliver(tab, { t: "opened", id });
    const told = (event, data, lastEventId) =>
      !stream.ended && deliver(tab, { t: "event", id, event, data, lastEventId });
    try {
      stream.listening = await carnet.listen(session ?? undefined, lastEventId || undefined, opened, told, closed);
      if (stream.ended) stream.listening.end();
    } catch (status) {
      closed(status);
    }
  },
  unlisten(tab, { id }) {
    endStream(`${tab} ${id}`);
  },
};

/** No page of ours asks so. */
function noHttp(why) {
  if (why instanceof WebAssembly.RuntimeError) throw why;
  return { status: 400, headers: [["content-type", "text/plain"]], body: new TextEncoder().encode(why).buffer };
}

function endStream(key) {
  const stream = streams.get(key);
  if (!stream || !streams.delete(key)) return;
  stream.ended = true;
  stream.listening?.end();
}

/** The program has ended; nothing of it may be called again. */
function crashed(text) {
  if (state.why === "crashed") return;
  console.error(text);
  carnet = null;
  clearInterval(ticking);
  for (const { tab, id } of asked.values()) deliver(tab, { t: "lost", id });
  for (const { tab, id } of streams.values()) deliver(tab, { t: "closed", id });
  asked.clear();
  streams.clear();
  tell({ phase: "failed", why: "crashed" });
}

for (const kind of ["error", "unhandledrejection"]) {
  self.addEventListener(kind, (event) => {
    const error = event.error ?? event.reason;
    if (error instanceof WebAssembly.RuntimeError) crashed(String(error.stack ?? error));
  });
}

/** The database is removed by whoever opens it next: this also helps where it cannot be opened. */
async function startOver() {
  await startOverNextTime(BASE);
  deliver(me, { t: "restarted" });
  channel?.postMessage({ from: me, message: { t: "restarted" } });
}

let ticking;

async function lead() {
  forgetSent();
  leader = me;
  tell({ phase: "starting" });
  if (typeof WebAssembly !== "object") return tell({ phase: "failed", why: "no_wasm" });
  let program;
  try {
    program = await import("./carnet_demo.js");
    await program.default();
  } catch (error) {
    console.error(error);
    return tell({ phase: "failed", why: "load" });
  }
  program.whenItCrashes(crashed);
  try {
    const seeding = (done, total) => tell({ phase: "seeding", done, total });
    const opened = await openDatabase(program.Storage, BASE, seeding);
    carnet = opened.carnet;
    // What time has brought meanwhile is there before anybody looks.
    carnet.tick();
    ticking = setInterval(() => carnet.tick(), TICK_MS);
    tell({ phase: "ready", persistent: opened.persistent });
  } catch (error) {
    console.error(error);
    return state.why ?? tell({ phase: "failed", why: "broken" });
  }
  const waiting = early;
  early = [];
  for (const [tab, message] of waiting) serve(tab, message);
}

// The first thing a tab does.

if (!channel) {
  lead();
} else {
  navigator.locks.request(`${NAME}:${me}`, async () => {
    // Not before the lock is held: without it this tab would pass for gone.
    channel.onmessage = hear;
    channel.postMessage({ from: me, message: { t: "hello" } });
    await new Promise(() => {});
  });
  navigator.locks.request(NAME, async () => {
    await lead();
    await new Promise(() => {});
  });
  setTimeout(() => leader ?? postMessage({ t: "state", phase: "waiting", leader: false }), 1000);
}
