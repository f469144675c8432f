// Builds the page into one file, or the tests into a folder.
//
//     node build.mjs page     web/built/page.html: everything inline, the same bytes from the same sources
//     node build.mjs tests    .tests/, for `node --test`
import { build } from "esbuild";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const at = (...parts) => join(here, ...parts);

async function bundled(entry, define = {}) {
  const made = await build({
    entryPoints: [at(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: ["chrome100", "firefox115", "safari16.4"],
    charset: "ascii",
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    absWorkingDir: here,
    metafile: true,
    define,
  });
  return { text: made.outputFiles[0].text, inputs: Object.keys(made.metafile.inputs) };
}

/** The names of the libraries that ended up in the bundle. */
function libraries(inputs) {
  const found = inputs.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(found)].sort();
}

async function notices(names) {
  const parts = [];
  for (const name of names) {
    const about = JSON.parse(await readFile(at("node_modules", name, "package.json"), "utf8"));
    const files = await readdir(at("node_modules", name));
    const file = files.find((other) => /^licen[cs]e/i.test(other));
    if (!file) throw new Error(`${name} has no licence file`);
    const text = (await readFile(at("node_modules", name, file), "utf8")).trim();
    parts.push({ name, version: about.version, licence: about.license, text });
  }
  return parts;
}

function listed(parts) {
  const head =
    "# Licences of what the page is made with\n\nThese libraries are in `built/page.html`. The file is written by `npm run build`.\n";
  const rows = parts.map(
    ({ name, version, licence, text }) => `\n## ${name} ${version} (${licence})\n\n\`\`\`text\n${text}\n\`\`\`\n`,
  );
  return head + rows.join("");
}

async function styles() {
  const names = (await readdir(at("src/style"))).filter((name) => name.endsWith(".css")).sort();
  const texts = await Promise.all(names.map((name) => readFile(at("src/style", name), "utf8")));
  const made = await build({
    stdin: { contents: texts.join("\n"), loader: "css", resolveDir: here },
    write: false,
    minify: true,
    charset: "ascii",
    target: ["chrome100", "firefox115", "safari16.4"],
  });
  return made.outputFiles[0].text.trim();
}

async function page() {
  const worker = await bundled("src/ask/worker.ts");
  const main = await bundled("src/main.tsx", { WORKER_SOURCE: JSON.stringify(worker.text) });
  const parts = await notices(libraries([...worker.inputs, ...main.inputs]));
  const comment = parts.map(({ name, version, text }) => `${name} ${version}\n${text}`).join("\n\n");
  if (comment.includes("*/")) throw new Error("a licence would end the comment that keeps it");
  const script = `/*\n${comment}\n*/\n${main.text.trim()}`.replaceAll("</", "<\\/");
  const form = await readFile(at("src/page.html"), "utf8");
  const css = await styles();
  const whole = form.replace("/* STYLE */", () => css).replace("/* SCRIPT */", () => script);
  if (whole.split('<script type="application/json" id="boot">{}</script>').length !== 2) {
    throw new Error("the place for what the program writes must stand in the page once");
  }
  if (whole.includes('src="http') || whole.includes("url(http")) throw new Error("the page would load from outside");
  await mkdir(at("built"), { recursive: true });
  await writeFile(at("built/page.html"), whole);
  await writeFile(at("LICENCES.md"), listed(parts));
}

async function tests() {
  await rm(at(".tests"), { recursive: true, force: true });
  const names = (await readdir(at("test"))).filter((name) => name.endsWith(".test.ts"));
  await build({
    entryPoints: names.map((name) => at("test", name)),
    bundle: true,
    outdir: at(".tests"),
    outExtension: { ".js": ".mjs" },
    platform: "node",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
  });
}

const what = process.argv[2];
if (what === "page") await page();
else if (what === "tests") await tests();
else {
  console.error("say what to build: page or tests");
  process.exitCode = 2;
}
