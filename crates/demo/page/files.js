// Links into the API: a server would answer them by itself. The files come from the worker and are saved, and the
// description of the API opens in a tab of its own.

const API = "api/v1/";
/** A blob that a tab shows or a download reads must outlive the click. */
const KEPT_MS = 60_000;

export function answerLinks(fetch, base) {
  const isApi = (url) => url.origin === location.origin && url.pathname.startsWith(base + API);
  const answer = (event) => {
    if (event.button > 1) return;
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || !isApi(new URL(link.href))) return;
    event.preventDefault();
    event.stopPropagation();
    if (link.getAttribute("aria-disabled") !== "true") follow(fetch, link, isApi);
  };
  // Before the app and the browser, for any button.
  addEventListener("click", answer, true);
  addEventListener("auxclick", answer, true);
}

async function follow(fetch, link, isApi) {
  // While the click still counts; a tab opened later would be a pop-up.
  const tab = link.hasAttribute("download") ? null : open("about:blank");
  const failed = document.getElementById("demo-file");
  failed.hidden = true;
  try {
    const answer = await get(fetch, link.href);
    if (tab) tab.location = await page(fetch, answer, link.href, isApi);
    else save(await answer.blob(), link.download || fileName(answer, link.href));
  } catch (error) {
    console.error(error);
    tab?.close();
    failed.hidden = false;
  }
}

async function get(fetch, url) {
  const answer = await fetch(new Request(url));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}

/** As the answer says it, else as a browser makes it up of the address and the type. */
function fileName({ headers }, url) {
  const told = /filename="([^"]*)"/.exec(headers.get("content-disposition") ?? "")?.[1];
  const ending = /xml/.test(headers.get("content-type")) ? ".xml" : "";
  return told || new URL(url).pathname.split("/").pop() + ending;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = kept(blob);
  link.download = name;
  link.click();
}

function kept(blob) {
  const url = URL.createObjectURL(blob);
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
  return url;
}

/** The address of the answer as a page, with what it needs of the API beside it. */
async function page(fetch, answer, url, isApi) {
  const blob = await answer.blob();
  if (!blob.type.startsWith("text/html")) return URL.createObjectURL(blob);
  const html = new DOMParser().parseFromString(await blob.text(), "text/html");
  for (const link of html.querySelectorAll("[href]:not([href^='#'])")) {
    const target = new URL(link.getAttribute("href"), url);
    if (isApi(target)) link.setAttribute("href", URL.createObjectURL(await (await get(fetch, target)).blob()));
  }
  const text = `<!doctype html>${html.documentElement.outerHTML}`;
  return URL.createObjectURL(new Blob([text], { type: blob.type }));
}
