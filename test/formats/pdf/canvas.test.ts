import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { face, parseFont } from '../../../src/formats/fonts.js';
import { PdfCanvas } from '../../../src/formats/pdf/canvas.js';
import type { Sheet } from '../../../src/formats/pdf/sheet.js';

type Call = [name: string, ...args: unknown[]];

const PATH: Record<string, string> = { m: 'moveTo', l: 'lineTo', c: 'bezierCurveTo', h: 'closePath' };

/** What a path's operators ask for, one a line, as PDF has them. */
const steps = (operators: string): Call[] =>
  operators.split('\n').map((line) => {
    const words = line.split(' ');
    return [PATH[words.at(-1)!]!, ...words.slice(0, -1).map(Number)];
  });

/** A canvas of 200 × 100 points at (50, 20) of a page, and what it asks of the page. */
function canvas(): { on: PdfCanvas; calls: Call[]; called: (...names: string[]) => Call[] } {
  const calls: Call[] = [];
  const page: unknown = new Proxy(
    {},
    {
      get:
        (_, name) =>
        (...args: unknown[]) => {
          if (name === 'operators') calls.push(...steps(String(args[0])));
          else calls.push([String(name), ...args]);
          return page;
        },
    },
  );
  const on = new PdfCanvas(page as Sheet, { x: 50, y: 20 }, { width: 200, height: 100 });
  return { on, calls, called: (...names) => calls.filter(([name]) => names.includes(name)) };
}

describe('a path', () => {
  test('is where its points were when they were set, however the origin moves before it is drawn', () => {
    const { on, called } = canvas();
    on.save();
    on.translate(10, 5);
    on.scale(2, 3);
    on.beginPath();
    on.moveTo(1, 1);
    on.lineTo(4, 2);
    on.restore();
    expect(called('moveTo', 'lineTo')).toEqual([]);
    on.stroke();
    expect(called('moveTo', 'lineTo', 'stroke')).toEqual([
      ['moveTo', 62, 28],
      ['lineTo', 68, 31],
      ['stroke'],
    ]);
  });

  test('turns with the canvas', () => {
    const { on, called } = canvas();
    on.rotate(Math.PI / 2);
    on.beginPath();
    on.moveTo(10, 0);
    on.lineTo(0, 10);
    on.fill();
    expect(called('moveTo', 'lineTo')).toEqual([
      ['moveTo', 50, 30],
      ['lineTo', 40, 20],
    ]);
  });

  test('of a transformation set anew begins at the canvas’ own corner, not the page’s', () => {
    const { on, called } = canvas();
    on.translate(99, 99);
    on.setTransform(1, 0, 0, 1, 3, 4);
    on.fillRect(0, 0, 10, 10);
    expect(called('moveTo', 'lineTo', 'closePath')).toEqual([
      ['moveTo', 53, 24],
      ['lineTo', 63, 24],
      ['lineTo', 63, 34],
      ['lineTo', 53, 34],
      ['closePath'],
    ]);
  });

  test('that has no point, and one in no colour, draws nothing', () => {
    for (const colour of ['transparent', 'none', '']) {
      const { on, calls } = canvas();
      on.fill();
      on.stroke();
      on.clip();
      on.fillStyle = colour;
      on.strokeStyle = colour;
      on.fillRect(0, 0, 1, 1);
      on.strokeRect(0, 0, 1, 1);
      on.clearRect();
      expect(calls).toEqual([]);
    }
  });
});

describe('an arc', () => {
  /** Points along the cubics that a canvas drew, from the last point on. */
  function* along(calls: readonly Call[]): Generator<[number, number]> {
    let [x, y] = [Number.NaN, Number.NaN];
    for (const [name, ...numbers] of calls as [string, ...number[]][]) {
      if (name === 'bezierCurveTo') {
        const [x1, y1, x2, y2, x3, y3] = numbers as [number, number, number, number, number, number];
        for (const t of [0, 0.25, 0.5, 0.75]) {
          const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
          yield [a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3];
        }
      }
      [x, y] = numbers.slice(-2) as [number, number];
    }
    yield [x, y];
  }

  test('keeps its distance from its centre and ends where it should, in either direction', () => {
    const angle = fc.double({ min: -7, max: 7, noNaN: true });
    fc.assert(
      fc.property(angle, angle, fc.boolean(), (start, end, counterclockwise) => {
        const { on, called } = canvas();
        on.beginPath();
        on.arc(100, 50, 40, start, end, counterclockwise);
        on.stroke();
        const points = [...along(called('moveTo', 'bezierCurveTo'))];
        for (const [x, y] of points) expect(Math.abs(Math.hypot(x - 150, y - 70) - 40)).toBeLessThan(0.03);
        const [x, y] = points.at(-1)!;
        const sweep = end - start;
        const isWhole = Math.abs(sweep) >= 2 * Math.PI && sweep > 0 !== counterclockwise;
        const stop = isWhole ? start : end;
        expect(x).toBeCloseTo(150 + 40 * Math.cos(stop), 1);
        expect(y).toBeCloseTo(70 + 40 * Math.sin(stop), 1);
        // From one point to the next it always turns the same way.
        for (const [i, [px, py]] of points.slice(1).entries()) {
          const [qx, qy] = points[i]!;
          const turn = (qx - 150) * (py - 70) - (qy - 70) * (px - 150);
          if (Math.hypot(px - qx, py - qy) > 0.1) expect(turn > 0).toBe(!counterclockwise);
        }
      }),
    );
  });

  test('of a whole turn is four quarters', () => {
    const { on, called } = canvas();
    on.beginPath();
    on.arc(0, 0, 10, 0, 2 * Math.PI);
    on.fill();
    expect(called('bezierCurveTo')).toHaveLength(4);
  });
});

