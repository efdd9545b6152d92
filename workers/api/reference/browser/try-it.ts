/**
 * Sends the form of an operation to this shop, and to no other, and shows what it answered. The key of a cart is kept in
 * the memory of the page: with it go the ids and the total that answers told, where a field still has an example.
 */

/** Of so many headers of an answer somebody can make use. */
const TELLING = ['content-type', 'cache-control', 'retry-after', 'allow', 'location', 'content-disposition']
/** An export may have megabytes: so many characters are shown. */
const SHOWN_MAX = 100_000
/** `cart_7k3m9qxd0000000000000000`: the word before the line says of what kind it is. */
const ID = /\b([a-z]+)_[0-9a-z]{16,}\b/g

type Json = { readonly [name: string]: unknown }

const every = <E extends HTMLElement>(selector: string, from: ParentNode = document) =>
  Array.from(from.querySelectorAll<E>(selector))

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null

const keyFields = every<HTMLInputElement>('[data-try] [name=key]')
const setKey = (key: string): void => keyFields.forEach((field) => (field.value = key))

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What somebody has typed stays: only what a field began with is another. */
const learn = (text: string): void => {
  const answer = parsed(text)
  if (!isJson(answer)) return
  if (typeof answer['key'] === 'string') setKey(answer['key'])
  const told = new Map([...text.matchAll(ID)].toReversed().map(([id, kind]) => [kind, id]))
  const { total } = isJson(answer['totals']) ? answer['totals'] : {}
  for (const field of every<HTMLInputElement | HTMLTextAreaElement>('[data-try] :is(input[name^="path:"], textarea)')) {
    const known = field.defaultValue.replaceAll(ID, (id: string, kind: string) => told.get(kind) ?? id)
    const body = field.name === 'body' ? parsed(known) : undefined
    const due = isJson(body) && body['expectedTotal'] && total
    field.defaultValue = due ? JSON.stringify({ ...body, expectedTotal: total }, null, 2) : known
  }
}

const requestOf = (form: HTMLFormElement): Request => {
  const { method = 'get', path = '' } = form.dataset
  const fields = Array.from(new FormData(form))
  const typed = (where: string) =>
    fields.flatMap(([name, value]): [string, string][] =>
      name.startsWith(`${where}:`) && value !== '' ? [[name.slice(where.length + 1), String(value)]] : [],
    )
  const inPath = new Map(typed('path'))
  const url = new URL(
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(inPath.get(name) ?? '')),
    location.origin,
  )
  url.search = String(new URLSearchParams(typed('query')))
  const headers = new Headers(typed('header'))
  if (form.elements.namedItem('header:idempotency-key') && !headers.has('idempotency-key'))
    headers.set('idempotency-key', crypto.randomUUID())
  const [key, body, file] = ['key', 'body', 'file'].map((name) => fields.find(([one]) => one === name)?.[1])
  if (key) headers.set('authorization', `Bearer ${String(key)}`)
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (file instanceof File) headers.set('content-type', file.type || 'application/octet-stream')
  // Of this origin alone: neither an address nor a redirect leads elsewhere.
  return new Request(url, {
    method: method.toUpperCase(),
    headers,
    body: file ?? body ?? null,
    mode: 'same-origin',
    credentials: 'same-origin',
    cache: 'no-store',
  })
}

const shownAs = (text: string): string => {
  const value = parsed(text)
  const written = value === undefined ? text : JSON.stringify(value, null, 2)
  const more = written.length - SHOWN_MAX
  return more > 0 ? `${written.slice(0, SHOWN_MAX)}\n… and ${more} characters more` : written
}

const headersOf = (request: Request, answer: Response): [string, string][] => {
  const sent = request.headers.get('idempotency-key')
  const told = TELLING.flatMap((name): [string, string][] => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  return sent ? [['idempotency-key (sent)', sent], ...told] : told
}

const row = ([name, value]: [string, string]): HTMLElement => {
  const line = document.createElement('div')
  const of = Object.assign(document.createElement('dt'), { textContent: name })
  line.append(of, Object.assign(document.createElement('dd'), { textContent: value }))
  return line
}

const send = async (form: HTMLFormElement): Promise<void> => {
  const status = form.querySelector<HTMLElement>('[data-status]')
  const headers = form.querySelector<HTMLElement>('[data-headers]')
  const shown = form.querySelector<HTMLElement>('[data-answer]')
  const button = form.querySelector('button')
  if (!status || !headers || !shown || !button) return
  const began = performance.now()
  button.disabled = true
  try {
    const request = requestOf(form)
    const answer = await fetch(request)
    const text = await answer.text()
    const { pathname, search } = new URL(request.url)
    const took = `${Math.round(performance.now() - began)} ms`
    status.textContent = `${answer.status} ${answer.statusText} — ${request.method} ${pathname}${search}, ${took}`
    status.className = answer.ok ? 'good' : 'amiss'
    headers.replaceChildren(...headersOf(request, answer).map(row))
    shown.textContent = shownAs(text)
    headers.hidden = false
    shown.hidden = text === ''
    if (answer.ok) learn(text)
  } catch (fault) {
    status.textContent = fault instanceof Error ? fault.message : String(fault)
    status.className = 'amiss'
    headers.hidden = shown.hidden = true
  } finally {
    button.disabled = false
    button.focus()
  }
}

for (const details of every('[data-try]')) details.hidden = false
document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement && keyFields.includes(target)) setKey(target.value)
})
document.addEventListener('submit', (event) => {
  const { target } = event
  if (!(target instanceof HTMLFormElement) || !target.closest('[data-try]')) return
  event.preventDefault()
  void send(target)
})
