/** What every changing form of the admin carries and how it is read: a key, so that sending it twice acts once. */
import type { Child } from 'hono/jsx'
import type { Language } from '#domain/languages'
import type { Fault } from '../../flows/command.ts'
import type { RefusalCode } from '../../http/refusal.ts'
import { Icon } from './icon.tsx'
import { frameMessages, type FrameMessages } from './messages/index.ts'

export type RefusalWord = Exclude<keyof FrameMessages['refusals'], 'heading'>

/** Made with the page: whoever sends the same page twice sends the same key. */
export const Key = ({ value = crypto.randomUUID() }: { value?: string }) => (
  <input type="hidden" name="key" value={value} />
)

export const KEY_FORM = /^[\w-]{1,100}$/

/** A refusal that the admin has words for; with `request-invalid` also what is wrong where. */
export type ShownRefusal = { readonly code: RefusalWord & RefusalCode; readonly faults?: unknown }

export const faultsIn = (refusal: object): readonly Fault[] =>
  'faults' in refusal && Array.isArray(refusal.faults) ? refusal.faults : []

/** The summary above the page takes the focus, and says what happened before what to do. */
type TroubleProps = {
  readonly refusal: RefusalWord | ShownRefusal
  readonly language: Language
  /** Ways to the fields, called as the page calls them: a path of a command is no word for people. */
  readonly children?: Child
}

export const Trouble = ({ refusal, language, children }: TroubleProps) => {
  const refusalShown = typeof refusal === 'string' ? { code: refusal } : refusal
  return (
    <div class="oops" role="alert" tabindex={-1} autofocus>
      <h2>
        <Icon name="alert" />
        {frameMessages[language].refusals.heading}
      </h2>
      <p>{frameMessages[language].refusals[refusalShown.code]}</p>
      {children}
      {faultsIn(refusalShown).map(({ message }) => (
        <p>{message}</p>
      ))}
    </div>
  )
}

type LinksProps = { readonly refusal: ShownRefusal; readonly labelOf: (field: string) => string }

/** What is wrong where, each line leading to its field, whose id is its name; what is about no field stands alone. */
export const FaultLinks = ({ refusal, labelOf }: LinksProps) => (
  <>
    {faultsIn(refusal).map(({ path: [field], message }) =>
      field === undefined ? (
        <p>{message}</p>
      ) : (
        <a href={`#${String(field)}`}>{`${labelOf(String(field))}: ${message}`}</a>
      ),
    )}
  </>
)
