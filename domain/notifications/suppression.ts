/** Where nobody may be written to, and why. */
export const SUPPRESSED_CHANNELS = ['mail', 'sms'] as const
export type SuppressedChannel = (typeof SUPPRESSED_CHANNELS)[number]
export const SUPPRESSION_REASONS = ['bounced', 'complained'] as const
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]

export type Suppression = {
  /** Of mail, in small letters; or a telephone number. */
  readonly address: string
  readonly channel: SuppressedChannel
  readonly reason: SuppressionReason
  /** As the provider says it. */
  readonly detail: string
  readonly at: number
}

/** What a provider tells later of a message that it has taken. @property receipt what it calls the message; may be empty */
export type DeliveryNews = {
  readonly type: SuppressionReason
  readonly receipt: string
  readonly recipients: readonly string[]
  readonly detail: string
}
