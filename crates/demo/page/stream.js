// Used as an `EventSource` is: it opens again by itself when the tab that had the database goes away.

const AGAIN_MS = 1000;

export class Stream extends EventTarget {
  readyState = EventSource.CONNECTING;
  #line;
  #session;
  #lastEventId = "";
  #end = () => {};
  #timer = 0;

  /** `session` gives the one there is at the time it is opened. */
  constructor(line, session) {
    super();
    this.#line = line;
    this.#session = session;
    this.#open();
  }

  close() {
    this.readyState = EventSource.CLOSED;
    clearTimeout(this.#timer);
    this.#end();
  }

  #open() {
    this.#end = this.#line.listen(this.#session(), this.#lastEventId, (message) => this.#hear(message));
  }

  #hear({ t, event, data, lastEventId, status }) {
    if (this.readyState === EventSource.CLOSED) return;
    if (t === "opened") {
      this.readyState = EventSource.OPEN;
      this.dispatchEvent(new Event("open"));
    } else if (t === "event") {
      this.#lastEventId = lastEventId || this.#lastEventId;
      this.dispatchEvent(new MessageEvent(event || "message", { data, lastEventId: this.#lastEventId }));
    } else if (t === "closed") {
      this.#closed(status);
    }
  }

  /** A refusal is final, as it is for a browser's own; anything else is mended. */
  #closed(status) {
    const refused = status >= 400;
    this.readyState = refused ? EventSource.CLOSED : EventSource.CONNECTING;
    if (!refused) this.#timer = setTimeout(() => this.#open(), AGAIN_MS);
    this.dispatchEvent(new Event("error"));
  }
}
