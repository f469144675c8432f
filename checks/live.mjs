// Opens the live page in headless Chromium, from a file or at the program's own address, and asks by clicks alone.
//
//     node checks/live.mjs FOLDER_OF_PACKAGES FOLDER_OF_PICTURES PAGE_OR_ADDRESS...
//
// Pages for others than the planning team are looked at by `live_for_others.mjs`. Of the others:
// Asks of the first country of the program: is Torkham shut in November, and can Hairatan replace it? A budget of
// 100 million? Twice the trucks at Spin Boldak? Half the food a month late? Fails on any error in the console, on any
// request beyond the page itself (and `/ask` at an address), on any violation that axe-core finds in any state, on
// figures that stand while others are worked out, and where a plan takes longer than AIDREACH_LIVE_MS to be painted.
import { mkdirSync, readFileSync } from "node:fs";
import { check, launched, packagesIn, told } from "./browser.mjs";
import { forEveryone, forPartners, refuses } from "./live_for_others.mjs";
import { Open, unless } from "./live_page.mjs";

const [packages, pictures, ...pages] = process.argv.slice(2);
const require = packagesIn(packages);
Open.axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
Open.pictures = pictures;
// The longest that a plan may take to be painted, in ms: a machine under load is no reason to fail, a second engine is.
const ceiling = Number(process.env.AIDREACH_LIVE_MS ?? 5000);
// The first plan waits for the engine and the country to be unpacked, too.
const start = 2 * ceiling;

async function questions(open) {
  const { page } = open;
  await open.inspect("start", "start");
  const before = await open.figure("Reached");
  check(`${open.name}: tells who is reached`, unless(before > 0, String(before)));

  for (let month = 0; month < 4; month += 1) await page.getByRole("button", { name: "The next month" }).click();
  await open.click(/^Torkham \(crossing\)/);
  await page.getByRole("button", { name: "Shut in November 2021" }).click();
  check(
    `${open.name}: figures of before do not stand as new`,
    await page.evaluate(() =>
      document.querySelector(".headline.dim, .headline .lost") ? [] : ["neither dimmed nor new"],
    ),
  );
  await open.answered("Torkham shut", "shut torkham in 2021-11");
  const lost = await open.figure("Lost");
  check(`${open.name}: who loses where Torkham is shut is counted`, unless(lost > 0, String(lost)));
  await page.getByLabel("Crossing or port").selectOption({ label: "Hairatan" });
  await page.getByRole("button", { name: "Can it replace?" }).click();
  await page.waitForSelector(".replace .said li", { timeout: 120_000 });
  const answer = await page.locator(".replace .said").textContent();
  check(`${open.name}: tells whether Hairatan can replace Torkham`, unless(/Hairatan/.test(answer), answer));
  await open.later();
  await open.inspect("Torkham shut", "torkham");
  await page.getByLabel("Before beside after").check();
  await page.getByLabel("Black and white").check();
  await open.inspect("before beside after", "beside");
  await page.getByLabel("Before beside after").uncheck();
  await page.getByLabel("Black and white").uncheck();

  await page.getByRole("button", { name: "Undo" }).click();
  await open.settled();
  check(
    `${open.name}: undo`,
    unless((await open.changes()).length === 0 && (await open.figure("Reached")) === before, "another state"),
  );
  await page.getByRole("button", { name: "Redo" }).click();
  await open.settled();
  check(`${open.name}: redo`, unless((await open.changes()).length === 1, "another state"));

  await open.reset();
  await open.tab("Levers");
  await open.inspect("levers");
  const budget = page.getByRole("form", { name: "Budget" });
  await budget.getByRole("textbox").fill("100,000,000");
  await budget.getByRole("button", { name: "Set" }).click();
  await open.answered("a budget", "budget 100000000");
  const cost = await open.figure("Cost");
  check(`${open.name}, a budget: is kept`, unless(cost > 0 && cost <= 100_000_000, String(cost)));
  await open.inspect("a budget", "budget");

  await open.reset();
  await open.click(/^Spin Boldak/);
  await page.getByRole("button", { name: "Twice the trucks" }).click();
  await open.answered("twice the trucks", "capacity spin_boldak x2");
  await open.inspect("twice the trucks", "trucks");

  await open.reset();
  await open.tab("Levers");
  await page.getByRole("form", { name: "Late food" }).getByRole("button", { name: "Set" }).click();
  await open.answered("half the food late", "late 50% 1");
  await open.inspect("half the food late", "late");
}

