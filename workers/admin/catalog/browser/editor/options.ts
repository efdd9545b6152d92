/** Values of options: Enter takes those that were typed, and they are dragged into order; what comes of it the shop says. */
import { every, one, within } from '../../../frame/browser/dom.ts'
import { dragged } from '../../../frame/browser/dragged.ts'

document.addEventListener('keydown', (event) => {
  const field = event.key === 'Enter' && !event.isComposing && within<HTMLInputElement>(event, '[data-more]')
  if (!field || field.value.trim() === '') return
  event.preventDefault()
  one('button', field.parentElement ?? document)?.click()
})

/** The order of the names is the order that is meant. */
const numbered = (list: HTMLElement): void => {
  for (const [place, value] of every('.val:not(.more)', list).entries())
    for (const field of every<HTMLInputElement>('input', value))
      field.name = field.name.replace(/\.values\.\d+\./, `.values.${place}.`)
}

for (const list of every('[data-values]'))
  dragged(list, '.val:not(.more)', () => {
    numbered(list)
    one('.more button', list)?.click()
  })
