// Asks the engine of a live page, in headless Chromium from a file, and the program the same questions: every answer
// must be the same, byte for byte. The questions are ten what-ifs drawn with a fixed seed, and one of each other kind.
//
//     node checks/same_answers.mjs FOLDER_OF_PACKAGES PROGRAM PAGE COUNTRY
//
// Prints how long the page took for each. A page for partners is asked what they may ask, and what they may not.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { check, launched, packagesIn, told } from "./browser.mjs";

const [packages, program, page, country] = process.argv.slice(2);
const require = packagesIn(packages);

/** Numbers that are the same in every run: xorshift. */
function drawing(seed) {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** What-ifs of one to three changes, about what the country really has. */
function drawn(about, number) {
  const draw = drawing(20211101);
  const one = (list) => list[draw(list.length)];
  const opens = () => `open ${one(about.permissions).id} in ${one(about.months)}`;
  const all = [
    () => `shut ${one(about.permissions).id} in ${one(about.months)}`,
    () => `open ${one(about.permissions).id} from ${one(about.months)}`,
    () => `partial ${one(about.permissions).id} ${10 * (1 + draw(9))}%`,
    () => `capacity ${one(about.links.filter((link) => !link.last_mile)).id} x${1 + draw(3)}.5`,
    () => `supplies ${one(about.supply_places).id} x0.${1 + draw(9)}`,
    () => `late ${one(about.supply_places).id} ${10 * (1 + draw(9))}% ${1 + draw(3)}`,
    () => `need ${one(about.areas).code} x0.${1 + draw(9)}`,
    () => `budget ${10 * (1 + draw(40))}m`,
  ];
  const sorts = about.sharing === "internal" ? all : [opens, opens, opens];
  return Array.from({ length: number }, () => {
    const order = sorts.map((_, n) => n).sort(() => draw(3) - 1);
    return order.slice(0, 1 + draw(3)).map((n) => sorts[n]());
  });
}

// What is wrong with a question is an answer, too, though the program then ends with 2.
const asked = (question) => {
  const ran = spawnSync(program, ["open", "--country", country, "--share", share, "--question", question], { maxBuffer: 1e9 });
  return ran.stdout.toString().trimEnd();
};

const browser = await launched(require);
const tab = await browser.newPage();
await tab.goto(pathToFileURL(resolve(page)).href);
// The engine by itself, beside the page's own: what it answers, not how that is shown.
const share = await tab.evaluate(async () => {
  const boot = JSON.parse(document.getElementById("boot").textContent);
  const unpacked = async (text) => {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
  };
  const { instance } = await WebAssembly.instantiate(await unpacked(boot.engine), {});
  const engine = instance.exports;
  const call = (what, text) => {
    const bytes = new TextEncoder().encode(text);
    const at = engine.take(bytes.length);
    new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
    const back = what(at, bytes.length);
    const length = new DataView(engine.memory.buffer).getUint32(back, true);
    const told = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, back + 4, length));
    engine.give(back, length + 4);
    return told;
  };
  const pack = new TextDecoder().decode(await unpacked(boot.pack));
  const opened = call(engine.open, pack);
  if (!opened.includes("true")) throw new Error(opened);
  window.ask = (question) => {
    const begun = performance.now();
    return [call(engine.ask, question), performance.now() - begun];
  };
  return JSON.parse(pack).sharing;
});

async function compare(question) {
  const text = JSON.stringify(question);
  const [here, ms] = await tab.evaluate((text) => window.ask(text), text);
  const there = asked(text);
  const answer = JSON.parse(here);
  const words = `${question.ask} ${question.level ?? ""} ${(question.changes ?? []).join("; ")}`;
  console.log(`  ${ms.toFixed(0).padStart(5)} ms  ${words}${answer.error ? "  (refused)" : ""}`);
  check(words, here === there ? [] : [`the page: ${here.slice(0, 200)}`, `the program: ${there.slice(0, 200)}`]);
  return answer;
}

const about = await compare({ ask: "about" });
let planned = 0;
const drawnNow = drawn(about, 10);
for (const changes of drawnNow) {
  const answer = await compare({ ask: "plan", changes });
  if (answer.totals) planned += 1;
}
// Draws that are mostly refused would show little.
check("most what-ifs can be planned", planned >= 7 ? [] : [`${planned} of ${drawnNow.length}`]);
/** What is asked of each country by its own names. */
const { shut, way, opened, misspelt } = {
  afghanistan: {
    shut: ["shut torkham in november"],
    way: "hairatan",
    opened: { scenario: "pakistan-closed", changes: ["open torkham"] },
    misspelt: "shut torkam",
  },
  sudan: {
    shut: ["shut adre in september"],
    way: "tine",
    opened: { scenario: "adre-shut", changes: ["open adre"] },
    misspelt: "shut adrre",
  },
}[country];
const ofPartners = [
  { ask: "plan" },
  { ask: "plan", ...opened },
  { ask: "plan", ...opened, beside: "full-access" },
  { ask: "read", change: opened.changes[0] },
];
const ofTheTeam = [
  { ask: "plan" },
  { ask: "plan", changes: shut },
  { ask: "held", changes: shut },
  { ask: "ranges", changes: shut },
  { ask: "stand-in", changes: shut, way },
  { ask: "scenario", changes: shut },
  { ask: "read", change: shut[0] },
  { ask: "plan", level: "district" },
  { ask: "plan", level: "district", changes: shut },
];
for (const question of share === "internal" ? ofTheTeam : ofPartners) {
  const answer = await compare(question);
  // Two refusals are alike whatever was asked.
  check(`${question.ask} is answered`, answer.error ? [answer.error.what] : []);
}
for (const question of share === "internal" ? [] : ofTheTeam.slice(1)) {
  const answer = await compare(question);
  check(`${question.ask} is refused`, answer.error ? [] : ["it was answered"]);
}
const misread = await compare({ ask: "read", change: misspelt });
check("a misread change is refused", misread.error ? [] : ["it was read"]);
await browser.close();
told("page and program");
