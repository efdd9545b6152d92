/** Files of the shop: added, their addresses to copy, taken out of the list. */
import { KINDS, TYPES } from '#domain/catalog/pictures/picture'
import type { Language } from '#domain/languages'
import type { ShopFile } from '#schema/products/content/files'
import { Key, Trouble, type RefusalWord } from '../frame/forms.tsx'
import { Empty, Pages } from '../frame/lists.tsx'
import { thumbOf } from '../frame/thumb.ts'
import { Done, PATH_OF, Tabs } from './list-page.tsx'
import { contentMessages } from './messages/index.ts'

type Props = {
  readonly files: readonly ShopFile[]
  readonly page: number
  readonly isLast: boolean
  readonly done: string | null
  readonly undo: { readonly action: string; readonly fields: Readonly<Record<string, string>> } | null
  readonly refusal: RefusalWord | null
  readonly changes: boolean
  readonly resizing: boolean
  readonly language: Language
}

export const FilesPage = (props: Props) => {
  const { files, page, isLast, refusal, changes, language } = props
  const messages = contentMessages[language]
  const to = (other: number) => `${PATH_OF.files}?page=${other}`
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
      </header>
      <Tabs here="files" language={language} />
      <Done {...props} />
      <div class="body">
        <div class="wrap stack g20">
          {refusal && <Trouble refusal={refusal} language={language} />}
          {changes && <Add language={language} />}
          {files.length === 0 ? (
            <Empty icon="note" heading={messages.files.empty} why={messages.files.emptyWhy} />
          ) : (
            <ul class="file-list">
              {files.map((file) => (
                <One {...props} file={file} />
              ))}
            </ul>
          )}
        </div>
      </div>
      <div class="foot">
        <div class="pages">
          <Pages language={language} newer={page > 1 ? to(page - 1) : null} older={isLast ? null : to(page + 1)} />
        </div>
      </div>
    </>
  )
}

const Add = ({ language }: Pick<Props, 'language'>) => {
  const { files: messages } = contentMessages[language]
  return (
    <section class="panel">
      <form class="in-p stack tight" method="post" action={PATH_OF.files} enctype="multipart/form-data">
        <Key />
        <div class="f">
          <label for="files">{messages.choose}</label>
          <input
            class="in"
            type="file"
            name="files"
            id="files"
            multiple
            accept={KINDS.map((kind) => TYPES[kind]).join(',')}
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
    </section>
  )
}

const One = ({ file, changes, resizing, language }: Props & { readonly file: ShopFile }) => {
  const { files: messages } = contentMessages[language]
  const name = file.name || file.path
  return (
    <li>
      <a href={file.path} class="preview" aria-label={name}>
        <img src={thumbOf(file.path, resizing)} alt="" width="200" height="150" loading="lazy" decoding="async" />
      </a>
      <span class="clip" title={name}>
        {name}
      </span>
      <span class="s mute">{messages.size(file.width, file.height)}</span>
      <input class="in mono" readonly value={file.path} aria-label={messages.address(name)} />
      {changes && (
        <form method="post" action={`${PATH_OF.files}/delete`}>
          <Key />
          <input type="hidden" name="path" value={file.path} />
          <button class="btn bare bad" aria-label={messages.remove(name)}>
            {messages.removeShort}
          </button>
        </form>
      )}
    </li>
  )
}
