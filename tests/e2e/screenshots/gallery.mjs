// The page of all pictures, in the theme of whoever reads it; the others are links.
import { LOOKS, SCENES, fileName } from "./scenes.mjs";

const FOLDER = "screenshots";
const [LIGHT, DARK, ...OTHERS] = LOOKS;
const LANGUAGES = { en: "English", fr: "French" };

const HEAD = `# Screenshots

Taken by \`cargo xtask screenshots\` from the demo data, with a clock that stands still. They are shown in the reader’s own theme where the viewer knows it; below each are its other looks.
`;

const label = ({ language, theme, width }) => `${LANGUAGES[language]}, ${theme}${width < 640 ? ", phone" : ""}`;

function section(scene) {
  const place = (look) => `${FOLDER}/${fileName(scene, look)}`;
  const links = [LIGHT, DARK, ...OTHERS].map((look) => `[${label(look)}](${place(look)})`);
  return `
## ${scene.title}

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="${place(DARK)}">
  <img src="${place(LIGHT)}" alt="${scene.title}" width="1280">
</picture>

${links.join(" · ")}
`;
}

export const gallery = () => HEAD + SCENES.map(section).join("");
