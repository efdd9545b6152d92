/** A gift card that staff deal: what it is worth, for whom, and when it is sent. */
import { LANGUAGES, type Language } from '#domain/languages'
import { Key, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { notificationsMessages } from '../notifications/messages/index.ts'
import { storedValueMessages } from './messages/index.ts'
import { Choice, Field, Told } from './parts.tsx'
import { GIFT_CARDS_PATH as PATH, wrongIn, type Filled } from './typed.ts'

type Props = {
  readonly filled: Filled
  readonly refusal: ShownRefusal | null
  readonly currencies: readonly string[]
  readonly language: Language
}

export const IssuePage = ({ filled, refusal, currencies, language }: Props) => {
  const messages = storedValueMessages[language]
  const { fields, fieldHelp } = messages
  const wrong = wrongIn(refusal, messages)
  const of = (name: Exclude<keyof Filled, 'language'>) => ({ name, label: fields[name], value: filled[name], wrong })
  return (
    <>
      <header class="head">
        <a class="crumb" href={PATH}>
          <Icon name="back" />
          <span class="hide-s">{messages.title}</span>
        </a>
        <h1>{messages.issue}</h1>
      </header>
      <div class="body">
        <form class="narrow stack" method="post" action={`${PATH}/new`} novalidate>
          {refusal && <Told refusal={refusal} language={language} />}
          <Key />
          <section class="panel in-p stack" aria-labelledby="worth">
            <h2 id="worth">{messages.worth}</h2>
            <Field {...of('amount')} help={fieldHelp.amount} inputmode="decimal" must />
            <Choice {...of('currency')} among={currencies.map((one) => [one, one] as const)} />
            <Field {...of('expiresOn')} help={fieldHelp.expiresOn} type="date" />
          </section>
          <section class="panel in-p stack" aria-labelledby="whom">
            <h2 id="whom">{messages.forWhom}</h2>
            <Field {...of('name')} />
            <Field {...of('email')} help={fieldHelp.email} type="email" />
            <Field {...of('sender')} />
            <Field {...of('message')} rows={3} />
            <Field {...of('deliverOn')} help={fieldHelp.deliverOn} type="date" />
            <Choice
              name="language"
              label={messages.language}
              value={filled.language}
              among={LANGUAGES.map((one) => [one, notificationsMessages[language].languages[one]] as const)}
            />
            <Field {...of('note')} help={fieldHelp.note} rows={2} />
          </section>
          <div class="row">
            <button class="btn go">{messages.issue}</button>
            <a class="btn bare" href={PATH}>
              {messages.cancel}
            </a>
          </div>
        </form>
      </div>
    </>
  )
}
