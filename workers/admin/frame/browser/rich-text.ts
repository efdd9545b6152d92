/**
 * A text as it will look. The field beneath stays the truth: it is written only when somebody types, and a text with
 * parts that the editor does not know is not given to it at all, so that nothing is lost by looking.
 */
import DOMPurify from 'dompurify'
import Squire from 'squire-rte'
import { choosePicture } from './choose-picture.ts'
import { every, one, within } from './dom.ts'

type Words = Readonly<
  Record<
    | 'label'
    | 'bold'
    | 'italic'
    | 'heading'
    | 'list'
    | 'numbers'
    | 'link'
    | 'picture'
    | 'address'
    | 'source'
    | 'look'
    | 'words'
    | 'unknown',
    string
  >
>

const words = JSON.parse(one('script[data-write]')?.dataset.write ?? '{}') as Words

/** As the shop keeps it: what could act is taken out again when it is saved (workers/flows/catalog/safe-html.ts). */
const sanitized = (html: string): DocumentFragment =>
  document.importNode(
    DOMPurify.sanitize(html, {
      RETURN_DOM_FRAGMENT: true,
      FORBID_TAGS: ['style', 'form', 'input', 'button', 'iframe'],
      FORBID_ATTR: ['style', 'class', 'id'],
    }),
    true,
  )

/** What it writes as it likes; both ways mean the same. */
const ALIKE = new Map([
  ['b', 'strong'],
  ['i', 'em'],
  ['div', 'p'],
])
const LET_BE = new Set(['br', 'span', 'p'])

/** How many there are of each kind of element. */
const kindsIn = (root: ParentNode): string =>
  Array.from(
    Map.groupBy(
      Array.from(root.querySelectorAll('*'), ({ localName }) => ALIKE.get(localName) ?? localName).filter(
        (name) => !LET_BE.has(name),
      ),
      (name) => name,
    ),
    ([name, all]) => `${name} ${all.length}`,
  )
    .toSorted()
    .join()

const isWhole = (editor: Squire, html: string): boolean =>
  kindsIn(sanitized(html)) === kindsIn(editor.getRoot()) &&
  kindsIn(new DOMParser().parseFromString(html, 'text/html').body) === kindsIn(editor.getRoot())

/** As the shop's own pages write it. */
const written = (editor: Squire): string => {
  const html = editor
    .getHTML()
    .replaceAll(/<(\/?)b\b/gi, '<$1strong')
    .replaceAll(/<(\/?)i\b/gi, '<$1em')
    .replaceAll(/<p><br\s*\/?><\/p>/gi, '')
  return html.trim()
}

const buttonFor = (label: string, content: string | Node): HTMLButtonElement => {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn bare'
  button.append(content)
  if (button.textContent !== label) button.setAttribute('aria-label', label)
  button.title = label
  return button
}

const styled = (tag: 'b' | 'i', text: string): HTMLElement => {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

const toHeading = (editor: Squire): void => {
  const isHeading = editor.hasFormat('H3')
  editor.forEachBlock((block) => {
    const next = document.createElement(isHeading ? 'p' : 'h3')
    next.append(...block.childNodes)
    block.replaceWith(next)
  }, true)
}

const wordsIn = (text: string): number =>
  Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)).filter(
    ({ isWordLike }) => isWordLike,
  ).length

/** What is laid over a field, and how it hears that the field was filled by another script. */
type View = { readonly field: HTMLTextAreaElement; readonly renew: () => void; readonly focus: () => void }

