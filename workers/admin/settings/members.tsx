/** Of rows of the settings that have an id, those that another row names: zones and methods of delivery. */
import type { Filled } from '#domain/settings/compare'
import { ELSEWHERE_ZONE } from '#domain/settings/zones'
import { nameOf, type MemberList } from './field.ts'
import { membersMessages } from './messages/delivery.ts'
import type { Shown } from './shown.ts'

type Props = { readonly of: MemberList; readonly path: string; readonly filled: Filled; readonly shown: Shown }

/** More boxes in each of many rows are a page that no browser is quick with: then short names are typed. */
const BOXES_MAX = 24

/** Rows of the same document, a box for each; what is none of them any more stands there to be taken out. */
export const Members = ({ of, path, filled, shown }: Props) => {
  const { elsewhere, none, typed: hint } = membersMessages[shown.language]
  const known = shown.members[of]
  const typed = (typeof filled === 'string' ? filled : '').split(' ').filter(Boolean)
  const usual = of === 'zones' ? [ELSEWHERE_ZONE] : []
  const chosen = typed.length > 0 ? typed : usual
  if (known.length === 0 && typed.every((one) => usual.includes(one))) return <p class="mute s">{none}</p>
  const name = nameOf(path)
  const wrong = shown.amiss.has(path)
  const described = wrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${path}-wrong` } : {}
  if (known.length > BOXES_MAX) {
    const value = chosen.join(' ')
    return (
      <>
        <input class="in" name={name} id={path} value={value} spellcheck={false} autocomplete="off" {...described} />
        <p class="hint">{hint}</p>
      </>
    )
  }
  const gone = typed.filter((one) => !usual.includes(one) && !known.some(({ id }) => id === one))
  const boxes = [...known, ...usual.map((id) => ({ id, name: elsewhere })), ...gone.map((id) => ({ id, name: id }))]
  return (
    <div class="row">
      {boxes.map((box, index) => (
        <label class="pick">
          <input
            type="checkbox"
            name={name}
            id={index === 0 ? path : undefined}
            value={box.id}
            checked={chosen.includes(box.id) || undefined}
            {...described}
          />
          {box.name}
        </label>
      ))}
    </div>
  )
}
