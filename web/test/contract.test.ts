import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** Shapes of the page, and those that the engine publishes. */
const SHAPES: Record<string, string> = {
  Head: "AboutTold",
  About: "AboutTold",
  Area: "AreaShown",
  Place: "PlaceShown",
  Store: "StoreShown",
  Link: "LinkShown",
  Permission: "PermissionShown",
  Plan: "PlannedTold",
  AreaFigures: "AreaReached",
  Way: "WayUsed",
  Access: "AccessTold",
  Closed: "ClosedTold",
  Beside: "BesideTold",
  Effect: "LossTold",
  Held: "HeldTold",
  Ranges: "RangesTold",
  StandIn: "StandInAnswer",
  ReadChange: "ReadTold",
  SavedScenario: "ScenarioTold",
  Refusal: "Fault",
};

test("the page looks for nothing that the engine does not tell", () => {
  const schema = JSON.parse(readFileSync("../data/schema/aidreach-live.schema.json", "utf8")) as {
    $defs: Record<string, { properties: Record<string, unknown> }>;
  };
  const contract = readFileSync("src/contract.ts", "utf8");
  for (const [shape, told] of Object.entries(SHAPES)) {
    const body = new RegExp(`^export interface ${shape}\\b[^{]*\\{\n([^]*?)^\\}`, "m").exec(contract)?.[1] ?? "";
    const fields = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, field]) => field ?? "");
    assert.ok(fields.length > 0, shape);
    const known = Object.keys(schema.$defs[told]?.properties ?? {});
    assert.deepEqual(
      fields.filter((field) => !known.includes(field)),
      [],
      `${shape} of ${told}`,
    );
  }
});
