/** One file: how it looks, everything that shows it, another in its place, and out of the list. */
import { kindAccepts, type FileKind } from '#domain/catalog/shop-file'
import type { Language } from '#domain/languages'
import type { UsedFile } from '#schema/products/content/files'
import { Key, Trouble, type RefusalWord } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { When } from '../frame/time.tsx'
import { Address, sizeText, Thumb, Uses } from './file-parts.tsx'
import { Done, PATH_OF } from './list-page.tsx'
import { contentMessages } from './messages/index.ts'

type Props = {
  readonly file: UsedFile
  readonly done: string | null
  /** How many show the former one still, after it was replaced. */
  readonly left: number
  readonly refusal: RefusalWord | null
  readonly changes: boolean
  readonly resizing: boolean
  readonly now: number
  readonly language: Language
}

export const FilePage = (props: Props) => {
  const { file, done, left, refusal, changes, resizing, now, language } = props
  const { files: messages, tabs } = contentMessages[language]
  const name = file.name || file.path
  return (
    <>
      <header class="head">
        <a class="crumb" href={PATH_OF.files}>
          <Icon name="back" />
          <span class="hide-s">{tabs.files}</span>
        </a>
        <h1 class="anywhere">{name}</h1>
        <div class="acts">
          <a class="btn" href={file.path}>
            {messages.open}
          </a>
        </div>
      </header>
      <Done done={done} undo={null} language={language} />
      <div class="body">
        <div class="narrow stack g20">
          {refusal && <Trouble refusal={refusal} language={language} />}
          {left > 0 && (
            <div class="say due" role="status">
              <Icon name="note" />
              <span>{messages.left(left)}</span>
            </div>
          )}
          <section class="panel">
            <div class="in-p stack">
              <div class="row">
                <Thumb file={file} resizing={resizing} />
                <span class="soft">
                  {[messages.kinds[file.kind], sizeText(file, language)].filter(Boolean).join(' · ')} ·{' '}
                  <When at={file.addedAt} now={now} language={language} show="day" />
                </span>
              </div>
              <Address file={file} language={language} />
            </div>
          </section>
          <section class="panel" aria-labelledby="used">
            <header>
              <h2 id="used">{messages.used}</h2>
            </header>
            <div class="in-p">
              <Uses file={file} language={language} />
            </div>
          </section>
          {changes && <Replace file={file} name={name} language={language} />}
          {changes && <TakeOut file={file} language={language} />}
        </div>
      </div>
    </>
  )
}

type PartProps = Pick<Props, 'file' | 'language'> & { readonly name: string }

const Replace = ({ file, name, language }: PartProps) => {
  const { files: messages } = contentMessages[language]
  return (
    <section class="panel" aria-labelledby="replace">
      <header>
        <h2 id="replace">{messages.replace}</h2>
      </header>
      <form class="in-p stack tight" method="post" action={`${PATH_OF.files}/replace`} enctype="multipart/form-data">
        <Key />
        <input type="hidden" name="path" value={file.path} />
        <div class="f">
          <label for="file">{messages.replaceBy(name)}</label>
          <input
            class="in"
            type="file"
            name="file"
            id="file"
            accept={kindAccepts(file.kind satisfies FileKind)}
            aria-describedby="replace-hint"
          />
          <p class="hint" id="replace-hint">
            {messages.replaceWhy}
          </p>
        </div>
        <div>
          <button class="btn">{messages.replaceDo}</button>
        </div>
      </form>
    </section>
  )
}

/** Where something shows it, that is said before, and the press says that it is known. */
const TakeOut = ({ file, language }: Omit<PartProps, 'name'>) => {
  const { files: messages } = contentMessages[language]
  return (
    <form class="panel in-p stack tight" method="post" action={`${PATH_OF.files}/delete`}>
      <Key />
      <input type="hidden" name="path" value={file.path} />
      {file.count > 0 && <input type="hidden" name="used" value="on" />}
      <p class="soft">{file.count > 0 ? messages.removeUsed(file.count) : messages.removeWhy}</p>
      <div>
        <button class="btn bad">{file.count > 0 ? messages.removeAnyway : messages.removeShort}</button>
      </div>
    </form>
  )
}
