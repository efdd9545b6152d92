/**
 * The pictures of a product, made livelier: files may be dropped, each travels alone and says how far it is; what is done to a
 * picture is done in place, so that nothing that is typed elsewhere on the page is left, and pictures are dragged into order.
 * Without this file the forms are sent as they are, and everything else is the same.
 */
import { every, one, parsed } from '../../frame/browser/dom.ts'
import { dragged } from '../../frame/browser/dragged.ts'

type Line = {
  readonly far: (share: number) => void
  readonly refused: (why: string) => void
  readonly done: () => void
}

const lineIn = (list: HTMLElement, name: string, sending: string): Line => {
  const item = document.createElement('li')
  const label = document.createElement('span')
  label.textContent = sending.replace('…', name)
  const bar = document.createElement('progress')
  bar.max = 1
  bar.value = 0
  bar.setAttribute('aria-label', label.textContent)
  item.append(label, bar)
  list.append(item)
  return {
    far: (share) => (bar.value = share),
    refused: (why) => {
      bar.remove()
      item.className = 'err'
      label.textContent = `${name}: ${why}`
    },
    done: () => item.remove(),
  }
}

/** One file as the form would send it; the answer is the page. @returns why it was refused; null: it was not */
const send = (address: string, file: File, lost: string, line: Line): Promise<string | null> =>
  new Promise((resolve) => {
    const body = new FormData()
    body.set('key', crypto.randomUUID())
    body.set('files', file)
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.responseType = 'document'
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) line.far(loaded / total)
    })
    request.addEventListener('load', () => {
      const trouble = request.responseXML && one('.oops p', request.responseXML)
      if (request.status < 400 && !trouble) resolve(null)
      else resolve(trouble?.dataset.why ?? trouble?.textContent ?? lost)
    })
    for (const end of ['error', 'abort', 'timeout']) request.addEventListener(end, () => resolve(lost))
    request.send(body)
  })

type Typed = HTMLInputElement | HTMLSelectElement
const srcOf = (form: HTMLFormElement) => one<HTMLInputElement>('input[name=src]', form)?.value
const placing = (panel: ParentNode) => every<HTMLFormElement>('.media form', panel)
const typedIn = (form: HTMLFormElement) => every<Typed>('input:not([type=hidden])', form)

/** The panel as the shop shows it now; what was typed beside other pictures stays typed, and what was told stays told. */
const renew = (fresh: HTMLElement | null, panel: HTMLElement, upload: HTMLFormElement, done?: string): void => {
  if (!fresh) return
  const typed = new Map(
    placing(panel)
      .filter((form) => srcOf(form) !== done)
      .map((form) => [srcOf(form), new Map(typedIn(form).map(({ name, value }) => [name, value]))]),
  )
  for (const part of Array.from(panel.children)) if (part !== upload) part.remove()
  upload.before(...Array.from(fresh.children).filter((part) => !part.matches('form')))
  for (const form of placing(panel))
    for (const field of typedIn(form)) field.value = typed.get(srcOf(form))?.get(field.name) ?? field.value
  // How many there are is said in the index of the page as well.
  const index = '.local [href="#pictures"]'
  one(index)?.replaceChildren(...(one(index, fresh.ownerDocument)?.childNodes ?? []))
  sortable(panel, upload)
  // What comes with its place is not read out; what changes in it is.
  const told = one('[role=status] > div', panel)
  if (told) setTimeout(() => told.replaceChildren(told.textContent))
}

/** As its button would; refused, the page says why. */
const act = async (
  form: HTMLFormElement,
  value: string,
  panel: HTMLElement,
  upload: HTMLFormElement,
): Promise<void> => {
  const body = new URLSearchParams(Array.from(new FormData(form), ([name, text]) => [name, String(text)]))
  // The way back from a removal has one button, which says nothing.
  if (value !== '') body.set('do', value)
  panel.setAttribute('aria-busy', 'true')
  const answer = await fetch(form.action, { method: 'POST', body }).catch(() => undefined)
  panel.removeAttribute('aria-busy')
  if (!answer?.ok) {
    const said = Object.assign(document.createElement('input'), { type: 'hidden', name: 'do', value })
    if (value !== '') form.append(said)
    return form.submit()
  }
  const src = srcOf(form)
  const [what = ''] = value.split(':')
  const pressed = document.activeElement?.getAttribute('data-way') ?? what
  renew(one('#pictures', await parsed(answer)), panel, upload, src)
  const same = placing(panel).find((one) => srcOf(one) === src)
  const again = same && (one(`button[data-way=${pressed}]:enabled`, same) ?? one('button[value=save]', same))
  ;(again ?? one('[role=status] button', panel))?.focus()
}

const sortable = (panel: HTMLElement, upload: HTMLFormElement): void => {
  const list = one('.media', panel)
  if (!list) return
  dragged(list, 'li', (row) => {
    const form = one<HTMLFormElement>('form', row)
    if (form) void act(form, `move:${every(':scope > li', list).indexOf(row)}`, panel, upload)
  })
}

const enhance = (form: HTMLFormElement, panel: HTMLElement, field: HTMLInputElement, list: HTMLElement): void => {
  const { sending = '', lost = '' } = form.dataset
  let busy = false
  const upload = async (files: readonly File[]): Promise<void> => {
    if (busy || files.length === 0) return
    busy = true
    list.replaceChildren()
    form.setAttribute('aria-busy', 'true')
    let added = 0
    for (const file of files) {
      const line = lineIn(list, file.name, sending)
      const why = await send(form.action, file, lost, line)
      if (why === null) {
        added++
        line.done()
      } else line.refused(why)
    }
    form.removeAttribute('aria-busy')
    busy = false
    field.value = ''
    if (added === 0) return
    const there = new URL(form.action.replace(/\/pictures$/, ''))
    there.search = new URLSearchParams({ done: 'added', count: String(added) }).toString()
    renew(one('#pictures', await parsed(await fetch(there))), panel, form)
    history.replaceState(null, '', there)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    void upload(Array.from(field.files ?? []))
  })
  panel.addEventListener('submit', (event) => {
    const { target, submitter } = event
    if (!(target instanceof HTMLFormElement) || target === form) return
    event.preventDefault()
    event.stopPropagation()
    void act(target, submitter instanceof HTMLButtonElement ? submitter.value : '', panel, form)
  })
  sortable(panel, form)
  for (const kind of ['dragenter', 'dragover'] as const)
    panel.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      panel.classList.add('over')
    })
  panel.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && panel.contains(relatedTarget))) panel.classList.remove('over')
  })
  panel.addEventListener('drop', (event) => {
    panel.classList.remove('over')
    const files = Array.from(event.dataTransfer?.files ?? [])
    if (files.length === 0) return
    event.preventDefault()
    void upload(files)
  })
}

const form = one<HTMLFormElement>('form[data-upload]')
const panel = form?.closest<HTMLElement>('.panel')
const field = form && one<HTMLInputElement>('input[type=file]', form)
const list = form && one('.sent', form)
if (panel && field && list) enhance(form, panel, field, list)
