/** The page on which two customers become one: who stays, who goes, and what becomes of everything, before it is done. */
import type { Consent } from '#domain/notifications/consent'
import type { Language } from '#domain/languages'
import type { CustomerRecord } from '#schema/users/customers/records'
import { Key, Trouble, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { peopleMessages } from './messages/index.ts'
import { calledOf } from './people-parts.tsx'
import { PATH } from './people-query.ts'

type Preview = {
  readonly other: CustomerRecord
  readonly note: string
  readonly addresses: number
  readonly tags: readonly string[]
  readonly ended: readonly Consent[]
  readonly orders: number
}

type Props = {
  readonly kept: CustomerRecord
  readonly typed: string
  readonly refusal: ShownRefusal | null
  readonly preview: Preview | null
  readonly language: Language
}

export const MergePage = (props: Props) => {
  const { kept, typed, refusal, preview, language } = props
  const messages = peopleMessages[language].merge
  const name = calledOf(kept, language)
  return (
    <>
      <header class="head">
        <a class="crumb" href={`${PATH}/${kept.id}`}>
          <Icon name="back" />
          <span class="hide-s">{name}</span>
        </a>
        <h1>{messages.title}</h1>
      </header>
      <div class="body">
        <div class="narrow stack">
          {refusal && <Trouble refusal={refusal} language={language} />}
          <p>{messages.into(name)}</p>
          <p class="soft">{messages.why}</p>
          <form class="f" method="get" action={`${PATH}/${kept.id}/merge`}>
            <label for="other">{messages.other}</label>
            <span class="row tight nowrap">
              <input
                class="in grow"
                id="other"
                name="other"
                value={typed}
                required
                maxlength={254}
                autocomplete="off"
                {...(refusal && { 'aria-invalid': 'true' as const })}
              />
              <button class="btn">{messages.look}</button>
            </span>
          </form>
          {preview && <Look {...props} preview={preview} />}
        </div>
      </div>
    </>
  )
}

const Look = ({ kept, preview, language }: Props & { readonly preview: Preview }) => {
  const messages = peopleMessages[language].merge
  const { other, note, addresses, tags, ended, orders } = preview
  const { purposes } = peopleMessages[language].one
  return (
    <form class="panel" method="post" action={`${PATH}/${kept.id}/merge`} aria-labelledby="becomes">
      <header>
        <h2 id="becomes">{messages.becomes}</h2>
      </header>
      <div class="in-p stack">
        <Key />
        <input type="hidden" name="other" value={other.id} />
        <dl class="kv left">
          <dt>{messages.stays}</dt>
          <dd class="anywhere">
            {calledOf(kept, language)} <span class="mute">{kept.email ?? kept.phone}</span>
          </dd>
          <dt>{messages.goes}</dt>
          <dd class="anywhere">
            <a href={`${PATH}/${other.id}`}>{calledOf(other, language)}</a>{' '}
            <span class="mute">{other.email ?? other.phone}</span>
          </dd>
        </dl>
        <ul class="stack tight">
          <li>{messages.orders(orders)}</li>
          <li>{messages.addresses(addresses)}</li>
          {tags.length > 0 && <li>{messages.tags(tags.join(', '))}</li>}
          {ended.map(({ purpose, address }) => (
            <li class="anywhere">{messages.ended(purposes[purpose], address)}</li>
          ))}
          <li>{messages.closes}</li>
        </ul>
        {note !== '' && (
          <div>
            <b>{messages.note}</b>
            <p class="soft anywhere">{note}</p>
          </div>
        )}
        <div>
          <button class="btn bad">{messages.done}</button>
        </div>
      </div>
    </form>
  )
}
