/** One document in two columns: what it says or is made of; whether and when it is shown. */
import { pathOf } from '#domain/content/document'
import { textIn } from '#domain/settings/text'
import { assetPath } from '../../http/assets/address.ts'
import type { ContentDiffers } from '../../flows/content/edit.ts'
import { Key, Trouble } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Merge } from '../frame/merge.tsx'
import { PictureScript } from '../frame/picture-field.tsx'
import { RichScript } from '../frame/rich.tsx'
import { fieldWords } from './field-words.ts'
import { Line, Lists, Picture, Texts } from './parts.tsx'
import { SectionList } from './sections.tsx'
import type { Shown } from './shown.ts'
import { contentMessages } from './messages/index.ts'

export const PATH = '/admin/content'
const FORM_ID = 'document'

type Props = { readonly shown: Shown }

export const formPath = ({ there, typed: { id, kind } }: Pick<Shown, 'there' | 'typed'>): string =>
  there ? `${PATH}/documents/${id}` : `${PATH}/documents/${id}?kind=${kind}`

export const DocumentPage = ({ shown }: Props) => {
  const { typed } = shown
  return (
    <>
      <Head shown={shown} />
      <div class="body">
        <div class="wrap stack g20">
          <Above shown={shown} />
          {shown.differs && <Differs shown={shown} differs={shown.differs} />}
          <form id={FORM_ID} method="post" action={formPath(shown)} data-editor data-live>
            <Key />
            <input type="hidden" name="version" value={String(shown.version)} />
            <input type="hidden" name="kind" value={typed.kind} />
            <fieldset class="bare" disabled={!shown.changes || undefined}>
              <div class="split">
                <div class="stack g20">
                  <Text shown={shown} />
                  {typed.kind !== 'post' && <SectionList shown={shown} />}
                </div>
                <Side shown={shown} />
              </div>
            </fieldset>
            <Lists shown={shown} />
          </form>
        </div>
      </div>
      <RichScript language={shown.language} />
      <PictureScript language={shown.language} />
      <script type="module" src={assetPath('live-form.js')}></script>
    </>
  )
}

const Differs = ({ shown, differs }: Props & { readonly differs: ContentDiffers }) => {
  const { there, who, language, timeZone } = shown
  const { fields, document } = differs
  return (
    <Merge
      differs={{ fields, who }}
      form={FORM_ID}
      {...fieldWords([document, ...(there ? [there] : [])], language, timeZone)}
      language={language}
    />
  )
}

const titleOf = ({ there, typed: { kind }, language }: Shown): string => {
  const messages = contentMessages[language]
  if (kind === 'home') return messages.home
  return (there && textIn(there.title, language)) || messages.newTitle[kind]
}

const Head = ({ shown }: Props) => {
  const { there, language, changes } = shown
  const messages = contentMessages[language]
  return (
    <header class="head">
      <a class="crumb" href={there?.kind === 'post' ? `${PATH}/posts` : PATH}>
        <Icon name="back" />
        <span class="hide-s">{messages.back}</span>
      </a>
      <h1>{titleOf(shown)}</h1>
      <div class="acts">
        {there && (
          <a class="btn bare" href={`${PATH}/documents/${there.id}/history`}>
            {messages.history}
          </a>
        )}
        {there && changes && (
          <form method="post" action={`${PATH}/documents/${there.id}/delete`}>
            <Key />
            <input type="hidden" name="version" value={String(there.version)} />
            <button class="btn bare bad">{messages.remove}</button>
          </form>
        )}
        {changes && (
          <button class="btn go" form={FORM_ID} aria-keyshortcuts="Control+S">
            {messages.save}
            <kbd class="hide-s" aria-hidden="true">
              Ctrl S
            </kbd>
          </button>
        )}
      </div>
    </header>
  )
}

