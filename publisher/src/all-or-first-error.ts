/** Waits for all even when one fails: neither file nor question may be under way when a transaction is rolled back. */
export async function allOrFirstError<T extends readonly unknown[] | []>(work: T): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }> {
  await Promise.allSettled(work)
  return Promise.all(work)
}
