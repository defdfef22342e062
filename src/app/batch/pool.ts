import { Worker } from 'node:worker_threads';
import type { Renderers, RenderJob, ReportFile } from '../renderFiles.js';

/** What a thread answers: the files, or why there are none. */
export type Answer = { files: ReportFile[] } | { error: Error };

/** Threads that render documents, one each at a time. */
export interface Pool extends Renderers {
  /** Ends the threads. */
  close(): Promise<void>;
}

interface Thread {
  worker: Worker;
  isBusy: boolean;
}

/**
 * Starts threads that render. One that dies is replaced, and its document given to another, once.
 * @param width how many.
 */
export function openPool(width: number): Pool {
  const threads = new Set<Thread>();
  const waiting: ((thread: Thread) => void)[] = [];
  const start = (): Thread => {
    const thread = { worker: new Worker(new URL('./renderWorker.js', import.meta.url)), isBusy: false };
    thread.worker.unref();
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

  async function render(job: RenderJob, isAgain = false): Promise<ReportFile[]> {
    const thread = await take();
    thread.isBusy = true;
    try {
      const files = await ask(thread.worker, job);
      give(thread);
      return files;
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
      return render(job, true);
    }
  }

  return {
    width: width + 1,
    render: (job) => render(job),
    close: async () => {
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

/** A thread ended without an answer. */
class DeadThread extends Error {}

function ask(worker: Worker, job: RenderJob): Promise<ReportFile[]> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (answer: Answer) =>
      end(() => ('files' in answer ? resolve(answer.files.map(asBuffer)) : reject(answer.error)));
    const onError = (error: Error) =>
      end(() => reject(new DeadThread(`a thread that renders failed: ${error.message}`)));
    const onExit = (code: number) =>
      end(() => reject(new DeadThread(`a thread that renders ended with ${code}`)));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}

/** Bytes from another thread are no Buffer. */
const asBuffer = (file: ReportFile): ReportFile => ({
  ...file,
  content: typeof file.content === 'string' ? file.content : Buffer.from(file.content),
});
