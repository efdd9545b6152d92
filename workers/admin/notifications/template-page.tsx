/** One template in one language: its words as a form, how it looks beside, its versions below. */
import { LANGUAGES, type Language } from '#domain/languages'
import {
  WORD_FIELDS,
  type EditableTemplate,
  type TemplateWords,
  type WordField,
  type WordsFault,
} from '#domain/notifications/template'
import type { SavedTemplate } from '#schema/transactions/notifications/templates'
import type { PushWords } from '#domain/notifications/push'
import { tagOf } from '../../http/language.ts'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { addressWith, Views } from '../frame/lists.tsx'
import { When } from '../frame/time.tsx'
import { notificationsMessages } from './messages/index.ts'
import { addressOf, TEMPLATES_PATH } from './template-address.ts'

export type TemplateProps = {
  readonly template: EditableTemplate
  /** Of the mail; `language` is the reader's. */
  readonly of: Language
  readonly language: Language
  readonly title: string
  /** In the form: as typed, of an older version, or those that count. */
  readonly words: TemplateWords
  /** Of which older version. */
  readonly taken: number | null
  readonly version: number
  readonly isOwn: boolean
  readonly versions: readonly SavedTemplate[]
  readonly variables: readonly string[]
  /** On a device of somebody who wants it there; null: it is told by mail alone. */
  readonly push: PushWords | null
  readonly refusal: ShownRefusal | null
  readonly faults: readonly WordsFault[]
  /** What is wrong with the words that are kept, so that mails go out in the shop's own. */
  readonly unused: readonly WordsFault[]
  readonly done: 'saved' | 'reset' | 'tested' | null
  readonly mayWrite: boolean
  readonly isPhone: boolean
  readonly now: number
}

export const TemplatePage = (props: TemplateProps) => {
  const { template, of, language, title, taken, done, refusal } = props
  const messages = notificationsMessages[language]
  const texts = messages.templatesPage
  const said = done && { saved: texts.saved, reset: texts.wasReset, tested: texts.tested }[done]
  return (
    <>
      <header class="head">
        <a class="crumb" href={TEMPLATES_PATH}>
          <Icon name="back" />
          {texts.title}
        </a>
        <h1>{title}</h1>
      </header>
      <Views
        language={language}
        label={texts.language}
        here={of}
        views={LANGUAGES.map((id) => ({ id, label: messages.languages[id], href: addressOf(template, id) }))}
      />
      <div class="body">
        <div class="wrap stack">
          {refusal && (
            <Trouble refusal={refusal} language={language}>
              {Amiss(props)}
            </Trouble>
          )}
          {(said || taken !== null) && !refusal && (
            <div class="say" role="status">
              <Icon name="check" />
              <div>{said ?? texts.taken(taken ?? 0)}</div>
            </div>
          )}
          {props.unused.length > 0 && !refusal && (
            <div class="say due" role="status">
              <Icon name="alert" />
              <div>
                {texts.unused}
                {Amiss({ ...props, faults: props.unused })}
              </div>
            </div>
          )}
          <div class="two">
            <div class="stack">
              <Words {...props} />
              <Versions {...props} />
            </div>
            <Preview {...props} />
          </div>
        </div>
      </div>
    </>
  )
}

/** Ways to the fields. */
const Amiss = ({ faults, language }: TemplateProps) => {
  const texts = notificationsMessages[language].templatesPage
  return faults.length === 0 ? null : (
    <ul>
      {faults.map(({ field, fault, about }) => (
        <li>
          <a href={`#${field}`}>{texts.fields[field]}</a>: {texts.faults[fault](about)}
        </li>
      ))}
    </ul>
  )
}

