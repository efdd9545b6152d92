/**
 * What a script adds to the shop: how much is in the cart, the cart as a drawer, filters that send themselves, steps
 * for quantities, variants without a new page, the light of the page, what was seen lately. Everything works without it.
 */
const zh = document.documentElement.lang.startsWith('zh')
const path = (to) => (zh ? `/zh${to}` : to)
const drawer = document.querySelector('#drawer')

/* ── How much is in the cart ─────────────────────────────────────────────────────────────────────────────────── */
const showCount = (count) => {
  for (const place of document.querySelectorAll('[data-count]')) place.textContent = count > 0 ? String(count) : ''
}

const askCount = async () => {
  const answer = await fetch('/cart/count', { headers: { accept: 'application/json' } })
  if (answer.ok) showCount((await answer.json()).count)
}

if (document.querySelector('[data-count]')) askCount().catch(() => {})
// A page that comes back from the browser's memory may show an old number.
addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  askCount().catch(() => {})
  document.querySelector('main [data-checkout]')?.removeAttribute('aria-disabled')
})

/* ── The cart as a drawer ────────────────────────────────────────────────────────────────────────────────────── */
/** Said by a reader of screens: what is there anew is not read by itself. */
const say = (text) => {
  const place = document.querySelector('[data-said]')
  if (place) place.textContent = text
}

/** Which control has the focus, so that it has it again when the drawer is filled anew. */
const held = () => {
  const at = document.activeElement
  const variant = at?.form?.querySelector('[name="variant"]')?.value
  if (!drawer.contains(at) || !variant || !at.name) return null
  const value = at.name === 'step' ? `[value="${at.value}"]` : ''
  return () => Array.from(drawer.querySelectorAll('[data-line]')).find((form) => form.variant.value === variant)?.querySelector(`[name="${at.name}"]${value}`)
}

let turn = 0
/** @param mine the turn of whoever asked: an answer to an older question is not shown any more */
const fill = async (answer, mine = ++turn) => {
  if (!answer.ok || !answer.url.includes('/cart/drawer')) return false
  const text = await answer.text()
  if (mine !== turn) return true
  const again = held()
  drawer.innerHTML = text
  showCount(Number(drawer.querySelector('[data-units]')?.dataset.units ?? 0))
  if (!drawer.open) drawer.showModal()
  const focused = again?.() ?? drawer.querySelector('[data-undo] button') ?? drawer.querySelector('#drawer-title')
  focused?.focus()
  say(drawer.querySelector('footer p')?.textContent ?? '')
  return true
}

/** One after the other, so that the last number is the one that stays. */
let sending = Promise.resolve()
/** Until the shop has said what it costs now, nobody goes on to pay. */
const pend = () => {
  drawer.firstElementChild?.setAttribute('aria-busy', 'true')
  return ++turn
}

/** Sends a form and shows the drawer that comes back; where that fails, the browser sends the form itself. */
const sendToDrawer = (form, submitter) => {
  const sent = new URLSearchParams(new FormData(form, submitter))
  sent.set('view', 'drawer')
  if (sent.get('units') === '0' && !sent.has('before')) sent.set('before', form.units?.defaultValue ?? '0')
  if (form.matches('[data-add], [data-undo]')) sent.set('key', (form.dataset.key ??= crypto.randomUUID()))
  const mine = pend()
  sending = sending.then(async () => {
    const filled = await fetch(form.action, { method: 'POST', body: sent }).then((answer) => fill(answer, mine), () => false)
    delete form.dataset.key
    if (filled) return
    const plain = submitter?.name ? Object.assign(document.createElement('input'), { type: 'hidden', name: submitter.name, value: submitter.value }) : ''
    form.append(plain)
    form.submit()
  })
  return sending
}

/** Several presses in a row are one question: so long is waited for another, in ms. */
const PRESSES_WITHIN = 250
let pressed
const press = (form, by) => {
  const field = form.units
  field.value = String(Math.min(Math.max(Number(field.value) + by, 0), Number(field.max)))
  pend()
  clearTimeout(pressed?.timer)
  if (pressed && pressed.form !== form) sendToDrawer(pressed.form)
  const send = () => {
    pressed = undefined
    sendToDrawer(form)
  }
  pressed = { form, timer: setTimeout(send, PRESSES_WITHIN) }
}

