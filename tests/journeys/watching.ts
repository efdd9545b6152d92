/** The shop as staff who watch the shards reach it, with a directory of paper behind the doors. */
import type { Env } from '../../workers/env.ts'
import worker from '../../workers/index.ts'
import type { PaperDirectory } from '../shards/directory.ts'
import { ORIGIN } from './caller.ts'
import { shop } from './goods.ts'

const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} } as unknown as ExecutionContext

export type CallOptions = {
  readonly cookie?: string
  readonly form?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A page, what a press of its button does, or a call; redirects are not followed. */
export const askWith = async (
  directory: PaperDirectory,
  path: string,
  { cookie, form, body, method, headers: more }: CallOptions = {},
): Promise<Response> => {
  const headers = new Headers({ 'cf-connecting-ip': '203.0.113.77', ...more })
  if (cookie) headers.set('cookie', cookie)
  if (form || body) headers.set('origin', ORIGIN)
  if (body) headers.set('content-type', 'application/json')
  const sent = form ? new URLSearchParams(form) : body ? JSON.stringify(body) : undefined
  const request = new Request(ORIGIN + path, {
    method: method ?? (sent ? 'POST' : 'GET'),
    headers,
    redirect: 'manual',
    ...(sent && { body: sent }),
  })
  const here = { ...shop, DIRECTORY: { getByName: () => directory } } as unknown as Env
  return worker.fetch(request as Parameters<typeof worker.fetch>[0], here, context)
}
