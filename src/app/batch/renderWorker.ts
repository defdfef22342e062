import { answerJobs } from '../../threads/answer.js';
import { renderFiles } from '../renderFiles.js';

/** A thread of {@link import('./pool.js').openRenderPool}: documents come in, their files go out. */
answerJobs(renderFiles);
