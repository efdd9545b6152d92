/** The forms for a customer: a new one on one page; of one who is there who they are, and each of their addresses. */
import type { Child } from 'hono/jsx'
import { NOTE_LENGTH_MAX } from '#domain/customers/record'
import { Key, Trouble } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { AddressFields, control, WhoFields } from './entry-fields.tsx'
import { typedOf, type EditProps, type EntryProps } from './entry-props.ts'
import { entryMessages, peopleMessages } from './messages/index.ts'
import { calledOf } from './people-parts.tsx'
import { PATH } from './people-query.ts'

type FrameOf = Pick<EntryProps, 'tried' | 'language'> & {
  readonly back: readonly [href: string, text: string]
  readonly title: string
  readonly children?: Child
}

const Frame = ({ back, title, tried, language, children }: FrameOf) => {
  const messages = entryMessages[language]
  const wrong = Object.entries(tried?.amiss ?? {})
  return (
    <>
      <header class="head">
        <a class="crumb" href={back[0]}>
          <Icon name="back" />
          <span class="hide-s">{back[1]}</span>
        </a>
        <h1>{title}</h1>
      </header>
      <div class="body">
        <div class="wrap narrow stack">
          {tried && (
            <Trouble refusal={tried.refusal} language={language}>
              {wrong.length > 0 && (
                <ul>
                  {wrong.map(([field, fault]) => (
                    <li>
                      <a href={`#${control(tried.what, field)}`}>{messages.faults[fault]}</a>
                    </li>
                  ))}
                </ul>
              )}
            </Trouble>
          )}
          {children}
        </div>
      </div>
    </>
  )
}

export const NewPage = (props: EntryProps) => {
  const { tried, language } = props
  const messages = entryMessages[language]
  const typed = tried?.typed ?? {}
  const amiss = tried?.amiss ?? {}
  const form = { form: 'new', typed, amiss, language }
  return (
    <Frame {...props} back={[PATH, peopleMessages[language].title]} title={messages.add}>
      <form class="stack" method="post" action={`${PATH}/new`} novalidate>
        <Key />
        <section class="panel" aria-labelledby="who">
          <header>
            <h2 id="who">{messages.who}</h2>
          </header>
          <div class="in-p stack">
            <WhoFields {...form} />
            <div class="f">
              <label for="new-tags">{messages.tags}</label>
              <input
                class="in"
                id="new-tags"
                name="tags"
                value={typed['tags'] ?? ''}
                maxlength={1000}
                autocomplete="off"
                aria-describedby="new-tags-help"
              />
              <p class="hint" id="new-tags-help">
                {messages.tagsHelp}
              </p>
            </div>
            <div class="f">
              <label for="new-note">{messages.note}</label>
              <textarea
                class="in"
                id="new-note"
                name="note"
                rows={3}
                maxlength={NOTE_LENGTH_MAX}
                aria-describedby="new-note-help"
              >
                {typed['note'] ?? ''}
              </textarea>
              <p class="hint" id="new-note-help">
                {messages.noteHelp}
              </p>
            </div>
          </div>
        </section>
        <section class="panel" aria-labelledby="address">
          <header>
            <h2 id="address">{messages.address}</h2>
            <span class="s mute">{messages.addressHelp}</span>
          </header>
          <div class="in-p stack">
            <AddressFields {...form} countries={props.countries} />
          </div>
        </section>
        <div class="row">
          <button class="btn go">{messages.save}</button>
          <a class="btn bare" href={PATH}>
            {messages.cancel}
          </a>
        </div>
      </form>
    </Frame>
  )
}

export const EditPage = (props: EditProps) => {
  const { record, addresses, newsletter, tried, language, countries } = props
  const messages = entryMessages[language]
  const { name, email, phone, language: spoken, updatedAt } = record
  const isTried = tried?.what === 'edit'
  const typed = isTried
    ? tried.typed
    : { name, email: email ?? '', phone: phone ?? '', language: spoken, newsletter: 'unsaid' }
  return (
    <Frame {...props} back={[`${PATH}/${record.id}`, calledOf(record, language)]} title={messages.changeTitle}>
      <form class="panel" method="post" action={`${PATH}/${record.id}/edit`} aria-labelledby="who" novalidate>
        <header>
          <h2 id="who">{messages.who}</h2>
        </header>
        <div class="in-p stack">
          <Key />
          <input type="hidden" name="version" value={updatedAt} />
          <WhoFields
            form="edit"
            typed={typed}
            amiss={isTried ? tried.amiss : {}}
            language={language}
            newsletter={newsletter}
          />
          <div class="row">
            <button class="btn go">{messages.save}</button>
            <a class="btn bare" href={`${PATH}/${record.id}`}>
              {messages.cancel}
            </a>
          </div>
        </div>
      </form>
      <section class="panel" id="addresses" aria-labelledby="addresses-heading">
        <header>
          <h2 id="addresses-heading">{messages.addresses}</h2>
        </header>
        <div class="in-p stack">
          {[...addresses, null].map((kept) => {
            const id = kept?.id ?? ''
            const isThis = tried !== null && tried.what === id
            const filled = isThis ? tried.typed : kept ? typedOf(kept.address) : { recipient: name }
            const label = kept ? `${kept.address.street}, ${kept.address.city}` : messages.addressAdd
            return (
              <details class="fold" open={isThis || undefined}>
                <summary>
                  <Icon name="right" />
                  <span class="anywhere">{label}</span>
                </summary>
                <form class="stack tight" method="post" action={`${PATH}/${record.id}/addresses`} novalidate>
                  <Key />
                  <input type="hidden" name="address" value={id} />
                  <AddressFields
                    form={id}
                    typed={filled}
                    amiss={isThis ? tried.amiss : {}}
                    language={language}
                    countries={countries}
                  />
                  <div class="row">
                    <button class="btn">{messages.addressSave}</button>
                  </div>
                </form>
                {kept && (
                  <form method="post" action={`${PATH}/${record.id}/addresses/remove`}>
                    <Key />
                    <input type="hidden" name="address" value={id} />
                    <button class="btn bad">{messages.addressRemove}</button>
                  </form>
                )}
              </details>
            )
          })}
        </div>
      </section>
    </Frame>
  )
}
