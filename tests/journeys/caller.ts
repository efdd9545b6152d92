/** Calls the shop as a program does: through the front door, with JSON. */
import { frontDoor } from './front-door.ts'

export const ORIGIN = 'https://shop.example'

/** JSON as it came: tests say what they expect of it. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test looks into answers of every shape
type Json = any

export type Answer = { readonly status: number; readonly headers: Headers; readonly json: Json }

export type Ask = {
  readonly body?: unknown
  readonly bearer?: string | undefined
  /** A new one for each call when absent; null for none. */
  readonly key?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

/** Text goes out as it stands, anything else as JSON. */
export const call = async (method: string, path: string, { body, bearer, key, headers }: Ask = {}): Promise<Answer> => {
  const sent = new Headers(headers)
  if (body !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/json')
  if (bearer !== undefined) sent.set('authorization', `Bearer ${bearer}`)
  if (method === 'POST' && key !== null) sent.set('idempotency-key', key ?? crypto.randomUUID())
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const request = new Request(ORIGIN + path, { method, headers: sent, ...(text !== undefined && { body: text }) })
  const response = await frontDoor(request)
  const answered = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(answered) : answered }
}
