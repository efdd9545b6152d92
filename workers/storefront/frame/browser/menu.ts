/** What is below an entry of the menu closes with Escape, and when something else is pressed. */
import { every } from './dom.ts'

const open = () => every<HTMLDetailsElement>('.head .below[open]')

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return
  for (const one of open()) {
    one.open = false
    one.querySelector('summary')?.focus()
  }
})
document.addEventListener('click', ({ target }) => {
  for (const one of open()) if (!(target instanceof Node && one.contains(target))) one.open = false
})
