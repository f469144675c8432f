// Opens live pages from a file in the other engines of browsers: Firefox, and WebKit, which Safari is made of.
//
//     node checks/other_browsers.mjs FOLDER_OF_PACKAGES PROGRAM PAGE...
//
// A page must start, answer a change in words, write no name over another, and its engine must answer as the program
// does, byte for byte. An engine that is not on this machine is told and left out; where none is, this fails.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { check, packagesIn, told } from "./browser.mjs";

const [packages, program, ...pages] = process.argv.slice(2);
const FIREFOX = ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync);
const WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver";
const MINI_BROWSER = ["4.1", "4.0"]
  .map((version) => `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
  .find(existsSync);
/** The longest that anything may take, in ms. */
const PATIENCE = 60_000;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Firefox by the protocol that it shares with others (WebDriver BiDi). */
async function firefox() {
  const puppeteer = packagesIn(packages)("puppeteer-core");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  return {
    name: "Firefox",
    async open(url) {
      const page = await browser.newPage();
      await page.setViewport({ width: 1024, height: 768 });
      const said = [];
      page.on("console", (message) => message.type() === "error" && said.push(message.text()));
      page.on("pageerror", (error) => said.push(String(error)));
      await page.goto(url);
      return { run: (body, ...given) => page.evaluate(`(${body})(${given.map((one) => JSON.stringify(one)).join()})`), said };
    },
    close: () => browser.close(),
  };
}

/** WebKit by its own driver, on a screen that is not there. */
async function webkit() {
  const port = 20_000 + (process.pid % 20_000);
  const driver = spawn("xvfb-run", ["-a", WEBKIT_DRIVER, `--port=${port}`], { stdio: "ignore", detached: true });
  const ended = () => {
    try {
      process.kill(-driver.pid);
    } catch {
      // It has ended by itself.
    }
  };
  process.on("exit", ended);
  const send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const options = { binary: MINI_BROWSER, args: ["--automation"] };
  let session;
  for (let left = 20; session === undefined; left -= 1) {
    await wait(500);
    session = await send("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
    }).catch((error) => {
      if (left === 0) throw error;
    });
  }
  const at = `/session/${session.sessionId}`;
  return {
    name: "WebKit",
    async open(url) {
      await send("POST", `${at}/url`, { url });
      await send("POST", `${at}/timeouts`, { script: PATIENCE });
      const script = (body) =>
        `const [done, ...given] = [arguments[arguments.length - 1], ...[...arguments].slice(0, -1)];
         Promise.resolve((${body})(...given)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      return {
        async run(body, ...given) {
          const { value, error } = await send("POST", `${at}/execute/async`, { script: script(body), args: given });
          if (error !== undefined) throw new Error(error);
          return value;
        },
        // What the page says to its console is out of reach here.
        said: [],
      };
    },
    async close() {
      await send("DELETE", at);
      ended();
    },
  };
}

const started = `async () => document.querySelector(".headline:not(.dim) .figures, .refusal")
  ? document.body.innerText : /cannot start/.test(document.body.innerText) ? document.body.innerText : ""`;

const figure = `async (wanted) => {
  const found = [...document.querySelectorAll(".figure")].find((one) => one.querySelector("dt").textContent === wanted);
  return found ? Number(found.querySelector("b").textContent.replace(/[^\\d]/g, "")) : null;
}`;

/** Writes a change into the box, as a hand would, and adds it. */
const change = `async (words) => {
  const box = [...document.querySelectorAll("label")].find((one) => /Another change in words/.test(one.textContent));
  const input = box.querySelector("input") ?? document.getElementById(box.htmlFor);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, words);
  input.dispatchEvent(new Event("input", { bubbles: true }));
  const add = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === "Add");
  // A hand is never so fast that the page has not seen what was written.
  await new Promise((done) => setTimeout(done, 100));
  add.click();
  return [...document.querySelectorAll(".wrong")].map((one) => one.textContent).join();
}`;

/** Names that run over one another by more than a hair. */
const covered = `async () => {
  const boxes = [...document.querySelectorAll(".names text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
  const found = [];
  for (const [n, [one, a]] of boxes.entries()) {
    for (const [other, b] of boxes.slice(0, n)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // The boxes of lines are higher than their letters.
      if (wide > 3 && high > 0.4 * Math.min(a.height, b.height)) found.push(one + " over " + other + " by " + wide.toFixed(1));
    }
  }
  return [boxes.length, found];
}`;

/** The engine by itself, beside the page's own. */
const asked = `async (questions) => {
  const boot = JSON.parse(document.getElementById("boot").textContent);
  const unpacked = (text) => {
    const packed = new Response(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))).body;
    return new Response(packed.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
  };
  const { instance } = await WebAssembly.instantiate(await unpacked(boot.engine), {});
  const engine = instance.exports;
  const call = (what, bytes) => {
    const at = engine.take(bytes.length);
    new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
    const back = what(at, bytes.length);
    const length = new DataView(engine.memory.buffer).getUint32(back, true);
    const told = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, back + 4, length));
    engine.give(back, length + 4);
    return told;
  };
  call(engine.open, new Uint8Array(await unpacked(boot.pack)));
  return questions.map((question) => call(engine.ask, new TextEncoder().encode(question)));
}`;

const QUESTIONS = [
  { ask: "plan" },
  { ask: "plan", changes: ["shut torkham in november"] },
  { ask: "plan", level: "district", changes: ["budget 100m"] },
  { ask: "held", changes: ["supplies x0.5"] },
].map((question) => JSON.stringify(question));

async function look(browser, page) {
  const what = `${browser.name}, ${basename(page)}`;
  const begun = performance.now();
  const open = await browser.open(pathToFileURL(resolve(page)).href);
  const until = async (body, ...given) => {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(50)) {
      const found = await open.run(body, ...given);
      if (found) return found;
    }
    return "";
  };
  const shown = await until(started);
  console.log(`  ${what}: starts within ${(performance.now() - begun).toFixed(0)} ms`);
  check(`${what}: starts`, /Reached/.test(shown) ? [] : [shown.slice(0, 400) || "nothing is shown"]);
  const before = await open.run(figure, "Reached");
  check(`${what}: tells who is reached`, before > 0 ? [] : [String(before)]);
  const [names, over] = await open.run(covered);
  check(`${what}: names stand apart`, names > 20 ? over : [`only ${names} names`]);
  const wrong = await open.run(change, "shut torkham in november");
  check(`${what}: a change in words is taken`, wrong ? [wrong] : []);
  check(`${what}: who loses is counted`, (await until(figure, "Lost")) > 0 ? [] : ["nobody"]);
  const here = await open.run(asked, QUESTIONS);
  for (const [n, question] of QUESTIONS.entries()) {
    const ran = spawnSync(program, ["open", "--country", "afghanistan", "--question", question], { maxBuffer: 1e9 });
    const there = ran.stdout.toString().trimEnd();
    check(`${what}: ${question}`, here[n] === there ? [] : [`here ${here[n].slice(0, 200)}`, `there ${there.slice(0, 200)}`]);
  }
  check(`${what}: no error in the console`, open.said);
}

const engines = [
  ["Firefox", FIREFOX !== undefined, firefox],
  ["WebKit", existsSync(WEBKIT_DRIVER) && MINI_BROWSER !== undefined, webkit],
];
for (const [name, isThere, start] of engines) {
  if (!isThere) {
    console.log(`  ${name} is not there: not looked at`);
    continue;
  }
  const browser = await start();
  for (const page of pages) await look(browser, page);
  await browser.close();
}
told("other browsers");
process.exit();
