import type { INestApplicationContext } from '@nestjs/common';
import { Timers } from '../modules/sla';
import type { AdjustableClock } from '../platform/clock';
import { UnitOfWork } from '../platform/database';
import { OutboxDispatcher } from '../platform/queue';
import { between } from './content';
import { preparePapers } from './filing';
import type { PlannedAct, PlannedCase } from './plan';
import { TIMED_ACTS } from './script';
import { Stage, type LiveCase } from './stage';

/** How many cases live at the same time. */
const SIDE_BY_SIDE = 6;
const SECOND = 1000;

interface Scene extends PlannedAct {
  planned: PlannedCase;
}

/**
 * Lives through all cases. Each runs at its own moments, several side by side. Terms that end by themselves are
 * looked at for every case at once: before such a moment all that came earlier has happened, and nothing later.
 */
export async function live(
  app: INestApplicationContext,
  clock: AdjustableClock,
  cases: readonly PlannedCase[],
  now: Date,
): Promise<void> {
  const scenes = cases
    .flatMap((planned) => planned.acts.map((act): Scene => ({ ...act, planned })))
    .sort((one, other) => one.at.getTime() - other.at.getTime() || one.planned.index - other.planned.index);
  const performance = new Performance(app, clock);
  let stretch: Scene[] = [];
  for (const scene of scenes) {
    if (!TIMED_ACTS.includes(scene.act.do)) {
      stretch.push(scene);
      continue;
    }
    await performance.play(stretch);
    stretch = [];
    await clock.at(scene.at, () => app.get(Timers).fireDue());
    await performance.jobs(scene);
  }
  await performance.play(stretch);
  await clock.at(now, () => app.get(Timers).fireDue());
  await settle(app);
}

class Performance {
  readonly #stage: Stage;
  readonly #dispatcher: OutboxDispatcher;
  readonly #unitOfWork: UnitOfWork;
  readonly #live = new Map<PlannedCase, LiveCase>();
  /** Numbers are given in the order of arrival: each filing waits for the one before it. */
  #filed: Promise<unknown> = Promise.resolve();

  constructor(
    app: INestApplicationContext,
    private readonly clock: AdjustableClock,
  ) {
    this.#stage = new Stage(app);
    this.#dispatcher = app.get(OutboxDispatcher);
    this.#unitOfWork = app.get(UnitOfWork);
  }

  /** Acts of one case go in order, cases side by side; those that begin first are begun first. */
  async play(scenes: readonly Scene[]): Promise<void> {
    const byCase = new Map<PlannedCase, Scene[]>();
    for (const scene of scenes) byCase.set(scene.planned, [...(byCase.get(scene.planned) ?? []), scene]);
    const waiting = [...byCase.values()].values();
    await Promise.all(
      Array.from({ length: SIDE_BY_SIDE }, async () => {
        for (const ofOneCase of waiting) {
          await this.playOneCase(ofOneCase);
        }
      }),
    );
  }

  /** What the acts so far have started, a few seconds later. */
  async jobs({ planned, at }: Scene): Promise<void> {
    const live = this.#live.get(planned);
    if (live === undefined) throw new Error('a case before its arrival');
    const soon = new Date(at.getTime() + between(planned.random, 3, 15) * SECOND);
    await this.clock.at(soon, () => this.#dispatcher.runInline(live.id));
  }

  /**
   * The filing by itself, because the next number waits for it; what follows in one transaction, because nobody looks
   * on in between.
   */
  private async playOneCase(scenes: readonly Scene[]): Promise<void> {
    const [first] = scenes;
    const rest = first?.act.do === 'receive' ? scenes.slice(1) : scenes;
    if (first?.act.do === 'receive') await this.file(first);
    await this.#unitOfWork.run(async () => {
      if (first?.act.do === 'receive') await this.followUp(first);
      for (const scene of rest) {
        const live = this.#live.get(scene.planned);
        if (live === undefined) throw new Error('an act before the arrival of the case');
        await this.clock.at(scene.at, () => this.#stage.perform(live, scene.act));
        await this.followUp(scene);
      }
    });
  }

  private async followUp(scene: Scene): Promise<void> {
    const { acts, script } = scene.planned;
    const last = acts.at(-1)?.act === scene.act;
    if (!(last && script.unfinished === true)) await this.jobs(scene);
  }

  private async file({ planned, at }: Scene): Promise<void> {
    const previous = this.#filed;
    const filing = this.prepare(planned, at).then(async ({ papers, uploadIds }) => {
      await previous;
      const live = await this.clock.at(at, () => this.#stage.receive(planned, papers, uploadIds));
      this.#live.set(planned, live);
    });
    this.#filed = filing;
    await filing;
  }

  private async prepare(planned: PlannedCase, at: Date) {
    const papers = await preparePapers(planned);
    const before = new Date(at.getTime() - between(planned.random, 40, 600) * SECOND);
    const uploadIds: string[] = [];
    for (const { file } of papers.documents) {
      uploadIds.push(await this.clock.at(before, () => this.#stage.desk.upload(file)));
    }
    return { papers, uploadIds };
  }
}

/**
 * What was left out on purpose is not made up for at the first start: jobs, so that the states in between stay
 * visible, and the sending of letters about the past, which their rows tell of as if the mail server had taken them.
 */
async function settle(app: INestApplicationContext): Promise<void> {
  await app.get(UnitOfWork).run(async (tx) => {
    await tx.query('update outbox set dispatched_at = created_at where dispatched_at is null');
    await tx.query(`update notifications set state = 'sent', attempts = 1, sent_at = created_at + interval '2 seconds'
      where state = 'pending'`);
  });
}
