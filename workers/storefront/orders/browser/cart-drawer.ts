/** The cart as a drawer beside the page: filled by the shop, changed in place, closed to the checkout while it is asked. */
import { every, fieldOf, formSent, isElsewhere, one, sentBy, within } from '../../frame/browser/dom.ts'
import { path } from '../../frame/browser/language.ts'
import { showCount } from './cart-count.ts'

/** Several presses in a row are one question: so long is waited for another, in ms. */
const PRESSES_WITHIN = 250

/** Said by a reader of screens: what is there anew is not read by itself. */
const announce = (text: string): void => {
  const place = one('[data-said]')
  if (place) place.textContent = text
}

/** @returns a way to the control that has the focus, so that it has it again when the drawer is filled anew */
const focusIn = (drawer: HTMLElement): (() => HTMLElement | null | undefined) | null => {
  const active = document.activeElement
  if (!(active instanceof HTMLInputElement || active instanceof HTMLButtonElement)) return null
  const variantOf = (form: HTMLFormElement | null) => fieldOf(form, 'variant')?.value
  const { name } = active
  const variant = variantOf(active.form)
  if (!drawer.contains(active) || !variant || !name) return null
  const control = `[name="${name}"]${name === 'step' ? `[value="${active.value}"]` : ''}`
  return () => {
    const form = every<HTMLFormElement>('[data-line]', drawer).find((one) => variantOf(one) === variant)
    return form && one(control, form)
  }
}

const enhance = (drawer: HTMLDialogElement): void => {
  let turn = 0
  /** @param mine the turn of whoever asked: an answer to an older question is not shown any more */
  const fill = async (answer: Response, mine = ++turn): Promise<boolean> => {
    if (!answer.ok || !answer.url.includes('/cart/drawer')) return false
    const text = await answer.text()
    if (mine !== turn) return true
    const again = focusIn(drawer)
    drawer.innerHTML = text
    showCount(Number(one('[data-units]', drawer)?.dataset.units ?? 0))
    if (!drawer.open) drawer.showModal()
    const focused = again?.() ?? one('[data-undo] button', drawer) ?? one('#drawer-title', drawer)
    focused?.focus()
    announce(one('footer p', drawer)?.textContent ?? '')
    return true
  }

  /** Until the shop has said what it costs now, nobody goes on to pay. */
  const pend = (): number => {
    drawer.firstElementChild?.setAttribute('aria-busy', 'true')
    return ++turn
  }

  /** One after the other, so that the last number is the one that stays. */
  let sending = Promise.resolve()
  /** Sends a form and shows the drawer that comes back; where that fails, the browser sends the form itself. */
  const send = (form: HTMLFormElement, button: HTMLButtonElement | null = null): Promise<void> => {
    const body = sentBy(form, button)
    body.set('view', 'drawer')
    if (body.get('units') === '0' && !body.has('before'))
      body.set('before', fieldOf(form, 'units')?.defaultValue ?? '0')
    if (form.matches('[data-add], [data-undo]')) body.set('key', (form.dataset.key ??= crypto.randomUUID()))
    const mine = pend()
    sending = sending.then(async () => {
      const filled = await fetch(form.action, { method: 'POST', body }).then(
        (answer) => fill(answer, mine),
        () => false,
      )
      delete form.dataset.key
      if (filled) return
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
    clearTimeout(pressed?.timer)
    if (pressed && pressed.form !== form) void send(pressed.form)
    const later = () => {
      pressed = undefined
      void send(form)
    }
    pressed = { form, timer: setTimeout(later, PRESSES_WITHIN) }
  }

  document.addEventListener('submit', (event) => {
    const form = formSent(event, '[data-add], #drawer [data-line], #drawer [data-undo]')
    if (!form) return
    event.preventDefault()
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null
    if (button?.name === 'step') return press(form, Number(button.value))
    if (form.ariaBusy === 'true') return
    form.ariaBusy = 'true'
    void send(form, button).finally(() => (form.ariaBusy = null))
  })

  document.addEventListener('click', async (event) => {
    // The way to the checkout is closed while a sum is being asked for.
    if (within(event, '[aria-busy="true"] [data-checkout], [data-checkout][aria-disabled="true"]'))
      return event.preventDefault()
    const link = within<HTMLAnchorElement>(event, '[data-cart]')
    if (!link || isElsewhere(event) || location.pathname === link.pathname) return
    event.preventDefault()
    const filled = await fetch(path('/cart/drawer')).then(fill, () => false)
    if (!filled) location.href = link.href
  })

  // A press beside the drawer closes it.
  drawer.addEventListener('click', ({ target }) => target === drawer && drawer.close())
}

const drawer = one<HTMLDialogElement>('#drawer')
if (drawer) enhance(drawer)
