// Who is signed in: the value of the session cookie, which on a server the browser would keep. All tabs share it, but
// for a tab that was opened with `?own-session`, so that two companies can be seen side by side.

const KEY = "carnet.demo.session";
const OWN = "carnet.demo.own";
const ASKED = "own-session";

/** Where the browser refuses to keep anything, a session lasts as long as its page. */
let kept = null;

/** Whether this tab was opened to be signed in as somebody of the other company. */
export const asOther = takeQuestion() === "other";

/** Takes the question out of the address before the app reads it. */
function takeQuestion() {
  const url = new URL(location.href);
  const asked = url.searchParams.get(ASKED);
  if (asked === null) return null;
  url.searchParams.delete(ASKED);
  history.replaceState(history.state, "", url);
  attempt(() => sessionStorage.setItem(OWN, "1"));
  // A tab that another one opened begins with a copy of what that one has. Only to find the other company is its
  // session needed.
  if (asked !== "other") attempt(() => sessionStorage.removeItem(KEY));
  return asked;
}

function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

export const isOwn = () => attempt(() => sessionStorage.getItem(OWN)) === "1";

export function get() {
  const read = () => (isOwn() ? sessionStorage : localStorage).getItem(KEY);
  return attempt(read) ?? kept;
}

/** The session of the tabs that share one. */
export const shared = () => attempt(() => localStorage.getItem(KEY)) ?? null;

/** Null ends it. */
export function set(value) {
  kept = value;
  const storage = () => (isOwn() ? sessionStorage : localStorage);
  attempt(() => (value === null ? storage().removeItem(KEY) : storage().setItem(KEY, value)));
}
