// A live page open in a browser: what it said, what it asked for, and the figures that it shows.
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { check } from "./browser.mjs";

/** No fault where it is good. */
export const unless = (good, fault) => (good ? [] : [fault]);

/** One page open in a browser, with what it said and asked. */
export class Open {
  /** Where pictures go, and the text of axe-core. */
  static pictures = ".";
  static axe = "";

  static async at(browser, where, size, hash = "", bypassCSP = true) {
    const isAddress = /^http:/.test(where);
    const url = isAddress ? where : pathToFileURL(resolve(where)).href;
    const open = new Open();
    open.name = isAddress ? "server" : basename(where);
    open.page = await browser.newPage({ viewport: size, bypassCSP });
    open.said = [];
    open.asked = [];
    open.page.on("console", (message) => message.type() === "error" && open.said.push(message.text()));
    open.page.on("pageerror", (error) => open.said.push(String(error)));
    open.page.on("request", (request) => {
      const to = request.url();
      const own = to === url || to.startsWith("blob:") || to.startsWith("data:");
      const ask = isAddress && to === new URL("/ask", url).href;
      if (!own && !ask) open.asked.push(to);
    });
    await open.page.goto(url + hash);
    return open;
  }

  /** Waits until the plan asked for is shown, or refused. */
  async settled() {
    await this.page.waitForFunction(() => document.querySelector(".headline:not(.dim) .figures, .refusal"), null, {
      timeout: 60_000,
    });
  }

  async later() {
    await this.page.waitForFunction(() => !document.querySelector("[aria-busy=true]"), null, { timeout: 120_000 });
  }

  async inspect(state, picture) {
    const { page } = this;
    if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ content: Open.axe });
    const found = await page.evaluate(() => window.axe.run());
    check(
      `${this.name}, ${state}: axe-core`,
      found.violations.map((v) => `${v.id}: ${v.help} (${v.nodes[0].html.slice(0, 160)})`),
    );
    const [wide, window_] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    check(`${this.name}, ${state}: no wider than the window`, unless(wide <= window_, `${wide} px of ${window_}`));
    const notes = await page.evaluate(() => document.querySelector(".notes")?.textContent ?? "");
    check(
      `${this.name}, ${state}: says what it rests on`,
      unless(/clearance/.test(notes) && /Assumed/.test(notes), notes || "nothing"),
    );
    if (picture) await page.screenshot({ path: join(Open.pictures, `${this.name}-${picture}.png`) });
  }

  async close() {
    check(`${this.name}: no error in the console`, this.said);
    check(`${this.name}: no request leaves`, this.asked);
    await this.page.close();
  }

  figure(name) {
    return this.page.evaluate((wanted) => {
      const found = [...document.querySelectorAll(".figure")].find(
        (one) => one.querySelector("dt").textContent === wanted,
      );
      return found
        ? Number(
            found
              .querySelector("b")
              .textContent.replace(/[^\d−-]/g, "")
              .replace("−", "-"),
          )
        : null;
    }, name);
  }

  changes() {
    return this.page.$$eval(".otherwise ol code", (all) => all.map((one) => one.textContent));
  }

  /** Chooses a place on the map by clicking it. */
  async click(name) {
    const mark = this.page
      .locator("g.place")
      .filter({ has: this.page.locator("title", { hasText: name }) })
      .first();
    await mark.locator(".grip").click({ force: true });
    await this.page.waitForSelector(".details");
  }

  async reset() {
    await this.page.getByRole("button", { name: "Reset" }).click();
    await this.settled();
  }

  tab(name) {
    return this.page.getByRole("tab", { name }).click();
  }

  async answered(question, change) {
    await this.settled();
    check(
      `${this.name}, ${question}: is said in words`,
      unless(JSON.stringify(await this.changes()) === JSON.stringify([change]), (await this.changes()).join("; ")),
    );
    const [lost, moved, net] = [await this.figure("Lost"), await this.figure("Moved"), await this.figure("Net")];
    check(
      `${this.name}, ${question}: lost, moved and net fit`,
      unless(lost !== null && Math.abs(moved - lost - net) <= 1, `${lost} ${moved} ${net}`),
    );
    await this.tab("What changed");
    const said = await this.page.$$eval(".said li", (all) => all.length);
    check(`${this.name}, ${question}: is told in sentences`, unless(said > 0, "no sentence"));
    const rows = await this.page.getByRole("region", { name: "By month, in people" }).locator("tbody tr").count();
    check(`${this.name}, ${question}: is told by month`, unless(rows > 0, "no row"));
  }
}
