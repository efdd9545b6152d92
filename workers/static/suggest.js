/**
 * Suggestions while somebody types: a combobox with a list, as the ARIA practices describe it. What was searched lately
 * is remembered here and nowhere else.
 *
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */

/** Between two letters of somebody who types on, in ms. */
const WAIT = 120
const RECENT = 'stoa.searched'
const RECENT_MAX = 6
const LENGTH_MAX = 100

const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'

/** Nothing is remembered of whoever asks not to be followed. */
const wantsNone = navigator.globalPrivacyControl === true || navigator.doNotTrack === '1'
const recent = () => {
  try {
    const told = JSON.parse(localStorage.getItem(RECENT) ?? '[]')
    return Array.isArray(told) ? told.filter((one) => typeof one === 'string' && one).slice(0, RECENT_MAX) : []
  } catch {
    return []
  }
}
const remember = (typed) => {
  const term = typed.trim().slice(0, LENGTH_MAX)
  if (!term || wantsNone) return
  try {
    localStorage.setItem(RECENT, JSON.stringify([term, ...recent().filter((one) => one !== term)].slice(0, RECENT_MAX)))
  } catch {}
}
const forget = () => {
  try {
    localStorage.removeItem(RECENT)
  } catch {}
}

const tell = (...events) =>
  navigator.sendBeacon('/events', JSON.stringify({ events: events.map((one) => ({ language, ...one })) }))

/** The same question is asked at the same address, so that one answer is kept for all who ask it. */
const asked = (typed) => typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, LENGTH_MAX)

export const enhance = (form) => {
  if (form.dataset.seek === 'ready') return
  form.dataset.seek = 'ready'
  const field = form.elements.q
  const sheet = form.closest('dialog')
  const box = form.querySelector('[data-found]')
  const list = box.querySelector('[role="listbox"]')
  const none = box.querySelector('[data-none]')
  const forgetting = box.querySelector('[data-forget]')
  const status = form.querySelector('[role="status"]')
  let active = null
  let waiting
  let asking

  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) field.setAttribute(name, value)

  const options = () => Array.from(list.querySelectorAll('[role="option"]'))
  const activate = (option) => {
    active?.setAttribute('aria-selected', 'false')
    active = option ?? null
    active?.setAttribute('aria-selected', 'true')
    active?.scrollIntoView({ block: 'nearest' })
    if (active) field.setAttribute('aria-activedescendant', active.id)
    else field.removeAttribute('aria-activedescendant')
  }
  const close = () => {
    activate()
    box.hidden = true
    field.setAttribute('aria-expanded', 'false')
  }
  const show = (said, ofRecent = false) => {
    activate()
    const some = options().length > 0
    list.hidden = !some
    none.hidden = some || !said
    none.textContent = said
    forgetting.hidden = !ofRecent
    box.hidden = !some && !said
    field.setAttribute('aria-expanded', String(some))
    status.textContent = said
  }

  const showRecent = () => {
    asking?.abort()
    const terms = recent()
    const heading = Object.assign(document.createElement('div'), { className: 'label', textContent: list.dataset.recent })
    heading.setAttribute('aria-hidden', 'true')
    const group = document.createElement('div')
    group.setAttribute('role', 'group')
    group.setAttribute('aria-label', list.dataset.recent)
    group.append(
      heading,
      ...terms.map((term, index) => {
        const option = Object.assign(document.createElement('a'), {
          id: `${list.id}-r${index}`,
          className: 'term',
          href: `${form.action}?${new URLSearchParams({ q: term })}`,
          tabIndex: -1,
          textContent: term,
        })
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
        return option
      }),
    )
    list.replaceChildren(...(terms.length > 0 ? [group] : []))
    show('', terms.length > 0)
  }

  const ask = async () => {
    clearTimeout(waiting)
    const q = asked(field.value)
    if (!q) return showRecent()
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q })}`, { signal })
      const text = await answer.text()
      if (!answer.ok) throw new Error(String(answer.status))
      // Somebody who has left the field, or typed on, is not shown an old answer.
      if (signal.aborted || !form.contains(document.activeElement)) return
      list.innerHTML = text
      options().forEach((option, index) => (option.id = `${list.id}-${index}`))
      show(list.querySelector('[data-say]')?.dataset.say ?? '')
    } catch {
      if (!signal.aborted) close()
    }
  }
  const later = () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, WAIT)
  }

  field.addEventListener('input', (event) => event.isComposing || later())
  // Chinese is composed of Latin letters first: these are no question.
  field.addEventListener('compositionend', later)
  field.addEventListener('focus', ask)
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229) return
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (box.hidden) return void ask()
      const all = options()
      const at = all.indexOf(active) + (key === 'ArrowDown' ? 1 : -1)
      // Beyond either end is the field itself.
      activate(at < -1 ? all.at(-1) : all[at])
    } else if (key === 'Enter' && active) {
      event.preventDefault()
      active.click()
    } else if (key === 'Escape' && (sheet || !box.hidden)) {
      event.preventDefault()
      asking?.abort()
      close()
      sheet?.close()
    }
  })

  // The field keeps the focus while somebody presses in the list.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => {
    const option = target.closest('[role="option"]')
    if (!option) return
    const { product, term } = option.dataset
    remember(term ?? (field.value || option.textContent))
    if (!product) return
    const products = options().filter((one) => one.dataset.product)
    const said = { term: field.value }
    tell({ type: 'searched', ...said, hits: products.length }, { type: 'product-chosen', ...said, product, place: products.indexOf(option) + 1, from: 'suggestions' })
  })
  forgetting.addEventListener('click', () => {
    forget()
    showRecent()
    field.focus()
  })
  form.addEventListener('submit', () => remember(field.value))
  if (!sheet) form.addEventListener('focusout', ({ relatedTarget }) => form.contains(relatedTarget) || close())
  if (document.activeElement === field) ask()
}
