/**
 * Keeps the page of a line up to date without loading it anew. Without it, the page loads itself anew now and then.
 *
 * The server says when to look again; a little chance keeps all who wait from looking at the same moment. Nobody looks
 * while the page is hidden, and whoever comes back looks at once.
 */
const line = () => document.querySelector('[data-line]')
let timer

/** Nine to twelve tenths of what was said. */
const later = (seconds) => {
  clearTimeout(timer)
  if (seconds !== null && !document.hidden) timer = setTimeout(look, seconds * (900 + Math.random() * 300))
}

const show = ({ lead, place, passed, behind }) => {
  for (const [name, text] of Object.entries({ lead, place })) {
    const told = document.querySelector(`[data-told="${name}"]`)
    if (told && text !== null && told.textContent !== text) told.textContent = text
  }
  const columns = document.querySelectorAll('[data-column]')
  columns.forEach((column, index) => column.classList.toggle('passed', index < Math.floor(passed * columns.length)))
  columns[0]?.parentElement.setAttribute('aria-label', behind)
}

/** Things stand otherwise now: the new page takes the place of the old one, and says so. */
const turnPage = async () => {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [from, into] = [page.querySelector('#main'), document.querySelector('#main')]
  if (!from || !into) return location.reload()
  // A check for people brings a script of its own, which only a page that is loaded runs.
  if (from.querySelector('.cf-turnstile')) return location.reload()
  into.replaceWith(from)
  document.title = page.title
  from.querySelector('h1')?.focus()
  later(Number(line()?.dataset.again) || null)
}

const look = async () => {
  const here = line()
  if (!here) return
  try {
    const answer = await fetch(here.dataset.line, { headers: { accept: 'application/json' } })
    if (!answer.ok) return later(Number(answer.headers.get('retry-after')) || 10)
    const told = await answer.json()
    if (told.state !== here.dataset.state) return await turnPage()
    show(told)
    later(told.againSeconds)
  } catch {
    later(10)
  }
}

document.addEventListener('visibilitychange', () => (document.hidden ? clearTimeout(timer) : line()?.dataset.again && look()))
later(Number(line()?.dataset.again) || null)
