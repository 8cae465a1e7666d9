// Static hosting as GitHub Pages does it: files with their types below a base path, and 404.html with the status 404
// for everything else. No header that a static host would not send.
// Usage: node static-server.mjs FOLDER [BASE PATH [PORT]]; prints "listening on http://127.0.0.1:PORT/BASE/".
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

const [folder, base = "/", port = "0"] = process.argv.slice(2);
if (!folder || !/^\/(.+\/)?$/.test(base) || !/^\d+$/.test(port)) {
  console.error("usage: node static-server.mjs FOLDER [BASE PATH [PORT]]; the base path begins and ends with a slash");
  process.exit(2);
}

/** The file that an address names, or null. */
async function fileOf(path) {
  if (!path.startsWith(base)) return null;
  let name;
  try {
    name = decodeURIComponent(path.slice(base.length));
  } catch {
    return null;
  }
  if (name.includes("\0") || name.split("/").includes("..")) return null;
  return read(name === "" || name.endsWith("/") ? `${name}index.html` : name);
}

async function read(name) {
  try {
    return { type: TYPES[extname(name)] ?? "application/octet-stream", bytes: await readFile(join(folder, name)) };
  } catch {
    return null; // a folder, or nothing
  }
}

async function answer(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return response.writeHead(405, { "content-length": 0 }).end();
  }
  const path = request.url.split("?", 1)[0];
  if (`${path}/` === base) return response.writeHead(301, { location: base, "content-length": 0 }).end();
  const found = await fileOf(path);
  const file = found ?? (path.startsWith(base) ? await read("404.html") : null);
  if (!file) return response.writeHead(404, { "content-type": "text/plain" }).end("nothing here\n");
  const etag = `"${createHash("sha256").update(file.bytes).digest("hex").slice(0, 16)}"`;
  if (found && request.headers["if-none-match"] === etag) return response.writeHead(304, { etag }).end();
  response.writeHead(found ? 200 : 404, { "content-type": file.type, "content-length": file.bytes.length, etag });
  response.end(request.method === "HEAD" ? undefined : file.bytes);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(`${request.url}: ${error}`);
    response.destroy();
  });
});
server.on("error", (error) => {
  console.error(`static-server: ${error.message}`);
  process.exit(1);
});
server.listen(Number(port), "127.0.0.1", () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}${base}`);
});
