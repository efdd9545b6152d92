/** The sections of a page, each in the shop's own look; nothing of them can act in a browser. */
import { raw } from 'hono/html'
import type { Drop } from '#domain/admission/drop'
import type { Card } from '#domain/catalog/list-query'
import { videoAt } from '#domain/catalog/video'
import type { Section } from '#domain/content/document'
import { inLanguage } from '#domain/languages'
import type { ReviewOfGoods } from '#schema/products/reviews/shown'
import { isWritten, textIn, type Text } from '#domain/settings/text'
import { Announced, announcedOf } from '../admission/announced.tsx'
import { Row } from '../catalog/list/row.tsx'
import { catalogMessages } from '../catalog/messages/index.ts'
import { NewsletterForm } from '../frame/newsletter-form.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import { to, type RequestContext } from '../frame/request-context.ts'
import { SaidRow } from '../reviews/said-row.tsx'

type Props = {
  readonly request: RequestContext
  readonly of: readonly Section[]
  /** Of each section, in their order. */
  readonly goods: readonly (readonly Card[])[]
  readonly reviews: readonly (readonly ReviewOfGoods[])[]
  readonly drops: readonly Drop[]
  readonly now: number
}

export const Sections = ({ request, of, goods, reviews, drops, now }: Props) => (
  <>
    {of.map((section, index) => (
      <One
        request={request}
        section={section}
        index={index}
        cards={goods[index] ?? []}
        said={reviews[index] ?? []}
        drops={drops}
        now={now}
      />
    ))}
  </>
)

type OneProps = Pick<Props, 'request' | 'drops' | 'now'> & {
  readonly section: Section
  readonly index: number
  readonly cards: readonly Card[]
  readonly said: readonly ReviewOfGoods[]
}

const One = (props: OneProps) => {
  const { request, section, index, cards, drops, now } = props
  const said = (text: Text) => textIn(text, request.language)
  switch (section.type) {
    case 'hero':
      return <Hero {...props} />
    case 'collection':
      return (
        <Row
          request={request}
          name={`section-${index}`}
          title={said(section.heading) || titleOf(request, section.of)}
          cards={cards}
          more={[`/collections/${section.of}`, said(section.label) || frameMessages[request.language].seeAll]}
        />
      )
    case 'text':
      return (
        <section class="wrap section written">
          {isWritten(section.heading) && <h2>{said(section.heading)}</h2>}
          <div class="prose">{raw(said(section.text))}</div>
          <Button {...props} />
        </section>
      )
    case 'picture':
      return (
        <section class={section.side === 'right' ? 'wrap section feature flip' : 'wrap section feature'}>
          <div class="picture">
            {section.video === '' ? (
              <img
                src={section.picture}
                alt={said(section.alt)}
                width="800"
                height="800"
                loading="lazy"
                decoding="async"
              />
            ) : (
              <Film {...props} />
            )}
          </div>
          <div class="stack">
            {isWritten(section.heading) && <h2 class="display">{said(section.heading)}</h2>}
            <div class="lead soft prose">{raw(said(section.text))}</div>
            <Button {...props} />
          </div>
        </section>
      )
    case 'video':
      return (
        <section class="wrap section film">
          {isWritten(section.heading) && <h2>{said(section.heading)}</h2>}
          <Film {...props} />
          {isWritten(section.text) && <div class="prose">{raw(said(section.text))}</div>}
        </section>
      )
    case 'newsletter':
      return (
        <section class="wrap section written">
          <h2>{said(section.heading) || frameMessages[request.language].newsletter.title}</h2>
          {isWritten(section.text) && <div class="prose">{raw(said(section.text))}</div>}
          <NewsletterForm request={request} source="section" id={`letter-${index}`} />
        </section>
      )
    case 'reviews':
      return <SaidRow request={request} name={`said-${index}`} title={said(section.heading)} reviews={props.said} />
    case 'drop':
      return (
        <Announced
          request={request}
          drops={announcedOf(
            drops.filter(({ handle }) => handle === section.of),
            now,
          )}
          now={now}
        />
      )
  }
}

/** Nobody is told of a shopper who does not press it: what is kept at another place is a link there. */
const Film = ({ request: { language }, section: { video, picture, alt, heading } }: OneProps) => {
  const film = videoAt(video)
  const name = textIn(alt, language) || textIn(heading, language)
  // One of before today's rule: browsers play it, or say that they cannot.
  if (!film || film.kind === 'file')
    return (
      <video
        controls
        preload="none"
        playsinline
        src={film?.address ?? video}
        poster={picture || undefined}
        aria-label={name || undefined}
      ></video>
    )
  return (
    <a class="elsewhere" href={film.address} target="_blank" rel="noopener noreferrer">
      {picture !== '' && <img src={picture} alt={name} width="1200" height="675" loading="lazy" decoding="async" />}
      <span class="small">{catalogMessages[language].product.play[film.kind]}</span>
    </a>
  )
}

const titleOf = ({ collections, language }: RequestContext, handle: string): string => {
  const found = collections.find((one) => one.handle === handle)
  return found ? inLanguage(found.title, language) : frameMessages[language].allGoods
}

/** The first of a page has its heading; further ones are sections like the others. */
const Hero = ({ request, section, index }: OneProps) => {
  const said = (text: Text) => textIn(text, request.language)
  const heading = said(section.heading)
  const Heading = index === 0 ? 'h1' : 'h2'
  return (
    <>
      {section.picture !== '' && (
        <div class="hero picture">
          <img
            src={section.picture}
            alt={said(section.alt)}
            width="1600"
            height="900"
            {...(index === 0 ? { fetchpriority: 'high' } : { loading: 'lazy' })}
          />
        </div>
      )}
      <section class="wrap opening">
        <Heading class="display">{heading || request.shop}</Heading>
        <div class="stack">
          {isWritten(section.text) && <div class="lead">{raw(said(section.text))}</div>}
          <Button request={request} section={section} />
        </div>
      </section>
    </>
  )
}

const Button = ({ request, section: { path, label } }: Pick<OneProps, 'request' | 'section'>) =>
  path === '' ? null : (
    <p>
      <a class="button" href={path.startsWith('/') ? to(request, path) : path}>
        {textIn(label, request.language)}
      </a>
    </p>
  )
