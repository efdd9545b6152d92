// Enhancement only: every page of the admin works without this file. Single keys never fire while somebody types.
const one = (selector, root = document) => root.querySelector(selector)
const every = (selector, root = document) => [...root.querySelectorAll(selector)]
const isTyping = (event) =>
  event.target.closest?.('input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable]')
document.documentElement.classList.add('js')
const keysOn = () => document.documentElement.dataset.keys !== 'off'

// ── Moments, in the reader's own zone ──
const language = document.documentElement.lang || 'en'
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dayNear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' })
const dayFar = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' })
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
const second = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
const full = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long' })
const midnight = (at) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1)

const dayOf = (at) => {
  const now = new Date()
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000)
  if (days === 0 || days === 1) return capital(relative.format(-days, 'day'))
  return (at.getFullYear() === now.getFullYear() ? dayNear : dayFar).format(at)
}
const sayTimes = (root = document) => {
  for (const time of every('time[data-show]', root)) {
    const at = new Date(time.dateTime)
    const clockText = clock.format(at)
    const parts = { day: dayOf(at), clock: clockText, both: `${dayOf(at)} ${clockText}`, seconds: second.format(at) }
    time.textContent = parts[time.dataset.show]
    time.title = full.format(at)
  }
}
sayTimes()
// Another script has put a part of the page anew.
document.addEventListener('renewed', (event) => sayTimes(event.target))
for (const zone of every('[data-utc]')) zone.textContent = Intl.DateTimeFormat().resolvedOptions().timeZone

// ── Search or do ──
const palette = one('dialog.pal')
const query = palette && one('input', palette)
const find = palette && one('[data-find]', palette)
let chosen = 0
const shown = () => every('.opt', palette).filter((option) => !option.parentElement.hidden)
const choose = (to) => {
  const options = shown()
  chosen = Math.min(options.length - 1, Math.max(0, to))
  for (const [index, option] of options.entries()) option.setAttribute('aria-selected', index === chosen)
  options[chosen]?.scrollIntoView({ block: 'nearest' })
}
const narrow = () => {
  const words = query.value.trim()
  for (const option of every('[data-option]', palette)) {
    option.parentElement.hidden = !option.textContent.toLowerCase().includes(words.toLowerCase())
  }
  find.parentElement.hidden = words === ''
  find.href = `/admin/orders?q=${encodeURIComponent(words)}`
  one('span', find).textContent = find.dataset.words.replace('…', words)
  choose(0)
}
const openPalette = () => {
  if (palette.open) return
  query.value = ''
  narrow()
  palette.showModal()
  query.focus()
}
document.addEventListener('click', (event) => {
  if (palette && event.target.closest('[data-palette]')) {
    event.preventDefault()
    openPalette()
  } else if (event.target === palette) palette.close()
})
query?.addEventListener('input', narrow)
palette?.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
  }
  if (event.key === 'Enter') {
    event.preventDefault()
    shown()[chosen]?.click()
  }
})

// ── Rows: j and k walk, x picks, Enter opens; the foot turns into the bar for what is picked ──
const table = one('[data-rows]')
const rows = table ? every('tbody tr', table) : []
let here = -1
const walk = (to) => {
  if (rows.length === 0) return
  rows[here]?.classList.remove('here')
  here = Math.min(rows.length - 1, Math.max(0, to))
  rows[here].classList.add('here')
  rows[here].focus({ preventScroll: true })
  rows[here].scrollIntoView({ block: 'nearest' })
}
const bulk = one('[data-bulk]')
const picks = table ? every('tbody input[type=checkbox]', table) : []
const countPicked = () => {
  const count = picks.filter((pick) => pick.checked).length
  for (const pick of picks) pick.closest('tr').classList.toggle('sel', pick.checked)
  if (!bulk) return
  bulk.classList.toggle('on', count > 0)
  for (const element of every('[data-picked]', bulk)) element.hidden = count === 0
  const figure = one('[data-count]', bulk)
  if (figure) figure.textContent = figure.dataset.count.replace('0', count)
}
table?.addEventListener('change', (event) => {
  if (event.target.closest('thead')) for (const pick of picks) pick.checked = event.target.checked
  countPicked()
})
one('[data-clear]')?.addEventListener('click', () => {
  for (const pick of every('input[type=checkbox]', table)) pick.checked = false
  countPicked()
})
const all = one('[data-all]')
if (all) all.hidden = false
countPicked()

// ── Filters apply as they are chosen ──
one('[data-filters]')?.addEventListener('change', (event) => {
  if (event.target.tagName === 'SELECT') event.currentTarget.requestSubmit()
})

// ── New rows wait behind a line and never move what is being read; nobody is asked while the page is hidden ──
const NEWS_MS = 10_000
const news = one('[data-news]')
const askNews = async () => {
  if (document.hidden) return
  const answer = await fetch(news.dataset.news).catch(() => null)
  if (!answer?.ok || answer.redirected) return
  const { count, line } = await answer.json()
  news.hidden = count === 0
  news.textContent = line
}
if (news) setInterval(askNews, NEWS_MS)

// ── A form is sent once: a second press while the first is on its way does nothing ──
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.method !== 'post') return
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
})
addEventListener('pageshow', () => {
  for (const form of every('form[data-sent]')) delete form.dataset.sent
})

// ── Keys ──
const places = { o: 'orders', p: 'products', i: 'inventory', s: 'shards', m: 'outbox', d: 'dead-letters' }
let chord = 0
const rowKeys = {
  j: () => walk(here + 1),
  k: () => walk(here - 1),
  x: () => {
    const pick = rows[here] && one('input[type=checkbox]', rows[here])
    if (!pick) return
    pick.checked = !pick.checked
    countPicked()
  },
  Enter: () => document.activeElement === rows[here] && one('a', rows[here])?.click(),
  Escape: () => one('[data-clear]')?.click(),
}
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'k' && palette) {
    event.preventDefault()
    return openPalette()
  }
  if (!keysOn() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || palette?.open) return
  if (chord && Date.now() - chord < 900 && places[event.key]) {
    location.href = `/admin/${places[event.key]}`
    return
  }
  chord = event.key === 'g' ? Date.now() : 0
  if (event.key === '/' && one('.find input')) {
    event.preventDefault()
    one('.find input').focus()
    return
  }
  const link = one(`a[data-key="${CSS.escape(event.key)}"]`)
  if (link) link.click()
  else if (rows.length > 0) rowKeys[event.key]?.()
})
