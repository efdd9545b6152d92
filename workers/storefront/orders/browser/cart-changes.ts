/** Changes of a cart without a new page: one after the other, and where one fails the browser sends its form itself. */
import { fieldOf, formSent, sentBy } from '../../frame/browser/dom.ts'

/** Where no locks are, as on an address without TLS, each tab only waits for itself. */
const inTurn = (ask: () => Promise<Response>): Promise<Response> =>
  'locks' in navigator ? navigator.locks.request('stoa-cart', ask) : ask()

/** Several presses in a row are one question: so long is waited for another, in ms. */
const PRESSES_WITHIN = 250

/** Where a cart is shown: beside the page, or on its own. */
export type Sight = {
  /** The forms that change it. */
  readonly forms: string
  readonly view: 'drawer' | 'page'
  /** What is shown is old until the answer is there. */
  readonly pend: () => void
  /** @returns false when the answer is none that can be shown here */
  readonly show: (answer: Response, isLatest: () => boolean) => Promise<boolean>
}

/** @returns a way to show an answer to something else, after which older answers are not shown any more */
export const changesIn = ({ forms, view, pend, show }: Sight): ((answer: Response) => Promise<boolean>) => {
  let turn = 0
  const begun = (): (() => boolean) => {
    const mine = ++turn
    return () => mine === turn
  }

  /** So that the last number is the one that stays. */
  let sending = Promise.resolve()
  const send = (form: HTMLFormElement, button: HTMLButtonElement | null = null): Promise<void> => {
    const body = sentBy(form, button)
    body.set('view', view)
    if (body.get('units') === '0' && !body.has('before'))
      body.set('before', fieldOf(form, 'units')?.defaultValue ?? '0')
    if (form.matches('[data-add], [data-undo]')) body.set('key', (form.dataset.key ??= crypto.randomUUID()))
    pend()
    const isLatest = begun()
    sending = sending.then(async () => {
      // One at a time over all tabs: the first opens the cart, and the others find it.
      const shown = await inTurn(() => fetch(form.action, { method: 'POST', body })).then(
        (answer) => show(answer, isLatest),
        () => false,
      )
      delete form.dataset.key
      if (shown) return
      const { name, value } = button ?? {}
      if (name) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
      form.submit()
    })
    return sending
  }

  let pressed: { readonly form: HTMLFormElement; readonly timer: number } | undefined
  const press = (form: HTMLFormElement, by: number): void => {
    const field = fieldOf(form, 'units')
    if (!field) return
    field.value = String(Math.min(Math.max(Number(field.value) + by, 0), Number(field.max)))
    pend()
    begun()
    clearTimeout(pressed?.timer)
    if (pressed && pressed.form !== form) void send(pressed.form)
    const later = () => {
      pressed = undefined
      void send(form)
    }
    pressed = { form, timer: setTimeout(later, PRESSES_WITHIN) }
  }

  document.addEventListener('submit', (event) => {
    const form = formSent(event, forms)
    if (!form) return
    event.preventDefault()
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null
    if (button?.name === 'step') return press(form, Number(button.value))
    if (form.ariaBusy === 'true') return
    form.ariaBusy = 'true'
    void send(form, button).finally(() => (form.ariaBusy = null))
  })
  return (answer) => show(answer, begun())
}
