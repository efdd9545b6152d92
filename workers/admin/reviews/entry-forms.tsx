/** What staff can do with one review or question: each a form of its own, which works without a script. */
import type { Language } from '#domain/languages'
import { REASONS, type ReviewState } from '#domain/reviews/review'
import { Key } from '../frame/forms.tsx'
import { Icon } from '../frame/icon.tsx'
import { reviewMessages } from './messages/index.ts'
import { PATHS, type About, type Kind } from './about.ts'

type Subject = { readonly id: string; readonly version: number; readonly state: ReviewState; readonly reports: number }

const pathOf = (kind: Kind, id: string, what: string): string => `${PATHS[kind]}/${id}/${what}`

/** What every one of these forms carries. */
const Hidden = ({ of, queue }: { readonly of: Subject } & Pick<About, 'queue'>) => (
  <>
    <Key />
    <input type="hidden" name="version" value={of.version} />
    <input type="hidden" name="view" value={queue} />
  </>
)

type Deciding = About & { readonly kind: Kind; readonly of: Subject; readonly name: string }

export const DecideForms = ({ kind, of, name, language, queue }: Deciding) => {
  const messages = reviewMessages[language]
  const isKept = of.state === 'published'
  return (
    <>
      {(!isKept || of.reports > 0) && (
        <form method="post" action={pathOf(kind, of.id, 'publish')}>
          <Hidden of={of} queue={queue} />
          <button class="btn go" aria-label={messages.publishOf(isKept ? messages.keep : messages.publish, name)}>
            {isKept ? messages.keep : messages.publish}
          </button>
        </form>
      )}
      {of.state !== 'declined' && (
        <form class="row tight" method="post" action={pathOf(kind, of.id, 'decline')}>
          <Hidden of={of} queue={queue} />
          <select class="in" name="reason" aria-label={messages.reason} required>
            <option value="">{messages.choose}</option>
            {REASONS.map((reason) => (
              <option value={reason}>{messages.reasons[reason]}</option>
            ))}
          </select>
          <button class="btn" aria-label={messages.declineOf(name)}>
            {messages.decline}
          </button>
        </form>
      )}
    </>
  )
}

export const ChooseForm = ({
  of,
  language,
  queue,
}: About & { readonly of: Subject & { readonly isChosen: boolean } }) => {
  const messages = reviewMessages[language]
  return (
    <form method="post" action={pathOf('reviews', of.id, 'choose')}>
      <Hidden of={of} queue={queue} />
      <input type="hidden" name="chosen" value={of.isChosen ? 'no' : 'yes'} />
      <button class="btn">{of.isChosen ? messages.unfeature : messages.feature}</button>
    </form>
  )
}

type Texting = About & {
  readonly kind: Kind
  readonly of: Subject
  readonly field: 'reply' | 'answer'
  readonly text: string
}

/** Open where there is something to say still, or something typed that was not taken. */
export const TextForm = ({ kind, of, field, text, typed, language, queue }: Texting) => {
  const messages = reviewMessages[language]
  const isTyped = typed?.id === of.id && typed.text !== ''
  const id = `${of.id}-${field}`
  return (
    <details class="fold review-text" open={isTyped || (field === 'answer' && text === '') || undefined}>
      <summary>
        <Icon name="right" />
        <span class="nw">{messages[field]}</span>
        <span class="s mute clip">{text}</span>
      </summary>
      <form class="stack tight" method="post" action={pathOf(kind, of.id, field)}>
        <Hidden of={of} queue={queue} />
        <label class="vh" for={id}>
          {messages[field]}
        </label>
        <textarea class="in" id={id} name={field} rows={3}>
          {isTyped ? typed.text : text}
        </textarea>
        <span>
          <button class="btn">{field === 'reply' ? messages.replySave : messages.answerSave}</button>
        </span>
      </form>
    </details>
  )
}

/** Ticks stand beside their reviews, and belong to one form at the end of the list. */
const MANY = 'publish-many'

type Ticked = { readonly review: Subject; readonly name: string; readonly language: Language }

export const Tick = ({ review, name, language }: Ticked) => (
  <input
    type="checkbox"
    name="picked"
    form={MANY}
    value={`${review.id} ${review.version}`}
    aria-label={reviewMessages[language].tick(name)}
  />
)

export const PublishTicked = ({ language, queue }: About) => (
  <form id={MANY} method="post" action="/admin/reviews/publish">
    <Key />
    <input type="hidden" name="view" value={queue} />
    <button class="btn">{reviewMessages[language].publishAll}</button>
  </form>
)
