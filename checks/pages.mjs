// Opens reports in headless Chromium as people would: on a phone, on a laptop, printed on A4.
//
//     node checks/pages.mjs FOLDER_OF_PACKAGES PAGE...
//
// Fails on any error in the console, on any request beyond the file itself, on any violation that
// axe-core finds, on HTML that html-validate refuses, and where sorting by keyboard does nothing.
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { check, launched, packagesIn, told } from "./browser.mjs";

const [packages, ...pages] = process.argv.slice(2);
const require = packagesIn(packages);
const { HtmlValidate } = require("html-validate");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  // Bars and widths are data, so they stand in style attributes; the rest is how maud writes.
  rules: { "no-inline-style": "off", "doctype-style": "off", "no-trailing-whitespace": "off" },
});
const browser = await launched(require);
const sizes = { phone: { width: 390, height: 844 }, laptop: { width: 1366, height: 768 } };
for (const file of pages) {
  const name = basename(file);
  const report = await validator.validateFile(file);
  const faults = report.results.flatMap((result) => result.messages);
  check(`${name}: valid HTML`, faults.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`));
  for (const [size, viewport] of Object.entries(sizes)) {
    const page = await browser.newPage({ viewport, bypassCSP: true });
    const said = [];
    const asked = [];
    page.on("console", (message) => message.type() === "error" && said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => asked.push(request.url()));
    const url = pathToFileURL(resolve(file)).href;
    await page.goto(url);
    check(`${name}, ${size}: no error in the console`, said);
    check(`${name}, ${size}: no request`, asked.filter((other) => other !== url));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    check(`${name}, ${size}: no wider than the window`, wide > viewport.width ? [`${wide} px`] : []);
    await page.addScriptTag({ content: axe });
    const found = await page.evaluate(() => window.axe.run());
    check(
      `${name}, ${size}: axe-core`,
      found.violations.map((v) => `${v.id}: ${v.help} (${v.nodes[0].html.slice(0, 120)})`),
    );
    check(`${name}, ${size}: sorts by keyboard`, await page.evaluate(async () => {
      const button = document.querySelector("table.sortable thead .end button");
      if (!button) return [];
      const table = button.closest("table");
      const column = button.closest("th").cellIndex;
      const figures = () => [...table.tBodies[0].rows].map((r) => Number(r.cells[column].dataset.sort));
      button.focus();
      if (document.activeElement !== button) return ["the button takes no focus"];
      button.click();
      const sorted = [...figures()].sort((a, b) => a - b);
      return JSON.stringify(sorted) === JSON.stringify(figures()) ? [] : ["the rows are not in order"];
    }));
    check(`${name}, ${size}: right to left`, await page.evaluate(() =>
      [...document.querySelectorAll("bdi")]
        .filter((run) => getComputedStyle(run).direction !== "rtl")
        .map((run) => run.textContent)));
    await page.close();
  }
  const page = await browser.newPage();
  await page.goto(pathToFileURL(resolve(file)).href);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  check(`${name}: prints`, pdf.subarray(0, 5).toString() === "%PDF-" ? [] : ["no PDF"]);
  await page.close();
}
await browser.close();
told("pages.mjs");
