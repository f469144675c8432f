// The engine inside this file: WebAssembly in workers made from the page itself, so that it runs from a folder, too.
import type { Boot, Request } from "../contract";
import { type Hands, Lane } from "./lane";
import { abandoned, broken, opened, type Transport } from "./transport";

declare const WORKER_SOURCE: string;

function hands(boot: Boot, address: string): Hands {
  const worker = new Worker(address);
  const waiting = new Map<number, { done(answer: unknown): void; fail(reason: unknown): void }>();
  let last = 0;
  const send = (told: object): Promise<unknown> =>
    new Promise((done, fail) => {
      last += 1;
      waiting.set(last, { done, fail });
      worker.postMessage({ id: last, ...told });
    });
  const failed = (what: string) =>
    broken(
      `The engine in this page stopped: ${what}`,
      "Take the last change back, or load the page again. If it stays so, use the program itself: `aidreach open`.",
    );
  worker.onmessage = (event: MessageEvent) => {
    const { id, answer, failed: why } = event.data as { id: number; answer?: unknown; failed?: string };
    const asked = waiting.get(id);
    waiting.delete(id);
    if (why === undefined) asked?.done(answer);
    else asked?.fail(failed(why));
  };
  worker.onerror = (event) => {
    for (const asked of waiting.values()) asked.fail(failed(event.message));
    waiting.clear();
  };
  const ready = send({ engine: boot.engine, pack: boot.pack }).then(opened);
  return {
    async work(request) {
      await ready;
      return send({ request });
    },
    stop: () => worker.terminate(),
  };
}

/** Plans and readings never wait behind what takes long: that has engines of its own, made when it is first asked. */
export function engine(boot: Boot): Transport {
  const source = new Blob([WORKER_SOURCE], { type: "text/javascript" });
  const address = URL.createObjectURL(source);
  const quick = new Lane(() => hands(boot, address), 2000);
  const later = new Lane(() => hands(boot, address), 200);
  const last = new Lane(() => hands(boot, address), 200);
  const laneOf = (request: Request): Lane => {
    switch (request.ask) {
      case "about":
      case "plan":
      case "read":
      case "scenario":
        return quick;
      case "held":
      case "stand-in":
        return later;
      case "ranges":
        return last;
    }
  };
  return {
    linkNote:
      "The link is copied. It opens this state where the file lies in the same place. To others, send the file and the changes as words.",
    async ask<Answer>(request: Request, signal: AbortSignal): Promise<Answer> {
      const answer = await laneOf(request).ask(JSON.stringify(request), signal);
      if (signal.aborted) throw abandoned();
      return opened<Answer>(answer);
    },
  };
}
