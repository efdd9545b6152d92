/** Filters apply as they are chosen, but for those that a value is typed beside. */
import { one } from './dom.ts'

const filters = one<HTMLFormElement>('[data-filters]')
filters?.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement && !('still' in target.dataset)) filters.requestSubmit()
})
