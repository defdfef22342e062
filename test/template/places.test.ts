import { describe, expect, test } from 'vitest';
import { fillPlaces, unknownName } from '../../src/sourceText/places.js';

const fill = (text: string) => fillPlaces({ file: 'a.md', line: 7, text }, { a: '1', 'b.c': '{{a}} $&' });
const MANY = ['kommune', 'kommune.title', 'month', 'period.three', 'samtaler.share', 'tilbud.share', 'year'];

describe('places of a text', () => {
  test('are filled, once', () => {
    expect(fill('{{a}}{{ b.c }} {a} }}')).toBe('1{{a}} $& {a} }}');
  });

  test.each([
    ['x\n{{a', 8],
    ['{{a}} {{\na}}', 7],
    ['\n\n{{a}} {{{', 9],
  ])('that are not closed are refused with their line: %j', (text, line) => {
    expect(() => fill(text)).toThrow(`a.md:${line}: '{{' begins no place`);
  });

  test('that every object has are unknown too', () => {
    expect(() => fill('{{constructor}}')).toThrow('unknown place {{constructor}}');
  });
});

describe('an unknown name is answered with', () => {
  test('the one that was meant', () => {
    expect(unknownName('place', '{{komune}}', 'komune', MANY)).toBe(
      'unknown place {{komune}}; did you mean kommune?',
    );
  });

  test('else the three that are nearest, never all', () => {
    expect(unknownName('place', '{{share}}', 'share', MANY)).toBe(
      'unknown place {{share}}; the nearest are tilbud.share, samtaler.share, year',
    );
  });

  test('all where they are three or fewer', () => {
    expect(unknownName('figure', 'figure 9', 'xxxxxxx', ['figure 1', 'figure 2'])).toBe(
      'unknown figure figure 9; known are figure 1, figure 2',
    );
    expect(unknownName('figure', 'figure 9', 'figure 9', [])).toBe(
      'unknown figure figure 9; there is none here',
    );
  });
});