const Above = ({ shown }: Props) => {
  const { there, amiss, refusal, done, undo, unsaved, language } = shown
  const messages = contentMessages[language]
  return (
    <>
      {amiss.size > 0 ? (
        <div class="oops" role="alert" tabindex={-1} autofocus>
          <h2>
            <Icon name="alert" />
            {messages.amiss(amiss.size)}
          </h2>
          {Array.from(amiss, ([id, words]) => (
            <a href={`#${id}`}>{`${wayTo(id, shown)}: ${words}`}</a>
          ))}
        </div>
      ) : (
        refusal && <Trouble refusal={refusal} language={language} />
      )}
      {done && (
        <div class="say" role="status">
          <Icon name="check" />
          <span>
            {done} {there && <a href={pathOf(there)}>{messages.view}</a>}
          </span>
          {undo !== null && there && (
            <form method="post" action={`${PATH}/documents/${there.id}/restore`} class="end-x">
              <Key />
              <input type="hidden" name="version" value={String(undo)} />
              <button class="btn">{messages.undo}</button>
            </form>
          )}
        </div>
      )}
      {unsaved && (
        <div class="say due" role="status">
          <Icon name="note" />
          <span>{messages.unsaved}</span>
        </div>
      )}
    </>
  )
}

/** `2. Text › Heading` */
const wayTo = (id: string, { typed, language }: Shown): string => {
  const messages = contentMessages[language]
  const [, index, field] = /^sections\.(\d+)\.(\w+)/.exec(id) ?? []
  const section = typed.sections[Number(index)]
  const name = field ?? id.split('.')[0] ?? ''
  const label = messages.fields[name as 'title'] as unknown
  const words =
    typeof label === 'string'
      ? label
      : section?.type === 'drop'
        ? messages.fields.of.drop
        : name === 'of'
          ? messages.fields.of.collection
          : name
  return section ? `${messages.number(Number(index) + 1, messages.types[section.type])} › ${words}` : words
}

const Text = ({ shown }: Props) => {
  const { typed, language } = shown
  const { fields, hints, what } = contentMessages[language]
  return (
    <section class="panel" aria-labelledby="what">
      <header>
        <h2 id="what">{what}</h2>
      </header>
      <div class="in-p stack">
        <Texts id="title" label={fields.title} value={typed.title} optional={typed.kind === 'home'} shown={shown} />
        <Texts id="lead" label={fields.lead} value={typed.lead} lines={2} optional shown={shown} />
        {typed.kind === 'post' && (
          <>
            <Texts id="body" label={fields.body} value={typed.body} lines={12} rich shown={shown} />
            <p class="hint">{hints.body}</p>
            <div class="two">
              <Line id="author" label={fields.author} value={typed.author} optional shown={shown} />
              <Line id="tags" label={fields.tags} value={typed.tags} hint={hints.tags} optional shown={shown} />
            </div>
          </>
        )}
        {typed.kind !== 'home' && (
          <Line
            id="handle"
            label={fields.handle}
            value={typed.handle}
            hint={hints.handle}
            optional={!shown.there}
            shown={shown}
          />
        )}
      </div>
    </section>
  )
}

const Side = ({ shown }: Props) => {
  const { typed, language } = shown
  const messages = contentMessages[language]
  return (
    <aside class="side" aria-label={messages.state}>
      <section>
        <h2>{messages.state}</h2>
        <label class="pick">
          <input type="checkbox" name="isPublic" id="isPublic" checked={typed.isPublic || undefined} />
          {messages.isPublic}
        </label>
        <p class="hint">{messages.isPublicHint}</p>
        <button class="btn" name="do" value="preview" formtarget="_blank" data-plain>
          {messages.preview}
        </button>
        <p class="hint">{messages.previewHint}</p>
      </section>
      <section>
        <h2>{messages.schedule}</h2>
        <Line
          id="from"
          label={typed.kind === 'post' ? messages.fields.date : messages.fields.from}
          value={typed.from}
          type="datetime-local"
          optional
          shown={shown}
        />
        <Line
          id="until"
          label={messages.fields.until}
          value={typed.until}
          type="datetime-local"
          optional
          shown={shown}
        />
        <p class="hint">{messages.hints.zone(shown.timeZone)}</p>
      </section>
      {typed.kind !== 'home' && (
        <section>
          <Picture
            id="picture"
            label={messages.fields.picture}
            value={typed.picture}
            hint={messages.hints.picture}
            optional
            shown={shown}
          />
          <Texts id="alt" label={messages.fields.alt} value={typed.alt} optional shown={shown} />
          <a class="s" href={`${PATH}/files`}>
            {messages.tabs.files}
          </a>
        </section>
      )}
    </aside>
  )
}
