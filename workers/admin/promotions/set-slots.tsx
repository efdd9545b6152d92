/** Goods of a sentence: all of them or some, found by what they are called, taken in, left out, taken away again. */
import { Icon } from '../frame/icon.tsx'
import { labelOf } from './amiss.ts'
import { memberOf } from './draft.ts'
import { Choice, told, Wrong } from './fields.tsx'
import { formMessages } from './messages/form.ts'
import { SAID } from './sentence.ts'
import type { Shown } from './shown.ts'
import { said } from './typed.ts'

type Props = { readonly shown: Shown; readonly prefix: string }

export const nameOf = (member: string, { names, language }: Shown): string => {
  const [kind, id = ''] = memberOf(member) ?? []
  return kind === 'tags' ? SAID[language].tag(id) : (names.get(id) ?? SAID[language].gone)
}

const Member = ({ member, act, prefix, shown }: Props & { readonly member: string; readonly act: 'out' | 'back' }) => {
  const name = nameOf(member, shown)
  const { remove } = formMessages[shown.language]
  return (
    <span class="tag">
      <input type="hidden" name={`${prefix}.${act === 'out' ? 'is' : 'not'}`} value={member} />
      {name}
      <button
        class="drop"
        name="do"
        value={`${act}:${prefix}:${member}`}
        aria-label={remove(name)}
        title={remove(name)}
      >
        <Icon name="x" />
      </button>
    </span>
  )
}

/** @param otherwise what is meant as long as nobody has chosen */
export const SetSlots = ({ prefix, shown, otherwise = 'some' }: Props & { readonly otherwise?: 'all' | 'some' }) => {
  const { typed, language } = shown
  const messages = formMessages[language]
  const isGift = prefix === 'gift'
  const scope = isGift ? 'some' : said(typed, `${prefix}.scope`) || otherwise
  const members = typed.getAll(`${prefix}.is`)
  const without = typed.getAll(`${prefix}.not`)
  const [kept, shownOnes] = scope === 'all' ? [members, []] : [[], members]
  return (
    <>
      {!isGift && (
        <Choice
          name={`${prefix}.scope`}
          of={(['all', 'some'] as const).map((one) => [one, messages.scopes[one]] as const)}
          value={scope}
          shown={shown}
        />
      )}{' '}
      {kept.map((member) => (
        <input type="hidden" name={`${prefix}.is`} value={member} />
      ))}
      {shownOnes.map((member) => (
        <>
          <Member member={member} act="out" prefix={prefix} shown={shown} />{' '}
        </>
      ))}
      {without.length > 0 && `${messages.except} `}
      {without.map((member) => (
        <>
          <Member member={member} act="back" prefix={prefix} shown={shown} />{' '}
        </>
      ))}
      <input type="hidden" name={`${prefix}.found`} value={said(typed, `${prefix}.found`)} />
      <input
        class="slot add"
        {...told(`${prefix}.find`, shown)}
        type="search"
        value={said(typed, `${prefix}.find`)}
        placeholder={isGift ? messages.findGift : scope === 'all' ? messages.without : messages.find}
        aria-label={labelOf(`${prefix}.find`, language)}
        maxlength={200}
        autocomplete="off"
        data-find
      />
    </>
  )
}

/** What fits, below the sentence that it was looked for in. */
export const SetFound = ({ prefix, shown }: Props) => {
  const { found, typed, language } = shown
  const messages = formMessages[language]
  const fitting = found.get(prefix)
  const isAll = prefix !== 'gift' && said(typed, `${prefix}.scope`) === 'all'
  return (
    <>
      <Wrong name={`${prefix}.find`} shown={shown} />
      {fitting && (
        <div role="status">
          {fitting.length === 0 ? (
            <p class="mute">{messages.nothing(said(typed, `${prefix}.found`))}</p>
          ) : (
            <ul class="goods small">
              {fitting.map(({ member, name }) => {
                const kind = memberOf(member)?.[0] ?? 'products'
                return (
                  <li>
                    <span class="grow">
                      {name} <span class="s mute">{messages.members[kind]}</span>
                    </span>
                    <span class="row tight nowrap end-x">
                      {kind !== 'variants' && prefix !== 'gift' && (
                        <button
                          class="btn bare"
                          name="do"
                          value={`not:${prefix}:${member}`}
                          aria-label={messages.leaveOut(name)}
                        >
                          {messages.leaveOutShort}
                        </button>
                      )}
                      {!isAll && (
                        <button class="btn" name="do" value={`in:${prefix}:${member}`} aria-label={messages.add(name)}>
                          <Icon name="plus" />
                          {messages.addShort}
                        </button>
                      )}
                    </span>
                  </li>
                )
              })}
            </ul>
          )}
        </div>
      )}
    </>
  )
}
