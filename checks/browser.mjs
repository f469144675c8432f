// What the checks in headless Chromium share: packages from a folder of their own, the browser, and the count.
import { createRequire } from "node:module";
import { resolve } from "node:path";

/** Takes packages from a folder. */
export function packagesIn(folder) {
  return createRequire(resolve(folder, "package.json"));
}

/** Chromium, which asks nothing of anybody by itself. */
export function launched(require) {
  const quiet = ["--disable-quic", "--disable-background-networking", "--disable-sync"];
  return require("playwright-core").chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", ...quiet],
  });
}

let passed = 0;
let failed = 0;

/** Counts one thing that was looked at; it fails where there are faults. */
export function check(what, faults) {
  if (faults.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED: ${what}`);
  for (const fault of faults.slice(0, 10)) console.log(`  ${fault}`);
}

/** Tells the count; where nothing was looked at, nothing passed. */
export function told(name) {
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
