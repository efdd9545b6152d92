/** What is amiss with what somebody typed into a form of stock: beside each field, and in words of the page above it. */
import type { Fault } from '../../flows/command.ts'
import { faultsIn, type ShownRefusal } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import type { Language } from '#domain/languages'

/** By the names of fields; it is told beside each. */
export type Amiss = ReadonlyMap<string, string>

/** Which field of the page a path of the command is. */
export type FieldOf = (path: Fault['path']) => string

/** A place that it cannot be at, a supplier that it cannot be ordered at, so many units as there are not. */
const FIELDS = new Map([
  ['units-invalid', 'units'],
  ['stock-below-zero', 'units'],
  ['stock-differs', 'units'],
  ['location-same', 'to'],
  ['supplier-unknown', 'supplier'],
  ['supplier-archived', 'supplier'],
])

export const amissOf = (refusal: ShownRefusal, fieldOf: FieldOf, language: Language): Amiss => {
  const faults = faultsIn(refusal).map(({ path, message }) => [fieldOf(path), message] as const)
  const said = 'field' in refusal ? refusal.field : FIELDS.get(refusal.code)
  const beyond = 'variant' in refusal ? fieldOf(['lines', String(refusal.variant), 'units']) : undefined
  const field = typeof said === 'string' ? said : beyond
  return new Map([
    ...faults,
    ...(field === undefined ? [] : [[field, frameMessages[language].refusals[refusal.code]] as const]),
  ])
}

export const Wrong = ({ of, amiss }: { readonly of: string; readonly amiss: Amiss }) => {
  const words = amiss.get(of)
  return words === undefined ? null : (
    <p class="err" id={`${of}-wrong`}>
      <Icon name="alert" />
      {words}
    </p>
  )
}

/** What every control says of itself. */
export const told = (name: string, amiss: Amiss, hint?: string) => ({
  id: name,
  name,
  'aria-invalid': amiss.has(name) ? ('true' as const) : undefined,
  'aria-describedby': [hint, amiss.has(name) && `${name}-wrong`].filter(Boolean).join(' ') || undefined,
})
