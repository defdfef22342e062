import { describe, expect, test } from 'vitest';
import { checkDelivery } from '../../src/check/check.js';
import { parseMonth } from '../../src/domain/month.js';
import { openDelivery } from '../../src/extracts/delivery.js';
import { RULES } from '../../src/rules/ruleset.js';
import { withChanges } from '../../src/rules/whatIf.js';
import { csv, folderWith } from '../cli/folder.js';

/** From July 2020 Jobsamtale counts alone. */
const rules = withChanges(RULES, {
  rules: { 'samtaler-typer': [{ from: '2020-07-01', value: ['Jobsamtale'] }] },
});
/** What `check` says is not counted of a samtale in June and one on a later day. */
async function uncounted(lastDay: string, month?: string): Promise<string[]> {
  const folder = await folderWith({
    'ydelser.csv': csv('borger_id;kommune;ydelse;fra;til', 'b1;Aalborg;Kontanthjælp;2017-01-01;'),
    'samtaler.csv': csv(
      'borger_id;dato;type',
      'b1;2020-06-02;Opfølgningssamtale',
      `b1;${lastDay};Jobsamtale`,
    ),
  });
  const asked = month === undefined ? {} : { month: parseMonth(month) };
  const options = { rules, tolerate: 0, allowCpr: false, ...asked };
  const { extracts } = await checkDelivery(await openDelivery(folder), options);
  return extracts.find(({ extract }) => extract === 'samtaler')!.ignored.map(({ what }) => what);
}

describe('check tells what is not counted', () => {
  test('by the rules of the month asked, not of the first month there are rules for', async () => {
    expect(await uncounted('2020-06-30', '2020-06')).toEqual([]);
    expect(await uncounted('2020-06-30', '2020-07')).toEqual(['samtaletype Opfølgningssamtale']);
  });

  test('by those of the delivery’s last month, where none is asked', async () => {
    expect(await uncounted('2020-06-30')).toEqual([]);
    expect(await uncounted('2020-07-01')).toEqual(['samtaletype Opfølgningssamtale']);
  });
});
