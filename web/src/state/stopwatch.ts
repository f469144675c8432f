// How long people wait: from a click to what it brings being painted. Tests read it as `window.aidreachTimes`.

export interface Wait {
  what: string;
  /** Milliseconds from the click, or from the start of the page, to the painted answer. */
  ms: number;
}

/** Calls once the browser has painted; a page in the background is not painted, and must not wait for it. */
function afterPainting(seen: () => void): void {
  if (document.hidden) setTimeout(seen, 0);
  else requestAnimationFrame(() => setTimeout(seen, 0));
}

export class Stopwatch {
  readonly waits: Wait[] = [];
  private since = 0;

  constructor(private readonly after: (seen: () => void) => void = afterPainting) {}

  clicked(): void {
    this.since = performance.now();
    performance.mark("aidreach-clicked");
  }

  /** Resolves once the browser has painted what was set before. */
  painted(what: string): Promise<void> {
    const since = this.since;
    return new Promise((done) => {
      this.after(() => {
        performance.mark(`aidreach-${what}-painted`);
        this.waits.push({ what, ms: performance.now() - since });
        done();
      });
    });
  }
}
