/**
 * What a script adds to the shop: how much is in the cart, the cart as a drawer, filters that send themselves, steps
 * for quantities, variants without a new page. Everything works without it.
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
addEventListener('pageshow', (event) => event.persisted && askCount().catch(() => {}))

/* ── The cart as a drawer ────────────────────────────────────────────────────────────────────────────────────── */
const fill = async (answer) => {
  if (!answer.ok || !answer.url.includes('/cart/drawer')) return false
  drawer.innerHTML = await answer.text()
  showCount(Number(drawer.querySelector('[data-units]')?.dataset.units ?? 0))
  return true
}

const open = () => {
  if (!drawer.open) drawer.showModal()
  drawer.querySelector('#drawer-title')?.focus()
}

/** Sends a form and shows the drawer that comes back; where that fails, the browser sends the form itself. */
const sendToDrawer = async (form, submitter) => {
  const sent = new URLSearchParams(new FormData(form, submitter))
  sent.set('view', 'drawer')
  if (form.matches('[data-add]')) sent.set('key', (form.dataset.key ??= crypto.randomUUID()))
  const filled = await fetch(form.action, { method: 'POST', body: sent }).then(fill, () => false)
  delete form.dataset.key
  if (filled) return open()
  const plain = submitter?.name ? Object.assign(document.createElement('input'), { type: 'hidden', name: submitter.name, value: submitter.value }) : ''
  form.append(plain)
  form.submit()
}

if (drawer) {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!form.matches('[data-add], #drawer [data-line]')) return
    event.preventDefault()
    if (form.ariaBusy === 'true') return
    form.ariaBusy = 'true'
    sendToDrawer(form, event.submitter).finally(() => (form.ariaBusy = null))
  })

  document.addEventListener('click', async (event) => {
    const link = event.target.closest('[data-cart]')
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || location.pathname === new URL(link.href).pathname) return
    event.preventDefault()
    if (await fetch(path('/cart/drawer')).then(fill, () => false)) open()
    else location.href = link.href
  })

  // A press beside the drawer closes it.
  drawer.addEventListener('click', (event) => event.target === drawer && drawer.close())
}

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
  history[push ? 'pushState' : 'replaceState']({ part }, '', address)
  listed = location.pathname + location.search
  if (focused) from.querySelector(`[href="${CSS.escape(focused)}"], [name="${CSS.escape(focused)}"]`)?.focus()
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-product] .choice a')
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  swap(link.href, '[data-product]', false).catch(() => (location.href = link.href))
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.matches('[data-filters]')) return
  event.preventDefault()
  const asked = new URLSearchParams(new FormData(form))
  const address = asked.size ? `${form.action}?${asked}` : form.action
  swap(address, '[data-shelf]', true).catch(() => (location.href = address))
})

/** A step back to another list loads it; a jump within the page, as to its content, is none. */
let listed = location.pathname + location.search
addEventListener('popstate', () => location.pathname + location.search !== listed && location.reload())

/** Where the filters stand beside the goods they are open; whoever hears the page should hear it so. */
if (matchMedia('(min-width: 64.01rem)').matches) document.querySelector('.filters .unfold')?.setAttribute('open', '')

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
