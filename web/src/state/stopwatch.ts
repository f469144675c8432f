// How long people wait: from a click to what it brings being painted. Tests read it as `window.aidreachTimes`.

export interface Wait {
  what: string;
  /** Milliseconds from the click, or from the start of the page, to the painted answer. */
  ms: number;
}

export class Stopwatch {
  readonly waits: Wait[] = [];
  private since = 0;

  clicked(): void {
    this.since = performance.now();
    performance.mark("aidreach-clicked");
  }

  /** Resolves once the browser has painted what was set before. */
  painted(what: string): Promise<void> {
    const since = this.since;
    return new Promise((done) => {
      const seen = () => {
        performance.mark(`aidreach-${what}-painted`);
        this.waits.push({ what, ms: performance.now() - since });
        done();
      };
      // A page in the background is not painted, and must not wait for it.
      if (document.hidden) setTimeout(seen, 0);
      else requestAnimationFrame(() => setTimeout(seen, 0));
    });
  }
}
