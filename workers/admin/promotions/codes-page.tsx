/** /admin/promotions/:id/codes: made by hand or by the hundred, revoked one by one, taken along as a file. */
import type { Language } from '#domain/languages'
import type { Promotion } from '#domain/promotions/promotion'
import type { PromotionCode } from '#schema/products/promotions/codes'
import { countText } from '../frame/count.ts'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { Empty, Pages } from '../frame/lists.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { Table } from '../frame/table.tsx'
import { When } from '../frame/time.tsx'
import { PATH } from './list-page.tsx'
import { promotionMessages } from './messages/index.ts'

export const CODE_FIELDS = ['codes', 'count', 'prefix', 'uses', 'customer'] as const
export type CodeField = (typeof CODE_FIELDS)[number]
export type CodesTyped = Readonly<Record<CodeField, string>>

type Props = {
  readonly promotion: Promotion
  readonly codes: readonly (PromotionCode & { readonly used: number | null })[]
  readonly typed: CodesTyped
  readonly amiss: ReadonlyMap<CodeField, string>
  readonly refusal: ShownRefusal | null
  readonly done: string | null
  readonly newer: string | null
  readonly older: string | null
  readonly changes: boolean
  readonly now: number
  readonly language: Language
}

export const CodesPage = (props: Props) => {
  const { promotion, codes, refusal, amiss, done, newer, older, changes, language } = props
  const messages = promotionMessages[language]
  return (
    <>
      <header class="head">
        <a class="crumb" href={`${PATH}/${promotion.id}`}>
          <Icon name="back" />
          <span class="hide-s">{promotion.name}</span>
        </a>
        <h1>{messages.codes.title}</h1>
        <div class="acts">
          <a class="btn" href={`${PATH}/${promotion.id}/codes.csv`}>
            {messages.codes.export}
          </a>
        </div>
      </header>
      <div class="body">
        <div class="wrap stack g20">
          {amiss.size > 0 ? (
            <div class="oops" role="alert" tabindex={-1} autofocus>
              <h2>
                <Icon name="alert" />
                {messages.amiss(amiss.size)}
              </h2>
              {Array.from(amiss, ([field, words]) => (
                <a href={`#${field}`}>{words}</a>
              ))}
            </div>
          ) : (
            refusal && <Trouble refusal={refusal} language={language} />
          )}
          {done && (
            <div class="say" role="status">
              <Icon name="check" />
              <span>{done}</span>
            </div>
          )}
          {changes && promotion.state !== 'ended' && <Making {...props} />}
          {codes.length === 0 ? (
            <Empty icon="discount" heading={messages.codes.empty} why={messages.codes.emptyWhy} />
          ) : (
            <section class="panel" aria-label={messages.codes.title}>
              <Rows {...props} />
            </section>
          )}
        </div>
      </div>
      <div class="foot">
        <div class="pages">
          <Pages
            language={language}
            newer={newer}
            older={older}
            labels={[frameMessages[language].previous, frameMessages[language].next]}
          />
        </div>
      </div>
    </>
  )
}

const Making = (props: Props) => {
  const { promotion, typed, language } = props
  const { codes: messages } = promotionMessages[language]
  const field = (name: CodeField, label: string, hint?: string) => (
    <Field {...props} name={name} label={label} hint={hint} value={typed[name]} />
  )
  return (
    <form class="panel" method="post" action={`${PATH}/${promotion.id}/codes`}>
      <Key />
      <div class="in-p stack">
        <div class="two">
          {field('codes', messages.own, messages.ownHint)}
          <div class="stack">
            {field('count', messages.count, messages.countHint)}
            {field('prefix', messages.prefix)}
          </div>
        </div>
        <div class="two">
          {field('uses', messages.uses, messages.usesHint)}
          {field('customer', messages.customer, messages.customerHint)}
        </div>
        <div>
          <button class="btn go">{messages.make}</button>
        </div>
      </div>
    </form>
  )
}

type FieldProps = Pick<Props, 'amiss' | 'language'> & {
  readonly name: CodeField
  readonly label: string
  readonly hint: string | undefined
  readonly value: string
}

const Field = ({ name, label, hint, value, amiss, language }: FieldProps) => {
  const wrong = amiss.get(name)
  const shared = {
    class: 'in',
    id: name,
    name,
    autocomplete: 'off',
    'aria-invalid': wrong === undefined ? undefined : ('true' as const),
    'aria-describedby':
      [hint && `${name}-hint`, wrong !== undefined && `${name}-wrong`].filter(Boolean).join(' ') || undefined,
  }
  return (
    <div class="f">
      <label for={name}>
        {label} <span class="opt">{frameMessages[language].optional}</span>
      </label>
      {name === 'codes' ? (
        <textarea {...shared} rows={5} spellcheck={false}>
          {value}
        </textarea>
      ) : (
        <input {...shared} value={value} inputmode={name === 'count' || name === 'uses' ? 'numeric' : undefined} />
      )}
      {hint && (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {wrong !== undefined && (
        <span class="err" id={`${name}-wrong`}>
          <Icon name="alert" />
          {wrong}
        </span>
      )}
    </div>
  )
}

const Rows = ({ promotion, codes, changes, now, language }: Props) => {
  const { codes: messages, used: ofLimit } = promotionMessages[language]
  return (
    <Table
      label={messages.title}
      rows={codes}
      columns={[
        { head: messages.code, class: 'c-id', names: true, cell: ({ code }) => <b class="mono anywhere">{code}</b> },
        {
          head: messages.used,
          class: 'c-sum num nw',
          cell: ({ uses, used }) =>
            uses === null ? (
              <span class="mute s">{messages.unlimited}</span>
            ) : (
              ofLimit(countText(used ?? 0, language), countText(uses, language))
            ),
        },
        {
          head: messages.state,
          class: 'c-who',
          cell: ({ revokedAt }) =>
            revokedAt === null ? (
              <span class="st full ok">{messages.isOpen}</span>
            ) : (
              <span class="st off">{messages.isRevoked}</span>
            ),
        },
        {
          head: messages.made,
          class: 'c-date soft nw',
          cell: ({ createdAt }) => <When at={createdAt} now={now} language={language} show="day" />,
        },
        {
          head: messages.revoke,
          quiet: true,
          class: 'c-st num',
          cell: ({ code, revokedAt }) =>
            changes &&
            revokedAt === null && (
              <form method="post" action={`${PATH}/${promotion.id}/codes/revoke`}>
                <Key />
                <input type="hidden" name="code" value={code} />
                <button class="btn bare bad" aria-label={messages.revokeOne(code)}>
                  {messages.revoke}
                </button>
              </form>
            ),
        },
      ]}
    />
  )
}
