/**
 * Scanning as fast as a scanner can: each code is kept in this browser, sent behind the last one, and forgotten when the shop
 * has it. A page that is closed, or a session that ends in between, loses none: what waits is sent when the page is open again.
 */
import { every, one, parsed } from '../../frame/browser/dom.ts'

/** `pick`: in place of a code, one of the items that its words may mean. */
type Waiting = { readonly key: string; readonly code: string; readonly by: string; readonly pick?: string }

const form = one<HTMLFormElement>('form[data-scan]')
const field = form && one<HTMLInputElement>('input[name=code]', form)
const by = form && one<HTMLInputElement>('input[name=by]', form)
const told = form && one('[data-scan-told]', form)
const amiss = form && one('[data-scan-amiss]', form)
const name = `stoa-scans-${form?.dataset.scan ?? ''}`

const waiting = (): Waiting[] => JSON.parse(localStorage.getItem(name) ?? '[]') as Waiting[]
const keep = (all: readonly Waiting[]): void =>
  all.length > 0 ? localStorage.setItem(name, JSON.stringify(all)) : localStorage.removeItem(name)

const tell = (words: string): void => {
  if (told) told.textContent = words
}

/** Parts of the page that the shop has made anew take the place of those that are there. */
const swap = (page: Document): void => {
  for (const part of every('#line-panel, .head')) {
    const fresh = one(part.id ? `#${part.id}` : '.head', page)
    if (fresh) part.replaceWith(document.adoptNode(fresh))
  }
}

/** What a code may mean stays to be picked from until another is none either, or one was picked. */
const showMeant = (page: Document): void => {
  const [there, fresh] = [form && one('#scan-meant', form), one('#scan-meant', page)]
  if (there && fresh) there.replaceWith(document.adoptNode(fresh))
}

/** @returns whether the next may go */
const send = async ({ key, code, by: units, pick }: Waiting): Promise<boolean> => {
  if (!form) return false
  const body = new URLSearchParams({ key, code, by: units, do: 'add', ...(pick && { pick }) })
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined)
  if (!answer || answer.status >= 500) return false
  if (answer.status === 401 || new URL(answer.url).pathname.endsWith('/sign-in')) {
    tell(form.dataset.signedOut ?? '')
    return false
  }
  keep(waiting().filter((one) => one.key !== key))
  const page = await parsed(answer)
  if (answer.ok) swap(page)
  if (pick || !answer.ok) showMeant(page)
  tell((answer.ok && one('.say[role=status] div', page)?.textContent?.trim()) || '')
  // What was not taken stays in sight while the next ones are scanned.
  const amissIn = answer.ok ? undefined : (one('#code-wrong, #by-wrong', page) ?? one('.oops p', page))
  const why = amissIn?.textContent?.trim()
  if (why) amiss?.append(Object.assign(document.createElement('p'), { textContent: why }))
  return true
}

let isSending = false
const drain = async (): Promise<void> => {
  if (isSending) return
  isSending = true
  for (let [next] = waiting(); next && (await send(next)); [next] = waiting());
  isSending = false
  const left = waiting().length
  if (left > 0 && form && told?.textContent === '') tell((form.dataset.waiting ?? '').replace('0', String(left)))
}

form?.addEventListener('submit', (event) => {
  if (!field || !by) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const code = field.value.trim()
  const button =
    event.submitter instanceof HTMLButtonElement && event.submitter.name === 'pick' ? event.submitter : null
  if (code === '' && !button) return
  const what = button ? { code: '', pick: button.value, by: button.dataset.by ?? '1' } : { code, by: by.value }
  keep([...waiting(), { key: crypto.randomUUID(), ...what }])
  field.value = ''
  by.value = '1'
  field.focus()
  void drain()
})
if (form) void drain()
addEventListener('online', () => void drain())
