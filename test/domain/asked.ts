/** What newYdelse.test.ts asks of the program: bundled with another list of ydelser than the other tests have. */
export { precedenceOf } from '../../src/core/counting.js';
export { OPEN_END } from '../../src/domain/day.js';
export { parseMonth } from '../../src/domain/month.js';
export { GRUPPER, gruppeName, outsideYdelse, withinYdelse, ydelseCode } from '../../src/domain/ydelse.js';
export { openDelivery } from '../../src/extracts/delivery.js';
export { RULES } from '../../src/rules/ruleset.js';
export { withChanges } from '../../src/rules/whatIf.js';
export { CaseStore } from '../../src/store/caseStore.js';
export { readCitizen } from '../../src/store/readCitizen.js';
export { csv, folderWith, removeFolders, run } from '../cli/folder.js';
export { citizens } from '../reference/citizens.js';
