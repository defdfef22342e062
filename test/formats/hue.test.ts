import { expect, test } from 'vitest';
import { withAccent } from '../../src/formats/contrast.js';
import { warningLike } from '../../src/formats/hue.js';
import { loadTheme } from '../../src/formats/theme.js';

const theme = await loadTheme('templates/theme.json');
const isLikeAWarning = (accent: string) => warningLike(withAccent(theme, accent)) !== undefined;

test('the theme’s own accent is no warning', () => expect(warningLike(theme)).toBeUndefined());

test.each([
  ['the warning itself', '#a63a1e'],
  ['wine red', '#7a1f3d'],
  ['crimson', '#8a1538'],
  ['rust', '#7b2d00'],
])('an accent like %s is taken for a warning', (_, accent) => expect(isLikeAWarning(accent)).toBe(true));

test.each([
  ['purple', '#7a3e9d'],
  ['magenta', '#8b0a50'],
  ['olive', '#7a5c00'],
  ['green', '#22663f'],
  ['a grey without a hue', '#333333'],
  ['a brown that is nearly grey', '#4a3728'],
])('%s is not', (_, accent) => expect(isLikeAWarning(accent)).toBe(false));

test('it is told how far apart their hues are', () => {
  expect(warningLike(withAccent(theme, '#7a1f3d'))!.apart).toBeCloseTo(30.1, 0);
});
