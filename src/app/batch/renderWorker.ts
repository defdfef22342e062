import { workerData } from 'node:worker_threads';
import { answerJobs } from '../../threads/answer.js';
import { loadFormats, renderFiles } from '../renderFiles.js';

/** A thread of {@link import('./pool.js').openRenderPool}: documents come in, their files go out. */
answerJobs(renderFiles);
loadFormats(workerData);
