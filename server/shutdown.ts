/** Thrown where the boot finds that somebody has asked the process to end meanwhile. */
export class Interrupted extends Error {}

/** What has been started, to be stopped in the opposite order: HTTP and workers before the database. */
export class Shutdown {
  readonly #closers: (() => Promise<void>)[] = [];
  #stopping: Promise<void> | null = null;

  get requested(): boolean {
    return this.#stopping !== null;
  }

  /**
   * Opens something that must be closed again, even when the end is asked for while it is still opening: then it is
   * waited for and closed, and the boot goes no further.
   */
  async open<T>(open: () => Promise<T>, close: (opened: T) => Promise<void>): Promise<T> {
    if (this.requested) throw new Interrupted();
    const opening = open();
    this.#closers.push(async () => {
      const outcome = await opening.then((opened) => ({ opened })).catch(() => null); // told where it was opened
      if (outcome !== null) await close(outcome.opened);
    });
    const opened = await opening;
    if (this.requested) throw new Interrupted();
    return opened;
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
