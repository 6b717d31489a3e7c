import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../platform/database';
import { ApplicationsService, firstBrokenLink } from '../applications';
import { HistoryChains, type CaseVersion } from './history-chains.repository';

const PAGE = 500;

/** `seq`: the first event that does not fit; null when the end of a history is missing. */
export interface HistoryBreach {
  number: string;
  seq: number | null;
}

/** Follows the chain of every case's history: its links, and that it tells of the case up to its present version. */
@Injectable()
export class HistoryVerification {
  constructor(
    private readonly chains: HistoryChains,
    private readonly applications: ApplicationsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async verify(): Promise<{ cases: number; breach: HistoryBreach | null }> {
    let cases = 0;
    let last: string | null = null;
    for (;;) {
      const from: string | null = last;
      const page: CaseVersion[] = await this.unitOfWork.read((tx) => this.chains.casesAfter(tx, from, PAGE));
      for (const found of page) {
        const breach = await this.unitOfWork.read((tx) => this.breachOf(tx, found));
        if (breach !== null) return { cases, breach };
        cases += 1;
      }
      if (page.length < PAGE) return { cases, breach: null };
      last = page.at(-1)?.id ?? null;
    }
  }

  /** A history may be ahead of the version that was read before it, never behind. */
  private async breachOf(tx: Tx, { id, number, version }: CaseVersion): Promise<HistoryBreach | null> {
    const events = await this.applications.history(tx, id);
    const broken = firstBrokenLink(events);
    if (broken !== null) return { number, seq: broken.seq };
    return (events.at(-1)?.version ?? 0) < version ? { number, seq: null } : null;
  }
}
