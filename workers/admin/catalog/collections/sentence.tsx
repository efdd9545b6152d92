/** A rule is written as a sentence: read it aloud, and it is the rule. What it selects stands below, while it is written. */
import { RULE_FIELDS, RULES_MAX, type RuleField, type RuleRelation } from '#domain/catalog/collection'
import { KIND_OF, RELATIONS_OF } from '#domain/catalog/collection-rules'
import { textIn } from '#domain/settings/text'
import { Icon } from '../../frame/icon.tsx'
import { countText } from '../../frame/count.ts'
import { Good, told, Wrong } from './parts.tsx'
import type { Shown } from './shown.ts'
import { collectionMessages } from './messages/index.ts'

type Props = { readonly shown: Shown }
type RowProps = Props & { readonly index: number; readonly of: Shown['typed']['rules'][number] }

export const Sentence = ({ shown }: Props) => {
  const messages = collectionMessages[shown.language]
  const { match, rules } = shown.typed
  return (
    <div class="in-p stack tight">
      <p class="says">
        {messages.sentence.begins}{' '}
        <select class="slot" name="match" aria-label={messages.matchLabel} {...told('match', shown)} data-look>
          {(['all', 'any'] as const).map((one) => (
            <option value={one} selected={one === match || undefined}>
              {messages.sentence[one]}
            </option>
          ))}
        </select>{' '}
        {messages.sentence.ends}
      </p>
      <Wrong of="match" amiss={shown.amiss} />
      <ol class="says rules">
        {rules.map((of, index) => (
          <li>
            <Condition of={of} index={index} shown={shown} />
          </li>
        ))}
        {rules.length < RULES_MAX && (
          <li>
            <button class="slot add" name="do" value="add-rule" data-swap>
              {rules.length === 0 ? messages.rule.addFirst : messages.rule.add}
            </button>
          </li>
        )}
      </ol>
      {rules.length === 0 && <p class="hint">{messages.rule.none}</p>}
      {rules.length > 1 && <p class="hint">{messages.rule.same}</p>}
    </div>
  )
}

const Condition = (props: RowProps) => {
  const { of, index, shown } = props
  const { rule: messages, ruleFields } = collectionMessages[shown.language]
  const { field } = of
  return (
    <>
      <span class="condition" role="group" aria-label={messages.number(index + 1)}>
        <select
          class="slot"
          name="rule-field"
          aria-label={messages.field}
          {...told(`rule-field-${index}`, shown)}
          data-turn
        >
          {RULE_FIELDS.map((one) => (
            <option value={one} selected={one === field || undefined}>
              {ruleFields[one]}
            </option>
          ))}
        </select>{' '}
        <OptionName {...props} />
        <select
          class="slot"
          name="rule-relation"
          aria-label={messages.relation}
          {...told(`rule-relation-${index}`, shown)}
          data-turn
        >
          {RELATIONS_OF[KIND_OF[field]].map((one) => (
            <option value={one} selected={one === of.relation || undefined}>
              {relationText(field, one, shown)}
            </option>
          ))}
        </select>{' '}
        <Value {...props} />
        <button
          class="btn bare sq"
          name="do"
          value={`drop-rule:${index}`}
          aria-label={messages.remove(index + 1)}
          title={messages.remove(index + 1)}
          data-swap
        >
          <Icon name="x" />
        </button>
      </span>
      {['field', 'name', 'relation', 'value'].map((part) => (
        <Wrong of={`rule-${part}-${index}`} amiss={shown.amiss} />
      ))}
    </>
  )
}

const relationText = (field: RuleField, relation: RuleRelation, { language }: Shown): string => {
  const { relations, ofDate, ofCollection } = collectionMessages[language]
  const kind = KIND_OF[field]
  const special: Partial<Record<RuleRelation, string>> =
    kind === 'date' ? ofDate : kind === 'collection' ? ofCollection : {}
  return special[relation] ?? relations[relation]
}

