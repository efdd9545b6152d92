/** The sections of a page as they are put together: added, put in order by drag or by keys, filled, taken out. */
import { SECTION_TYPES, type SectionType } from '#domain/content/document'
import { LANGUAGES } from '#domain/languages'
import { textIn } from '#domain/settings/text'
import { Icon } from '../frame/icon.tsx'
import { Field, Line, Picture, Texts, told, Wrong } from './parts.tsx'
import type { Shown } from './shown.ts'
import { contentMessages } from './messages/index.ts'

type Props = { readonly shown: Shown }
type OneProps = Props & { readonly index: number; readonly of: Shown['typed']['sections'][number] }

export const SectionList = ({ shown }: Props) => {
  const messages = contentMessages[shown.language]
  const { sections } = shown.typed
  return (
    <section class="panel" id="sections" aria-labelledby="sections-title" data-part>
      <header>
        <h2 id="sections-title">{messages.sectionsTitle}</h2>
        <span class="s mute">{messages.sections(sections.length)}</span>
      </header>
      <Wrong of="sections" shown={shown} />
      {sections.length === 0 ? (
        <p class="in-p mute">{messages.sectionsNone}</p>
      ) : (
        <ol class="goods sections" data-sortable="numbered">
          {sections.map((of, index) => (
            <One of={of} index={index} shown={shown} />
          ))}
        </ol>
      )}
      <footer>
        <span>{messages.addSection}</span>
        {SECTION_TYPES.map((type) => (
          <button class="btn" name="do" value={`add:${type}`}>
            <Icon name="plus" />
            {messages.types[type]}
          </button>
        ))}
      </footer>
    </section>
  )
}

/** What is amiss in it, or has just come, opens it. */
const isOpen = (index: number, { amiss, focus, typed }: Shown): boolean =>
  typed.sections.length === 1 || [...amiss.keys(), focus ?? ''].some((one) => one.startsWith(`sections.${index}.`))

const One = ({ of, index, shown }: OneProps) => {
  const messages = contentMessages[shown.language]
  const name = messages.number(index + 1, messages.types[of.type])
  const gist = textIn(of.heading, shown.language) || of.of || of.video
  const act = (what: 'up' | 'down' | 'drop', icon: 'up' | 'down' | 'x') => (
    <button
      class="btn bare sq"
      name="do"
      value={`${what}:${index}`}
      id={`${what}-${index}`}
      aria-label={messages[what](name)}
      title={messages[what](name)}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    <li id={`sections.${index}`} data-moved={messages.moved(messages.types[of.type], 0)}>
      <span class="grip" data-grip aria-hidden="true">
        <Icon name="drag" />
      </span>
      <input type="hidden" name="order" value={String(index)} />
      <details class="fold" open={isOpen(index, shown) || undefined}>
        <summary>
          <Icon name="right" />
          <span class="nw">{name}</span>
          <span class="s mute clip">{gist}</span>
        </summary>
        <div class="stack section-fields">
          <input type="hidden" name={`sections[${index}].id`} value={of.id} />
          <input type="hidden" name={`sections[${index}].type`} value={of.type} />
          <Own of={of} index={index} shown={shown} />
          <Time of={of} index={index} shown={shown} />
        </div>
      </details>
      <span class="row tight nowrap">
        {act('up', 'up')}
        {act('down', 'down')}
        {act('drop', 'x')}
      </span>
    </li>
  )
}

const HAS: Readonly<Record<SectionType, readonly string[]>> = {
  hero: ['heading', 'text', 'picture', 'button'],
  collection: ['heading', 'goods', 'label'],
  text: ['heading', 'text', 'button'],
  picture: ['heading', 'text', 'picture', 'video', 'side', 'button'],
  video: ['heading', 'video', 'picture', 'text'],
  reviews: ['heading', 'goods'],
  drop: ['drop'],
  newsletter: ['heading', 'text'],
}

const Own = ({ of, index, shown }: OneProps) => {
  const { fields, hints, sides } = contentMessages[shown.language]
  const has = (part: string) => HAS[of.type].includes(part)
  const at = (field: string) => `sections.${index}.${field}`
  return (
    <>
      {has('goods') && (
        <div class="two">
          <Line
            id={at('of')}
            label={fields.of.collection}
            value={of.of}
            list="of-collection"
            optional={of.type === 'reviews'}
            shown={shown}
          />
          <Field id={at('count')} label={fields.count} shown={shown}>
            <input {...told(at('count'), shown)} inputmode="numeric" value={of.count} />
          </Field>
        </div>
      )}
      {has('drop') && <Line id={at('of')} label={fields.of.drop} value={of.of} list="of-drop" shown={shown} />}
      {has('heading') && <Texts id={at('heading')} label={fields.heading} value={of.heading} optional shown={shown} />}
      {has('video') && (
        <Line
          id={at('video')}
          label={fields.video}
          value={of.video}
          list="films"
          hint={hints.video}
          optional={of.type !== 'video'}
          shown={shown}
        />
      )}
      {has('picture') && (
        <>
          <Picture
            id={at('picture')}
            label={fields.picture}
            value={of.picture}
            hint={hints.picture}
            optional={of.type !== 'picture' || of.video !== ''}
            shown={shown}
          />
          <Texts id={at('alt')} label={fields.alt} value={of.alt} optional shown={shown} />
        </>
      )}
      {has('text') && (
        <Texts
          id={at('text')}
          label={fields.text}
          value={of.text}
          lines={4}
          rich
          optional={of.type !== 'text'}
          shown={shown}
        />
      )}
      {(has('button') || has('label')) && (
        <Texts id={at('label')} label={fields.label} value={of.label} optional shown={shown} />
      )}
      {has('button') && (
        <Line
          id={at('path')}
          label={fields.path}
          value={of.path}
          list="goes"
          hint={hints.path}
          optional
          shown={shown}
        />
      )}
      {has('side') && (
        <Field id={at('side')} label={fields.side} shown={shown}>
          <select {...told(at('side'), shown)}>
            {(['left', 'right'] as const).map((side) => (
              <option value={side} selected={side === of.side || undefined}>
                {sides[side]}
              </option>
            ))}
          </select>
        </Field>
      )}
    </>
  )
}

const Time = ({ of, index, shown }: OneProps) => {
  const messages = contentMessages[shown.language]
  const at = (field: string) => `sections.${index}.${field}`
  return (
    <fieldset class="f nested">
      <legend>{messages.when}</legend>
      <div class="two">
        {(['from', 'until'] as const).map((field) => (
          <Line
            id={at(field)}
            label={messages.fields[field]}
            value={of[field]}
            type="datetime-local"
            optional
            shown={shown}
          />
        ))}
        <Field id={at('languages')} label={messages.fields.languages} shown={shown}>
          <select {...told(at('languages'), shown)}>
            <option value="">{messages.every}</option>
            {LANGUAGES.map((language) => (
              <option value={language} selected={of.languages.includes(language) || undefined}>
                {messages.languages[language]}
              </option>
            ))}
          </select>
        </Field>
      </div>
    </fieldset>
  )
}
