// Runs before the first paint: puts this browser's own theme, density and language on <html>
// (the same keys as src/prefs.rs), and says so when the app cannot start at all.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // refused by the browser: nothing is remembered
    }
  };
  const theme = read("carnet.theme");
  if (theme) root.dataset.theme = theme;
  const density = read("carnet.density");
  if (density) root.dataset.density = density;
  const language = read("carnet.lang") || navigator.language || "fr";
  root.lang = language.startsWith("en") ? "en" : "fr";

  const fit = typeof WebAssembly === "object";
  const show = (id) => document.getElementById(id)?.removeAttribute("hidden");
  const started = () => !document.getElementById("boot");
  const unlessStarted = () => {
    if (fit && !started()) show("crash");
  };
  if (!fit) addEventListener("DOMContentLoaded", () => show("unfit"));
  addEventListener("error", unlessStarted, true);
  addEventListener("unhandledrejection", unlessStarted);
})();
