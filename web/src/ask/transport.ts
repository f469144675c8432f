// How the page reaches an engine: one way for each mode, all with the same face.
import { type Boot, Refused, type Request } from "../contract";

export interface Transport {
  /** What a copied link is good for. */
  readonly linkNote: string;
  /** Asks; an aborted signal means that nobody waits for the answer any more. */
  ask<Answer>(request: Request, signal: AbortSignal): Promise<Answer>;
}

/** What is told once an answer is in: the answer, or the refusal that it holds. */
export function opened<Answer>(answer: unknown): Answer {
  if (typeof answer === "object" && answer !== null && "error" in answer) {
    const error = answer.error as { what?: unknown; help?: unknown; change?: unknown };
    throw new Refused({
      what: String(error.what ?? "no answer"),
      help: String(error.help ?? ""),
      change: typeof error.change === "number" ? error.change : null,
    });
  }
  return answer as Answer;
}

/** An answer that never came, said as what was seen, what was expected and what helps. */
export function broken(what: string, help: string): Refused {
  return new Refused({ what, help, change: null });
}

export function abandoned(): DOMException {
  return new DOMException("nobody waits for this answer", "AbortError");
}

export function readBoot(text: string | null | undefined): Boot {
  try {
    return JSON.parse(text ?? "{}") as Boot;
  } catch {
    throw broken(
      "What the program wrote into this page cannot be read: it is no JSON.",
      "Copy the file again, or write it anew with `aidreach report SCENARIO --format live`.",
    );
  }
}
