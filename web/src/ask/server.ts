// The program itself on this machine, asked over its own door.
import { Refused, type Request } from "../contract";
import { broken, opened, type Transport } from "./transport";

export function server(token: string): Transport {
  return {
    linkNote:
      "The link is copied. It works on this machine while the program runs. To others, send the changes as words, or the scenario file.",
    async ask<Answer>(request: Request, signal: AbortSignal): Promise<Answer> {
      let text: string;
      try {
        const response = await fetch("/ask", {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-Aidreach-Token": token },
          body: JSON.stringify(request),
          signal,
        });
        text = await response.text();
      } catch (error) {
        if (signal.aborted) throw error;
        throw broken(
          "The program on this machine gave no answer: it may have been ended.",
          "Start it again with `aidreach open`, and open the address that it shows. The changes are in the address of this page: copy what stands behind `#`.",
        );
      }
      let answer: unknown;
      try {
        answer = JSON.parse(text);
      } catch {
        throw new Refused({
          what: `The program answered what is no JSON: ${text.slice(0, 120)}`,
          help: "Open the address again that the program showed when it started.",
          change: null,
        });
      }
      return opened<Answer>(answer);
    },
  };
}
