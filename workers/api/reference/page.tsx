/** /api/docs: the document of the API as a page for people. It is made of the document, so it cannot say other things. */
import type { Child } from 'hono/jsx'
import type { Document } from '../openapi.ts'
import { assetPath } from '../../http/assets/address.ts'
import { entriesOf, type Entry } from './entries.ts'
import { OperationEntry } from './operation.tsx'
import { Inline, Prose } from './prose.tsx'
import { FirstPurchase, type Example } from './purchase.tsx'
import { schemaAnchor, Shape } from './shape.tsx'

const anchorOf = (tag: string): string => tag.toLowerCase().replaceAll(/[^a-z]+/g, '-')

type Tagged = { readonly name: string; readonly description?: string | undefined; readonly entries: readonly Entry[] }

const chaptersOf = (document: Document): Tagged[] => {
  const entries = entriesOf(document)
  return (document.tags ?? []).map(({ name, description }) => ({
    name,
    description,
    entries: entries.filter(({ operation }) => operation.tags?.includes(name)),
  }))
}

const Contents = ({ chapters }: { readonly chapters: readonly Tagged[] }) => (
  <nav class="contents" aria-label="Contents" tabindex={0}>
    <details>
      <summary>Contents</summary>
      <ul>
        <li>
          <a href="#purchase">Buy something</a>
        </li>
        {chapters.map(({ name, entries }) => (
          <li>
            <a href={`#${anchorOf(name)}`}>{name}</a>
            <ul>
              {entries.map(({ operation }) => (
                <li>
                  <a href={`#${operation.operationId}`}>{operation.summary}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#shapes">Shapes</a>
        </li>
      </ul>
    </details>
  </nav>
)

type ChapterProps = { readonly name: string; readonly anchor: string; readonly many: number; readonly children?: Child }

/** Closed until somebody opens it, follows a link into it, or finds something in it. */
const Chapter = ({ name, anchor, many, children }: ChapterProps) => (
  <details class="chapter" data-chapter>
    <summary>
      <h2>{name}</h2> <span class="soft">{many}</span>
    </summary>
    <div class="inside" id={anchor}>
      {children}
    </div>
  </details>
)

/** Without a script there is the browser’s own search, which opens what it finds. */
const Search = () => (
  <form class="search" role="search" data-search hidden>
    <input
      type="search"
      name="q"
      aria-label="Search the API"
      placeholder="Search"
      autocomplete="off"
      spellcheck={false}
    />
  </form>
)

const Shapes = ({ document }: { readonly document: Document }) => (
  <Chapter name="Shapes" anchor="shapes" many={Object.keys(document.components?.schemas ?? {}).length}>
    {Object.entries(document.components?.schemas ?? {})
      .toSorted(([a], [b]) => (schemaAnchor(a) < schemaAnchor(b) ? -1 : 1))
      .map(([name, schema]) => (
        <Shape name={name} schema={schema} />
      ))}
  </Chapter>
)

type Props = { readonly document: Document; readonly example: Example }

export const Reference = ({ document, example }: Props) => {
  const chapters = chaptersOf(document)
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>The API — Stoa</title>
        <meta name="description" content="Every address of the shop’s JSON API: what it takes, answers and refuses." />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('tokens.css')} />
        <link rel="stylesheet" href={assetPath('reference.css')} />
        <script type="module" src={assetPath('reference.js')}></script>
      </head>
      <body>
        <header class="top">
          <a href="/">Stoa</a>
          <Search />
          <a href="/api/openapi.json">openapi.json</a>
        </header>
        <div class="frame">
          <Contents chapters={chapters} />
          <main>
            <p class="found soft" role="status" data-found></p>
            <div class="intro" data-intro>
              <h1>The API</h1>
              <Prose text={document.info.description ?? ''} />
              <FirstPurchase by={example} />
            </div>
            {chapters.map(({ name, description, entries }) => (
              <Chapter name={name} anchor={anchorOf(name)} many={entries.length}>
                <p class="lead">
                  <Inline text={description ?? ''} />
                </p>
                {entries.map((entry) => (
                  <OperationEntry {...entry} document={document} bodies={example.bodies} />
                ))}
              </Chapter>
            ))}
            <Shapes document={document} />
          </main>
        </div>
      </body>
    </html>
  )
}
