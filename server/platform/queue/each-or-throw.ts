/**
 * For sweeps: one bad item never stops the rest, and none of the failures is swallowed.
 * @throws AggregateError of all failures, after every item has had its turn
 */
export async function eachOrThrow<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${items.length} failed`);
}