if (drawer) {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!form.matches('[data-add], #drawer [data-line], #drawer [data-undo]')) return
    event.preventDefault()
    const { submitter } = event
    if (submitter?.name === 'step') return press(form, Number(submitter.value))
    if (form.ariaBusy === 'true') return
    form.ariaBusy = 'true'
    sendToDrawer(form, submitter).finally(() => (form.ariaBusy = null))
  })

  document.addEventListener('click', async (event) => {
    // The way to the till is closed while a sum is being asked for.
    if (event.target.closest('[aria-busy="true"] [data-checkout], [data-checkout][aria-disabled="true"]')) return event.preventDefault()
    const link = event.target.closest('[data-cart]')
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || location.pathname === new URL(link.href).pathname) return
    event.preventDefault()
    if (!(await fetch(path('/cart/drawer')).then(fill, () => false))) location.href = link.href
  })

  // A press beside the drawer closes it.
  drawer.addEventListener('click', (event) => event.target === drawer && drawer.close())
}

/** On the page of the cart a line is sent as a form: until it has come back, the sums are old. */
document.addEventListener('submit', ({ target }) => {
  if (target.matches('main [data-line]')) document.querySelector('main [data-checkout]')?.setAttribute('aria-disabled', 'true')
})

/* ── Quantities ──────────────────────────────────────────────────────────────────────────────────────────────── */
document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-step]')
  const field = button?.parentElement.querySelector('input')
  if (field) field.value = String(Math.min(Math.max(Number(field.value) + Number(button.dataset.step), Number(field.min)), Number(field.max)))
})

document.addEventListener('change', (event) => {
  const form = event.target.closest('[data-line], [data-filters]') ?? (event.target.id === 'sort' ? event.target.form : null)
  if (form && event.target.checkValidity()) form.requestSubmit()
})

/* ── Lists and variants, without a new page ──────────────────────────────────────────────────────────────────── */
/** Addresses without empty fields are shorter, and the same for everybody. */
document.addEventListener('formdata', (event) => {
  if (!event.target.matches('[data-filters]')) return
  for (const [name, value] of Array.from(event.formData)) if (value === '') event.formData.delete(name)
})

const swap = async (address, part, push) => {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(String(answer.status))
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [from, into] = [page.querySelector(part), document.querySelector(part)]
  if (!from || !into) throw new Error(part)
  const focused = document.activeElement?.getAttribute('href') ?? document.activeElement?.name
  const opened = Array.from(into.querySelectorAll('details'), (one) => one.open)
  from.querySelectorAll('details').forEach((one, index) => (one.open = opened[index] ?? one.open))
  into.replaceWith(from)
  document.title = page.title
  // A list says itself how its address is written: the same for the same list.
  history[push ? 'pushState' : 'replaceState']({ part }, '', from.dataset.address ?? address)
  listed = location.pathname + location.search
  document.dispatchEvent(new Event('stoa:swapped'))
  if (focused) from.querySelector(`[href="${CSS.escape(focused)}"], [name="${CSS.escape(focused)}"]`)?.focus()
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-product] .choice a')
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  swap(link.href, '[data-product]', false).catch(() => (location.href = link.href))
})

/** Chips and ranges: the same list with one filter more or less. */
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-shelf] a[data-again]')
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  swap(link.href, '[data-shelf]', true).catch(() => (location.href = link.href))
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.matches('[data-filters]')) return
  event.preventDefault()
  // Whoever presses the button wants to see the goods: on a phone the filters fold.
  if (event.submitter) form.querySelector('details').open = false
  const asked = new URLSearchParams(new FormData(form))
  const address = asked.size ? `${form.action}?${asked}` : form.action
  swap(address, '[data-shelf]', true).catch(() => (location.href = address))
})

/** A step back to another list loads it; a jump within the page, as to its content, is none. */
let listed = location.pathname + location.search
addEventListener('popstate', () => location.pathname + location.search !== listed && location.reload())

