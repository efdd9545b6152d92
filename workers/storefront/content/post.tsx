/** One post of the blog, as it is read. */
import { raw } from 'hono/html'
import { BLOG, pathOf, type ContentDocument } from '#domain/content/document'
import { textIn } from '#domain/settings/text'
import { Crumbs } from '../frame/crumbs.tsx'
import { dayText } from '../frame/dates.ts'
import { absolute, Layout } from '../frame/layout.tsx'
import { frameMessages } from '../frame/messages/index.ts'
import type { RequestContext } from '../frame/request-context.ts'

/** Its date: from when on it is there, or when it was saved last. */
export const dateOf = ({ publishedFrom, updatedAt }: ContentDocument): number => publishedFrom ?? updatedAt

const facts = (request: RequestContext, post: ContentDocument) => ({
  '@context': 'https://schema.org',
  '@type': 'BlogPosting',
  headline: textIn(post.title, request.language),
  datePublished: new Date(dateOf(post)).toISOString(),
  dateModified: new Date(post.updatedAt).toISOString(),
  ...(post.author && { author: { '@type': 'Person', name: post.author } }),
  ...(post.picture && { image: absolute(request, post.picture) }),
})

/** Its HTML was made safe when it was saved. */
export const PostPage = ({
  request,
  post,
  isPreview = false,
}: {
  request: RequestContext
  post: ContentDocument
  isPreview?: boolean
}) => {
  const { language } = request
  const title = textIn(post.title, language)
  const lead = textIn(post.lead, language)
  return (
    <Layout
      request={request}
      title={title}
      description={lead}
      canonical={isPreview ? undefined : pathOf(post)}
      picture={post.picture || null}
      facts={isPreview ? [] : [facts(request, post)]}
      feed={`${BLOG}.atom`}
    >
      <div class="wrap">
        <Crumbs request={request} of={[{ text: frameMessages[language].blog.title, path: BLOG }, { text: title }]} />
        <article class="told">
          <header class="list-head">
            <h1>{title}</h1>
            <div class="stack">
              {lead && <p class="lead soft text">{lead}</p>}
              <By request={request} post={post} />
            </div>
          </header>
          <div class="prose">
            {post.picture && (
              <figure>
                <img
                  src={post.picture}
                  alt={textIn(post.alt, language)}
                  width="1600"
                  height="686"
                  fetchpriority="high"
                />
              </figure>
            )}
            {raw(textIn(post.body, language))}
          </div>
        </article>
      </div>
    </Layout>
  )
}

export const By = ({ request, post }: { request: RequestContext; post: ContentDocument }) => (
  <p class="small soft">
    <time datetime={new Date(dateOf(post)).toISOString()}>{dayText(request, dateOf(post))}</time>
    {post.author && ` · ${post.author}`}
    {post.tags.length > 0 && ` · ${post.tags.join(', ')}`}
  </p>
)
