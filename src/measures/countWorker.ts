import { answerJobs } from '../threads/answer.js';
import { countCitizens } from './countCitizens.js';

/** A thread that counts: blocks of citizens come in, their cells go out. */
answerJobs(countCitizens);