const Words = (props: TemplateProps) => {
  const { template, of, version, variables, mayWrite, isOwn, language } = props
  const texts = notificationsMessages[language].templatesPage
  const Base = () => (
    <>
      <Key />
      <input type="hidden" name="language" value={of} />
    </>
  )
  return (
    <div class="panel">
      <form class="in-p stack" method="post" action={`${TEMPLATES_PATH}/${template}`}>
        <Base />
        <input type="hidden" name="version" value={String(version)} />
        {WORD_FIELDS.map((field) => (
          <Field field={field} {...props} />
        ))}
        {mayWrite && (
          <div class="row">
            <button class="btn go">{texts.save}</button>
          </div>
        )}
        <details class="fold">
          <summary>
            <Icon name="right" />
            {texts.variables}
          </summary>
          <div class="stack tight">
            <ul class="s">
              {variables.map((name) => (
                <li>
                  <code>{`{{ ${name} }}`}</code> {texts.about[name]}
                </li>
              ))}
            </ul>
            <p class="s soft">{texts.variablesWhy}</p>
          </div>
        </details>
      </form>
      {mayWrite && (
        <div class="in-p row">
          <form method="post" action={`${TEMPLATES_PATH}/${template}/test`}>
            <Base />
            <button class="btn">{texts.test}</button>
          </form>
          {!isOwn && (
            <form method="post" action={`${TEMPLATES_PATH}/${template}/reset`}>
              <Base />
              <input type="hidden" name="version" value={String(version)} />
              <button class="btn">{texts.reset}</button>
            </form>
          )}
        </div>
      )}
    </div>
  )
}

const Field = ({ field, words, faults, of, mayWrite, language }: TemplateProps & { readonly field: WordField }) => {
  const texts = notificationsMessages[language].templatesPage
  const wrong = faults.find((one) => one.field === field)
  const hint = texts.hints[field]
  const described = [hint && `${field}-hint`, wrong && `${field}-wrong`].filter(Boolean).join(' ')
  const attributes = {
    class: 'in',
    id: field,
    name: field,
    lang: tagOf(of),
    readonly: !mayWrite,
    ...(described && { 'aria-describedby': described }),
    ...(wrong && { 'aria-invalid': 'true' as const }),
  }
  return (
    <div class="f">
      <label for={field}>{texts.fields[field]}</label>
      {field === 'paragraphs' ? (
        <textarea {...attributes} rows={10}>
          {words[field]}
        </textarea>
      ) : (
        <input {...attributes} value={words[field]} />
      )}
      {hint && (
        <p class="s soft" id={`${field}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="wrong" id={`${field}-wrong`}>
          {texts.faults[wrong.fault](wrong.about)}
        </p>
      )}
    </div>
  )
}

const Preview = ({ template, of, isPhone, push, language }: TemplateProps) => {
  const texts = notificationsMessages[language].templatesPage
  const to = (as: string | null) => addressOf(template, of, { as })
  return (
    <section class="stack tight" aria-label={texts.preview}>
      <div class="row">
        <h2 class="grow">{texts.preview}</h2>
        <div class="join" role="group" aria-label={texts.preview}>
          <a class="btn" role="button" aria-pressed={isPhone ? 'false' : 'true'} href={to(null)}>
            {texts.wide}
          </a>
          <a class="btn" role="button" aria-pressed={isPhone ? 'true' : 'false'} href={to('phone')}>
            {texts.phone}
          </a>
        </div>
      </div>
      <iframe
        class={isPhone ? 'sheet phone' : 'sheet'}
        title={texts.preview}
        src={addressWith(`${TEMPLATES_PATH}/${template}/preview`, { language: of })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerpolicy="no-referrer"
      ></iframe>
      {push && (
        <>
          <h3>{texts.onDevice}</h3>
          <div class="panel in-p" lang={tagOf(of)}>
            <b>{push.title}</b>
            <p>{push.body}</p>
          </div>
          <p class="s soft">{texts.onDeviceWhy}</p>
        </>
      )}
    </section>
  )
}

const Versions = ({ template, of, versions, language, now }: TemplateProps) => {
  const texts = notificationsMessages[language].templatesPage
  if (versions.length === 0) return null
  return (
    <section class="panel" aria-labelledby="versions">
      <header>
        <h2 id="versions">{texts.versions}</h2>
      </header>
      <ul class="in-p stack tight">
        {versions.map(({ version, words, who, at }) => (
          <li class="row">
            <span class="grow">
              {texts.version(version)} · {words ? texts.written(who) : texts.own}{' '}
              <span class="s mute">
                <When at={at} now={now} language={language} />
              </span>
            </span>
            {words && (
              <a class="s" href={addressOf(template, of, { version: String(version) })}>
                {texts.showVersion}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
