/**
 * A form whose buttons change it and save nothing, made livelier: the same form is sent the same way, and what comes back
 * takes the place of the parts that have changed, with the focus where it was. Lists are put in order by drag as well.
 */
import { every, one, parsed, within } from './dom.ts'
import { dragged } from './dragged.ts'

/** So long after the last letter what is shown beside the form is made anew, in ms. */
const LETTERS_WITHIN = 300

const say = (text: string): void => {
  const place = one('[data-said]') ?? document.body.appendChild(document.createElement('p'))
  Object.assign(place, { className: 'vh', role: 'status', textContent: text })
  place.dataset.said = ''
}

const live = (form: HTMLFormElement): void => {
  /** Presses, and looks between them: a later press makes all before it old, a look only looks. */
  let presses = 0
  let looks = 0
  let waiting = 0

  /** As the button would send it. @param isOld whether another has come meanwhile @returns undefined when it is, or nothing came */
  const sent = async (act: string, isOld: () => boolean): Promise<Document | undefined> => {
    const body = new FormData(form)
    // Files travel when the form is saved.
    for (const [name, value] of new FormData(form)) if (value instanceof File) body.delete(name)
    body.set('do', act)
    const plain = new URLSearchParams(Array.from(body, ([name, value]) => [name, String(value)]))
    const isInParts = form.enctype === 'multipart/form-data'
    const answer = await fetch(form.action, { method: 'POST', body: isInParts ? body : plain }).catch(() => undefined)
    if (!answer || answer.redirected || isOld()) return undefined
    const page = await parsed(answer)
    return isOld() ? undefined : page
  }

  const swap = (page: Document, parts: string): void => {
    for (const part of every(parts, form)) {
      const fresh = document.adoptNode(one(`#${CSS.escape(part.id)}`, page) ?? part)
      if (fresh !== part) part.replaceWith(fresh)
    }
    for (const list of every('[data-sortable]', form)) sortable(list)
  }

  type Typing = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
  const fields = () =>
    every<Typing>('input[id]:not([type=file], [type=radio], [type=checkbox]), select[id], textarea[id]', form)

  const whole = async (act: string): Promise<void> => {
    const mine = ++presses
    clearTimeout(waiting)
    const before = new Map(fields().map(({ id, value }) => [id, value]))
    const page = await sent(act, () => mine !== presses)
    if (!page) return
    // What was typed while the answer was on its way is typed again into what has come.
    const since = fields().filter(({ id, value }) => before.has(id) && before.get(id) !== value)
    const from = document.activeElement?.id ?? ''
    swap(page, '[data-part], [data-preview]')
    // What has just come says so itself; what took the focus when the page was opened is no news.
    for (const { id, value } of since) {
      const field = one<Typing>(`#${CSS.escape(id)}`, form)
      if (field) field.value = value
    }
    if (since.length > 0) look()
    document.dispatchEvent(new Event('swapped'))
    const next = every('[data-part] [autofocus]', form)[0] ?? (from ? one(`#${CSS.escape(from)}`) : null)
    next?.focus()
    form.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /** What is shown beside what is typed; the fields themselves stay. */
  const look = (): void => {
    clearTimeout(waiting)
    waiting = setTimeout(async () => {
      const [mine, before] = [++looks, presses]
      const page = await sent('look', () => mine !== looks || before !== presses)
      if (page) swap(page, '[data-preview]')
    }, LETTERS_WITHIN)
  }

  const renumber = (list: HTMLElement): void => {
    for (const [index, place] of every('.place', list).entries()) place.textContent = String(index + 1)
  }

  const moved = (row: HTMLElement): void => {
    const list = row.parentElement
    if (!list) return
    renumber(list)
    say((row.dataset.moved ?? '').replace('0', String(every(':scope > li', list).indexOf(row) + 1)))
    form.dispatchEvent(new Event('input', { bubbles: true }))
  }

  /** Rows that carry their own field are put in order here: the order of the page is the order that is sent. */
  const move = (button: HTMLElement): boolean => {
    const row = button.closest('li')
    const list = row?.parentElement
    if (!row || !list?.matches('[data-sortable=rows]')) return false
    const beside = button.dataset.move === 'up' ? row.previousElementSibling : row.nextElementSibling
    if (button.dataset.move === 'remove') {
      const next = one('[data-move=remove]', row.nextElementSibling ?? row.previousElementSibling ?? list)
      row.remove()
      renumber(list)
      next?.focus()
      form.dispatchEvent(new Event('input', { bubbles: true }))
    } else if (beside) {
      if (button.dataset.move === 'up') beside.before(row)
      else beside.after(row)
      button.focus()
      moved(row)
    }
    return true
  }

  const sortable = (list: HTMLElement): void =>
    dragged(list, 'li', (row) => {
      moved(row)
      if (list.dataset.sortable === 'numbered') void whole('look')
    })

  form.addEventListener('click', (event) => {
    const button = within<HTMLButtonElement>(event, 'button[name=do]:not([data-plain])')
    if (!button) return
    event.preventDefault()
    if (!move(button)) void whole(button.value)
  })
  // What opens a window of its own leaves this page to be sent again.
  form.addEventListener('submit', ({ submitter }) => {
    if (submitter?.matches('[data-plain]')) setTimeout(() => delete form.dataset.sent)
  })
  form.addEventListener('input', (event) => {
    if (within(event, '[data-look]')) look()
  })
  form.addEventListener('change', (event) => {
    if (within(event, '[data-turn]')) void whole('look')
  })
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !within(event, '[data-find]')) return
    event.preventDefault()
    void whole('find')
  })
  for (const list of every('[data-sortable]', form)) sortable(list)
}

for (const form of every<HTMLFormElement>('form[data-live]')) live(form)
