// The page's part of the demo. It answers the app's calls in the place of a server: `globalThis.carnetHost`, which the
// app finds when it starts (src/host.rs). The backend itself runs in the worker of this tab.

import { showState } from "./banner.js";
import { answerLinks } from "./files.js";
import { Line, Lost } from "./line.js";
import { otherSession } from "./other.js";
import * as session from "./session.js";
import { Stream } from "./stream.js";

const BASE = new URL(document.baseURI).pathname;

const line = new Line();

/** What the API knows an address by: without the base path. */
function inside(address) {
  const { pathname, search } = new URL(address, document.baseURI);
  return `/${pathname.slice(BASE.length)}${search}`;
}

/** Low level: whoever asks says which session it is, and keeps the one that the answer brings. */
async function ask({ method = "GET", url, headers = [], body = null, session: of = null }, signal) {
  const question = { method, url, headers, body, session: of };
  for (;;) {
    try {
      const { status, headers, body, session } = await line.ask(question, signal);
      return { status, headers, body, session };
    } catch (error) {
      // A read may be done twice.
      if (!(error instanceof Lost && method === "GET")) throw error;
    }
  }
}

/** Settled once this tab has the session it was opened with. */
const begun = session.asOther ? otherSession(ask, session).then(session.set) : Promise.resolve();

/** As the browser's own, for an address of the API. */
async function fetch(request) {
  await begun;
  const { method, signal } = request;
  const reads = method === "GET" || method === "HEAD";
  const body = reads ? null : await request.arrayBuffer();
  const question = { method, url: inside(request.url), headers: [...request.headers], body, session: session.get() };
  const answer = await ask(question, signal);
  if (answer.session !== undefined) session.set(answer.session);
  const { status, headers } = answer;
  return new Response(status === 204 || status === 304 ? null : answer.body, { status, headers });
}

/** As an `EventSource` of the API; there is but one address of events. */
const events = () => new Stream(line, session.get);

/** Puts the invented companies back as they were; every tab begins anew. */
function startOver() {
  return new Promise((resolve) => {
    line.addEventListener("restarted", resolve, { once: true });
    line.reset();
  });
}

line.addEventListener("restarted", () => {
  session.set(null);
  location.replace(BASE);
});

globalThis.carnetHost = {
  fetch,
  events,
  ask,
  startOver,
  get state() {
    return line.state;
  },
};

showState(line, startOver);
answerLinks(fetch, BASE);
line.start(new URL("worker.js", import.meta.url));
