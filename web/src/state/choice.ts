// Plain words for keys of the engine.

const OBJECTIVES: Record<string, string> = {
  severity: "severity: phase 5 first, then 4, then 3",
  "most-people": "most people, whatever their phase",
  fairest: "fairest: the lowest coverage as high as can be",
};

export function choiceName(id: string): string {
  return OBJECTIVES[id] ?? id.replaceAll("-", " ");
}

/** The first letter large, for the start of a sentence. */
export function begun(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
