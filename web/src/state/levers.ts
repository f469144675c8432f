// Levers as changes in words: a new setting takes the place of the one before it.

const WHOLE = new Set(["budget", "ration"]);
const NAMED = new Set(["supplies", "late", "capacity", "need", "levy"]);

/** What a change sets, such as `budget` or `supplies karachi`; null where it is no lever. */
export function lever(change: string): string | null {
  const [word = "", ...rest] = change.trim().split(/\s+/);
  if (WHOLE.has(word)) return word;
  if (!NAMED.has(word)) return null;
  const amount = rest.findIndex((part) => /^x?[\d.,]+(%|m|bn|k)?$/i.test(part));
  const name = (amount < 0 ? rest : rest.slice(0, amount)).join(" ");
  return name === "" ? word : `${word} ${name}`;
}

/** Changes with one lever set; an empty text takes it away. */
export function setLever(changes: readonly string[], of: string, change: string): string[] {
  const at = changes.findIndex((other) => lever(other) === of);
  if (change === "") return changes.filter((other) => lever(other) !== of);
  if (at < 0) return [...changes, change];
  return changes.flatMap((other, position) => {
    if (position === at) return [change];
    return lever(other) === of ? [] : [other];
  });
}

/** The change that sets a lever, or an empty text. */
export function leverNow(changes: readonly string[], of: string): string {
  return changes.find((other) => lever(other) === of) ?? "";
}

/** Changes with one of them said otherwise; an empty text takes it away. */
export function reword(changes: readonly string[], position: number, change: string): string[] {
  const said = change.trim();
  return changes.flatMap((other, at) => (at !== position ? [other] : said === "" ? [] : [said]));
}

/** Changes with another one; what is there already is not said twice. */
export function add(changes: readonly string[], change: string): string[] {
  const said = change.trim();
  return said === "" || changes.includes(said) ? [...changes] : [...changes, said];
}

/** Words between back quotes: what an error says could be meant. */
export function choices(help: string): string[] {
  if (!/did you mean|could be|either|say one of/i.test(help)) return [];
  return [...new Set([...help.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? ""))].slice(0, 8);
}

/** A change with the name that was not known replaced by one that is. */
export function withChoice(change: string, what: string, choice: string): string {
  const quoted = [...what.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? "");
  const wrong = quoted.filter((part) => part !== change && change.includes(part)).at(-1);
  if (wrong === undefined) return choice.includes(" ") ? choice : change;
  return change.replace(wrong, choice);
}
