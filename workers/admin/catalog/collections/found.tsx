/** How a collection is found: its address, and what a page of results says of it. */
import { LANGUAGES } from '#domain/languages'
import { tagOf } from '../../../http/language.ts'
import { Field, told } from './parts.tsx'
import type { Shown } from './shown.ts'
import { collectionMessages } from './messages/index.ts'

type Props = { readonly shown: Shown }

/** As a page of results shows it. About so much of it. */
const FOUND_SHOWN = 160

export const Found = ({ shown }: Props) => {
  const { typed, origin, language } = shown
  const messages = collectionMessages[language]
  const said = typed.texts[language]
  const [own, first] = [said, typed.texts.en]
  const plain = (html: string) =>
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  const title = own.seoTitle || own.title || first.seoTitle || first.title
  const text = own.seoDescription || plain(own.description) || first.seoDescription || plain(first.description)
  return (
    <section class="panel" aria-labelledby="found">
      <header>
        <h2 id="found">{messages.found}</h2>
      </header>
      <div class="in-p stack">
        <div class="serp" id="serp" data-preview>
          <span class="u anywhere">{`${origin.replace(/^https?:\/\//, '')} › collections › ${typed.handle || '…'}`}</span>
          <span class="t anywhere">{title || '…'}</span>
          <p class="anywhere">{text.slice(0, FOUND_SHOWN)}</p>
        </div>
        {(['seoTitle', 'seoDescription'] as const).map((field) => (
          <div class="two tongues">
            {LANGUAGES.map((one) => {
              const id = `${field}.${one}`
              const common = {
                class: 'in',
                name: id,
                lang: tagOf(one),
                autocomplete: 'off',
                'data-look': true,
                ...told(id, shown),
              }
              return (
                <Field id={id} label={`${messages.fields[field]}, ${messages.languages[one]}`} optional shown={shown}>
                  {field === 'seoTitle' ? (
                    <input {...common} value={typed.texts[one][field]} />
                  ) : (
                    <textarea {...common} rows={2}>
                      {typed.texts[one][field]}
                    </textarea>
                  )}
                </Field>
              )
            })}
          </div>
        ))}
        <Field id="handle" label={messages.address} hint={messages.addressHint} optional={!shown.there} shown={shown}>
          <input
            class="in mono"
            name="handle"
            value={typed.handle}
            {...told('handle', shown, 'handle')}
            spellcheck={false}
            autocomplete="off"
            data-look
          />
        </Field>
      </div>
    </section>
  )
}
