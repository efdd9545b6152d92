/** The form of a synonym: what it asks for, and what is wrong with it. */
import type { Language } from '#domain/languages'
import type { SynonymRefusal } from '#domain/catalog/search/synonyms'
import type { Synonym } from '#schema/products/catalog/search/synonyms'
import { Key } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { catalogMessages } from '../messages/index.ts'
import { frameMessages } from '../../frame/messages/index.ts'

/** What stands in the fields, as text. */
export type Filled = Readonly<Record<'words' | 'instead', string>>
const FIELDS = ['words', 'instead'] as const
const PATH = '/admin/search/synonyms'
/** A term is at most so long where it comes from: the list of what was searched. */
const TERM_LENGTH_MAX = 80

/** @param term that found nothing */
export const emptyForm = (term: string): Filled => ({
  words: term.toWellFormed().slice(0, TERM_LENGTH_MAX),
  instead: '',
})
export const filledFrom = ({ words, instead }: Synonym): Filled => ({
  words: words.join('\n'),
  instead: instead.join('\n'),
})

type Shown = {
  /** Of the one that is changed; null for a new one. */
  readonly id: string | null
  readonly filled: Filled
  readonly fault: SynonymRefusal | null
  readonly language: Language
}

export const SynonymForm = ({ id, filled, fault, language }: Shown) => {
  const messages = catalogMessages[language].synonyms
  return (
    <form class="panel" method="post" action={id ? `${PATH}/${id}` : PATH}>
      <header>
        <h2>{id ? messages.change : messages.add}</h2>
      </header>
      <div class="in-p stack">
        <Key />
        {FIELDS.map((name) => (
          <Field name={name} filled={filled} fault={fault} language={language} />
        ))}
        <div class="row">
          <button class="btn go">{messages.save}</button>
          {id && (
            <a class="btn bare" href={PATH}>
              {messages.cancel}
            </a>
          )}
        </div>
      </div>
    </form>
  )
}

/** Whoever comes with a term goes on with what it stands for. */
const takesFocus = (name: keyof Filled, { words, instead }: Filled, fault: SynonymRefusal | null): boolean =>
  name === 'instead' && words !== '' && instead === '' && fault === null

/** Said of what was written as a whole: the first field has it, which is never empty when it is right. */
const wrongIn = (fault: SynonymRefusal, language: Language): string => {
  const { faults } = catalogMessages[language].synonyms
  if (fault.code === 'synonym-too-few') return faults['too-few']
  return fault.code === 'synonym-too-many' ? faults['too-many'](fault.most) : faults.unfit(fault.word)
}

const Field = ({ name, filled, fault: whole, language }: Omit<Shown, 'id'> & { readonly name: keyof Filled }) => {
  const fault = name === 'words' ? whole : null
  const { synonyms } = catalogMessages[language]
  return (
    <div class="f">
      <label for={name}>
        {synonyms[name]} {name === 'instead' && <span class="opt">{frameMessages[language].optional}</span>}
      </label>
      <textarea
        class="in"
        id={name}
        name={name}
        rows={3}
        spellcheck={false}
        aria-describedby={`${name}-hint${fault ? ` ${name}-wrong` : ''}`}
        {...(fault && { 'aria-invalid': 'true' as const })}
        {...(takesFocus(name, filled, fault) && { autofocus: true })}
      >
        {filled[name]}
      </textarea>
      <p class="hint" id={`${name}-hint`}>
        {name === 'words' ? synonyms.wordsHint : synonyms.insteadHint}
      </p>
      {fault && (
        <p class="err" id={`${name}-wrong`}>
          <Icon name="alert" />
          {wrongIn(fault, language)}
        </p>
      )}
    </div>
  )
}

/** What is amiss, on top: it takes the focus, and leads to its field. */
export const Amiss = ({ fault, language }: Pick<Shown, 'fault' | 'language'>) =>
  fault && (
    <div class="oops" role="alert" tabindex={-1} autofocus>
      <h2>
        <Icon name="alert" />
        {frameMessages[language].refusals.heading}
      </h2>
      <a href="#words">{wrongIn(fault, language)}</a>
    </div>
  )
