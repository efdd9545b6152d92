/** Isolates of one Worker: they share the stores and the data centre's cache, and nothing of their memories. */
import { vi } from 'vitest'
import type { Env } from '../../workers/env.ts'
import worker from '../../workers/index.ts'
import { ORIGIN } from './caller.ts'
import { shop } from './goods.ts'

export type Worker = typeof worker
type Visit = {
  readonly of?: Worker
  readonly env?: Env
  readonly headers?: Record<string, string>
  readonly method?: string
  readonly cache?: unknown
}

/** What goes on after an answer is waited for, so that each step of a test stands on the one before. */
export const visit = async (
  path: string,
  { of = worker, env = shop, headers = {}, method = 'GET', cache }: Visit = {},
) => {
  const after: Promise<unknown>[] = []
  const context = {
    waitUntil: (work: Promise<unknown>) => void after.push(work),
    passThroughOnException: () => {},
    props: {},
    cache,
  }
  const request = new Request(path.startsWith('http') ? path : ORIGIN + path, { method, headers, redirect: 'manual' })
  const answer = await of.fetch(request as never, env, context as unknown as ExecutionContext)
  const text = await answer.text()
  for (let done = 0; done < after.length; done++) await after[done]
  return { status: answer.status, headers: answer.headers, tier: answer.headers.get('x-cache'), text }
}

export const anotherIsolate = async (): Promise<Worker> => {
  vi.resetModules()
  return ((await import('../../workers/index.ts')) as { default: Worker }).default
}
