/** A long form: Ctrl S saves it, and whoever leaves with something unsaved is asked first. */
import { one } from './dom.ts'

const form = one<HTMLFormElement>('form[data-editor]')

if (form) {
  // A form that came back from the shop unsaved has a text above it that says so.
  let isChanged = one('.say.due[role=status], .oops') !== null
  form.addEventListener('input', () => (isChanged = true))
  form.addEventListener('submit', () => (isChanged = false))
  addEventListener('beforeunload', (event) => isChanged && event.preventDefault())
  document.addEventListener('keydown', (event) => {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.requestSubmit()
  })
}
