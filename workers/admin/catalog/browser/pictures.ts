/**
 * Uploading, made livelier: files may be dropped, each travels alone and says how far it is. Without this file the form
 * sends them all at once and everything else is the same.
 */
import { one, parsed } from '../../frame/browser/dom.ts'

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

/** With a reason on the page it stays readable: the pictures alone are taken anew. */
const renew = async (address: URL, panel: HTMLElement, form: HTMLFormElement): Promise<void> => {
  const fresh = one('#pictures', await parsed(await fetch(address)))
  for (const part of Array.from(panel.children)) if (part !== form) part.remove()
  form.before(...Array.from(fresh?.children ?? []).filter((part) => !part.matches('form')))
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
    there.hash = 'pictures'
    if (added === files.length) location.assign(there)
    else await renew(there, panel, form)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    void upload(Array.from(field.files ?? []))
  })
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
