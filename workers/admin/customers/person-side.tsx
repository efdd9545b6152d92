/** Beside a customer: how they are reached, what they agreed to, and what staff write down of them. */
import { countryName } from '#domain/formats'
import { NOTE_LENGTH_MAX } from '#domain/customers/record'
import { localeOf } from '#domain/languages'
import { addressLines } from '../../flows/logistics/address-lines.ts'
import { Key } from '../frame/forms.tsx'
import { TagsPanel } from '../frame/tags-panel.tsx'
import { When } from '../frame/time.tsx'
import { notificationsMessages } from '../notifications/messages/index.ts'
import { entryMessages, peopleMessages } from './messages/index.ts'
import { calledOf } from './people-parts.tsx'
import { PATH } from './people-query.ts'
import { PersonCredit } from './person-credit.tsx'
import { PersonTax } from './person-tax.tsx'
import type { PersonProps } from './person-props.ts'

export const PersonSide = (props: PersonProps) => {
  const { language, profile } = props
  return (
    <aside class="side" aria-label={calledOf(profile.record, language)}>
      <Contact {...props} />
      <Tags {...props} />
      <PersonCredit {...props} />
      <Note {...props} />
      <PersonTax {...props} />
      <Addresses {...props} />
      <Consents {...props} />
      <OfFile {...props} />
      <Merged {...props} />
      <Account {...props} />
    </aside>
  )
}

const Contact = ({ profile: { record, ways }, allowed, language }: PersonProps) => {
  const messages = peopleMessages[language].one
  const { email, emailVerified, phone, phoneVerified } = record
  const proven = (isProven: boolean) => <span class="s mute">{isProven ? messages.proven : messages.notProven}</span>
  const ways_ = [
    messages.digits,
    ...(ways.hasPassword ? [messages.password] : []),
    ...(ways.passkeys > 0 ? [messages.passkeys(ways.passkeys)] : []),
    ...(ways.hasSecondFactor ? [messages.factor] : []),
  ]
  return (
    <section>
      <h2>
        {messages.contact}{' '}
        {allowed && record.mergedInto === null && (
          <a class="s" href={`${PATH}/${record.id}/edit`}>
            {entryMessages[language].change}
          </a>
        )}
      </h2>
      {email ? (
        <span>
          <a class="anywhere" href={`mailto:${email}`}>
            {email}
          </a>{' '}
          {proven(emailVerified)}
        </span>
      ) : (
        <span class="soft">{messages.noMail}</span>
      )}
      {phone && (
        <span>
          <a href={`tel:${phone}`}>{phone}</a> {proven(phoneVerified)}
        </span>
      )}
      <span class="s mute">{notificationsMessages[language].languages[record.language]}</span>
      <span class="s mute">
        {messages.ways}: {ways_.join(', ')}; {ways.sessions > 0 ? messages.sessions(ways.sessions) : messages.signedOut}
      </span>
    </section>
  )
}

const Tags = ({ profile: { record, tags }, allowed, add, tried, refusal, language }: PersonProps) => {
  const { one, tagsHint } = peopleMessages[language]
  return (
    <TagsPanel
      tags={tags}
      list={PATH}
      action={`${PATH}/${record.id}/tags`}
      allowed={allowed}
      typed={add}
      refusal={tried === 'tag' ? refusal : null}
      words={{
        tags: one.tags,
        none: one.noTags,
        remove: one.removeTag,
        adding: one.addTag,
        hint: tagsHint,
        add: one.add,
      }}
    />
  )
}

const Note = ({ profile: { record }, allowed, note, tried, refusal, language }: PersonProps) => {
  const messages = peopleMessages[language].one
  if (!allowed)
    return record.note === '' ? null : (
      <section>
        <h2>{messages.note}</h2>
        <p class="soft anywhere">{record.note}</p>
      </section>
    )
  return (
    <section>
      <h2>
        <label for="note">{messages.note}</label>
      </h2>
      <form class="stack tight" method="post" action={`${PATH}/${record.id}/note`}>
        <Key />
        <input type="hidden" name="version" value={record.version} />
        <textarea
          class="in"
          id="note"
          name="note"
          rows={3}
          maxlength={NOTE_LENGTH_MAX}
          aria-describedby="note-hint"
          {...(tried === 'note' && refusal && { 'aria-invalid': 'true' as const })}
        >
          {note}
        </textarea>
        <span class="hint" id="note-hint">
          {messages.noteHint}
        </span>
        <div>
          <button class="btn">{messages.noteSave}</button>
        </div>
      </form>
    </section>
  )
}