/** Of what is no option it is sent empty, so that the fields of a condition stay together. */
const OptionName = ({ of, index, shown }: RowProps) => {
  const { rule: messages } = collectionMessages[shown.language]
  if (of.field === 'metafield') return <FieldName {...{ of, index, shown }} />
  if (of.field !== 'option') return <input type="hidden" name="rule-name" value={of.name} />
  return (
    <>
      <input
        class="slot long"
        name="rule-name"
        value={of.name}
        list="words-option"
        aria-label={messages.name}
        {...told(`rule-name-${index}`, shown)}
        autocomplete="off"
        data-look
      />{' '}
    </>
  )
}

/** One of those that the settings name. */
const FieldName = ({ of, index, shown }: RowProps) => (
  <>
    <select
      class="slot"
      name="rule-name"
      aria-label={collectionMessages[shown.language].rule.fieldName}
      {...told(`rule-name-${index}`, shown)}
      data-look
    >
      {shown.definitions.every(({ field }) => field !== of.name) && <option value={of.name}>{of.name}</option>}
      {shown.definitions.map(({ field, name }) => (
        <option value={field} selected={field === of.name || undefined}>
          {textIn(name, shown.language) || field}
        </option>
      ))}
    </select>{' '}
  </>
)

const Choice = ({
  index,
  shown,
  of,
  options,
}: RowProps & { readonly options: readonly (readonly [string, string])[] }) => (
  <select
    class="slot"
    name="rule-value"
    aria-label={collectionMessages[shown.language].rule.value}
    {...told(`rule-value-${index}`, shown)}
    data-look
  >
    {options.every(([value]) => value !== of.value) && <option value={of.value}></option>}
    {options.map(([value, text]) => (
      <option value={value} selected={value === of.value || undefined}>
        {text}
      </option>
    ))}
  </select>
)

const WORDS_OF: ReadonlySet<RuleField> = new Set<RuleField>(['type', 'vendor', 'tag', 'category'])

const Value = (props: RowProps) => {
  const { of, index, shown } = props
  const messages = collectionMessages[shown.language]
  const kind = KIND_OF[of.field]
  if (of.relation === 'is-set' || of.relation === 'is-not-set')
    return <input type="hidden" name="rule-value" value={of.value} />
  if (kind === 'word') return <Choice {...props} options={Object.entries(messages.words)} />
  if (kind === 'collection') return <Choice {...props} options={shown.others.map(({ id, title }) => [id, title])} />
  const unit =
    kind === 'money' ? shown.currency : of.field in messages.units ? messages.units[of.field as 'margin'] : ''
  return (
    <>
      <input
        class="slot long"
        name="rule-value"
        value={of.value}
        type={kind === 'date' ? 'date' : 'text'}
        inputmode={kind === 'money' || kind === 'number' ? 'decimal' : undefined}
        list={WORDS_OF.has(of.field) ? `words-${of.field}` : undefined}
        aria-label={unit ? `${messages.rule.value}, ${unit}` : messages.rule.value}
        {...told(`rule-value-${index}`, shown)}
        autocomplete="off"
        data-look
      />
      {unit && <span class="unit">{unit}</span>}
    </>
  )
}

/** Words that goods say already; whatever else is typed counts too. */
export const Words = ({ shown }: Props) => (
  <>
    {Object.entries(shown.words).map(([field, words]) => (
      <datalist id={`words-${field}`}>
        {words.map((word) => (
          <option value={word}></option>
        ))}
      </datalist>
    ))}
  </>
)

export const Selected = ({ shown }: Props) => {
  const { preview, language } = shown
  const messages = collectionMessages[language].preview
  return (
    <div id="selected" data-preview>
      {preview && (
        <footer class="selected">
          <p role="status">
            {preview.isWhole
              ? preview.count === 0
                ? messages.none
                : messages.count(preview.count)
              : messages.bounded(messages.count(preview.count), countText(preview.looked, language))}
          </p>
          {preview.first.length > 0 && (
            <ul class="goods small">
              {preview.first.map((one) => (
                <li>
                  <Good of={one} shown={shown} />
                </li>
              ))}
              {preview.count > preview.first.length && (
                <li class="mute">{messages.more(preview.count - preview.first.length)}</li>
              )}
            </ul>
          )}
        </footer>
      )}
    </div>
  )
}
