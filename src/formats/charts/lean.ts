import type { Runtime } from 'vega';

/** An operator of a compiled chart, as far as it is looked at here. */
interface Operator {
  id: number;
  type?: string;
  params?: { pulse?: { $ref: number }; subflow?: { $subflow?: Flow } };
  /** The operator that is evaluated again when this one has been. */
  parent?: unknown;
}

interface Flow {
  operators: Operator[];
}

/** Every number that stands as a `$ref` below a value. */
function referred(value: unknown, found: Set<number>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === '$ref') found.add(part as number);
    else referred(part, found);
  }
}

/**
 * A compiled chart without the operators that hand the items of each mark and the rows of each data set to events and
 * to expressions, where nothing asks for them: a seventh of all. A chart here is drawn once, and has no events.
 */
export function leanRuntime(runtime: Runtime): Runtime {
  const asked = new Set<number>();
  referred(runtime, asked);
  const lean = <F extends Flow>(flow: F): F => {
    const operators = new Map(flow.operators.map((operator) => [operator.id, { ...operator }]));
    for (const operator of operators.values()) {
      const { id, type, params, parent } = operator;
      const { subflow } = params ?? {};
      if (subflow?.$subflow)
        operator.params = { ...params, subflow: { ...subflow, $subflow: lean(subflow.$subflow) } };
      if (type !== 'sieve' || asked.has(id)) continue;
      operators.delete(id);
      // What it would have waked is waked by what it listened to.
      if (parent !== undefined) operators.get(params!.pulse!.$ref)!.parent = parent;
    }
    return { ...flow, operators: [...operators.values()] };
  };
  return lean(runtime as unknown as Flow) as unknown as Runtime;
}
