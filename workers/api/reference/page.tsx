/** /api/docs: the document of the API as a page for people. It is made of the document, so it cannot say other things. */
import type { Document } from '../openapi.ts'
import { assetPath } from '../../http/assets/address.ts'
import { entriesOf, OperationEntry, type Entry } from './operation.tsx'
import { Inline, Prose } from './prose.tsx'
import { FirstPurchase, type Example } from './purchase.tsx'
import { schemaAnchor, Shape } from './shape.tsx'

const anchorOf = (tag: string): string => tag.toLowerCase().replaceAll(/[^a-z]+/g, '-')

type Chapter = { readonly name: string; readonly description?: string | undefined; readonly entries: readonly Entry[] }

const chaptersOf = (document: Document): Chapter[] => {
  const entries = entriesOf(document)
  return (document.tags ?? []).map(({ name, description }) => ({
    name,
    description,
    entries: entries.filter(({ operation }) => operation.tags?.includes(name)),
  }))
}

const Contents = ({ chapters }: { readonly chapters: readonly Chapter[] }) => (
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

const Shapes = ({ document }: { readonly document: Document }) => (
  <section class="chapter" id="shapes">
    <h2>Shapes</h2>
    {Object.entries(document.components?.schemas ?? {})
      .toSorted(([a], [b]) => (schemaAnchor(a) < schemaAnchor(b) ? -1 : 1))
      .map(([name, schema]) => (
        <Shape name={name} schema={schema} />
      ))}
  </section>
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
      </head>
      <body>
        <header class="top">
          <a href="/">Stoa</a>
          <a href="/api/openapi.json">openapi.json</a>
        </header>
        <div class="frame">
          <Contents chapters={chapters} />
          <main>
            <h1>The API</h1>
            <Prose text={document.info.description ?? ''} />
            <FirstPurchase by={example} />
            {chapters.map(({ name, description, entries }) => (
              <section class="chapter" id={anchorOf(name)}>
                <h2>{name}</h2>
                <p class="lead">
                  <Inline text={description ?? ''} />
                </p>
                {entries.map((entry) => (
                  <OperationEntry {...entry} />
                ))}
              </section>
            ))}
            <Shapes document={document} />
          </main>
        </div>
      </body>
    </html>
  )
}
