/** What goes on press by press goes on by itself: the page says how far it is, and may be left or stopped at any time. */
import { one, parsed } from './dom.ts'

const goOn = async (panel: HTMLElement): Promise<void> => {
  const form = one<HTMLFormElement>('form', panel)
  if (!form) return
  const body = new URLSearchParams(Array.from(new FormData(form), ([name, value]) => [name, String(value)]))
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined)
  if (answer?.redirected) return location.assign(answer.url)
  const fresh = answer && one('[data-going-on]', await parsed(answer))
  // What says something else, as that the session is over, is a page of its own.
  if (!fresh) return form.submit()
  const [text, bar, stop] = ['[role=status]', 'progress', 'a'].map(
    (part) => [one(part, panel), one(part, fresh)] as const,
  )
  if (text?.[0] && text[1]) text[0].textContent = text[1].textContent
  if (bar?.[0] instanceof HTMLProgressElement) bar[0].value = Number(bar[1]?.getAttribute('value'))
  if (stop?.[0] instanceof HTMLAnchorElement) stop[0].href = stop[1]?.getAttribute('href') ?? stop[0].href
  form.replaceWith(document.adoptNode(one('form', fresh) ?? form))
  return goOn(panel)
}

const panel = one('[data-going-on]')
if (panel) void goOn(panel)
