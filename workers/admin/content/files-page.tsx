/** Files of the shop: found by name and kind, each with its size, its day and what shows it; added. */
import { FILE_KINDS, kindAccepts } from '#domain/catalog/shop-file'
import type { Language } from '#domain/languages'
import { FILE_ORDERS, type UsedFile } from '#schema/products/content/files'
import { Key, Trouble, type RefusalWord, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { addressWith, Empty, Find, Pages } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { Address, sizeText, Thumb, Uses } from './file-parts.tsx'
import { Done, PATH_OF, Tabs } from './list-page.tsx'
import { contentMessages } from './messages/index.ts'

/** One that was sent and not added. */
export type LeftFile = { readonly name: string; readonly why: ShownRefusal['code'] }

type Props = {
  readonly files: readonly UsedFile[]
  readonly page: number
  readonly isLast: boolean
  readonly q: string
  readonly kind: string
  readonly order: string
  readonly done: string | null
  readonly undo: { readonly action: string; readonly fields: Readonly<Record<string, string>> } | null
  readonly left: readonly LeftFile[]
  readonly refusal: RefusalWord | null
  readonly changes: boolean
  readonly resizing: boolean
  readonly now: number
  readonly language: Language
}

export const FilesPage = (props: Props) => {
  const { files, page, isLast, q, kind, order, refusal, changes, language } = props
  const messages = contentMessages[language]
  const isNarrowed = q !== '' || kind !== ''
  const to = (other: number) =>
    addressWith(PATH_OF.files, { q, kind, order }, { page: other === 1 ? null : String(other) })
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
      </header>
      <Tabs here="files" language={language} />
      <Done {...props} />
      {refusal && (
        <div class="in-p">
          <Trouble refusal={refusal} language={language} />
        </div>
      )}
      {props.left.length > 0 && <Left {...props} />}
      {changes && <Add language={language} />}
      <Narrow {...props} />
      {files.length > 0 ? (
        <Rows {...props} />
      ) : (
        <Empty
          icon={isNarrowed ? 'search' : 'note'}
          heading={isNarrowed ? messages.files.nothing : messages.files.empty}
          why={isNarrowed ? messages.files.nothingWhy : messages.files.emptyWhy}
        />
      )}
      <div class="foot">
        <div class="pages">
          <Pages language={language} newer={page > 1 ? to(page - 1) : null} older={isLast ? null : to(page + 1)} />
        </div>
      </div>
    </>
  )
}

const Left = ({ left, language }: Props) => (
  <div class="in-p">
    <div class="oops" role="alert" tabindex={-1} autofocus>
      <h2>
        <Icon name="alert" />
        {contentMessages[language].files.notAdded(left.length)}
      </h2>
      <ul>
        {left.map(({ name, why }) => (
          <li>
            <b class="anywhere">{name}</b>: {frameMessages[language].refusals[why]}
          </li>
        ))}
      </ul>
    </div>
  </div>
)

const Narrow = ({ q, kind, order, language }: Props) => {
  const { files: messages } = contentMessages[language]
  const { apply, clear } = frameMessages[language]
  return (
    <form class="tools" action={PATH_OF.files} role="search" data-filters>
      <Find label={messages.find} value={q} />
      <select class="in fit" name="kind" aria-label={messages.kind}>
        <option value="">{messages.everyKind}</option>
        {FILE_KINDS.map((one) => (
          <option value={one} selected={one === kind || undefined}>
            {messages.kinds[one]}
          </option>
        ))}
      </select>
      <select class="in fit" name="order" aria-label={messages.order}>
        {FILE_ORDERS.map((one) => (
          <option value={one === 'newest' ? '' : one} selected={one === order || undefined}>
            {messages.orders[one]}
          </option>
        ))}
      </select>
      <button class="btn">{apply}</button>
      {(q !== '' || kind !== '' || order !== '') && (
        <a class="btn bare" href={PATH_OF.files}>
          {clear}
        </a>
      )}
    </form>
  )
}

const Add = ({ language }: Pick<Props, 'language'>) => {
  const { files: messages } = contentMessages[language]
  return (
    <form class="notice stack tight" method="post" action={PATH_OF.files} enctype="multipart/form-data">
      <Key />
      <div class="f">
        <label for="files">{messages.choose}</label>
        <input
          class="in narrow-field"
          type="file"
          name="files"
          id="files"
          multiple
          accept={FILE_KINDS.map(kindAccepts).join(',')}
          aria-describedby="files-hint"
        />
        <p class="hint" id="files-hint">
          {messages.hint}
        </p>
      </div>
      <div>
        <button class="btn go">{messages.add}</button>
      </div>
    </form>
  )
}

export const pageOf = (path: string): string => `${PATH_OF.files}/one?${new URLSearchParams({ path })}`

const Rows = (props: Props) => {
  const { files, changes, resizing, now, language } = props
  const { files: messages, tabs } = contentMessages[language]
  return (
    <Table
      label={tabs.files}
      rows={files}
      columns={[
        {
          head: messages.name,
          class: 'c-id',
          names: true,
          cell: (file) => (
            <span class="row tight nowrap">
              <Thumb file={file} resizing={resizing} />
              <a class="id clip" href={pageOf(file.path)} title={file.name || file.path}>
                {file.name || file.path}
              </a>
            </span>
          ),
        },
        { head: messages.kind, class: 'c-st soft', cell: ({ kind }) => messages.kinds[kind] },
        { head: messages.sizeHead, class: 'c-sum soft nw', cell: (file) => sizeText(file, language) },
        {
          head: messages.added,
          class: 'c-date soft nw',
          cell: ({ addedAt }) => <When at={addedAt} now={now} language={language} show="day" />,
        },
        { head: messages.used, class: 'c-who', cell: (file) => <Uses file={file} language={language} /> },
        {
          head: messages.addressHead,
          class: 'hide-m wide',
          cell: (file) => <Address file={file} language={language} />,
        },
        {
          head: messages.acts,
          quiet: true,
          class: 'num hide-m',
          cell: (file) => changes && <Acts {...props} file={file} />,
        },
      ]}
    />
  )
}

/** What is used is taken out on its own page, which says where. */
const Acts = ({ file, language }: Props & { readonly file: UsedFile }) => {
  const { files: messages } = contentMessages[language]
  const name = file.name || file.path
  return (
    <span class="row tight level">
      <a class="btn bare" href={`${pageOf(file.path)}#replace`} aria-label={messages.replaceOf(name)}>
        {messages.replaceShort}
      </a>
      <form method="post" action={`${PATH_OF.files}/delete`}>
        <Key />
        <input type="hidden" name="path" value={file.path} />
        <button class="btn bare bad" aria-label={messages.remove(name)}>
          {messages.removeShort}
        </button>
      </form>
    </span>
  )
}
