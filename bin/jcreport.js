#!/usr/bin/env node
import './engine.js';
import { start } from '../dist/program/main.js';

// The stack then names the files that the program was bundled from.
if (process.env.JCREPORT_DEBUG) process.setSourceMapsEnabled(true);
await start();
