import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const read = (path: string) => readFileSync(path, "utf8");

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

test("the built page is one file that reaches for nothing outside", () => {
  const page = read("built/page.html");
  assert.equal(page.split('<script type="application/json" id="boot">{}</script>').length, 2);
  assert.ok(
    page.includes(
      "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data:; connect-src 'self'",
    ),
  );
  assert.doesNotMatch(page, /\b(?:src|href)\s*=\s*["']?(?:https?:)?\/\//);
  assert.doesNotMatch(page, /url\(\s*["']?(?:https?:)?\/\//);
  assert.doesNotMatch(page, /@import/);
  const size = gzipSync(page, { level: 9 }).length;
  assert.ok(size < 100_000, `${size} bytes after gzip`);
});

test("the licences of all that is in the page are in it and listed", () => {
  const page = read("built/page.html");
  const listed = read("LICENCES.md");
  const names = [...listed.matchAll(/^## (\S+) (\S+)/gm)];
  assert.ok(names.length > 5);
  for (const [, name, version] of names) assert.ok(page.includes(`${name} ${version}`), `${name} ${version}`);
  assert.ok(page.includes("Copyright (c) 2015-present Jason Miller") || page.includes("Permission is hereby granted"));
});

test("the lock names no registry, so that any of them will do", () => {
  assert.doesNotMatch(read("package-lock.json"), /"resolved"/);
});

test("no file is longer than 300 lines", () => {
  const long = [...files("src"), ...files("test")].filter((path) => read(path).split("\n").length > 301);
  assert.deepEqual(long, []);
});
