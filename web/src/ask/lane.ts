// A row of questions before one engine: one is worked on at a time, and those nobody waits for are left out.
import { abandoned } from "./transport";

/** Works out one answer; `stop` ends it for good, and the next one starts anew. */
export interface Hands {
  work(request: string): Promise<unknown>;
  stop(): void;
}

interface Waiting {
  request: string;
  signal: AbortSignal;
  done(answer: unknown): void;
  fail(reason: unknown): void;
}

export class Lane {
  private row: Waiting[] = [];
  private hands: Hands | null = null;
  private busy = false;

  /** `patience`: how long an answer that nobody waits for may go on, in ms, before its engine is stopped. */
  constructor(
    private readonly make: () => Hands,
    private readonly patience: number,
  ) {}

  ask(request: string, signal: AbortSignal): Promise<unknown> {
    return new Promise((done, fail) => {
      this.row.push({ request, signal, done, fail });
      void this.go();
    });
  }

  private async go(): Promise<void> {
    if (this.busy) return;
    const next = this.row.shift();
    if (!next) return;
    if (next.signal.aborted) {
      next.fail(abandoned());
      return this.go();
    }
    this.busy = true;
    try {
      next.done(await this.oneOf(next));
    } catch (error) {
      next.fail(error);
    }
    this.busy = false;
    return this.go();
  }

  private oneOf(next: Waiting): Promise<unknown> {
    const hands = (this.hands ??= this.make());
    return new Promise((done, fail) => {
      const stop = () => {
        setTimeout(() => {
          if (ended) return;
          hands.stop();
          this.hands = null;
          end();
          fail(abandoned());
        }, this.patience);
      };
      let ended = false;
      const end = () => {
        ended = true;
        next.signal.removeEventListener("abort", stop);
      };
      next.signal.addEventListener("abort", stop);
      hands.work(next.request).then(
        (answer) => (end(), done(answer)),
        (error: unknown) => {
          // An engine that failed answers no more: the next question gets a new one.
          hands.stop();
          if (this.hands === hands) this.hands = null;
          end();
          fail(error);
        },
      );
    });
  }
}
