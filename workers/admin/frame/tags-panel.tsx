/** The tags of one thing: each leads to the list of those that have it, and whoever may takes it off or adds others. */
import { faultsIn, Key, type ShownRefusal } from './forms.tsx'
import { Icon } from './icon.tsx'

type TagsPanelProps = {
  readonly tags: readonly string[]
  /** Of the things that may have tags: `/admin/orders`. */
  readonly list: string
  /** Where both forms go. */
  readonly action: string
  readonly allowed: boolean
  /** What was typed to be added. */
  readonly typed: string
  /** Of adding; null: nothing was refused. */
  readonly refusal: ShownRefusal | null
  readonly words: {
    readonly tags: string
    readonly none: string
    readonly remove: (tag: string) => string
    readonly adding: string
    readonly hint: string
    readonly add: string
  }
}

const FIELD = 'add'

export const TagsPanel = ({ tags, list, action, allowed, typed, refusal, words }: TagsPanelProps) => {
  const [fault] = refusal ? faultsIn(refusal) : []
  return (
    <section class="unprinted">
      <h2>{words.tags}</h2>
      {tags.length === 0 && <span class="soft">{words.none}</span>}
      {tags.length > 0 && (
        <form class="row tight" method="post" action={action}>
          {allowed && <Key />}
          {tags.map((tag) => (
            <span class="tag">
              <a href={`${list}?tag=${encodeURIComponent(tag)}`}>{tag}</a>
              {allowed && (
                <button class="btn bare sq tiny" name="remove" value={tag} aria-label={words.remove(tag)}>
                  <Icon name="x" />
                </button>
              )}
            </span>
          ))}
        </form>
      )}
      {allowed && (
        <form class="row tight nowrap" method="post" action={action}>
          <Key />
          <input
            class="in grow"
            name={FIELD}
            value={typed}
            required
            maxlength={1000}
            aria-label={words.adding}
            placeholder={words.hint}
            autocomplete="off"
            {...(refusal && { 'aria-invalid': 'true' as const })}
            {...(fault && { 'aria-describedby': `${FIELD}-fault` })}
          />
          <button class="btn">{words.add}</button>
        </form>
      )}
      {fault && (
        <span class="err" id={`${FIELD}-fault`}>
          {fault.message}
        </span>
      )}
    </section>
  )
}
