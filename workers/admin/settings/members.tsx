/** Of rows of the settings that have an id, those that another row names: zones and methods of delivery. */
import type { Filled } from '#domain/settings/compare'
import { ELSEWHERE_ZONE } from '#domain/settings/zones'
import { nameOf, type MemberList } from './field.ts'
import { membersMessages } from './messages/delivery.ts'
import type { Shown } from './shown.ts'

type Props = { readonly of: MemberList; readonly path: string; readonly filled: Filled; readonly shown: Shown }

/** Rows of the same document, a box for each; what is none of them any more stands there to be taken out. */
export const Members = ({ of, ...props }: Props) => {
  const { elsewhere, none } = membersMessages[props.shown.language]
  const known = props.shown.members[of]
  const typed = (typeof props.filled === 'string' ? props.filled : '').split(' ').filter(Boolean)
  const usual = of === 'zones' ? [ELSEWHERE_ZONE] : []
  const chosen = typed.length > 0 ? typed : usual
  if (known.length === 0 && typed.every((one) => usual.includes(one))) return <p class="mute s">{none}</p>
  const gone = typed.filter((one) => !usual.includes(one) && !known.some(({ id }) => id === one))
  const boxes = [...known, ...usual.map((id) => ({ id, name: elsewhere })), ...gone.map((id) => ({ id, name: id }))]
  return (
    <div class="row">
      {boxes.map(({ id, name }, index) => (
        <label class="pick">
          <input
            type="checkbox"
            name={nameOf(props.path)}
            id={index === 0 ? props.path : undefined}
            value={id}
            checked={chosen.includes(id) || undefined}
          />
          {name}
        </label>
      ))}
    </div>
  )
}
