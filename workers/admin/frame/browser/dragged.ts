/** Rows that are put in order by dragging their grips; whoever cannot drag has buttons that do the same. */
import { every, within } from './dom.ts'

/** Whether the pointer is before its middle, in the direction in which the rows follow one another. */
const isBefore = (event: DragEvent, over: HTMLElement): boolean => {
  const { top, bottom, left, width, height } = over.getBoundingClientRect()
  const isInLine = getComputedStyle(over).display.startsWith('inline')
  if (!isInLine) return event.clientY < top + height / 2
  return event.clientY < top || (event.clientY <= bottom && event.clientX < left + width / 2)
}

/** @param rows what is moved, right below the list @param moved is told of the row that has another place */
export const dragged = (list: HTMLElement, rows: string, moved: (row: HTMLElement) => void): void => {
  if (list.dataset.ready) return
  list.dataset.ready = 'yes'
  let row: HTMLElement | null = null
  let before: Element | null = null
  for (const grip of every('[data-grip]', list)) grip.draggable = true
  list.addEventListener('dragstart', (event) => {
    row = within(event, '[data-grip]')?.closest<HTMLElement>(rows) ?? null
    before = row?.nextElementSibling ?? null
    if (row) event.dataTransfer?.setDragImage(row, 0, 0)
  })
  list.addEventListener('dragover', (event) => {
    const over = within(event, rows)
    if (!row || !over || over === row || over.parentElement !== list) return
    event.preventDefault()
    if (isBefore(event, over)) over.before(row)
    else over.after(row)
  })
  list.addEventListener('drop', (event) => row && event.preventDefault())
  list.addEventListener('dragend', () => {
    if (row && row.nextElementSibling !== before) moved(row)
    row = null
  })
}
