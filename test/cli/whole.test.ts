import { expect, test } from 'vitest';
import { COUNTED } from '../counted.js';
import { build, buildJson } from './folder.js';
import { wholeDelivery } from './whole.js';

test('the small delivery of these tests gives every table and figure, with a group that is hidden, and warns of nothing but its months without rows', async () => {
  const data = await wholeDelivery();
  const { tables, figures } = await buildJson('Aalborg', '2020-08', data, ...COUNTED);
  expect(Object.keys(tables)).toEqual(['1.1', '1.3', '1.4', '1.5', 'B.1']);
  expect(Object.keys(figures)).toEqual([
    'A.1',
    'A.2',
    '2.1',
    '2.2',
    '4.1',
    '4.2',
    '4.3',
    '4.4',
    '5.1',
    '5.2',
    '5.3',
    '5.4',
    'A.3',
  ]);
  expect(figures['4.2'].rows.some(({ suppressed }: { suppressed?: boolean }) => suppressed)).toBe(true);
  expect(figures['4.2'].rows.some(({ suppressed }: { suppressed?: boolean }) => !suppressed)).toBe(true);
  const { err } = await build(data, '--format', 'json', ...COUNTED);
  const others = err
    .split('\n')
    .filter((line) => line && !/months without any row|: tilbud has no row that begins after /.test(line));
  expect(others).toEqual([]);
});
