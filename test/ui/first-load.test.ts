import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openAs } from '../support/browser';
import { anOpenOffice } from '../support/open-office';

const open = anOpenOffice();
/** A bare react-admin application weighs 328 kB. */
const MOST_SCRIPT_BYTES = 430_000;

test('up to the rows of the queue a browser fetches less than 430 kB of script', async () => {
  const { server, office } = open();
  await office.free();
  const { page, context } = await openAs(server, 'operator', '/healthz');
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      scripts.push(response.body().then((body) => gzipSync(body, { level: 6 }).length));
  });
  await page.goto('/queue/department');
  await page
    .getByRole('link', { name: /^Открыть дело/ })
    .first()
    .waitFor();
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
  await context.close();
});