/** Where the filters stand beside the goods they are open; whoever hears the page should hear it so. */
const beside = matchMedia('(min-width: 64.01rem)')
const unfold = () => beside.matches && document.querySelector('.filters .unfold')?.setAttribute('open', '')
beside.addEventListener('change', unfold)
unfold()

/* ── The till: another way of delivery is another total ──────────────────────────────────────────────────────── */
const till = document.querySelector('[data-till]')
till?.addEventListener('change', ({ target }) => {
  if (target.name !== 'delivery') return
  const { price, amount, sum, button } = target.dataset
  till.querySelector('[data-expected]').value = amount
  till.querySelector('[data-pay]').textContent = button
  for (const place of document.querySelectorAll('[data-total]')) place.textContent = sum
  for (const place of document.querySelectorAll('[data-delivery]')) place.textContent = price
  for (const place of document.querySelectorAll('[data-tax]')) place.hidden = true
})
/** Pressing twice pays once anyway; the button says that it was heard. */
till?.addEventListener('submit', ({ submitter }) => setTimeout(() => submitter && (submitter.disabled = true)))

/* ── The light of the page ───────────────────────────────────────────────────────────────────────────────────── */
/** What a browser keeps for itself; one that keeps nothing forgets at the next page. */
const kept = {
  get: (name) => {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  },
  set: (name, text) => {
    try {
      if (text) localStorage.setItem(name, text)
      else localStorage.removeItem(name)
    } catch {}
  },
}

const choice = document.querySelector('[data-theme-choice]')
if (choice) choice.value = document.documentElement.dataset.theme ?? ''
choice?.addEventListener('change', ({ target: { value } }) => {
  if (value) document.documentElement.dataset.theme = value
  else delete document.documentElement.dataset.theme
  kept.set('stoa.theme', value)
})

/* ── Seen lately: remembered here and nowhere else ───────────────────────────────────────────────────────────── */
/** Remembered, and shown: a row. */
const SEEN_MAX = 12
const SEEN_SHOWN = 4

const seen = () => {
  try {
    const told = JSON.parse(kept.get('stoa.seen') ?? '[]')
    return Array.isArray(told) ? told.filter((one) => typeof one === 'string').slice(0, SEEN_MAX) : []
  } catch {
    return []
  }
}
const remember = (handles) => kept.set('stoa.seen', handles.length ? JSON.stringify(handles.slice(0, SEEN_MAX)) : '')
const without = (handle) => seen().filter((one) => one !== handle)

/** Nothing is remembered of whoever asks not to be followed. */
const wantsNone = navigator.globalPrivacyControl === true || navigator.doNotTrack === '1'
const here = document.querySelector('[data-product]')?.dataset.product

/** Each card is asked for by itself, as anybody might: the list is told to nobody. */
const cardOf = async (handle) => {
  const answer = await fetch(path(`/products/${encodeURIComponent(handle)}/card`))
  if (answer.status === 404) remember(without(handle))
  return answer.ok ? answer.text() : ''
}

const shelf = document.querySelector('[data-seen]')
const showSeen = async () => {
  const cards = await Promise.all(without(here).slice(0, SEEN_SHOWN).map((handle) => cardOf(handle).catch(() => '')))
  const text = cards.join('')
  if (text) shelf.querySelector('ul').innerHTML = text
  else shelf.remove()
}
if (shelf) {
  if (without(here).length === 0) shelf.remove()
  else {
    const watching = new IntersectionObserver(([{ isIntersecting }]) => {
      if (!isIntersecting) return
      watching.disconnect()
      showSeen()
    }, { rootMargin: '300px' })
    watching.observe(shelf)
  }
  shelf.querySelector('[data-forget]').addEventListener('click', ({ target }) => {
    remember([])
    const told = Object.assign(document.createElement('p'), { className: 'soft', tabIndex: -1, textContent: target.dataset.forget })
    shelf.replaceChildren(told)
    told.focus()
  })
}

const look = () => here && !wantsNone && remember([here, ...without(here)])
// A page that is only made ready has not been looked at.
if (document.prerendering) document.addEventListener('prerenderingchange', look, { once: true })
else look()
