/** Steps for quantities, and fields that send their form when they are changed. */
import { one, within } from './dom.ts'

document.addEventListener('click', (event) => {
  const button = within(event, 'button[data-step]')
  const field = button?.parentElement && one<HTMLInputElement>('input', button.parentElement)
  if (!field) return
  const wanted = Number(field.value) + Number(button.dataset.step)
  field.value = String(Math.min(Math.max(wanted, Number(field.min)), Number(field.max)))
})

document.addEventListener('change', (event) => {
  const { target } = event
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
  const form =
    within<HTMLFormElement>(event, '[data-line], [data-filters]') ?? (target.id === 'sort' ? target.form : null)
  if (form && target.checkValidity()) form.requestSubmit()
})
