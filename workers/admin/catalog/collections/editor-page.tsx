/** One collection in two columns: what it says, what it holds, how it is found; when and in which order it is shown. */
import { LANGUAGES } from '#domain/languages'
import { tagOf } from '../../../http/language.ts'
import { assetPath } from '../../../http/assets/address.ts'
import { Key, Trouble } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { PictureScript } from '../../frame/picture-field.tsx'
import { Rich, RichScript } from '../../frame/rich.tsx'
import { Conflict } from './conflict.tsx'
import { Found } from './found.tsx'
import { Field, told } from './parts.tsx'
import { Picks } from './picks.tsx'
import { Selected, Sentence, Words } from './sentence.tsx'
import { Side } from './side.tsx'
import type { Shown } from './shown.ts'
import { collectionMessages } from './messages/index.ts'

export const PATH = '/admin/collections'
const FORM_ID = 'collection'

type Props = { readonly shown: Shown }

export const pathOf = ({ there }: Pick<Shown, 'there'>): string => `${PATH}/${there?.id ?? 'new'}`

export const EditorPage = ({ shown }: Props) => (
  <>
    <Head shown={shown} />
    <div class="body">
      <div class="wrap stack g20">
        <Above shown={shown} />
        <form id={FORM_ID} method="post" action={pathOf(shown)} enctype="multipart/form-data" data-editor data-live>
          <Key />
          <input type="hidden" name="version" value={String(shown.version)} />
          <fieldset class="bare" disabled={!shown.changes || undefined}>
            <div class="split">
              <div class="stack g20">
                <Text shown={shown} />
                <Goods shown={shown} />
                <Found shown={shown} />
              </div>
              <Side shown={shown} />
            </div>
          </fieldset>
        </form>
      </div>
    </div>
    <RichScript language={shown.language} />
    <PictureScript language={shown.language} />
    <script type="module" src={assetPath('live-form.js')}></script>
  </>
)

const Head = ({ shown }: Props) => {
  const { there, language } = shown
  const messages = collectionMessages[language]
  return (
    <header class="head">
      <a class="crumb" href={PATH}>
        <Icon name="back" />
        <span class="hide-s">{messages.back}</span>
      </a>
      <h1>{there ? (language === 'zh' && there.translations.zh?.title) || there.title : messages.newTitle}</h1>
      <div class="acts">
        {there && (
          <>
            <a class="btn bare hide-s" href={`/collections/${there.handle}`}>
              {messages.view}
            </a>
            <a class="btn bare" href={`${PATH}/${there.id}/history`}>
              {messages.history}
            </a>
            {shown.changes && (
              <form method="post" action={`${PATH}/${there.id}/delete`}>
                <Key />
                <input type="hidden" name="version" value={String(there.version)} />
                <button class="btn bare bad">{messages.remove}</button>
              </form>
            )}
          </>
        )}
        {shown.changes && (
          <button class="btn go" form={FORM_ID} aria-keyshortcuts="Control+S">
            {messages.save}
            <kbd class="hide-s" aria-hidden="true">
              Ctrl S
            </kbd>
          </button>
        )}
      </div>
    </header>
  )
}

/** What happened: refused and why, field by field; saved, with what can be undone. */
const Above = ({ shown }: Props) => {
  const { there, amiss, refusal, done, undo, unsaved, sides, language } = shown
  const messages = collectionMessages[language]
  return (
    <>
      {amiss.size > 0 ? (
        <div class="oops" role="alert" tabindex={-1} autofocus>
          <h2>
            <Icon name="alert" />
            {messages.amiss(amiss.size)}
          </h2>
          {Array.from(amiss, ([id, words]) => (
            <a href={`#${id}`}>{words}</a>
          ))}
        </div>
      ) : (
        refusal && <Trouble refusal={refusal} language={language} />
      )}
      {sides.length > 0 && <Conflict sides={sides} language={language} />}
      {done && (
        <div class="say" role="status">
          <Icon name="check" />
          <span>
            {done} {there && <a href={`/collections/${there.handle}`}>{messages.view}</a>}
          </span>
          {undo !== null && there && (
            <form method="post" action={`${PATH}/${there.id}/restore`} class="end-x">
              <Key />
              <input type="hidden" name="version" value={String(undo)} />
              <button class="btn">{messages.undo}</button>
            </form>
          )}
        </div>
      )}
      {unsaved && (
        <div class="say due" role="status">
          <Icon name="note" />
          <span>{messages.unsaved}</span>
        </div>
      )}
    </>
  )
}

const Text = ({ shown }: Props) => {
  const messages = collectionMessages[shown.language]
  return (
    <section class="panel" aria-labelledby="text">
      <header>
        <h2 id="text">{messages.text}</h2>
      </header>
      <div class="in-p stack">
        {(['title', 'description'] as const).map((field) => (
          <div class="two tongues">
            {LANGUAGES.map((language) => {
              const id = `${field}.${language}`
              const value = shown.typed.texts[language][field]
              const common = { class: 'in', name: id, lang: tagOf(language), autocomplete: 'off', 'data-look': true }
              return (
                <Field
                  id={id}
                  label={`${messages.fields[field]}, ${messages.languages[language]}`}
                  optional={language !== 'en' || field !== 'title'}
                  shown={shown}
                >
                  {field === 'title' ? (
                    <input {...common} {...told(id, shown)} value={value} />
                  ) : (
                    <Rich>
                      <textarea {...common} {...told(id, shown, 'description')} rows={4}>
                        {value}
                      </textarea>
                    </Rich>
                  )}
                </Field>
              )
            })}
          </div>
        ))}
        <p class="hint" id="description-hint">
          {messages.descriptionHint}
        </p>
      </div>
    </section>
  )
}

const Goods = ({ shown }: Props) => {
  const { typed, language } = shown
  const messages = collectionMessages[language]
  return (
    <section class="panel" id="goods" aria-labelledby="goods-title" data-part>
      <header>
        <h2 id="goods-title">{messages.goods}</h2>
        {typed.kind === 'manual' && <span class="s mute">{messages.products(typed.products.length)}</span>}
      </header>
      <fieldset class="in-p f">
        <legend class="vh">{messages.how}</legend>
        {(['manual', 'rules'] as const).map((kind) => (
          <label class="pick">
            <input
              type="radio"
              name="kind"
              value={kind}
              id={`kind-${kind}`}
              checked={typed.kind === kind || undefined}
              data-turn
            />
            {kind === 'manual' ? messages.byHand : messages.byRule}
          </label>
        ))}
        <noscript>
          <button class="btn" name="do" value="look">
            {messages.rule.look}
          </button>
        </noscript>
      </fieldset>
      {typed.kind === 'manual' ? (
        <>
          <Picks shown={shown} />
          <Kept shown={shown} />
        </>
      ) : (
        <>
          <Sentence shown={shown} />
          <Selected shown={shown} />
          <Words shown={shown} />
          <textarea name="rest" hidden>
            {typed.products.join('\n')}
          </textarea>
        </>
      )}
    </section>
  )
}

/** Of the other way to fill it: what was typed there is not lost by trying this one. */
const Kept = ({ shown: { typed } }: Props) => (
  <>
    <input type="hidden" name="match" value={typed.match} />
    {typed.rules.map((rule) =>
      (['field', 'relation', 'value', 'name'] as const).map((part) => (
        <input type="hidden" name={`rule-${part}`} value={rule[part]} />
      )),
    )}
  </>
)
