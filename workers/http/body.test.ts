/** The body of a form is read to its end, whether it is kept or not, so that a browser gets its answer; but not for ever. */
import { expect, test } from 'vitest'
import { readBody } from './body.ts'

const MB = 1_000_000

/** @param claims the length that the sender says it has */
const sending = (parts: number, claims?: number) => {
  const told = { sent: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (told.sent === parts) return controller.close()
      told.sent++
      controller.enqueue(new Uint8Array(MB))
    },
    cancel: () => void (told.cancelled = true),
  })
  const headers = claims === undefined ? {} : { 'content-length': String(claims) }
  const request = new Request('https://shop.example/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  return { told, request }
}

test.each([undefined, 20 * MB])('what is too large (and claims %s) is read to the end and not kept', async (claims) => {
  const { told, request } = sending(20, claims)
  let seen = 0
  expect(await readBody(request, 5 * MB, (part) => void (seen += part.byteLength))).toBeUndefined()
  expect({ ...told, seen }).toEqual({ sent: 20, cancelled: false, seen: 20 * MB })
})

test('what fits is kept, and nobody sees it go by', async () => {
  let seen = 0
  const { request } = sending(5)
  expect((await readBody(request, 5 * MB, (part) => void (seen += part.byteLength)))?.byteLength).toBe(5 * MB)
  expect(seen).toBe(0)
})

test('a body without an end is left', async () => {
  const { told, request } = sending(Number.POSITIVE_INFINITY)
  expect(await readBody(request, 5 * MB, () => undefined)).toBeUndefined()
  expect(told.cancelled).toBe(true)
  expect(told.sent).toBeLessThan(100)
})

test.each([undefined, 20 * MB])(
  'nobody looks: the rest of what is too large (and claims %s) is left',
  async (claims) => {
    const { told, request } = sending(20, claims)
    expect(await readBody(request, 5 * MB)).toBeUndefined()
    expect(told.cancelled).toBe(true)
    expect(told.sent).toBeLessThan(10)
  },
)
