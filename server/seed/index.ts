import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Fills an empty database with demo data, through the commands that staff use. */
export async function seedDemo(_app: NestFastifyApplication): Promise<void> {}
