// The line to the worker of this tab, which answers in the place of a server. What is asked before it is ready waits.

/** After this an answer is no longer waited for; the time the worker takes to start does not count. */
const TIME_LIMIT_MS = 30_000;

/** The tab that had the database went away before it answered. */
export class Lost extends TypeError {}

export class Line extends EventTarget {
  /** As the worker tells it. */
  state = { phase: "starting" };
  #worker = null;
  #ids = 0;
  /** Messages for when it is ready. */
  #waiting = [];
  /** What is asked, by id: `{ resolve, reject, done, timer }`. */
  #asked = new Map();
  /** What is told of the streams that are open, by id. */
  #streams = new Map();

  start(url) {
    if (typeof Worker !== "function") return this.#fail("no_worker");
    if (typeof WebAssembly !== "object") return this.#fail("no_wasm");
    try {
      this.#worker = new Worker(url, { type: "module" });
    } catch (error) {
      console.error(error);
      return this.#fail("no_worker");
    }
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    // A worker that runs tells by itself what is wrong with it; this one does not run.
    this.#worker.onerror = () => {
      if (this.state.phase === "starting") this.#fail("load");
    };
  }

  /** Resolves with what the worker answers; a `TypeError` when nobody will, as `fetch` does. */
  ask({ method, url, headers, body, session }, signal) {
    const id = ++this.#ids;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.state.phase === "failed") return reject(this.#failure());
      const stop = () => this.#give(id, (asked) => asked.reject(signal.reason), "stop");
      signal?.addEventListener("abort", stop, { once: true });
      const done = () => signal?.removeEventListener("abort", stop);
      this.#asked.set(id, { resolve, reject, done, timer: 0 });
      this.#send({ t: "ask", id, method, url, headers, body, session });
    });
  }

  /** Opens a stream; `hear` is given every message of it. Returns what ends it. */
  listen(session, lastEventId, hear) {
    const id = ++this.#ids;
    this.#streams.set(id, hear);
    this.#send({ t: "listen", id, session, lastEventId });
    return () => {
      if (!this.#streams.delete(id)) return;
      if (!this.#forget(id)) this.#worker?.postMessage({ t: "unlisten", id });
    };
  }

  /** Has the database made anew; every tab is told so. */
  reset() {
    this.#worker?.postMessage({ t: "reset" });
  }

  #send(message) {
    if (this.state.phase === "ready") this.#post(message);
    else this.#waiting.push(message);
  }

  #post(message) {
    this.#worker.postMessage(message);
    const asked = this.#asked.get(message.id);
    if (asked) asked.timer = setTimeout(() => this.#late(message.id), TIME_LIMIT_MS);
  }

  #late(id) {
    const error = new DOMException("The demo took too long to answer.", "TimeoutError");
    this.#give(id, (asked) => asked.reject(error), "stop");
  }

  /** Ends what is asked, and tells the worker when it does not know yet. */
  #give(id, how, tell) {
    const asked = this.#asked.get(id);
    if (!asked) return;
    this.#asked.delete(id);
    clearTimeout(asked.timer);
    asked.done();
    if (tell && !this.#forget(id)) this.#worker?.postMessage({ t: tell, id });
    how(asked);
  }

  /** Whether the message had not been sent. */
  #forget(id) {
    const before = this.#waiting.length;
    this.#waiting = this.#waiting.filter((message) => message.id !== id);
    return this.#waiting.length < before;
  }

  #hear(message) {
    switch (message.t) {
      case "state":
        return this.#become(message);
      case "answer":
        return this.#give(message.id, (asked) => asked.resolve(message));
      case "lost":
        return this.#give(message.id, (asked) => asked.reject(new Lost("No answer came.")));
      case "restarted":
        return this.dispatchEvent(new Event("restarted"));
      case "closed":
        this.#tell(message, () => this.#streams.delete(message.id));
        break;
      default:
        this.#tell(message);
    }
  }

  #tell(message, before) {
    const hear = this.#streams.get(message.id);
    before?.();
    hear?.(message);
  }

  #become({ t: _, ...state }) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
    if (state.phase === "ready") {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const message of waiting) this.#post(message);
    } else if (state.phase === "failed") {
      this.#waiting = [];
      for (const id of [...this.#asked.keys()]) this.#give(id, (asked) => asked.reject(this.#failure()));
    }
  }

  #failure() {
    return new TypeError(`The demo does not run: ${this.state.why}.`);
  }

  #fail(why) {
    this.#become({ phase: "failed", why });
  }
}
