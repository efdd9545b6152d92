/** The light of the page, as the shopper chose it; `early.ts` sets it on every further page. */
import { one } from './dom.ts'
import { store, THEME } from './storage.ts'

const choice = one<HTMLSelectElement>('[data-theme-choice]')
const { dataset } = document.documentElement

if (choice) choice.value = dataset.theme ?? ''
choice?.addEventListener('change', () => {
  if (choice.value) dataset.theme = choice.value
  else delete dataset.theme
  store(THEME, choice.value)
})
