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

  constructor(start: Date | string) {
    super();
    this.#now = new Date(start);
  }

  override now(): Date {
    return new Date(this.#now);
  }

  set(moment: Date | string): void {
    this.#now = new Date(moment);
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}
