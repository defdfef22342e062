import { parentPort } from 'node:worker_threads';
import type { Reply } from './pool.js';

/** A thread of a pool: jobs come in, answers go out. */
export function answerJobs<Job, Answer>(work: (job: Job) => Promise<Answer> | Answer): void {
  parentPort!.on('message', async (job: Job) => {
    let reply: Reply<Answer>;
    try {
      reply = { answer: await work(job) };
    } catch (error) {
      reply = { error: error instanceof Error ? error.message : String(error) };
    }
    parentPort!.postMessage(reply);
  });
}