test('a curve of one control point is the same curve with two', () => {
  const { on, called } = canvas();
  on.beginPath();
  on.moveTo(0, 0);
  on.quadraticCurveTo(30, 60, 60, 0);
  on.stroke();
  // A third from the ends to the control point (30, 60), beside the corner at (50, 20).
  expect(called('bezierCurveTo')).toEqual([['bezierCurveTo', 70, 60, 90, 60, 110, 20]]);
});

describe('looks', () => {
  test('come back with restore, and a restore too many changes nothing', () => {
    const { on, calls } = canvas();
    on.fillStyle = '#112233';
    on.lineWidth = 2;
    on.setLineDash([4, 2]);
    on.save();
    on.fillStyle = '#ffffff';
    on.lineWidth = 9;
    on.setLineDash([1]);
    on.restore();
    expect([on.fillStyle, on.lineWidth, on.getLineDash()]).toEqual(['#112233', 2, [4, 2]]);
    on.restore();
    expect(on.fillStyle).toBe('#112233');
    expect(calls).toEqual([['save'], ['restore']]);
  });

  test('of a line: width, ends, opacity, colour and dashes', () => {
    const { on, calls } = canvas();
    on.strokeStyle = 'rgb(12, 34, 56)';
    on.lineWidth = 1.234;
    on.lineCap = 'round';
    on.lineJoin = 'bevel';
    on.globalAlpha = 0.5;
    on.setLineDash([3]);
    on.beginPath();
    on.moveTo(0, 0);
    on.lineTo(1, 0);
    on.stroke();
    expect(calls).toEqual([
      ['lineWidth', 1.234],
      ['lineCap', 'round'],
      ['lineJoin', 'bevel'],
      ['dash', [3]],
      ['opacity', 0.5],
      ['strokeColor', 'rgb(12, 34, 56)'],
      ['moveTo', 50, 20],
      ['lineTo', 51, 20],
      ['stroke'],
    ]);
  });

  test('of dashes without gaps are a line without dashes', () => {
    const { on, called } = canvas();
    on.setLineDash([4, 0]);
    on.strokeRect(0, 0, 1, 1);
    expect(called('dash')).toEqual([['dash', []]]);
  });
});

describe('text', () => {
  const drawn = (align: string) => {
    const { on, called } = canvas();
    on.font = '600 9px SourceSans';
    on.textAlign = align;
    on.fillText('Hele landet', 100, 10);
    return called('textAt')[0]! as [string, string, string, number, number[]];
  };
  const width = face('semibold').width('Hele landet', 9);

  test.each([
    ['left', 0],
    ['center', width / 2],
    ['right', width],
  ])('stands %s of its point', (align, shift) => {
    expect(drawn(align)[4][4]).toBeCloseTo(150 - shift, 9);
  });

  test('ends in a space, so that labels are words apart where they are read', () => {
    expect(drawn('left')[1]).toBe('Hele landet ');
  });

  test('is measured as it is drawn, and a letter that the font lacks is a question mark in both', () => {
    const { on, called } = canvas();
    on.font = 'italic 12px SourceSans';
    expect(on.measureText('年 2020').width).toBe(face('italic').width('? 2020', 12));
    on.fillText('年 2020', 0, 0);
    expect(called('textAt').map(([, ...asked]) => asked.slice(0, 3))).toEqual([['? 2020 ', 'italic', 12]]);
  });

  test('takes size and face from a font’s CSS', () => {
    expect(parseFont('600 9px SourceSans')).toEqual({ size: 9, face: 'semibold' });
    expect(parseFont('bold 9.5px SourceSans')).toEqual({ size: 9.5, face: 'semibold' });
    expect(parseFont('500 9px SourceSans')).toEqual({ size: 9, face: 'regular' });
    expect(parseFont('italic 8px SourceSans')).toEqual({ size: 8, face: 'italic' });
    expect(parseFont('SourceSans')).toEqual({ size: 10, face: 'regular' });
  });
});

test('what charts may not use is refused rather than left out', () => {
  const { on } = canvas();
  expect(() => on.createLinearGradient()).toThrow('gradients are not supported');
  expect(() => on.drawImage()).toThrow('images are not supported');
});

describe('hatching', () => {
  const hatched = (x: number, width: number) => {
    const { on, calls, called } = canvas();
    on.fillStyle = 'url(#hatch-#0b4f6c)';
    on.fillRect(x, 10, width, 40);
    return { calls, called };
  };

  test('is white, and lines in the colour that its name has, inside the path alone', () => {
    const { called } = hatched(0, 30);
    expect(called('fillColor')).toEqual([['fillColor', '#ffffff']]);
    expect(called('strokeColor')).toEqual([['strokeColor', '#0b4f6c']]);
    expect(called('save', 'clip', 'restore').map(([name]) => name)).toEqual(['save', 'clip', 'restore']);
  });

  test('has lines enough to cover the path, on one grid for paths beside each other', () => {
    const starts = (x: number) =>
      hatched(x, 30)
        .called('moveTo')
        .filter(([, , y]) => y === 70)
        .map(([, at]) => Number(at) + 70);
    const [first, second] = [starts(0), starts(30)];
    expect(first.length).toBeGreaterThan(20);
    const step = first[1]! - first[0]!;
    for (const at of [...first, ...second])
      expect(Math.abs(at / step - Math.round(at / step))).toBeLessThan(1e-6);
  });
});
