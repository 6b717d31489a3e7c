import type { MigrationInterface } from 'typeorm';

/** Every migration in order; listed by hand so that the bundled server carries them. */
export const migrations: readonly (new () => MigrationInterface)[] = [];
