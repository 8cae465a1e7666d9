// What stands above the app: that this is a demo, how far it has come, what is wrong with it and what to do. The words
// are in banner.html, in both languages; here is decided which of them count.

const FOLDED = "carnet.demo.folded";

/** Names of the sentences that count, of those with `data-when`. */
export function sentences({ phase, persistent, leader, why }) {
  if (phase === "failed") return [why ?? "crashed"];
  if (phase !== "ready") return [phase];
  return [why, leader ? null : "shared", persistent ? "kept" : "memory"];
}

export function showState(line, startOver) {
  const banner = document.getElementById("demo");
  const progress = banner.querySelector("progress");
  const percent = banner.querySelectorAll("[data-percent]");
  const places = banner.querySelectorAll("[data-when]");
  const show = () => {
    const { state } = line;
    const names = sentences(state);
    for (const place of places) place.hidden = !names.includes(place.dataset.when);
    banner.dataset.phase = state.phase;
    progress.hidden = state.phase === "ready" || state.phase === "failed";
    if (state.phase === "seeding" && state.total) {
      progress.value = Math.floor((100 * state.done) / state.total);
      for (const number of percent) number.textContent = progress.value;
    } else {
      progress.removeAttribute("value");
    }
  };
  line.addEventListener("state", show);
  show();
  foldable(banner);
  reloads(banner);
  startsOver(banner, startOver);
}

function foldable(banner) {
  const button = document.getElementById("demo-fold");
  const fold = (folded) => {
    banner.toggleAttribute("data-folded", folded);
    button.setAttribute("aria-expanded", String(!folded));
  };
  try {
    fold(localStorage.getItem(FOLDED) === "1");
  } catch {
    fold(false); // refused by the browser: nothing is remembered
  }
  button.addEventListener("click", () => {
    const folded = !banner.hasAttribute("data-folded");
    fold(folded);
    try {
      localStorage.setItem(FOLDED, folded ? "1" : "0");
    } catch {
      // the same
    }
  });
}

function reloads(banner) {
  for (const button of banner.querySelectorAll("[data-reload]")) {
    button.addEventListener("click", () => location.reload());
  }
}

function startsOver(banner, startOver) {
  const dialog = document.getElementById("demo-over");
  for (const button of banner.querySelectorAll("[data-start-over]")) {
    button.addEventListener("click", () => dialog.showModal());
  }
  for (const button of dialog.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => dialog.close());
  }
  const confirm = document.getElementById("demo-confirm");
  confirm.addEventListener("click", () => {
    // Every tab begins anew when it is told so; until then there is nothing to click twice.
    confirm.disabled = true;
    startOver();
  });
}
