// Begins: reads what the program wrote into the page, reaches the engine in that way, and shows the page.
import { render } from "preact";
import { engine } from "./ask/engine";
import { server } from "./ask/server";
import { told } from "./ask/told";
import { broken, readBoot, type Transport } from "./ask/transport";
import type { Boot } from "./contract";
import { App } from "./panels/App";
import { Quoted } from "./panels/Quoted";
import { Session } from "./state/session";
import { refusalOf } from "./state/state";

declare global {
  interface Window {
    aidreachTimes: { what: string; ms: number }[];
  }
}

function transportOf(boot: Boot): Transport {
  switch (boot.mode) {
    case "engine":
      return engine(boot);
    case "server":
      return server(boot.token ?? "");
    case "told":
      return told(boot);
    case undefined:
      break;
    default:
      throw broken(
        `This page cannot be asked: it is of the kind \`${String(boot.mode)}\`, which it does not know.`,
        "Write it anew with `aidreach report SCENARIO --format live`.",
      );
  }
  throw broken(
    "This page holds no country and no engine: it is the empty form that the program fills.",
    "`aidreach open` shows a full one, and `aidreach report SCENARIO --format live` writes one.",
  );
}

function failed(root: Element, error: unknown): void {
  const { what, help } = refusalOf(error);
  render(
    <main class="failed">
      <h1>aidreach cannot start</h1>
      <p role="alert">
        <Quoted text={what} />
      </p>
      <p>
        <Quoted text={help} />
      </p>
    </main>,
    root,
  );
}

async function begin(root: Element): Promise<void> {
  window.aidreachTimes = [];
  try {
    const boot = readBoot(document.getElementById("boot")?.textContent);
    const title = `${boot.title ?? "aidreach"}: ${boot.mode === "told" ? "who is reached" : "what if"}`;
    document.title = title;
    render(
      <p class="pending" role="status">
        Loading the country.
      </p>,
      root,
    );
    let ours = location.hash;
    const keep = (hash: string) => {
      ours = hash;
      history.replaceState(null, "", hash);
    };
    const session = await Session.open(transportOf(boot), boot, location.hash, keep);
    window.aidreachTimes = session.stopwatch.waits;
    window.addEventListener("hashchange", () => {
      if (location.hash !== ours) session.arrive(location.hash);
    });
    render(<App session={session} title={title} />, root);
  } catch (error) {
    failed(root, error);
  }
}

const root = document.getElementById("page");
if (root) void begin(root);
