/**
 * Labels of a carrier over HTTP, in the same small protocol as its parcels:
 *
 * - `POST {url}/rates` `{reference, from, to, grams, currency, lines, customs}` →
 *   `{"rates":[{"id","carrier","service","cost":{"amount","currency"},"days"}]}`
 * - `POST {url}/labels` the same with `key` and `rate`, `Idempotency-Key` → `{"key","label","tracking","carrier","service","cost"}`
 * - `POST {url}/labels/{label}/void` `{key}` → `{"voided":true}`; `false` where it was scanned already
 * - `GET {url}/labels/{label}/picture` → a PDF, PNG or JPEG
 *
 * An answer with 400, 410 or 422 to `POST {url}/labels` is a no for ever; every other failure is asked again with the same key.
 */
import { z } from 'zod'
import { AMOUNT_MAX, isCurrency, money, type Currency } from '#domain/money'
import { oneLine } from '#domain/notifications/template'
import type { LabelAnswer, LabelSeller, ParcelAsked, PictureAnswer, RatesAnswer, VoidAnswer } from './labels.ts'
import { parsedJson } from './words.ts'

/** Characters of an answer, and bytes of a picture: what is longer is none of one label. */
const ANSWER_MAX = 200_000
const PICTURE_MAX = 2 * 1024 * 1024
const NO = new Set([400, 410, 422])

type Asker = {
  readonly url: string
  readonly key: string
  readonly within: number
  readonly ask: typeof fetch
}

const short = z
  .string()
  .min(1)
  .max(200)
  .transform((said) => oneLine(said.toWellFormed()))
const cost = z
  .object({ amount: z.int().min(0).max(AMOUNT_MAX), currency: z.string().refine(isCurrency) })
  .transform(({ amount, currency }) => money(amount, currency as Currency))
const rate = z.object({
  id: short,
  carrier: short,
  service: short,
  cost,
  days: z
    .int()
    .min(0)
    .max(365)
    .nullish()
    .transform((days) => days ?? null),
})
const ratesSaid = z.object({ rates: z.array(rate).max(100) })
const labelSaid = z.object({ key: z.string(), label: short, tracking: short, carrier: short, service: short, cost })
const voidSaid = z.object({ voided: z.boolean() })

type Failed = { readonly type: 'failed'; readonly reason: string }
const failed = (reason: string): Failed => ({ type: 'failed', reason })

const reached = async <A>(
  { url, key, within, ask }: Asker,
  path: string,
  init: RequestInit,
  read: (answer: Response) => Promise<A>,
): Promise<A | Failed> => {
  try {
    return await read(
      await ask(`${url}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${key}`, ...(init.headers as Record<string, string>) },
        // The key travels with it: whoever leads elsewhere is not followed.
        redirect: 'manual',
        signal: AbortSignal.timeout(within),
      }),
    )
  } catch (fault) {
    const isLate = fault instanceof Error && (fault.name === 'TimeoutError' || fault.name === 'AbortError')
    return failed(isLate ? `no answer within ${within} ms` : `not reached: ${String(fault)}`)
  }
}

const json = (body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
  body: JSON.stringify(body),
})

const saidIn = async (answer: Response): Promise<unknown> => parsedJson((await answer.text()).slice(0, ANSWER_MAX))

const labelIn = async (answer: Response, id: string): Promise<LabelAnswer> => {
  if (NO.has(answer.status)) return { type: 'refused', reason: (await answer.text()).slice(0, 200) }
  if (!answer.ok) return failed(`${answer.status}`)
  const read = labelSaid.safeParse(await saidIn(answer))
  if (!read.success) return failed('an answer that nobody can read')
  const { key, ...sold } = read.data
  // Of another parcel: whoever believed it would stick a stranger's label on this one.
  return key === id ? { type: 'sold', sold } : failed('an answer to something else')
}

const PICTURES = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpeg' } as const

const pictureIn = async (answer: Response): Promise<PictureAnswer> => {
  if (!answer.ok) return failed(`${answer.status}`)
  const named = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  const [, type] = Object.entries(PICTURES).find(([name]) => name === named) ?? []
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (!type || bytes.length === 0 || bytes.length > PICTURE_MAX) return failed('no picture that can be printed')
  return { type, bytes }
}

/** @property key what each request is signed by @property within ms */
export const httpLabels = (asker: Asker): LabelSeller => ({
  rates: (asked: ParcelAsked) =>
    reached<RatesAnswer>(asker, '/rates', json(asked), async (answer) => {
      if (!answer.ok) return failed(`${answer.status}`)
      const read = ratesSaid.safeParse(await saidIn(answer))
      return read.success ? { type: 'rates', rates: read.data.rates } : failed('an answer that nobody can read')
    }),
  buy: (asked, { id, rate: chosen }) =>
    reached<LabelAnswer>(
      asker,
      '/labels',
      json({ key: id, rate: chosen, ...asked }, { 'idempotency-key': id }),
      (answer) => labelIn(answer, id),
    ),
  void: ({ id, label }) =>
    reached<VoidAnswer>(asker, `/labels/${encodeURIComponent(label)}/void`, json({ key: id }), async (answer) => {
      // What it does not know it asks no money for.
      if (answer.status === 404 || answer.status === 410) return { type: 'voided' }
      if (!answer.ok) return failed(`${answer.status}`)
      const read = voidSaid.safeParse(await saidIn(answer))
      if (!read.success) return failed('an answer that nobody can read')
      return { type: read.data.voided ? 'voided' : 'kept' }
    }),
  picture: (_, { label }) =>
    reached<PictureAnswer>(asker, `/labels/${encodeURIComponent(label)}/picture`, {}, pictureIn),
})
