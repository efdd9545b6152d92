/** How a Stripe for tests is asked: over HTTP, with its idempotency, and trouble on the way. */

/** What goes wrong with a call, by chance; `lost` and `cut` throw. */
export type Trouble = 'none' | 'lost' | 'cut' | 'broken' | 'broken-after' | 'slow'

export type Fields = Readonly<Record<string, string>>
export type Said = { readonly status: number; readonly body: object }
export type Call = { readonly method: string; readonly path: string; readonly fields: Fields }

const KINDS =
  'checkout/sessions|payment_intents|payment_methods|customers|refunds|disputes|files|payouts|balance_transactions'
const PATH = new RegExp(`^/v1/(${KINDS})(?:/([^/]+))?(?:/([^/]+))?$`)

/** `POST refunds`, `GET refunds/id`, `POST payment_intents/id/capture`. */
export const doingOf = ({ method, path }: Call): { readonly doing: string; readonly id: string } => {
  const [, kind = '', id = '', act = ''] = PATH.exec(path) ?? []
  return { doing: `${method} ${kind}${id && '/id'}${act && `/${act}`}`, id }
}

export const refusing = (status: number, code: string, message: string): Said => ({
  status,
  body: { error: { type: status === 402 ? 'card_error' : 'invalid_request_error', code, message } },
})

export const MISSING = refusing(404, 'resource_missing', 'No such object')
const BROKEN = { status: 500, body: { error: { type: 'api_error', message: 'An unknown error occurred' } } }

/** Of a file its beginning and its length: more of it nobody looks at. */
const sentIn = async (request: Request): Promise<Fields> => {
  const type = request.headers.get('content-type') ?? ''
  const bytes = await request.arrayBuffer()
  if (!type.startsWith('multipart/')) return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)))
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const fields: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value
    else Object.assign(fields, { [name]: (await value.text()).slice(0, 5), size: String(value.size) })
  }
  return fields
}

export const ofIntent =
  ({ payment_intent: intent }: Fields) =>
  (one: { readonly payment_intent: string }) =>
    !intent || one.payment_intent === intent

export abstract class Asked {
  readonly calls: Call[] = []
  /** Whether the next call goes wrong, and how. */
  trouble: (call: Call) => Trouble = () => 'none'
  readonly #answered = new Map<string, { readonly asked: string; readonly said: Said }>()

  protected abstract do(call: Call): Said

  /** As `fetch` asks it. */
  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    this.answer(new Request(input, init))

  /** @throws when the call or its answer is lost */
  async answer(request: Request): Promise<Response> {
    const { pathname: path, searchParams } = new URL(request.url)
    const fields = request.method === 'POST' ? await sentIn(request) : Object.fromEntries(searchParams)
    const call = { method: request.method, path, fields }
    this.calls.push(call)
    const trouble = this.trouble(call)
    if (trouble === 'slow') await new Promise((resolve) => setTimeout(resolve, 30))
    if (trouble === 'lost') throw new TypeError('fetch failed')
    const key = request.headers.get('idempotency-key') ?? ''
    const said = this.#once(key, call, trouble === 'broken' ? () => BROKEN : () => this.do(call))
    if (trouble === 'cut') throw new TypeError('terminated')
    const { status, body } = trouble === 'broken-after' ? BROKEN : said
    return Response.json(body, { status, headers: { 'request-id': `req_${this.calls.length}` } })
  }

  /** The first answer to a key is its only one, also when it was no good; another request under it is refused. */
  #once(key: string, call: Call, work: () => Said): Said {
    if (call.method !== 'POST' || key === '') return work()
    const asked = JSON.stringify([call.path, call.fields])
    const before = this.#answered.get(key)
    if (before && before.asked !== asked) {
      const message =
        'Keys for idempotent requests can only be used with the same parameters they were first used with.'
      return { status: 400, body: { error: { type: 'idempotency_error', message } } }
    }
    const said = before?.said ?? structuredClone(work())
    this.#answered.set(key, { asked, said })
    return said
  }
}
