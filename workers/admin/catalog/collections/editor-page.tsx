/** One collection in two columns: what it says, what it holds, how it is found; when and in which order it is shown. */
import { COLLECTION_SORTS } from '#domain/catalog/collection'
import { LANGUAGES } from '#domain/languages'
import { tagOf } from '../../../http/language.ts'
import { assetPath } from '../../../http/assets/address.ts'
import { Key, Trouble } from '../../frame/forms.tsx'
import { Icon } from '../../frame/icon.tsx'
import { thumbOf } from '../../frame/thumb.ts'
import { Conflict } from './conflict.tsx'
import { Field, told, Wrong } from './parts.tsx'
import { Picks } from './picks.tsx'
import { Selected, Sentence, Words } from './sentence.tsx'
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
                    <textarea {...common} {...told(id, shown, 'description')} rows={4}>
                      {value}
                    </textarea>
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

/** As a page of results shows it. About so much of it. */
const FOUND_SHOWN = 160

const Found = ({ shown }: Props) => {
  const { typed, origin, language } = shown
  const messages = collectionMessages[language]
  const said = typed.texts[language]
  const [own, first] = [said, typed.texts.en]
  const plain = (html: string) =>
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()
  const title = own.seoTitle || own.title || first.seoTitle || first.title
  const text = own.seoDescription || plain(own.description) || first.seoDescription || plain(first.description)
  return (
    <section class="panel" aria-labelledby="found">
      <header>
        <h2 id="found">{messages.found}</h2>
      </header>
      <div class="in-p stack">
        <div class="serp" id="serp" data-preview>
          <span class="u anywhere">{`${origin.replace(/^https?:\/\//, '')} › collections › ${typed.handle || '…'}`}</span>
          <span class="t anywhere">{title || '…'}</span>
          <p class="anywhere">{text.slice(0, FOUND_SHOWN)}</p>
        </div>
        {(['seoTitle', 'seoDescription'] as const).map((field) => (
          <div class="two tongues">
            {LANGUAGES.map((one) => {
              const id = `${field}.${one}`
              const common = {
                class: 'in',
                name: id,
                lang: tagOf(one),
                autocomplete: 'off',
                'data-look': true,
                ...told(id, shown),
              }
              return (
                <Field id={id} label={`${messages.fields[field]}, ${messages.languages[one]}`} optional shown={shown}>
                  {field === 'seoTitle' ? (
                    <input {...common} value={typed.texts[one][field]} />
                  ) : (
                    <textarea {...common} rows={2}>
                      {typed.texts[one][field]}
                    </textarea>
                  )}
                </Field>
              )
            })}
          </div>
        ))}
        <Field id="handle" label={messages.address} hint={messages.addressHint} optional={!shown.there} shown={shown}>
          <input
            class="in mono"
            name="handle"
            value={typed.handle}
            {...told('handle', shown, 'handle')}
            spellcheck={false}
            autocomplete="off"
            data-look
          />
        </Field>
      </div>
    </section>
  )
}

const Side = ({ shown }: Props) => {
  const { typed, language } = shown
  const messages = collectionMessages[language]
  return (
    <aside class="side" aria-label={messages.order}>
      <section>
        <Field id="sort" label={messages.order} hint={messages.orderHint} shown={shown}>
          <select class="in" name="sort" {...told('sort', shown, 'sort')}>
            {COLLECTION_SORTS.map((one) => (
              <option value={one} selected={one === typed.sort || undefined}>
                {one === 'featured' && typed.kind === 'rules' ? messages.featuredByRule : messages.sorts[one]}
              </option>
            ))}
          </select>
        </Field>
        <Field id="position" label={messages.place} hint={messages.placeHint} shown={shown}>
          <input
            class="in short"
            name="position"
            value={typed.position}
            inputmode="numeric"
            {...told('position', shown, 'position')}
          />
        </Field>
      </section>
      <section>
        <h2>{messages.schedule}</h2>
        {(['from', 'until'] as const).map((field) => (
          <Field id={field} label={messages[field]} optional shown={shown}>
            <input class="in" type="datetime-local" name={field} value={typed[field]} {...told(field, shown, 'zone')} />
          </Field>
        ))}
        <p class="hint" id="zone-hint">
          {messages.zone(shown.timeZone)}
        </p>
      </section>
      <Picture shown={shown} />
    </aside>
  )
}

const Picture = ({ shown }: Props) => {
  const { picture } = shown.typed
  const messages = collectionMessages[shown.language]
  return (
    <section>
      <h2>{messages.picture}</h2>
      <input type="hidden" name="picture" value={picture} />
      {picture !== '' && (
        <>
          <img
            class="collection-picture"
            src={thumbOf(picture, shown.resizing)}
            alt=""
            width="300"
            height="200"
            loading="lazy"
          />
          <label class="pick">
            <input type="checkbox" name="no-picture" />
            {messages.pictureOff}
          </label>
        </>
      )}
      <div class="f">
        <label for="file">{messages.chosen}</label>
        <input class="in" type="file" name="file" accept="image/*" {...told('file', shown, 'file')} />
        <p class="hint" id="file-hint">
          {messages.pictureHint}
        </p>
        <Wrong of="file" amiss={shown.amiss} />
      </div>
    </section>
  )
}
