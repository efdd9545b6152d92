/** While an address is typed, the shop is asked where it could lead. */
import { every, one, within } from './dom.ts'

type Destination = { readonly path: string; readonly title: string }

/** So long is waited for another letter, in ms. */
const LETTERS_WITHIN = 200
let waiting = 0

const renew = async (list: HTMLElement, typed: string): Promise<void> => {
  const answer = await fetch(`${list.dataset.destinations}?q=${encodeURIComponent(typed)}`).catch(() => null)
  if (!answer?.ok) return
  const { destinations } = (await answer.json()) as { readonly destinations: readonly Destination[] }
  const options = destinations.map(({ path, title }) => new Option(title, path))
  if (options.length > 0) list.replaceChildren(...options)
}

for (const list of every('[data-destinations]'))
  document.addEventListener('input', (event) => {
    const field = within<HTMLInputElement>(event, `input[list="${CSS.escape(list.id)}"]`)
    if (!field) return
    clearTimeout(waiting)
    // An address that was chosen is no word to look for.
    if (!one(`option[value="${CSS.escape(field.value)}"]`, list))
      waiting = setTimeout(() => void renew(list, field.value.replaceAll(/[/-]/g, ' ')), LETTERS_WITHIN)
  })
