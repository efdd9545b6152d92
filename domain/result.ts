/**
 * A decision is either a value or a refusal.
 *
 * Refusals are the shop saying no for a reason that the caller can be told. They are plain data, so that they
 * survive the trip out of a Durable Object: an Error loses its own properties there. Bugs and broken machines
 * are not refusals; they are thrown.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/rpc/error-handling/
 */
export type Result<T, R> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R }

export const ok = <T>(value: T) => ({ ok: true, value }) as const
export const refuse = <const R>(refusal: R) => ({ ok: false, refusal }) as const
