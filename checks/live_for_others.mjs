// What pages for others than the planning team show: for partners, opening and nothing else; for everyone, plans that
// were worked out beforehand.
import { check } from "./browser.mjs";
import { unless } from "./live_page.mjs";

const tabsOf = ({ page }) => page.getByRole("tab").allTextContents();

async function rounded(open, state) {
  const notes = await open.page.locator(".notes").textContent();
  check(`${open.name}, ${state}: says that it is rounded`, unless(/ROUNDED FIGURES, which differ/.test(notes), notes));
  const figures = await open.page.locator(".figure b").allTextContents();
  const people = figures.filter((text) => !/MT/.test(text)).map((text) => Number(text.replace(/[^0-9]/g, "")));
  check(
    `${open.name}, ${state}: people in hundreds`,
    people.filter((count) => count % 100 !== 0).map(String),
  );
  check(`${open.name}, ${state}: no prices`, figures.filter((text) => /US\$/.test(text)));
}

/** Everything that is offered at all, by its text. */
const offered = ({ page }) => page.locator("button, select, [role=tab]").allTextContents();

export async function forPartners(open) {
  const { page } = open;
  await rounded(open, "start");
  await open.inspect("start", "start");
  const wrong = (await offered(open)).filter((text) =>
    /^Shut|Half open|trucks|Save as scenario|Can it replace|^Levers|^Limits|fairest|districts/.test(text),
  );
  check(`${open.name}: offers nothing that only the planning team may ask`, wrong);
  await open.tab("Permissions");
  // What is not granted in some month is opened by a click.
  const cell = page.getByRole("tabpanel").locator("button.cell:not(.granted)").first();
  const name = await cell.getAttribute("data-cell");
  await cell.click();
  await open.settled();
  const [change = ""] = await open.changes();
  check(`${open.name}: a click opens`, unless(/^open /.test(change), change || "nothing"));
  await rounded(open, "opened");
  const net = await open.figure("Net");
  check(`${open.name}: what it brings is told`, unless(net !== null, "no figure"));
  await open.inspect("opened", "opened");
  await page.locator(`[data-cell="${name}"]`).click();
  await open.settled();
  check(`${open.name}: another click takes it back`, unless((await open.changes()).length === 0, "still there"));
  const box = page.getByLabel("Another change in words");
  await box.fill("supplies x2");
  await page.waitForSelector(".words .wrong:not(:empty)");
  const refused = await page.locator(".words .wrong").textContent();
  check(`${open.name}: refuses other changes in words`, unless(/does not answer changes other than/.test(refused), refused));
  await box.fill("");
}

export async function forEveryone(open) {
  const { page } = open;
  await rounded(open, "start");
  await open.inspect("start", "start");
  const tabs = await tabsOf(open);
  check(`${open.name}: tabs`, unless(tabs.join() === "In short,Table,By month", tabs.join()));
  const first = await open.figure("Reached");
  check(`${open.name}: tells who is reached`, unless(first > 0, String(first)));
  const scenarios = await page.getByLabel("Scenario").locator("option").allTextContents();
  check(`${open.name}: scenarios to choose from`, unless(scenarios.length > 3, scenarios.join("; ")));
  for (const scenario of scenarios) {
    await page.getByLabel("Scenario").selectOption({ label: scenario });
    await open.settled();
    await rounded(open, scenario);
    check(`${open.name}, ${scenario}: is answered`, unless((await open.figure("Reached")) !== null, "refused"));
  }
  const lost = await open.figure("Lost");
  check(`${open.name}: a scenario stands beside the first`, unless(lost !== null, "no figure"));
  await open.inspect("another scenario", "scenario");
  for (const tab of ["Table", "By month"]) {
    await open.tab(tab);
    await open.inspect(tab, tab.toLowerCase().replace(" ", "-"));
  }
  check(`${open.name}: no boxes for words`, unless((await page.locator(".otherwise").count()) === 0, "there is one"));
}

/** A link that asks what the page does not answer is refused in words. */
export async function refuses(open, why) {
  const said = await open.page.locator(".refusal").textContent();
  check(`${open.name}: refuses a link that asks more`, unless(why.test(said), said));
  await open.inspect("refused", "refused");
}
