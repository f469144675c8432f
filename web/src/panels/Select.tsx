// One of several, chosen by name.
import type { Named } from "../contract";

export function Select(props: {
  label: string;
  value: string;
  choices: readonly Named[];
  set(value: string): void;
  /** What choosing none of them means. */
  none?: string | undefined;
}) {
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={(event) => props.set(event.currentTarget.value)}>
        {props.none !== undefined && <option value="">{props.none}</option>}
        {props.choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
