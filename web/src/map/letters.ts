// How wide words are in the page's own letters, which differ from one browser and machine to another.

/** Where there is no browser to ask: wider than most letters are. */
const GUESS = 0.62;
/** Letters are measured at this size, and scaled. */
const MEASURED = 100;

let canvas: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

function ofOne(text: string): number {
  if (typeof document === "undefined") return [...text].length * GUESS;
  if (canvas === null) {
    canvas = document.createElement("canvas").getContext("2d");
    // Names of areas and crossings are bold, and none is wider.
    if (canvas !== null) canvas.font = `600 ${MEASURED}px ${getComputedStyle(document.body).fontFamily}`;
  }
  return canvas === null ? [...text].length * GUESS : canvas.measureText(text).width / MEASURED;
}

/** The room that words take at a size, with the halo around them. */
export function width(text: string, size: number): number {
  let one = known.get(text);
  if (one === undefined) {
    one = ofOne(text);
    known.set(text, one);
  }
  return one * size + 4;
}
