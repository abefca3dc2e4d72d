/** What failed, where, and what to do: sentences without their full stop. */
export interface TrainingProblem {
  readonly what: string;
  /** A file, a step, a device. */
  readonly where: string;
  readonly remedy: string;
}

/** A failure of training that says what to do about it. Anything else that is thrown is a mistake in the code. */
export class TrainingError extends Error {
  readonly problem: TrainingProblem;

  constructor(problem: TrainingProblem, options?: ErrorOptions) {
    super(`${problem.where}: ${problem.what}. ${problem.remedy}.`, options);
    this.name = 'TrainingError';
    this.problem = problem;
  }
}
