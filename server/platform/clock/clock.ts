import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** The only source of "now" in the server; the token under which every class asks for it. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** A clock that stands where it was set: the seed lives through past weeks with it, tests through deadlines. */
@Injectable()
export class AdjustableClock extends Clock {
  #now: Date;
  readonly #own = new AsyncLocalStorage<Date>();

  constructor(start: Date | string) {
    super();
    this.#now = new Date(start);
  }

  override now(): Date {
    return new Date(this.#own.getStore() ?? this.#now);
  }

  /** Does `work` at a moment of its own, whatever the clock shows elsewhere: several cases may live side by side. */
  at<T>(moment: Date, work: () => Promise<T>): Promise<T> {
    return this.#own.run(moment, work);
  }

  set(moment: Date | string): void {
    this.#now = new Date(moment);
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}
