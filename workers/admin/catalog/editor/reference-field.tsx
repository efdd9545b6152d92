/** A field that names things of the shop: by their handles, which are typed, or found by title and taken over. */
import type { MetafieldType } from '#domain/catalog/metafields'
import { textIn } from '#domain/settings/text'
import { Icon } from '../../frame/icon.tsx'
import { Area, Line } from './field.tsx'
import { isList } from './metafields-typed.ts'
import { FIND, namedLines, PICK, sought, titleKey } from './reference-typed.ts'
import { FORM, idOf, valueIn, type Shown } from './shown.ts'
import { editorMessages } from './messages/index.ts'

type Props = {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly type: MetafieldType
  readonly shown: Shown
}

export const ReferenceField = ({ type, ...named }: Props) => (
  <div class="stack tight">
    {isList(type) ? <Area {...named} rows={2} /> : <Line {...named} />}
    <Titles {...named} type={type} />
    <Finder {...named} />
  </div>
)

/** What the handles stand for. */
const Titles = ({ name, type, shown }: Pick<Props, 'name' | 'type' | 'shown'>) => {
  const messages = editorMessages[shown.language].metafields.find
  const named = namedLines(name, type, shown)
  if (named.length === 0) return null
  return (
    <p class="s soft">
      {named.map((one, at) => {
        const title = shown.titles?.get(titleKey(one))
        return (
          <>
            {at > 0 && ' · '}
            {title ? textIn(title, shown.language) || one.handle : messages.gone(one.handle)}
          </>
        )
      })}
    </p>
  )
}

const Finder = ({ name, label, shown }: Omit<Props, 'type' | 'hint'>) => {
  const messages = editorMessages[shown.language].metafields.find
  const isOpen = shown.finding?.name === name
  return (
    <>
      <div class="row nowrap">
        <span class="find wide">
          <Icon name="search" />
          <input
            class="in"
            id={idOf(sought(name))}
            form={FORM}
            name={sought(name)}
            type="search"
            value={valueIn(shown, sought(name))}
            placeholder={messages.title}
            aria-label={messages.of(label)}
            maxlength={200}
            autocomplete="off"
            autofocus={isOpen || undefined}
            data-enter={`${idOf(name)}-find`}
          />
        </span>
        <button class="btn" id={`${idOf(name)}-find`} form={FORM} name="do" value={FIND + name}>
          {messages.go}
        </button>
      </div>
      {isOpen && <Fitting name={name} shown={shown} />}
    </>
  )
}

const Fitting = ({ name, shown }: Pick<Props, 'name' | 'shown'>) => {
  const messages = editorMessages[shown.language].metafields.find
  const there = new Set(valueIn(shown, name).split('\n'))
  const fitting = shown.finding?.fitting ?? []
  return (
    <div role="status">
      {fitting.length === 0 ? (
        <p class="mute">{messages.nothing}</p>
      ) : (
        <ul class="goods small">
          {fitting.map(({ handle, title }) => (
            <li>
              <span class="who2">
                {textIn(title, shown.language) || handle} <span class="s mute anywhere">{handle}</span>
              </span>
              {there.has(handle) ? (
                <span class="s mute end-x">{messages.there}</span>
              ) : (
                <button
                  class="btn end-x"
                  form={FORM}
                  name="do"
                  value={`${PICK}${name}:${handle}`}
                  aria-label={messages.takeOver(textIn(title, shown.language) || handle)}
                >
                  <Icon name="plus" />
                  {messages.take}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