async function parts(open) {
  const { page } = open;
  await open.tab("Permissions");
  await page.getByLabel("Filter permissions by words").fill("torkham");
  const cell = page.getByRole("tabpanel").getByRole("button", { name: /entry .*Torkham, December 2021/ });
  await cell.focus();
  await page.keyboard.press("Enter");
  await open.settled();
  check(
    `${open.name}: a permission by keyboard`,
    unless(
      (await open.changes()).some((change) => /^shut entry-torkham in 2021-12$/.test(change)),
      (await open.changes()).join("; "),
    ),
  );
  await page.keyboard.press("ArrowLeft");
  const focus = await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? "");
  check(`${open.name}: arrows move in the grid`, unless(/November 2021/.test(focus), focus));
  await open.inspect("permissions", "permissions");
  for (const tab of ["Limits", "Table", "By month"]) {
    await open.tab(tab);
    await open.later();
    await open.inspect(tab, tab.toLowerCase().replace(" ", "-"));
  }
  await page.getByRole("button", { name: "Copy link" }).click();
  const link = { hash: await page.evaluate(() => location.hash), changes: await open.changes() };
  await page.getByLabel("Areas").selectOption("district");
  await open.settled();
  await open.inspect("districts", "districts");
  return link;
}

/** A page for others than the planning team. */
async function ofOthers(browser, where, partner) {
  const open = await Open.at(browser, where, laptop);
  await open.settled();
  await (partner ? forPartners : forEveryone)(open);
  await open.close();
  const linked = await Open.at(browser, where, phone, "#c=need+x1");
  await linked.settled();
  await refuses(linked, partner ? /does not answer changes other than/ : /holds no answer to that/);
  await linked.close();
}

const browser = await launched(require);
mkdirSync(pictures, { recursive: true });
const laptop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
for (const where of pages) {
  // axe-core can only be put into a page without its policy, so the policy is kept once.
  const strict = await Open.at(browser, where, laptop, "", false);
  await strict.settled();
  const sharing = await strict.page.locator(".notes").getAttribute("class");
  await strict.close();
  if (!/sharing-internal/.test(sharing)) {
    await ofOthers(browser, where, /sharing-partner/.test(sharing));
    continue;
  }
  const open = await Open.at(browser, where, laptop);
  await open.settled();
  await questions(open);
  const link = await parts(open);
  const waits = await open.page.evaluate(() => window.aidreachTimes);
  const plans = waits.filter(({ what }) => what === "plan").map(({ ms }) => Math.round(ms));
  console.log(`${open.name}: plans painted after ${plans.join(", ")} ms`);
  check(
    `${open.name}: plans are painted within ${ceiling} ms`,
    plans.filter((ms, at) => ms > (at === 0 ? start : ceiling)).map((ms) => `${ms} ms`),
  );
  await open.close();

  const linked = await Open.at(browser, where, phone, link.hash);
  await linked.settled();
  check(
    `${linked.name}: a link opens its state`,
    unless(
      link.changes.length === 2 && JSON.stringify(await linked.changes()) === JSON.stringify(link.changes),
      (await linked.changes()).join("; "),
    ),
  );
  await linked.inspect("phone", "phone");
  const pdf = await linked.page.pdf({ format: "A4", preferCSSPageSize: true });
  check(`${linked.name}: prints`, unless(pdf.subarray(0, 5).toString() === "%PDF-", "no PDF"));
  await linked.close();

  const same = await Open.at(browser, where, laptop, "#c=need+x1");
  await same.settled();
  const unchanged = await same.page.locator(".unchanged").allTextContents();
  check(`${same.name}: says that a change alters nothing`, unless(/^This alters nothing/.test(unchanged.join()), unchanged.join("; ")));
  await same.inspect("nothing altered", "unchanged");
  await same.close();

  const fewer = await Open.at(browser, where, laptop, "#c=need+x0.5");
  await fewer.settled();
  const note = await fewer.page.locator(".figure.lost small").textContent();
  check(`${fewer.name}: says that fewer are in need`, unless(/fewer are in need/.test(note), note));
  await fewer.later();
  await fewer.inspect("fewer in need", "fewer");
  await fewer.close();

  const wrong = await Open.at(browser, where, laptop, "#c=shut+torkam&c=budget+100m");
  await wrong.settled();
  await wrong.inspect("an error", "error");
  await wrong.page.getByRole("button", { name: /^Use shut torkham$/ }).click();
  await wrong.settled();
  check(`${wrong.name}: an error is mended by a click`, unless((await wrong.figure("Lost")) !== null, "still refused"));
  await wrong.close();
}
await browser.close();
told("live.mjs");
