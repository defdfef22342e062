import { Worker } from 'node:worker_threads';

/** What a thread answers: what came of its job, or why nothing did. */
export type Reply<Answer> = { answer: Answer } | { error: string };

/** Threads that do jobs, one each at a time. */
export interface Pool<Job, Answer> {
  /** How many there are. */
  width: number;
  /**
   * Gives a job to the next thread that is free.
   * @throws {Error} with the message of what the thread threw.
   */
  ask(job: Job): Promise<Answer>;
  /** Ends the threads. */
  close(): Promise<void>;
}

interface Thread {
  worker: Worker;
  isBusy: boolean;
}

/** Memory for short-lived objects of a thread: with more of it they are cleared less often. */
const YOUNG_MB = 48;

/**
 * Starts threads that answer jobs. One that dies is replaced, and its job given to another, once.
 * @param module what a thread runs: it calls {@link import('./answer.js').answerJobs}.
 * @param width how many.
 * @param given what each of them is told as it starts.
 */
export function openPool<Job, Answer>(module: URL, width: number, given?: unknown): Pool<Job, Answer> {
  const threads = new Set<Thread>();
  const waiting: ((thread: Thread) => void)[] = [];
  const start = (): Thread => {
    const worker = new Worker(module, {
      workerData: given,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const thread = { worker, isBusy: false };
    worker.unref();
    threads.add(thread);
    return thread;
  };
  for (let i = 0; i < width; i += 1) start();

  function take(): Promise<Thread> {
    const free = [...threads].find(({ isBusy }) => !isBusy);
    if (!free) return new Promise((resolve) => waiting.push(resolve));
    free.isBusy = true;
    return Promise.resolve(free);
  }

  /** Gives a thread on: to who waits longest, or back to the others. */
  function give(thread: Thread): void {
    const next = waiting.shift();
    if (next) next(thread);
    else thread.isBusy = false;
  }

  async function ask(job: Job, isAgain = false): Promise<Answer> {
    const thread = await take();
    thread.isBusy = true;
    try {
      const answer = await send<Job, Answer>(thread.worker, job);
      give(thread);
      return answer;
    } catch (error) {
      if (!(error instanceof DeadThread)) {
        give(thread);
        throw error;
      }
      threads.delete(thread);
      const fresh = start();
      fresh.isBusy = true;
      give(fresh);
      if (isAgain) throw error;
      return ask(job, true);
    }
  }

  return {
    width,
    ask: (job) => ask(job),
    close: async () => {
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

/** A thread ended without an answer. */
class DeadThread extends Error {}

function send<Job, Answer>(worker: Worker, job: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (reply: Reply<Answer>) =>
      end(() => ('answer' in reply ? resolve(reply.answer) : reject(new Error(reply.error))));
    const onError = (error: Error) => end(() => reject(new DeadThread(`a thread failed: ${error.message}`)));
    const onExit = (code: number) =>
      end(() => reject(new DeadThread(`a thread ended with ${code} in the middle of its work`)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}
