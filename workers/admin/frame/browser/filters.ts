/** Filters apply as they are chosen. */
import { one } from './dom.ts'

const filters = one<HTMLFormElement>('[data-filters]')
filters?.addEventListener('change', ({ target }) => target instanceof HTMLSelectElement && filters.requestSubmit())
