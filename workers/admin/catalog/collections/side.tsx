/** Beside a collection: in which order it stands, when it is shown, its picture. */
import { COLLECTION_SORTS } from '#domain/catalog/collection'
import { thumbOf } from '../../frame/thumb.ts'
import { Field, told, Wrong } from './parts.tsx'
import type { Shown } from './shown.ts'
import { collectionMessages } from './messages/index.ts'

type Props = { readonly shown: Shown }

export const Side = ({ shown }: Props) => {
  const { typed, language } = shown
  const messages = collectionMessages[language]
  return (
    <aside class="side" aria-label={messages.order}>
      <section id="order" data-part>
        <Field id="sort" label={messages.order} hint={messages.orderHint} shown={shown}>
          <select class="in" name="sort" {...told('sort', shown, 'sort')}>
            {COLLECTION_SORTS.map((one) => (
              <option value={one} selected={one === typed.sort || undefined}>
                {one === 'featured' && typed.kind === 'rules' ? messages.featuredByRule : messages.sorts[one]}
              </option>
            ))}
          </select>
        </Field>
        <Field id="position" label={messages.place} hint={messages.placeHint} shown={shown}>
          <input
            class="in short"
            name="position"
            value={typed.position}
            inputmode="numeric"
            {...told('position', shown, 'position')}
          />
        </Field>
      </section>
      <section>
        <h2>{messages.schedule}</h2>
        {(['from', 'until'] as const).map((field) => (
          <Field id={field} label={messages[field]} optional shown={shown}>
            <input class="in" type="datetime-local" name={field} value={typed[field]} {...told(field, shown, 'zone')} />
          </Field>
        ))}
        <p class="hint" id="zone-hint">
          {messages.zone(shown.timeZone)}
        </p>
      </section>
      <Picture shown={shown} />
    </aside>
  )
}

const Picture = ({ shown }: Props) => {
  const { picture } = shown.typed
  const messages = collectionMessages[shown.language]
  return (
    <section>
      <h2>{messages.picture}</h2>
      <div
        class="picture-field"
        data-picture
        data-label={messages.picture}
        data-thumb={picture && thumbOf(picture, shown.resizing)}
      >
        <input type="hidden" name="picture" value={picture} />
        <div class="stack tight" data-plain-picture>
          {picture !== '' && (
            <>
              <img
                class="picture-shown"
                src={thumbOf(picture, shown.resizing)}
                alt=""
                width="300"
                height="200"
                loading="lazy"
              />
              <label class="pick">
                <input type="checkbox" name="no-picture" />
                {messages.pictureOff}
              </label>
            </>
          )}
          <div class="f">
            <label for="file">{messages.chosen}</label>
            <input class="in" type="file" name="file" accept="image/*" {...told('file', shown, 'file')} />
            <p class="hint" id="file-hint">
              {messages.pictureHint}
            </p>
          </div>
        </div>
      </div>
      <Wrong of="file" amiss={shown.amiss} />
    </section>
  )
}