const Addresses = ({ profile: { record, addresses }, allowed, language }: PersonProps) => {
  const messages = peopleMessages[language].one
  return (
    <section>
      <h2>
        {messages.addresses}{' '}
        {allowed && record.mergedInto === null && (
          <a class="s" href={`${PATH}/${record.id}/edit#addresses`}>
            {entryMessages[language].change}
          </a>
        )}
      </h2>
      {addresses.length === 0 && <span class="soft">{messages.noAddresses}</span>}
      {addresses.map(({ address }) => (
        <address class="soft">
          {[...addressLines(address), countryName(address.country, localeOf(language)), address.phone]
            .filter(Boolean)
            .map((line) => (
              <div>{line}</div>
            ))}
        </address>
      ))}
    </section>
  )
}

const Consents = ({ profile: { consents, suppression }, language, now }: PersonProps) => {
  const messages = peopleMessages[language].one
  return (
    <section>
      <h2>{messages.consents}</h2>
      {suppression && <span class="st bad">{messages.suppressed[suppression.reason]}</span>}
      {consents.length === 0 && <span class="soft">{messages.noConsents}</span>}
      {consents.map(({ purpose, state, source, at }) => (
        <div>
          {messages.purposes[purpose]}: <b>{state === 'given' ? messages.agreed : messages.ended}</b>
          <div class="s mute">
            <When at={at} now={now} language={language} /> {messages.source(source)}
          </div>
        </div>
      ))}
    </section>
  )
}

const OfFile = ({ profile: { record }, language }: PersonProps) => {
  const messages = peopleMessages[language].one
  const { company, takesSms, formerId } = record
  if (company === '' && !takesSms && formerId === null) return null
  return (
    <section>
      <h2>{messages.facts}</h2>
      <dl class="kv s">
        {company !== '' && (
          <>
            <dt>{messages.company}</dt>
            <dd class="anywhere">{company}</dd>
          </>
        )}
        <dt>{messages.sms}</dt>
        <dd>{takesSms ? messages.yes : messages.no}</dd>
        {formerId !== null && (
          <>
            <dt>{messages.formerId}</dt>
            <dd class="mono anywhere">{formerId}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

const Merged = ({ profile: { merged }, language }: PersonProps) =>
  merged.length === 0 ? null : (
    <section>
      <h2>{peopleMessages[language].one.mergedHere}</h2>
      {merged.map((other) => (
        <a class="anywhere" href={`${PATH}/${other.id}`}>
          {calledOf(other, language)}
        </a>
      ))}
    </section>
  )

const Account = ({ profile: { record }, allowed, impersonates, tried, language }: PersonProps) => {
  const messages = peopleMessages[language].one
  return (
    <details open={tried === 'forget' || tried === 'export'}>
      <summary class="s soft">{messages.account}</summary>
      <div class="stack tight">
        <span class="mono s anywhere">{record.id}</span>
        {allowed && record.mergedInto === null && (
          <a class="s" href={`${PATH}/${record.id}/merge`}>
            {peopleMessages[language].merge.open}
          </a>
        )}
        {impersonates && record.disabledAt === null && record.mergedInto === null && (
          <form class="stack tight" method="post" action={`${PATH}/${record.id}/impersonate`}>
            <Key />
            <span class="hint">{messages.impersonateWhy}</span>
            <div>
              <button class="btn">{messages.impersonate}</button>
            </div>
          </form>
        )}
        {allowed && record.mergedInto === null && (
          <form class="stack tight" method="post" action={`${PATH}/${record.id}/export`}>
            <Key />
            <span class="hint">{messages.exportDataWhy}</span>
            <div>
              <button class="btn">{messages.exportData}</button>
            </div>
          </form>
        )}
        {allowed && record.disabledAt === null && record.mergedInto === null && (
          <form class="stack tight" method="post" action={`${PATH}/${record.id}/disable`}>
            <Key />
            <span class="hint">{messages.closeWhy}</span>
            <div>
              <button class="btn bad">{messages.close}</button>
            </div>
          </form>
        )}
        {allowed && (
          <details open={tried === 'forget'}>
            <summary>{messages.forget}</summary>
            <form class="stack tight" method="post" action={`${PATH}/${record.id}/forget`}>
              <Key />
              <span class="hint">{messages.forgetWhy}</span>
              <div>
                <button class="btn bad">{messages.forgetGo}</button>
              </div>
            </form>
          </details>
        )}
      </div>
    </details>
  )
}
