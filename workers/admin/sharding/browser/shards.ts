/**
 * The page of shards, kept live: figures are filled in anew every two seconds; when the structure has changed, or half a
 * minute has passed, the parts of the page are taken from the server as it would draw them now. The page works without.
 */
import type { LiveUpdate } from '#domain/sharding/directory-snapshot'
import { every, one, parsed } from '../../frame/browser/dom.ts'
import { figuresOf } from './figures.ts'
import { goLive } from './live.ts'
import { redraw, redrawSteps } from './redraw.ts'

const RENEW_MS = 30_000
const RENEW_MS_MIN = 5_000

/** Nothing is taken away from under a hand: what has the focus is renewed the next time. */
const replaceParts = (page: Document): void => {
  for (const part of every('[data-part]')) {
    const fresh = one(`[data-part="${part.dataset.part}"]`, page)
    if (!fresh || part.matches(':focus-within')) continue
    const scrolled = every('.scroll', part).map(({ scrollLeft }) => scrollLeft)
    part.replaceChildren(...fresh.childNodes)
    for (const [index, box] of every('.scroll', part).entries()) box.scrollLeft = scrolled[index] ?? 0
  }
}

const enhance = (root: HTMLElement, sign: HTMLElement, socket: string): void => {
  let renewedAt = Date.now() - RENEW_MS_MIN
  let renewing = false
  const renew = async (): Promise<void> => {
    if (renewing) return
    renewing = true
    renewedAt = Date.now()
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null)
    renewing = false
    if (!answer?.ok || answer.redirected) return
    const page = await parsed(answer)
    replaceParts(page)
    const { mark, relieve } = one('[data-socket]', page)?.dataset ?? {}
    if (mark !== undefined) root.dataset.mark = mark
    if (relieve !== undefined) root.dataset.relieve = relieve
  }

  const tell = (update: LiveUpdate): void => {
    const figures = figuresOf(update, root.dataset.keyspace ?? '')
    for (const part of every('[data-of]')) {
      const own = figures.get(part.dataset.of ?? '')
      if (own) redraw(part, own, Number(root.dataset.relieve))
    }
    for (const job of update.jobs) redrawSteps(job)
    const since = Date.now() - renewedAt
    if (since > RENEW_MS || (update.mark !== root.dataset.mark && since > RENEW_MS_MIN)) void renew()
  }

  goLive({
    socket,
    update: root.dataset.updates ?? '',
    tell,
    renew: () => void renew(),
    show: (state) => {
      if (sign.dataset.liveness === state) return
      sign.dataset.liveness = state
      const text = one('[role=status]', sign)
      if (text) text.textContent = sign.dataset[state] ?? ''
    },
  })
}

const root = one('[data-socket]')
const sign = one('[data-liveness]')
if (root?.dataset.socket !== undefined && sign) enhance(root, sign, root.dataset.socket)
