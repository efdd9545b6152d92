/** What staff write down of an order: its tags and its note beside it, comments above its history, and whether it is put away. */
import { COMMENT_LENGTH_MAX, ORDER_NOTE_LENGTH_MAX } from '#domain/orders/annotations'
import { writeOffered } from '#domain/orders/offered'
import { mayGive } from '../../flows/command.ts'
import { archivingOrder, commentingOrder, notingOrder, taggingOrder } from '../../flows/orders/annotation-commands.ts'
import { pathIn } from '../../http/language.ts'
import { faultsIn, Key } from '../frame/forms.tsx'
import { TagsPanel } from '../frame/tags-panel.tsx'
import { annotationsMessages } from './messages/annotations.ts'
import type { OrderPageProps } from './order-page-props.ts'

/** One line of a fault, and the field that it is about. */
const wrong = (refusal: OrderPageProps['refusal'], id: string) =>
  refusal === null ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-fault` }

const Fault = ({ id, refusal }: { readonly id: string } & Pick<OrderPageProps, 'refusal'>) => {
  const [first] = refusal ? faultsIn(refusal) : []
  return first ? (
    <span class="err" id={`${id}-fault`}>
      {first.message}
    </span>
  ) : null
}

export const Tags = ({ order, language, staff, form, refusal }: OrderPageProps) => {
  const messages = annotationsMessages[language]
  const { tags = [], id } = order
  return (
    <TagsPanel
      tags={tags}
      list="/admin/orders"
      action={`/admin/orders/${id}/tags`}
      allowed={mayGive(staff, taggingOrder)}
      typed={form?.get('add') ?? ''}
      refusal={form?.has('add') ? refusal : null}
      words={{
        tags: messages.tags,
        none: messages.noTags,
        remove: messages.removeTag,
        adding: messages.addTags,
        hint: messages.tagsHint,
        add: messages.add,
      }}
    />
  )
}

export const Note = ({ order, language, staff, form, refusal }: OrderPageProps) => {
  const messages = annotationsMessages[language]
  const { note, id } = order
  const there = note?.text ?? ''
  if (!mayGive(staff, notingOrder))
    return there === '' ? null : (
      <section class="unprinted">
        <h2>{messages.note}</h2>
        <p class="soft anywhere lines">{there}</p>
      </section>
    )
  const tried = form?.has('note') && !form.has('amount') ? refusal : null
  return (
    <section class="unprinted">
      <h2>
        <label for="staff-note">{messages.note}</label>
      </h2>
      {tried?.code === 'order-note-changed' && (
        <p class="soft anywhere lines">
          {messages.noteThere} {there}
        </p>
      )}
      <form class="stack tight" method="post" action={`/admin/orders/${id}/note`}>
        <Key />
        {/* Whoever has read what stands above may write over it. */}
        <input type="hidden" name="read" value={String(note?.writtenAt ?? 0)} />
        <textarea
          class="in prose"
          id="staff-note"
          name="note"
          rows={3}
          maxlength={ORDER_NOTE_LENGTH_MAX}
          aria-describedby="note-hint"
          {...wrong(tried, 'staff-note')}
        >
          {tried ? (form?.get('note') ?? '') : there}
        </textarea>
        <Fault id="staff-note" refusal={tried} />
        <span class="hint" id="note-hint">
          {messages.noteHint}
        </span>
        <div>
          <button class="btn">{messages.noteSave}</button>
        </div>
      </form>
    </section>
  )
}

export const CommentForm = ({ order, language, staff, form, refusal }: OrderPageProps) => {
  const messages = annotationsMessages[language]
  if (!mayGive(staff, commentingOrder)) return null
  const tried = form?.has('comment') ? refusal : null
  return (
    <form class="stack tight" method="post" action={`/admin/orders/${order.id}/comments`}>
      <Key />
      <div class="row tight nowrap">
        <textarea
          class="in grow prose"
          id="comment"
          name="comment"
          rows={1}
          required
          maxlength={COMMENT_LENGTH_MAX}
          aria-label={messages.comment}
          placeholder={messages.commentHint}
          {...wrong(tried, 'comment')}
        >
          {form?.get('comment') ?? ''}
        </textarea>
        <button class="btn">{messages.say}</button>
      </div>
      <Fault id="comment" refusal={tried} />
    </form>
  )
}

/** Only an order of which nothing is to be done is put away; whoever presses too early is told why. */
export const Archive = ({ order, language, staff }: OrderPageProps) => {
  const messages = annotationsMessages[language]
  if (!mayGive(staff, archivingOrder)) return null
  const isArchived = order.archivedAt !== undefined
  const act = isArchived ? 'unarchive' : 'archive'
  return (
    <form method="post" action={`/admin/orders/${order.id}/${act}`}>
      <Key />
      <button class="btn">{messages[act]}</button>
    </form>
  )
}

/** Whoever wants the same again is sent a link to it: at today's prices, and nothing of whose order it was. */
export const Duplicate = ({ order, language }: OrderPageProps) => {
  const messages = annotationsMessages[language]
  const offered = order.lines.filter(({ giftCards }) => !giftCards)
  if (offered.length === 0) return null
  return (
    <section class="unprinted">
      <a class="s" href={pathIn(order.language, `/cart/${writeOffered(offered)}`)}>
        {messages.duplicate}
      </a>
      <span class="hint">{messages.duplicateWhy}</span>
    </section>
  )
}
