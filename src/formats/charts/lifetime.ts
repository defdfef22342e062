import * as vega from 'vega';

/** An operator of a View, as far as its memory goes. */
interface Operator {
  _targets?: Dependents | null;
  value: unknown;
  pulse: unknown;
  source: unknown;
}

/** The operators that wait for another, each once. */
class Dependents extends Array<Operator> {
  add(operator: Operator): this {
    if (!this.includes(operator)) this.push(operator);
    return this;
  }
  remove(operator: Operator): this {
    const i = this.indexOf(operator);
    if (i >= 0) this.splice(i, 1);
    return this;
  }
  override forEach(act: (operator: Operator, i: number, all: Operator[]) => void): void {
    for (let i = 0; i < this.length; i += 1) act(this[i]!, i, this);
  }
}

/**
 * Vega writes functions onto its lists. The engine keeps a function that is written onto an object among what lives
 * long, and with it all that it reaches: a View whose lists are such outlives every small collection of garbage.
 */
const { prototype } = (vega as unknown as { Operator: { prototype: { targets(): Dependents } } }).Operator;
prototype.targets = function (this: Operator): Dependents {
  this._targets ??= new Dependents();
  return this._targets;
};

/** Operators by their number, with those of the parts that are made for each group of rows. */
interface Flow {
  nodes: Record<string, Operator>;
  subcontext?: Flow[];
}

interface ViewInternals {
  _touched: Operator[];
  _runtime: Flow;
}

const internalsOf = (view: vega.View) => view as unknown as ViewInternals;

/** Lays a View out, for good. */
export async function layOut(view: vega.View): Promise<void> {
  const { _touched: waiting } = internalsOf(view);
  await view.runAsync();
  waiting.length = 0;
}

/** Lets a View go: what is left of it in memory that lives long reaches the rest no more. */
export function letGo(view: vega.View): void {
  view.finalize();
  release(internalsOf(view)._runtime);
}

function release({ nodes, subcontext = [] }: Flow): void {
  for (const operator of Object.values(nodes)) {
    if (isItemsByRow(operator.value)) operator.value.clear();
    operator._targets = null;
    operator.value = operator.pulse = operator.source = undefined;
  }
  subcontext.forEach(release);
}

/** Whether a value is what a mark finds its items by. */
const isItemsByRow = (value: unknown): value is { clear(): void } =>
  typeof value === 'object' && value !== null && 'lookup' in value && 'clear' in value;
