/** Fields for a picture, made livelier: the picture is seen, and another is sent or chosen right there. */
import { buttonOf, choosePicture, pickFile, upload, words, type ChosenPicture } from './choose-picture.ts'
import { every, one } from './dom.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

const enhance = (frame: HTMLElement): void => {
  frame.dataset.picture = 'ready'
  // What does the same without scripts is not needed any more.
  for (const plain of every('[data-plain-picture]', frame)) plain.remove()
  const field = one<Field>('input, textarea', frame)
  if (!field) return
  const label = field.labels?.[0]?.firstChild?.textContent?.trim() || (frame.dataset.label ?? '')
  const preview = Object.assign(document.createElement('img'), { alt: '', className: 'picture-shown' })
  const send = buttonOf(words.upload, words.uploadOf.replace('#', label))
  const files = buttonOf(words.files, words.filesOf.replace('#', label))
  const off = buttonOf(words.take, words.takeOf.replace('#', label))
  const note = Object.assign(document.createElement('p'), { className: 's' })
  note.setAttribute('role', 'status')
  const row = Object.assign(document.createElement('div'), { className: 'row tight' })
  row.append(send, files, off)
  // An address can be emptied where it is written.
  const isWritten = field.type !== 'hidden'

  const show = (thumb = field.value): void => {
    const isAddress = /^(?:\/|https:)/.test(field.value)
    preview.hidden = !isAddress
    if (isAddress) preview.src = thumb
    off.hidden = isWritten || field.value === ''
  }
  const size = (part: 'width' | 'height', pixels: number): void => {
    const beside = field.form?.elements.namedItem(field.name.replace(/picture$/, part))
    if (beside instanceof HTMLInputElement && beside !== field) beside.value = String(pixels)
  }
  const put = (path: string, picture?: ChosenPicture): void => {
    field.value = path
    if (picture) {
      size('width', picture.width)
      size('height', picture.height)
    }
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }))
    show(picture?.thumb)
  }
  send.addEventListener('click', async () => {
    const file = await pickFile()
    if (!file) return
    note.className = 's'
    note.textContent = words.sending
    const sent = await upload(file)
    if (typeof sent === 'string') {
      note.className = 'err'
      note.textContent = sent
    } else {
      put(sent.path, sent)
      note.textContent = words.added
    }
  })
  files.addEventListener('click', async () => {
    const picture = await choosePicture(false)
    if (picture) put(picture.path, picture)
  })
  off.addEventListener('click', () => {
    put('')
    send.focus()
  })
  field.addEventListener('input', () => show())
  frame.append(preview, row, note)
  show(frame.dataset.thumb || field.value)
}

const enhanceAll = (): void => {
  for (const frame of every('[data-picture=""], [data-picture=true]')) enhance(frame)
}

enhanceAll()
// Parts of a live form that have come anew.
document.addEventListener('swapped', enhanceAll)
