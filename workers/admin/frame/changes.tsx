/** What a version changed in the one before it, field by field. */
import type { Language } from '#domain/languages'
import type { FieldChange } from '#domain/three-way'
import type { FieldWords } from './merge.tsx'
import { frameMessages } from './messages/index.ts'

/** More than this is more than anybody compares. */
const CHANGES_SHOWN = 300

type Props = FieldWords & {
  /** null: the version before is not kept. */
  readonly changes: readonly FieldChange[] | null
  readonly version: number
  readonly language: Language
}

export const Changes = ({ changes, version, labelOf, textOf, language }: Props) => {
  const messages = frameMessages[language].changes
  if (changes === null) return <p class="mute">{version === 1 ? messages.first : messages.unknown}</p>
  if (changes.length === 0) return <p class="mute">{messages.same}</p>
  return (
    <section class="panel">
      <table class="tb past">
        <thead>
          <tr>
            <th scope="col">{messages.field}</th>
            <th scope="col">{messages.before}</th>
            <th scope="col">{messages.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, CHANGES_SHOWN).map(({ field, before, after }) => (
            <tr>
              <th scope="row">{labelOf(field)}</th>
              <td class="anywhere">
                <del>{textOf(field, before)}</del>
              </td>
              <td class="anywhere">
                <ins>{textOf(field, after)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > CHANGES_SHOWN && <p class="in-p mute">{messages.more(changes.length - CHANGES_SHOWN)}</p>}
    </section>
  )
}
