/** A picture for a page: sent from this device, or chosen among the files of the shop, without leaving what is being written. */
import { one } from './dom.ts'

export type ChosenPicture = {
  readonly path: string
  readonly name: string
  readonly width: number
  readonly height: number
  readonly thumb: string
}

export type PictureWords = Readonly<
  Record<
    | 'upload'
    | 'uploadOf'
    | 'files'
    | 'filesOf'
    | 'take'
    | 'takeOf'
    | 'title'
    | 'close'
    | 'more'
    | 'none'
    | 'alt'
    | 'sending'
    | 'added'
    | 'lost',
    string
  >
>

const PATH = '/admin/content/files'
const ACCEPTED = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/svg+xml'

export const words = JSON.parse(one('script[data-pictures]')?.dataset.pictures ?? '{}') as PictureWords

/** @returns the picture, or in words why not */
export const upload = async (file: File): Promise<ChosenPicture | string> => {
  const body = new FormData()
  body.set('key', crypto.randomUUID())
  body.set('files', file)
  const answer = await fetch(`${PATH}/upload`, { method: 'POST', body }).catch(() => undefined)
  const said = (await answer?.json().catch(() => undefined)) as { picture?: ChosenPicture; why?: string } | undefined
  return said?.picture ?? said?.why ?? words.lost
}

/** A picker of files that leaves no field in the form. */
export const pickFile = (): Promise<File | undefined> =>
  new Promise((resolve) => {
    const field = Object.assign(document.createElement('input'), { type: 'file', accept: ACCEPTED })
    field.addEventListener('change', () => resolve(field.files?.[0]))
    field.addEventListener('cancel', () => resolve(undefined))
    field.click()
  })

export const buttonOf = (text: string, label = text): HTMLButtonElement => {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'btn',
    textContent: text,
  })
  if (label !== text) button.setAttribute('aria-label', label)
  return button
}

type Page = { readonly files: readonly ChosenPicture[]; readonly isLast: boolean }

/** @param isInText then what it shows is asked for as well: in a text nothing else says it */
export const choosePicture = (isInText: boolean): Promise<(ChosenPicture & { readonly alt: string }) | undefined> =>
  new Promise((resolve) => {
    const dialog = Object.assign(document.createElement('dialog'), { className: 'picture-files' })
    dialog.setAttribute('aria-label', words.title)
    const head = Object.assign(document.createElement('div'), { className: 'row' })
    const heading = Object.assign(document.createElement('h2'), { textContent: words.title })
    const send = buttonOf(words.upload)
    const close = buttonOf(words.close)
    close.classList.add('end-x')
    head.append(heading, send, close)
    const label = Object.assign(document.createElement('label'), { className: 'f', textContent: words.alt })
    const alt = Object.assign(document.createElement('input'), {
      className: 'in',
      maxLength: 1000,
      autocomplete: 'off',
    })
    label.append(alt)
    const note = document.createElement('p')
    note.setAttribute('role', 'status')
    const list = Object.assign(document.createElement('ul'), { className: 'file-list' })
    const more = buttonOf(words.more)
    more.hidden = true
    dialog.append(head, ...(isInText ? [label] : []), note, list, more)

    let chosen: ChosenPicture | undefined
    const take = (picture: ChosenPicture): void => {
      chosen = picture
      dialog.close()
    }
    const rowOf = (picture: ChosenPicture): HTMLLIElement => {
      const row = document.createElement('li')
      const button = buttonOf('', picture.name)
      button.className = 'btn bare preview'
      const image = Object.assign(document.createElement('img'), { src: picture.thumb, alt: '', loading: 'lazy' })
      const name = Object.assign(document.createElement('span'), { className: 's clip', textContent: picture.name })
      button.append(image)
      button.addEventListener('click', () => take(picture))
      row.append(button, name)
      return row
    }
    let page = 0
    const next = async (): Promise<void> => {
      const answer = await fetch(`${PATH}/choose?page=${page + 1}`).catch(() => undefined)
      const got = answer?.ok ? ((await answer.json()) as Page) : undefined
      if (!got) note.textContent = words.lost
      else {
        page++
        list.append(...got.files.map(rowOf))
        more.hidden = got.isLast
        if (list.childElementCount === 0) note.textContent = words.none
      }
    }
    send.addEventListener('click', async () => {
      const file = await pickFile()
      if (!file) return
      note.textContent = words.sending
      const sent = await upload(file)
      if (typeof sent === 'string') note.textContent = sent
      else take(sent)
    })
    more.addEventListener('click', () => void next())
    close.addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(chosen && { ...chosen, alt: alt.value.trim() })
    })
    document.body.append(dialog)
    dialog.showModal()
    void next()
  })
