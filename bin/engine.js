import { setFlagsFromString } from 'node:v8';

// V8 11 (Node 20) optimizes a function after a few hundred calls, as a server wants it. A run of some seconds spends a
// fifth of its processor time on that and gets little of it back. Later versions wait by themselves.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=250000');