const start = (field: HTMLTextAreaElement): View => {
  const sheet = document.createElement('div')
  sheet.className = 'in told'
  sheet.id = `${field.id}-written`
  sheet.setAttribute('role', 'textbox')
  sheet.setAttribute('aria-multiline', 'true')
  sheet.setAttribute('aria-label', field.getAttribute('aria-label') ?? field.labels[0]?.textContent?.trim() ?? '')
  for (const told of ['aria-invalid', 'aria-describedby'])
    if (field.hasAttribute(told)) sheet.setAttribute(told, field.getAttribute(told) ?? '')
  sheet.lang = field.lang
  const editor = new Squire(sheet, { blockTag: 'P', sanitizeToDOMFragment: sanitized, addLinks: false })
  const bar = document.createElement('div')
  bar.className = 'bar2'
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', words.label)
  const count = document.createElement('span')
  count.className = 'count s'
  const address = document.createElement('input')
  Object.assign(address, { type: 'url', className: 'in fit', hidden: true, placeholder: 'https://' })
  address.setAttribute('aria-label', words.address)
  const note = document.createElement('p')
  note.className = 'hint'
  note.textContent = words.unknown
  note.hidden = true

  const formats: readonly (readonly [button: HTMLButtonElement, tag: string, act: () => unknown])[] = [
    [buttonFor(words.bold, styled('b', 'B')), 'B', () => (editor.hasFormat('B') ? editor.removeBold() : editor.bold())],
    [
      buttonFor(words.italic, styled('i', 'I')),
      'I',
      () => (editor.hasFormat('I') ? editor.removeItalic() : editor.italic()),
    ],
    [buttonFor(words.heading, words.heading), 'H3', () => toHeading(editor)],
    [
      buttonFor(words.list, words.list),
      'UL',
      () => (editor.hasFormat('UL') ? editor.removeList() : editor.makeUnorderedList()),
    ],
    [
      buttonFor(`1. ${words.numbers}`, '1.'),
      'OL',
      () => (editor.hasFormat('OL') ? editor.removeList() : editor.makeOrderedList()),
    ],
    [
      buttonFor(words.link, words.link),
      'A',
      () => {
        if (editor.hasFormat('A')) return editor.removeLink()
        address.hidden = false
        return address.focus()
      },
    ],
  ]
  const picture = buttonFor(words.picture, words.picture)
  const buttons = [...formats.map(([button]) => button), picture]
  const source = buttonFor(words.source, words.source)
  source.classList.add('s')

  const showFormats = (): void => {
    for (const [button, tag] of formats) button.setAttribute('aria-pressed', String(editor.hasFormat(tag)))
  }
  const showCount = (): void => {
    count.textContent = words.words.replace('#', String(wordsIn(sheet.textContent ?? '')))
  }
  const isWritten = (): boolean => !sheet.hidden
  /** What stood in the field when both said the same. */
  let known = field.value
  let isFilling = false

  /** @returns whether the text could be given to it */
  const look = (): boolean => {
    known = field.value
    isFilling = true
    editor.setHTML(field.value)
    isFilling = false
    const isKnown = isWhole(editor, field.value)
    note.hidden = isKnown
    if (!isKnown) return false
    sheet.hidden = false
    field.hidden = true
    source.textContent = words.source
    for (const button of buttons) button.disabled = false
    showCount()
    return true
  }
  const showSource = (): void => {
    sheet.hidden = true
    field.hidden = false
    source.textContent = words.look
    for (const button of buttons) button.disabled = true
    count.textContent = ''
  }

  for (const [button, , act] of formats)
    button.addEventListener('click', () => {
      editor.focus()
      act()
      showFormats()
    })
  address.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    address.hidden = true
    editor.focus()
    if (event.key === 'Enter' && address.value !== '') editor.makeLink(address.value)
    address.value = ''
  })
  picture.addEventListener('click', async () => {
    const chosen = await choosePicture(true)
    if (!chosen) return
    editor.focus()
    const { path, alt, width, height } = chosen
    editor.insertImage(path, { alt, width: String(width), height: String(height) })
  })
  source.addEventListener('click', () => {
    if (isWritten()) showSource()
    else if (look()) editor.focus()
  })
  editor.addEventListener('input', () => {
    if (isFilling) return
    known = field.value = written(editor)
    showCount()
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  editor.addEventListener('pathChange', showFormats)
  field.labels[0]?.addEventListener('click', () => isWritten() && editor.focus())

  bar.append(...buttons, address, count, source)
  const box = document.createElement('div')
  box.className = 'write'
  field.before(box)
  box.append(bar, sheet, field)
  box.after(note)
  if (!look()) showSource()
  return {
    field,
    renew: () => {
      if (isWritten() && field.value !== known && !look()) showSource()
    },
    focus: () => (isWritten() ? editor.focus() : field.focus()),
  }
}

let views: View[] = []

const begin = (frame: HTMLElement): void => {
  const field = frame.dataset.rich === 'ready' ? null : one<HTMLTextAreaElement>('textarea', frame)
  if (!field) return
  frame.dataset.rich = 'ready'
  const hasFocus = document.activeElement === field
  const view = start(field)
  views.push(view)
  if (hasFocus) view.focus()
}

/** What stands folded away is dressed when it is opened: a shop has many policies. */
const beginAll = (): void => {
  views = views.filter(({ field }) => field.isConnected)
  for (const frame of every('[data-rich]')) {
    const fold = frame.closest<HTMLDetailsElement>('details:not([open])')
    if (fold) fold.addEventListener('toggle', () => begin(frame), { once: true })
    else begin(frame)
  }
}

beginAll()
// Parts of a live form that have come anew.
document.addEventListener('swapped', beginAll)
// What was put back into a field by another script.
document.addEventListener('edited', () => views.forEach(({ renew }) => renew()))
// What is told on top of a form leads to its field.
document.addEventListener('click', (event) => {
  const address = within<HTMLAnchorElement>(event, 'a[href^="#"]')?.hash.slice(1)
  const view = address === undefined ? undefined : views.find(({ field }) => field.id === decodeURIComponent(address))
  if (!view) return
  event.preventDefault()
  view.focus()
})
