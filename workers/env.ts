/** What wrangler.toml binds. Each room asks for its part; this adds them up. */
import type { AttemptCounters } from '#durable-objects/customers/attempt-counter'
import type { LiveView } from '#durable-objects/sharding/live'
import type { Queues } from '#durable-objects/sharding/outbox'
import type { ShardDirectory } from '#durable-objects/sharding/shard-directory'
import type { Shards } from '#durable-objects/sharding/shards'
import type { Rooms } from '#durable-objects/admission/waiting-room'
import type { UserFactsCall } from '#domain/customers/facts'
import type { DeliveryCall } from '#domain/notifications/webhooks/delivery'
import type { PageEvent } from '#domain/statistics/page-events'
import type { CarrierEnv } from './providers/carriers/index.ts'
import type { BotProvider } from './providers/bots/provider.ts'
import type { EmailBinding } from './providers/mail/cloudflare.ts'
import type { LeaksEnv } from './providers/leaked-passwords/index.ts'
import type { MailProvider } from './providers/mail/provider.ts'
import type { PushProvider } from './providers/push/provider.ts'
import type { PaymentProvider } from './providers/payments/provider.ts'
import type { SmsProvider } from './providers/sms/provider.ts'
import type { TaxEnv } from './providers/tax/index.ts'
import type { VatEnv } from './providers/vat/index.ts'
import type { WebhookCarrier } from './providers/webhooks/carrier.ts'

export type Databases = {
  readonly PRODUCTS_DB: D1Database
  readonly USERS_DB: D1Database
  readonly TRANSACTIONS_DB: D1Database
  readonly STATISTICS_DB: D1Database
}

export type Settings = LeaksEnv &
  CarrierEnv &
  TaxEnv &
  VatEnv & {
    /** What goods are priced in until the settings of the shop say so, ISO 4217. */
    readonly CURRENCY: string
    /** The name of a provider; a test brings its own along. */
    readonly PAYMENT_PROVIDER: 'demo' | 'stripe' | PaymentProvider
    /** A secret: `wrangler secret put STRIPE_SECRET_KEY`; a restricted key is enough. */
    readonly STRIPE_SECRET_KEY?: string
    /** A secret: of the webhook by which Stripe tells of payments. */
    readonly STRIPE_WEBHOOK_SECRET?: string
    /** Whether is paid on a page of Stripe's or in fields on ours; absent: on Stripe's. */
    readonly STRIPE_UI?: 'hosted' | 'elements'
    /** Of fields on our page: no secret. */
    readonly STRIPE_PUBLISHABLE_KEY?: string
    /** `manual`: promised first and taken when the shop agrees; absent: taken at once. */
    readonly STRIPE_CAPTURE?: 'automatic' | 'manual'
    /** Whoever speaks as Stripe does; Stripe when absent. */
    readonly STRIPE_API_URL?: string
    readonly MAIL_PROVIDER: 'demo' | 'cloudflare' | 'http' | MailProvider
    /** Whom mails are from: an address of a domain that the provider knows. */
    readonly MAIL_FROM?: string
    /** Of `http`; Resend's when absent. */
    readonly MAIL_API_URL?: string
    /** A secret: `wrangler secret put MAIL_API_KEY`. */
    readonly MAIL_API_KEY?: string
    /** A secret: of the webhook by which `http` tells of bounces and complaints. */
    readonly MAIL_WEBHOOK_SECRET?: string
    /** Of `cloudflare`: a `send_email` binding. */
    readonly EMAIL?: EmailBinding
    readonly SMS_PROVIDER?: 'demo' | 'http' | SmsProvider
    /** Of `http`; Twilio's when absent. */
    readonly SMS_API_URL?: string
    readonly SMS_API_ACCOUNT?: string
    /** A secret: `wrangler secret put SMS_API_KEY`. */
    readonly SMS_API_KEY?: string
    /** Whom short messages are from. */
    readonly SMS_FROM?: string
    readonly PUSH_PROVIDER?: 'demo' | 'webpush' | PushProvider
    /** Of `webpush`: by which browsers know the shop. `npm run push-keys` makes both. */
    readonly VAPID_PUBLIC_KEY?: string
    /** A secret: `wrangler secret put VAPID_PRIVATE_KEY`. */
    readonly VAPID_PRIVATE_KEY?: string
    /** Whether pages ask for pictures in the sizes that they show; absent: they show originals. */
    readonly PICTURE_SIZES?: 'on' | 'off'
    /** Where the shop is reached, for links in mails: `https://shop.example`. Without it links have no host. */
    readonly SHOP_URL?: string
    /** `on` in tests: the bindings refuse what the platform would refuse (schema/production-limits.ts). */
    readonly PRODUCTION_LIMITS?: 'on'
    /** Signs staff sessions; outside dev a secret (`wrangler secret put AUTH_SECRET`). */
    readonly AUTH_SECRET?: string
    /** Who tells people from programs in front of a queue; a test brings its own along. */
    readonly BOT_PROVIDER: 'demo' | 'turnstile' | BotProvider
    readonly TURNSTILE_SITE_KEY?: string
    /** A secret: `wrangler secret put TURNSTILE_SECRET`. */
    readonly TURNSTILE_SECRET?: string
    /** Signs tickets and passes; without it the shop's own secret does. */
    readonly ADMISSION_SECRET?: string
  }

/** Pictures, and what makes them smaller, where the platform has it. */
export type Media = {
  readonly MEDIA: R2Bucket
  readonly IMAGES?: ImagesBinding
}

export type Limits = {
  readonly SIGN_IN_LIMIT: RateLimit
  readonly SHOPPER_LIMIT: RateLimit
  readonly CONNECTION_LIMIT: RateLimit
  readonly FEED_LIMIT: RateLimit
  readonly NEIGHBOUR_LIMIT: RateLimit
}

export type Env = Shards &
  Rooms &
  AttemptCounters &
  Databases &
  Queues &
  Settings &
  Media &
  Limits & {
    /** The master of the shards: one object. */
    readonly DIRECTORY: DurableObjectNamespace<ShardDirectory>
    /** The sockets of those who watch it: one object. */
    readonly LIVE: DurableObjectNamespace<LiveView>
    /** The topology as it was published: a copy. */
    readonly TOPOLOGY: KVNamespace
    /** Of the code: pages that are kept belong to one. */
    readonly VERSION?: WorkerVersionMetadata
    /** What pages tell of their use: no facts, so they have no place in an outbox. */
    readonly PAGE_EVENTS: Queue<readonly PageEvent[]>
    /** Which file goes on: whoever hears of it works on it for a while. */
    readonly IMPORTS: Queue<{ readonly id: string }>
    /** Which rows of the outbox of USERS_DB are to be acted on. */
    readonly USER_FACTS: Queue<UserFactsCall>
    /** Which webhooks are to be tried. */
    readonly DELIVERIES: Queue<DeliveryCall>
    /** Absent: over https. A test brings its own along. */
    readonly WEBHOOK_CARRIER?: WebhookCarrier
    /** The event log. */
    readonly LOGS: R2Bucket
    readonly ASSETS: Fetcher
  }

/** What a Hono app of this Worker is given. */
export type App = { Bindings: Env }
