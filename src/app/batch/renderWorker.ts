import { parentPort } from 'node:worker_threads';
import { type RenderJob, renderFiles } from '../renderFiles.js';
import type { Answer } from './pool.js';

/** A thread of {@link import('./pool.js').openPool}: documents come in, their files go out. */
parentPort!.on('message', async (job: RenderJob) => {
  let answer: Answer;
  try {
    answer = { files: await renderFiles(job) };
  } catch (error) {
    const { message } = error as Error;
    answer = { error: new Error(message) };
  }
  parentPort!.postMessage(answer);
});
