/** The server cannot start, and its operator can do something about it. The message is one sentence that says what. */
export class StartupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartupError';
  }
}
