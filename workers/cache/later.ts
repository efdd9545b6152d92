/** Work that goes on after the answer, for as long as the platform lets it; outside a Worker, as in tests, it just goes on. */
export const later = (context: Pick<ExecutionContext, 'waitUntil'> | undefined, work: Promise<unknown>): void => {
  const quiet = work.catch((fault: unknown) => console.error('work after an answer failed', fault))
  if (context) context.waitUntil(quiet)
  else void quiet
}
