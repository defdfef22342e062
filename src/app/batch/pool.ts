import type { FormatName } from '../../formats/formats.js';
import { openPool } from '../../threads/pool.js';
import type { Renderers, RenderJob, ReportFile } from '../renderFiles.js';

/** Threads that render documents. */
export interface RenderPool extends Renderers {
  /** Ends the threads. */
  close(): Promise<void>;
}

/** Starts threads that render. @param width how many. @param formats what they are going to make. */
export function openRenderPool(width: number, formats: readonly FormatName[]): RenderPool {
  const worker = new URL('./renderWorker.js', import.meta.url);
  const pool = openPool<RenderJob, ReportFile[]>(worker, width, formats);
  return {
    // One more is made than is rendered, so that no thread waits for a document.
    width: width + 1,
    render: async (job) => (await pool.ask(job)).map(asBuffer),
    close: () => pool.close(),
  };
}

/** Bytes from another thread are no Buffer. */
const asBuffer = (file: ReportFile): ReportFile => ({
  ...file,
  content: typeof file.content === 'string' ? file.content : Buffer.from(file.content),
});
