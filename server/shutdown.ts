/** Thrown where the boot finds that somebody has asked the process to end meanwhile. */
export class Interrupted extends Error {}

/** What has been started, to be stopped in the opposite order: HTTP and workers before the database. */
export class Shutdown {
  readonly #closers: (() => Promise<void>)[] = [];
  #stopping: Promise<void> | null = null;

  get requested(): boolean {
    return this.#stopping !== null;
  }

  /** Remembers how to stop what has just been started; stops it at once when the end has been asked for already. */
  async onStop(closer: () => Promise<void>): Promise<void> {
    if (this.#stopping === null) {
      this.#closers.push(closer);
      return;
    }
    await closer();
    throw new Interrupted();
  }

  /** Stops everything once, however often it is asked. A closer that fails does not keep the others from running. */
  run(onError: (error: unknown) => void): Promise<void> {
    this.#stopping ??= (async () => {
      for (let closer = this.#closers.pop(); closer !== undefined; closer = this.#closers.pop()) {
        await closer().catch(onError);
      }
    })();
    return this.#stopping;
  }
}
