// Runs in a worker: unpacks the engine and the country, then answers one question after the other.
interface Engine {
  memory: WebAssembly.Memory;
  take(length: number): number;
  give(pointer: number, length: number): void;
  open(pointer: number, length: number): number;
  ask(pointer: number, length: number): number;
  /** What a fault said, after which the engine answers no more. */
  last_words?(): number;
}

let engine: Engine | null = null;

async function unpacked(packed: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  // Not by way of a Blob: in a worker of a page from disk, WebKit cannot read one.
  const packing = new Response(bytes).body;
  if (packing === null) throw new Error("there is nothing to unpack");
  return new Response(packing.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
}

/** The engine takes over what it is handed, and hands over what it returns. */
function called(how: "open" | "ask", text: Uint8Array): string {
  if (!engine) throw new Error("the engine is not there");
  const pointer = engine.take(text.length);
  new Uint8Array(engine.memory.buffer).set(text, pointer);
  return handed(engine, engine[how](pointer, text.length));
}

function handed(from: Engine, answer: number): string {
  const length = new DataView(from.memory.buffer).getUint32(answer, true);
  const said = new TextDecoder().decode(new Uint8Array(from.memory.buffer, answer + 4, length));
  from.give(answer, length + 4);
  return said;
}

function lastWords(error: unknown): string {
  try {
    const said = engine?.last_words ? handed(engine, engine.last_words()) : "";
    return said === "" ? String(error) : said;
  } catch {
    return String(error);
  }
}

self.onmessage = async (event: MessageEvent) => {
  const told = event.data as { id: number; engine?: string; pack?: string; request?: string };
  try {
    let text: string;
    if (told.engine !== undefined && told.pack !== undefined) {
      const [program, pack] = await Promise.all([unpacked(told.engine), unpacked(told.pack)]);
      const made = await WebAssembly.instantiate(program, {});
      engine = made.instance.exports as unknown as Engine;
      text = called("open", new Uint8Array(pack));
    } else {
      text = called("ask", new TextEncoder().encode(told.request ?? "{}"));
    }
    self.postMessage({ id: told.id, answer: JSON.parse(text) });
  } catch (error) {
    self.postMessage({ id: told.id, failed: lastWords(error) });
  }
};
