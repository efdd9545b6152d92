/** Another state of a page without loading it: its part takes the place of the old one, and the address follows. */
import { one, every, parsed } from './dom.ts'
import { announce, focusIn } from './focus.ts'

/** Told to the document after a part was put in place. */
export const SWAPPED = 'stoa:swapped'

/** The list that is shown. */
let listed = location.pathname + location.search

/** What was unfolded stays so: those with an id by it, for there may be more or fewer of them now, the others by their place. */
const keepOpen = (before: Element, after: Element): void => {
  const folds = (part: Element) => every<HTMLDetailsElement>('details', part)
  const [known, unnamed] = [folds(before), folds(before).filter(({ id }) => !id)]
  let place = 0
  for (const fold of folds(after)) {
    const same = fold.id ? known.find(({ id }) => id === fold.id) : unnamed[place++]
    fold.open = same?.open ?? fold.open
  }
}

/** @param push whether the way back leads to what was there before */
export const swap = async (address: string, part: string, push: boolean): Promise<void> => {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(String(answer.status))
  const page = await parsed(answer)
  const [from, into] = [one(part, page), one(part)]
  if (!from || !into) throw new Error(part)
  const again = focusIn(into, '.chips [data-again]')
  keepOpen(into, from)
  into.replaceWith(from)
  document.title = page.title
  // A list says itself how its address is written: the same for the same list.
  history[push ? 'pushState' : 'replaceState']({ part }, '', from.dataset.address ?? address)
  listed = location.pathname + location.search
  document.dispatchEvent(new Event(SWAPPED))
  // What was chosen last and is taken away: the focus goes to the list itself, whose number is said.
  if (again) (again(from) ?? one('[data-listed]', from))?.focus()
  announce(one('[data-listed]', from)?.textContent)
}

/** A step back to another list loads it; a jump within the page, as to its content, is none. */
addEventListener('popstate', () => location.pathname + location.search !== listed && location.reload())
