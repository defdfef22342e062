/** A check has said all there is to say, and the input is wrong: the program ends with status 2. */
export class CheckFailed extends Error {}

/** Some reports of a batch failed, the others are written: the program ends with status 3. */
export class BatchFailed extends Error {}
