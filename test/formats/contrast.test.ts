import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast, contrastFaults, mix, nearestAccent, withAccent } from '../../src/formats/contrast.js';
import { loadTheme } from '../../src/formats/theme.js';

const theme = await loadTheme('templates/theme.json');
const { colors } = theme;

describe('contrast', () => {
  test('is 21 between black and white, 1 between a colour and itself, and WCAG’s own example between', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#0b4f6c', '#0b4f6c')).toBe(1);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  test('does not depend on which of the two is named first', () => {
    expect(contrast(colors.accent, colors.white)).toBe(contrast(colors.white, colors.accent));
  });
});

describe('the theme', () => {
  test('has text of at least 4,5:1 on every ground it stands on, and graphics of 3:1', () => {
    expect(contrastFaults(theme)).toEqual([]);
    for (const text of [colors.ink, colors.muted, colors.threshold, colors.good, colors.bad, colors.accent]) {
      for (const ground of [colors.white, colors.paper])
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
    for (const line of [colors.accent, colors.muted, colors.faint, colors.threshold])
      expect(contrast(line, colors.white)).toBeGreaterThanOrEqual(3);
    expect(contrast(colors.accent, colors.accentLight)).toBeGreaterThanOrEqual(3);
  });

  test('tells which pair fails when a text is too light', () => {
    const pale = { ...theme, colors: { ...colors, muted: '#9aa4ae' } };
    expect(contrastFaults(pale).map(({ color, on }) => [color, on])).toEqual([
      ['muted', 'white'],
      ['muted', 'paper'],
      ['muted', 'accentPale'],
    ]);
  });
});

const anyColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('an accent', () => {
  test('of any colour becomes one that can be read everywhere, and a good one stays', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        const accent = nearestAccent(theme, color);
        expect(contrastFaults(withAccent(theme, accent))).toEqual([]);
        if (contrastFaults(withAccent(theme, color)).length === 0) expect(accent).toBe(color);
      }),
    );
  });

  test('is refused on both sides of its limit: 4,5:1 on its own pale ground', () => {
    expect(contrastFaults(withAccent(theme, '#006dc6'))).toEqual([]);
    expect(contrastFaults(withAccent(theme, '#0072ce')).length).toBeGreaterThan(0);
  });
});

test('a colour mixed with another lies between them', () => {
  expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
  expect(mix('#000000', '#ffffff', 1)).toBe('#ffffff');
  expect(mix('#102030', '#304050', 0.5)).toBe('#203040');
});

/** How a colour looks to one who sees no red (protanopia) or no green (deuteranopia): Machado, Oliveira and Fernandes 2009. */
const SEEN = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

function seen(color: string, matrix: readonly (readonly number[])[]): string {
  const linear = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const parts = matrix.map((row) => {
    const value = Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, weight, i) => sum + weight * linear[i]!, 0),
      ),
    );
    const coded = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
    return Math.round(coded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

describe.each(Object.entries(SEEN))('what charts draw, as it is seen with %s', (_, matrix) => {
  test('keeps its contrast: the threshold on paper, hatching on white, white over a bar', () => {
    const at = (name: keyof typeof colors) => seen(colors[name]!, matrix);
    for (const [line, ground] of [
      ['threshold', 'white'],
      ['threshold', 'paper'],
      ['accent', 'white'],
      ['white', 'accent'],
      ['faint', 'white'],
      ['ink', 'accentLight'],
    ] as const)
      expect(contrast(at(line), at(ground)), `${line} on ${ground}`).toBeGreaterThanOrEqual(2.9);
  });
});
