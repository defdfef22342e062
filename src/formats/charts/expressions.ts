/** An expression of a Vega spec as vega-runtime hands it to its code generator. */
interface Expression {
  code: string;
}

/** A mark's channels, each an expression. */
interface Encoding {
  marktype: string;
  channels: Readonly<Record<string, Expression>>;
}

/** What an expression's functions are looked up in. */
interface Context {
  functions?: object;
}

type Work = (...args: never[]) => unknown;
type Field = (datum: unknown) => unknown;
/** A way to read a field; Vega reads its path, too. */
type Getter = Field & { path: string };

const known = new Map<string, Work>();

/**
 * A function of some code, made once in the process. Vega makes every function of a chart anew for each View, so that
 * the engine compiles each of them again and none gets quick.
 */
function functionOf(parameters: readonly string[], code: string): Work {
  const key = `${parameters.join()}:${code}`;
  let work = known.get(key);
  if (!work) {
    work = new Function(...parameters, code) as Work;
    known.set(key, work);
  }
  return work;
}

/** The functions of a template's expressions: every View of it has the same. */
const works = new WeakMap<object, Work>();

/** @param codeOf the function's body, or an expression that it returns. */
function expression(
  { functions }: Context,
  parameters: readonly string[],
  of: object,
  codeOf: () => string,
): Work {
  let work = works.get(of);
  if (!work) {
    const code = codeOf();
    work = functionOf(parameters, code.endsWith(';') ? code : `return(${code});`);
    works.set(of, work);
  }
  return functions ? work.bind(functions) : work;
}

/** Marks whose width and height follow from two positions, and those of them that may stand the wrong way round. */
const WITHOUT_SIZE = ['rule'];
const TURNED = ['group', 'image', 'rect'];

/** The code that sets one axis' place and size from its ends or its middle. */
function placed(axis: 'x' | 'y', size: 'width' | 'height', { marktype, channels }: Encoding): string {
  const [start, end, centre] = [axis, `${axis}2`, `${axis}c`];
  let code = '';
  if (channels[end]) {
    if (channels[start]) {
      if (TURNED.includes(marktype))
        code += `if(o.${start}>o.${end})$=o.${start},o.${start}=o.${end},o.${end}=$;`;
      code += `o.${size}=o.${end}-o.${start};`;
    } else code += `o.${start}=o.${end}-(o.${size}||0);`;
  }
  if (channels[centre]) code += `o.${start}=o.${centre}-(o.${size}||0)/2;`;
  return code;
}

/** The code that sets a mark's channels, and says whether one of them changed. */
function encodingCode(encoding: Encoding): string {
  let code = 'var o=item,datum=o.datum,m=0,$;';
  for (const [name, channel] of Object.entries(encoding.channels)) {
    const property = `o[${JSON.stringify(name)}]`;
    code += `$=${channel.code};if(${property}!==$)${property}=$,m=1;`;
  }
  if (!WITHOUT_SIZE.includes(encoding.marktype))
    code += placed('x', 'width', encoding) + placed('y', 'height', encoding);
  return `${code}return m;`;
}

/** The order of two values: missing ones first, then what is no number, then by size. */
function compareValues(a: unknown, b: unknown): number {
  const [u, v] = [a, b].map((value) => (value instanceof Date ? Number(value) : value)) as [number, number];
  if ((u < v || u == null) && v != null) return -1;
  if ((u > v || v == null) && u != null) return 1;
  return Number(Number.isNaN(v)) - Number(Number.isNaN(u));
}

/** Vega's code generator (a View's option `expr`) with its functions remembered; what they compute is the same. */
export const REMEMBERED_EXPRESSIONS = {
  operator: (context: Context, of: Expression) => expression(context, ['_'], of, () => of.code),
  parameter: (context: Context, of: Expression) => expression(context, ['datum', '_'], of, () => of.code),
  event: (context: Context, of: Expression) => expression(context, ['event'], of, () => of.code),
  handler: (context: Context, of: Expression) =>
    expression(
      context,
      ['_', 'event'],
      of,
      () => `var datum=event.item&&event.item.datum;return ${of.code};`,
    ),
  encode: (context: Context, of: Encoding) => expression(context, ['item', '_'], of, () => encodingCode(of)),
  codegen: {
    get(path: readonly string[]): Getter {
      const places = `[${path.map((name) => JSON.stringify(name)).join('][')}]`;
      const read = functionOf(['_'], `return _${places};`) as unknown as Field;
      // Vega writes names onto what it gets, so each one is its own.
      return Object.assign((datum: unknown) => read(datum), { path: places });
    },
    comparator:
      (fields: readonly Field[], orders: readonly number[]) =>
      (a: unknown, b: unknown): number => {
        for (const [i, field] of fields.entries()) {
          const order = compareValues(field(a), field(b));
          if (order !== 0) return order * orders[i]!;
        }
        return 0;
      },
  },
};
