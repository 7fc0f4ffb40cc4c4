// Builds every module of src/ that a page loads into the package's static folder: `npm run build`.
// The result is committed, so that nobody needs Node to use Regesta; a test builds again and compares.
import { build } from "esbuild";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "../src/regesta/show/web/static");

// What pages load, one name a file: a page that brings a module of its own adds its line.
const ENTRIES = [
  "regesta",
  "timeline",
  "event",
  "review",
  "report",
  "map",
  "network",
];

const result = await build({
  absWorkingDir: here,
  entryPoints: ENTRIES.map((name) => `src/${name}.js`),
  outdir: out,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none", // LICENCES.txt tells them whole
  metafile: true,
  logLevel: "warning",
});

// The licence of every package that went in.
const packages = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g);
  if (found) packages.add(found.at(-1).slice("node_modules/".length, -1));
}
const parts = [];
for (const name of [...packages].sort()) {
  const folder = join(here, "node_modules", name);
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((item) => /^licen[cs]e/i.test(item));
  const text = file ? await readFile(join(folder, file), "utf8") : `Licence: ${about.license}`;
  parts.push(`${name} ${about.version} (${about.license})\n\n${text.trim()}\n`);
}
await writeFile(join(out, "LICENCES.txt"), parts.join(`\n${"-".repeat(80)}\n\n`));
