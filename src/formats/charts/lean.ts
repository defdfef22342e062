import type { Runtime } from 'vega';

/** An operator of a compiled chart, as far as it is looked at here. */
interface Operator {
  id: number;
  type?: string;
  params?: {
    pulse?: { $ref: number };
    subflow?: { $subflow?: Flow };
    encoders?: { $encode: Record<string, { $output?: readonly string[] }> };
  };
  /** The operator that is evaluated again when this one has been. */
  parent?: unknown;
}

interface Flow {
  operators: Operator[];
}

/** Every number that stands as a `$ref` below a value. */
function referred(value: unknown, found = new Set<number>()): Set<number> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, part] of Object.entries(value)) {
    if (key === '$ref') found.add(part as number);
    else referred(part, found);
  }
  return found;
}

/** Whether the items of a mark are given an order to be drawn in. @param last the last operator of the mark. */
function isOrdered(last: Operator, operators: ReadonlyMap<number, Operator>): boolean {
  for (let at: Operator | undefined = last; at; at = operators.get(at.params?.pulse?.$ref ?? -1)) {
    const { encoders } = at.params ?? {};
    if (encoders) return Object.values(encoders.$encode).some(({ $output }) => $output?.includes('zindex'));
  }
  return false;
}

/** A flow without its operators of a type that nothing asks for. @param isNeeded those that do something all the same. */
function without(
  type: string,
  flow: Flow,
  isNeeded: (operator: Operator, operators: ReadonlyMap<number, Operator>) => boolean = () => false,
): Flow {
  const asked = referred(flow);
  const lean = (part: Flow): Flow => {
    const operators = new Map(part.operators.map((operator) => [operator.id, { ...operator }]));
    for (const operator of [...operators.values()]) {
      const { id, params, parent } = operator;
      const { subflow } = params ?? {};
      if (subflow?.$subflow)
        operator.params = { ...params, subflow: { ...subflow, $subflow: lean(subflow.$subflow) } };
      if (operator.type !== type || asked.has(id) || isNeeded(operator, operators)) continue;
      operators.delete(id);
      // What it would have waked is waked by what it listened to.
      if (parent !== undefined) operators.get(params!.pulse!.$ref)!.parent = parent;
    }
    return { ...part, operators: [...operators.values()] };
  };
  return lean(flow);
}

/**
 * A compiled chart without the operators that hand rows and items to events and expressions that there are none of, and
 * without those that tell a renderer of items to draw again: a fifth of all. A chart here is drawn once.
 */
export function leanRuntime(runtime: Runtime): Runtime {
  const silent = without('sieve', runtime as unknown as Flow);
  return without('render', silent, isOrdered) as unknown as Runtime;
}
