/** The page of redirects: a form for one, and all of them in the order of their paths. */
import type { Redirect, RedirectRefusal } from '#domain/catalog/redirects'
import type { Language } from '#domain/languages'
import type { KeptRedirect, RedirectsFull } from '#schema/products/catalog/redirects'
import { Key, Trouble, type ShownRefusal } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { addressWith, Empty, Find, Pages } from '../../frame/lists.tsx'
import { frameMessages } from '../../frame/messages/index.ts'
import { Table } from '../../frame/table.tsx'
import { When } from '../../frame/time.tsx'
import { redirectMessages } from './messages/index.ts'

export const PATH = '/admin/redirects'

export type Fault = RedirectRefusal | RedirectsFull

export type RedirectsProps = {
  readonly redirects: readonly KeptRedirect[]
  /** What is looked for in either address. */
  readonly q: string
  /** The first path of this page, where one goes back; the last, where one goes on. */
  readonly before: string | null
  readonly after: string | null
  readonly allowed: boolean
  /** What stands in the form; whether it is one that is there already. */
  readonly filled: Redirect & { readonly isKept: boolean }
  readonly fault: Fault | null
  readonly refusal: ShownRefusal | null
  readonly saved: boolean
  /** That was just deleted. */
  readonly gone: Redirect | null
  readonly language: Language
  readonly now: number
}

export const RedirectsPage = (props: RedirectsProps) => {
  const { redirects, q, allowed, refusal, language } = props
  const messages = redirectMessages[language]
  return (
    <>
      <header class="head">
        <h1>{messages.title}</h1>
        <span class="acts row">
          {allowed && (
            <a class="btn" href="/admin/imports">
              {messages.files}
            </a>
          )}
          <a class="btn" href="/admin/imports/export/redirects.csv" download>
            {messages.out}
          </a>
        </span>
      </header>
      <Done {...props} />
      <div class="body">
        <div class="wrap stack">
          {refusal && <Trouble refusal={refusal} language={language} />}
          {allowed && <Form {...props} />}
          {(redirects.length > 0 || q !== '') && <Search {...props} />}
          {redirects.length > 0 ? (
            <List {...props} />
          ) : q === '' ? (
            <Empty icon="note" heading={messages.empty} why={messages.emptyWhy} />
          ) : (
            <Empty heading={messages.nothing(q)} why={messages.nothingWhy} />
          )}
        </div>
      </div>
    </>
  )
}

const Search = ({ q, language }: RedirectsProps) => (
  <form class="row" action={PATH} role="search">
    <Find label={redirectMessages[language].find} value={q} />
    {q !== '' && (
      <a class="btn bare" href={PATH}>
        {frameMessages[language].clear}
      </a>
    )}
  </form>
)

const Done = ({ saved, gone, allowed, language }: RedirectsProps) => {
  const messages = redirectMessages[language]
  if (saved)
    return (
      <p class="say" role="status">
        {messages.saved}
      </p>
    )
  if (!gone) return null
  return (
    <form class="say" role="status" method="post" action={PATH}>
      <Key />
      <input type="hidden" name="from" value={gone.from} />
      <input type="hidden" name="to" value={gone.to} />
      <span class="anywhere">{messages.removed(gone.from)}</span>
      {allowed && <button class="btn">{messages.undo}</button>}
    </form>
  )
}

/** At which field it is wrong, and in which words. */
const wrongAt = (fault: Fault | null, field: 'from' | 'to', language: Language): string | null => {
  const messages = redirectMessages[language]
  if (fault?.code === 'redirect-unfit') return fault.field === field ? messages.unfit[field] : null
  if (field === 'from' || !fault) return null
  return fault.code === 'redirect-circle' ? messages.circle(fault.way) : messages.full
}

const Form = (props: RedirectsProps) => {
  const { filled, fault, language } = props
  const messages = redirectMessages[language]
  const wrong = wrongAt(fault, 'from', language) ?? wrongAt(fault, 'to', language)
  return (
    <form class="panel" method="post" action={PATH}>
      <header>
        <h2>{filled.isKept ? messages.change : messages.form}</h2>
      </header>
      <div class="in-p stack">
        {wrong && (
          <div class="oops" role="alert" tabindex={-1} autofocus>
            <p>
              <Icon name="alert" />
              {wrong}
            </p>
          </div>
        )}
        <Key />
        <div class="two">
          <Field name="from" {...props} />
          <Field name="to" {...props} />
        </div>
        <div class="row">
          <button class="btn go">{messages.save}</button>
          {filled.isKept && (
            <a class="btn bare" href={PATH}>
              {messages.cancel}
            </a>
          )}
        </div>
      </div>
    </form>
  )
}

const Field = ({ name, filled, fault, language }: RedirectsProps & { readonly name: 'from' | 'to' }) => {
  const messages = redirectMessages[language]
  const wrong = wrongAt(fault, name, language)
  return (
    <div class="f">
      <label for={name}>{messages[name]}</label>
      <input
        class="in"
        id={name}
        name={name}
        value={filled[name]}
        spellcheck={false}
        aria-describedby={`${name}-hint${wrong ? ` ${name}-wrong` : ''}`}
        {...(wrong && { 'aria-invalid': 'true' as const })}
      />
      {wrong && (
        <p class="err" id={`${name}-wrong`}>
          {wrong}
        </p>
      )}
      <p class="s mute" id={`${name}-hint`}>
        {name === 'from' ? messages.fromHint : messages.toHint}
      </p>
    </div>
  )
}

const List = (props: RedirectsProps) => {
  const { redirects, q, before, after, language, now } = props
  const messages = redirectMessages[language]
  return (
    <section class="panel">
      <header>
        <h2>{messages.shown(redirects.length)}</h2>
      </header>
      <Table
        label={messages.title}
        rows={redirects}
        columns={[
          { head: messages.from, names: true, class: 'c-id anywhere', cell: (of) => of.from },
          { head: messages.to, class: 'c-who anywhere', cell: ({ to }) => `→ ${to}` },
          {
            head: messages.since,
            class: 'c-date soft',
            cell: ({ createdAt, byItself }) => (
              <>
                <When at={createdAt} now={now} language={language} show="day" />
                {byItself && <span class="s mute"> · {messages.byItself}</span>}
              </>
            ),
          },
          { head: messages.actions, quiet: true, class: 'c-st num', cell: (of) => <Acts of={of} {...props} /> },
        ]}
      />
      {(after !== null || before !== null) && (
        <footer>
          <Pages
            language={language}
            newer={before === null ? null : addressWith(PATH, { q }, { before })}
            older={after === null ? null : addressWith(PATH, { q }, { after })}
            labels={[messages.previous, messages.next]}
          />
        </footer>
      )}
    </section>
  )
}

const Acts = ({ of, allowed, language }: RedirectsProps & { readonly of: KeptRedirect }) => {
  const messages = redirectMessages[language]
  if (!allowed) return null
  const edit = `${PATH}?${new URLSearchParams({ edit: of.from, to: of.to })}`
  return (
    <span class="row tight level">
      <a class="btn bare" href={edit} aria-label={messages.editOf(of.from)}>
        {messages.edit}
      </a>
      <form method="post" action={`${PATH}/delete`}>
        <Key />
        <input type="hidden" name="from" value={of.from} />
        <input type="hidden" name="to" value={of.to} />
        <button class="btn bare bad" aria-label={messages.removeOf(of.from)}>
          {messages.remove}
        </button>
      </form>
    </span>
  )
}
