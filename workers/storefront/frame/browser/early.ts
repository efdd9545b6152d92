/**
 * What must be known before a page is first painted: which light the shopper chose, whether there is room to keep for
 * what they saw lately, and which picture grows from a card into its page. Small, because the page waits for it.
 */
import { RECENTLY_VIEWED, stored, THEME } from './storage.ts'

const root = document.documentElement
const theme = stored(THEME)
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
if ((stored(RECENTLY_VIEWED) ?? '[]') !== '[]') root.classList.add('has-viewed')

const clear = (): void => {
  root.classList.remove('leaving')
  document.querySelector('.morph')?.classList.remove('morph')
}

/** The card that leads to this address: its picture is the one that moves. */
const mark = (address: string): void => {
  clear()
  const { pathname } = new URL(address)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.card h3 a')) {
    if (link.pathname !== pathname) continue
    link.closest('.card')?.classList.add('morph')
    root.classList.add('leaving')
    return
  }
}

addEventListener('pageswap', ({ viewTransition, activation }) => {
  // Going back through a redirect has no entry.
  const to = activation?.entry?.url
  // A page without one, as a picture by itself, is no fault.
  viewTransition?.ready.catch(() => {})
  viewTransition?.finished.catch(() => {})
  if (viewTransition && to) mark(to)
})

addEventListener('pagereveal', ({ viewTransition }) => {
  clear()
  const from = 'navigation' in globalThis ? navigation.activation?.from?.url : null
  viewTransition?.ready.catch(() => {})
  if (!viewTransition || !from || document.querySelector('[data-product]')) return
  mark(from)
  viewTransition.finished.then(clear, clear)
})
