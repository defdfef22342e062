// Loaded before a program (node --import): at its end the file that PEAK names has the most memory it took, in KB.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));
